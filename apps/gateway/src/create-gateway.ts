import { randomFillSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createIds, type Policy, recommended } from '@assay/core';
import type { Store } from '@assay/core/store';
import { createYoga } from 'graphql-yoga';
import { type AuthOptions, createAuthenticate, principals } from './auth/authenticate.ts';
import { createKnownKeys } from './auth/known-keys.ts';
import { type Asking, type Context, createContext, type GatewayParts } from './context.ts';
import { findBegun } from './direct/begun.ts';
import { createDirectAnswers } from './direct/direct-answers.ts';
import { type Report, toClientError, withoutHint } from './errors.ts';
import { graphiql } from './examples.ts';
import { hardened, homeIsGraphql, isAddressed, oneView, parsesOrRefuses } from './http.ts';
import { createAdmissions } from './limits/admission.ts';
import { type Caller, networkOf, type Wire } from './limits/caller.ts';
import { createDocumentCache } from './limits/document-cache.ts';
import { keepsLimits } from './limits/keeps-limits.ts';
import { asLimits, type Limits } from './limits/limits.ts';
import { streamsEvents } from './live/event-stream.ts';
import { createHub } from './live/hub.ts';
import { createLive } from './live/live.ts';
import { createPlanner, plannedReads } from './plan/planned.ts';
import { createDrain, type Drain } from './running/drain.ts';
import { answersProbes } from './running/probes.ts';
import { createSubgraph, schema } from './schema.ts';
import { lastHeaders } from './security-headers.ts';
import type { Gauge } from './telemetry/gauge.ts';
import { notesRequests, reportOf } from './telemetry/notes-requests.ts';
import { findEntry, notePrincipal, type OnAnswer } from './telemetry/request-entry.ts';
import { asRanges } from './webhooks/address.ts';
import { createDelivering } from './webhooks/deliver.ts';
import { asKeptDays, type KeptDays } from './webhooks/kept-days.ts';

export interface GatewayOptions extends AuthOptions {
  readonly store: Store;
  /** Told of every fault that clients see only the id of. */
  readonly report?: Report;
  /** The house rules; `recommended` left out. */
  readonly policy?: Policy;
  /** What a client may ask for and send, where it is not as usual. */
  readonly limits?: Partial<Limits>;
  /** Milliseconds since 1970; the clock of the machine left out. */
  readonly now?: () => number;
  /** Has webhooks delivered by this process; left out, by others. */
  readonly webhooks?: WebhookOptions | null;
  /** Whether clients may ask for the schema, and are told of names near the one they asked for; `true` left out. */
  readonly introspection?: boolean;
  /** Whether it is a subgraph of Apollo Federation, with `_service` and `_entities`; `false` left out. */
  readonly federation?: boolean;
  /** Told of each request when its answer goes out. */
  readonly onAnswer?: readonly OnAnswer[];
  /** Told when the store stops working, with why, and when it works again, with `null`. */
  readonly onReadiness?: (fault: unknown) => void;
  /** Plugins of the server that are to look at requests before ours; their type would bring that of a browser along. */
  readonly plugins?: readonly object[];
  /** Whether documents are answered by plans where they can be; `true` left out. For tests, which compare. */
  readonly plans?: boolean;
}

export interface WebhookOptions {
  /** Addresses and ranges that are not of the public network and may be called all the same: `10.0.0.0/8`. */
  readonly private?: string;
  /** For how many days the log keeps what ended: 7 where it was taken, 30 where it was given up, left out. */
  readonly keptDays?: Partial<KeptDays>;
  /** Whether it looks by itself what is due; `true` left out. */
  readonly byItself?: boolean;
}

export interface Gateway {
  /** Answers one request, without a socket. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Listens for `node:http`. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The way to an end that keeps what was promised. */
  readonly drain: Drain;
  /** Figures to be read from time to time. */
  readonly gauges: readonly Gauge[];
  /** Delivers to webhooks what is due now; answers how many calls that were. */
  readonly deliver: () => Promise<number>;
  /** Lets go of what the gateway holds; the store stays open. */
  readonly dispose: () => Promise<void>;
}

/**
 * GraphQL over a store, under `/graphql`, with `/health` and `/ready`.
 *
 * @throws AssayError `invalid-input` where a limit is no whole number from 1
 */
export function createGateway({
  store,
  report = () => undefined,
  limits: given = {},
  introspection = true,
  webhooks = null,
  now = Date.now,
  federation = false,
  onAnswer = [],
  onReadiness = () => undefined,
  plugins = [],
  policy = recommended,
  plans = true,
  ...auth
}: GatewayOptions): Gateway {
  const limits = asLimits(given);
  const makeId = createIds({ now, random: (bytes) => void randomFillSync(bytes) });
  const keys = createKnownKeys();
  const authenticate = createAuthenticate(auth, keys);
  const parts: GatewayParts = { world: { store, now, makeId, policy }, authenticate, report, limits };
  const drain = createDrain();
  const hub = createHub(store, now);
  const live = createLive(hub, parts);
  drain.onDrain(() => hub.close());
  const delivering =
    webhooks === null
      ? null
      : createDelivering({
          ...parts,
          schema,
          hub,
          principalOf: principals(auth),
          ranges: asRanges(webhooks.private ?? ''),
          kept: asKeptDays(webhooks.keptDays),
          chance: Math.random,
        });
  if (delivering !== null) {
    const release = webhooks?.byItself === false ? () => undefined : hub.hold(() => void delivering.keepOn());
    drain.onDrain(() => {
      release();
      return delivering.stop();
    });
    hub.closing.addEventListener('abort', release);
  }
  const admissions = createAdmissions<Asking>({ limits, callerOf, onCost });
  const planner = plans ? createPlanner(store, report) : null;
  const served = federation ? createSubgraph() : schema;
  // Whoever looks at requests is to see them all.
  const direct =
    planner === null || plugins.length > 0
      ? null
      : createDirectAnswers({ parts, schema: served, admissions, planner, onAnswer });
  const yoga = createYoga({
    schema: served,
    context: async ({ request, ...wire }) => {
      const { context: made = null } = findBegun(wire) ?? {};
      if (made !== null) return made;
      const entry = findEntry(request);
      const context = await createContext({ ...parts, report: reportOf(request, report) }, request);
      if (entry !== undefined) notePrincipal(entry, context.principal);
      return context;
    },
    batching: false,
    cors: false,
    landingPage: false,
    logging: false,
    multipart: false,
    maxRequestBodySize: false,
    parserAndValidationCache: {
      documentCache: createDocumentCache(),
      errorCache: { get: () => undefined, set: () => undefined },
    },
    // The server's own answers every address that ends so; ours are below.
    healthCheckEndpoint: ' ',
    graphiql,
    // Only when somebody opens the page: it is nine megabytes, all of them on this host. The bundle has it as a file.
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    maskedErrors: {
      maskError: (error) => {
        const told = toClientError(error, report);
        return introspection ? told : withoutHint(told);
      },
    },
    plugins: [
      notesRequests(onAnswer),
      ...plugins,
      answersProbes({ store, drain, onChange: onReadiness, now: () => performance.now() }),
      homeIsGraphql,
      hardened,
      parsesOrRefuses,
      ...(direct === null ? [] : [direct.plugin]),
      oneView(store),
      // After the view, which a plan takes by itself where it needs one.
      ...(planner === null ? [] : [plannedReads(planner)]),
      keepsLimits<Context & Wire>({ limits, introspection, admissions, subscribe: live.subscribe }),
      streamsEvents(live, hub, limits),
    ],
  });
  return {
    fetch: async (request) => yoga.fetch(request),
    listener: async (request, response) => {
      if (!isAddressed(request)) response.writeHead(400, lastHeaders).end();
      else if (!(await direct?.answer(request, response))) await yoga.handle(request, response);
    },
    deliver: async () => (await delivering?.once()) ?? 0,
    drain,
    gauges: [
      { name: 'assay_draining', help: 'Whether the gateway is about to end.', read: () => Number(drain.isAnnounced()) },
      {
        name: 'assay_direct_answers',
        help: 'Answers since the start that went by a plan past the conversions of the server.',
        read: () => direct?.count() ?? 0,
      },
      { name: 'assay_subscriptions', help: 'Subscriptions that are held.', read: live.held },
    ],
    dispose: async () => {
      keys.close();
      hub.close();
      await delivering?.stop();
      await yoga.dispose();
    },
  };
}

function onCost({ request }: Wire, cost: number): void {
  const entry = findEntry(request);
  if (entry !== undefined) entry.cost = cost;
}

function callerOf({ principal: { name }, req }: Asking): Caller {
  return name === null ? { key: networkOf({ req }), known: false } : { key: name.slice(0, 200), known: true };
}
