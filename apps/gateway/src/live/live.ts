import { setTimeout as sleep } from 'node:timers/promises';
import { AssayError, isPublicEvent } from '@assay/core';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { Access } from '../auth/access.ts';
import { type Context, createContext, type GatewayParts } from '../context.ts';
import { toClientError } from '../errors.ts';
import type { Admission } from '../limits/admission.ts';
import { executeWithin } from '../limits/execute-within.ts';
import type { Subscribe } from '../limits/keeps-limits.ts';
import { type Followed, follow, type Happening } from './follow.ts';
import type { Hub } from './hub.ts';
import { createPlaces } from './places.ts';

/** The cursor that goes with a result, under a name that JSON does not show. */
export const cursorOf = Symbol('cursor');

export interface Live {
  /** Runs a subscription: each event is executed by itself, as who asks and the record are by then. */
  readonly subscribe: Subscribe;
  /** How many there are. */
  readonly held: () => number;
  /** Where the subscription of a request has got to. */
  readonly cursorFor: (request: Request) => string | null;
}

export function createLive(hub: Hub, parts: GatewayParts): Live {
  const places = createPlaces(parts.limits);
  const followed = new WeakMap<Request, Followed<Context>>();
  return {
    held: places.taken,
    cursorFor: (request) => followed.get(request)?.cursor() ?? null,
    subscribe: async (args, admission) => {
      // The gateway makes the context itself, and Yoga puts the request into it.
      const context = args.contextValue as Context & { readonly request: Request };
      const { request } = context;
      const held = hold(hub, parts, { request, leave: places.take(admission.caller.key) });
      try {
        const source = await createSourceEventStream({
          ...args,
          contextValue: {
            ...context,
            follow: async (wanted) => {
              const after = request.headers.get('last-event-id') ?? wanted.after;
              const stream = await follow(hub, { ...wanted, after }, held.ended);
              followed.set(request, stream);
              held.guard(wanted.access);
              return stream;
            },
          } satisfies Context,
        });
        if (!(Symbol.asyncIterator in source)) {
          held.end();
          return source;
        }
        // Every subscription of this schema follows the record.
        const happenings = source as AsyncIterable<Happening<Context>>;
        return endable(results(happenings, { args, request, context, admission, held, parts }), held);
      } catch (error) {
        held.end();
        throw error;
      }
    },
  };
}

interface Held {
  readonly ended: AbortSignal;
  readonly end: () => void;
  /** Ends it as well once who asks may no longer do this. */
  readonly guard: (access: Access) => void;
  /** Why it was ended, where it was not by its end. */
  readonly fault: () => unknown;
}

/** Holds a subscription until its client or the gateway leaves, or who asks may no longer do so. */
function hold(
  hub: Hub,
  { world, authenticate }: GatewayParts,
  { request, leave }: { readonly request: Request; readonly leave: () => void },
): Held {
  const ending = new AbortController();
  let access: Access = 'public';
  let fault: unknown = null;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const principal = await authenticate(request, world);
      if (access !== 'public' && !principal.may(access)) {
        throw new AssayError('not-permitted', 'expected somebody who still may, got somebody who may no longer');
      }
    } catch (error) {
      fault ??= error;
      ending.abort();
    } finally {
      looking = false;
    }
  };
  const release = hub.hold(() => void look());
  const end = (): void => ending.abort();
  const signals = [hub.closing, request.signal];
  for (const signal of signals) signal.addEventListener('abort', end);
  ending.signal.addEventListener('abort', () => {
    leave();
    release();
    for (const signal of signals) signal.removeEventListener('abort', end);
  });
  if (signals.some(({ aborted }) => aborted)) end();
  return {
    ended: ending.signal,
    end,
    guard: (given) => {
      access = given;
    },
    fault: () => fault,
  };
}

interface Run {
  readonly args: ExecutionArgs;
  readonly request: Request;
  readonly context: Context;
  readonly admission: Admission;
  readonly held: Held;
  readonly parts: GatewayParts;
}

async function* results(
  happenings: AsyncIterable<Happening<Context>>,
  run: Run,
): AsyncGenerator<ExecutionResult, undefined> {
  const { held, parts } = run;
  let fault: unknown = null;
  try {
    for await (const happening of happenings) {
      const result = await resultOf(happening, run);
      if (held.ended.aborted) break;
      if (result !== null) yield Object.assign(result, { [cursorOf]: happening.cursor });
    }
  } catch (error) {
    fault = error;
  } finally {
    held.end();
  }
  fault ??= held.fault();
  if (fault !== null) yield { errors: [toClientError(fault, parts.report)] };
  return undefined;
}

/** What an event comes to for who asks; `null` where it is not for them. */
async function resultOf(happening: Happening<Context>, run: Run): Promise<ExecutionResult | null> {
  const { args, request, admission, held, parts } = run;
  await paid(() => admission.pay(1), held.ended);
  const context: Context = { ...run.context, ...(await createContext(parts, request)) };
  const { drafts } = context.principal.audience;
  if (drafts ? happening.isShown : !isPublicEvent(happening.event.kind)) return null;
  await paid(admission.pay, held.ended);
  if (held.ended.aborted) return null;
  // One view of the record says both whether they may see it and what they see.
  return parts.world.store.read(async () => {
    if (!(await happening.reaches(context))) return null;
    if (!drafts && (await isHeldBack(happening, context))) return null;
    const event = { ...args, rootValue: happening, contextValue: context };
    return executeWithin(event, execute, context.meter, parts.limits);
  });
}

/** Whether the public is told of it when an embargo ends, and not by its place in the record. */
async function isHeldBack({ change, time, isShown }: Happening<Context>, { loaders }: Context): Promise<boolean> {
  if (isShown || change.revisionId === null) return false;
  const revision = await loaders.revision.load(change.revisionId);
  if (revision === undefined) return true;
  return revision.embargoUntil !== null && Date.parse(revision.embargoUntil) > time;
}

/** Waits until there is enough in the purse. */
async function paid(pay: () => number, end: AbortSignal): Promise<void> {
  for (let seconds = pay(); seconds > 0 && !end.aborted; seconds = pay()) {
    await sleep(seconds * 1000, undefined, { signal: end, ref: false }).catch(() => undefined);
  }
}

/** Ends what is held also where it is given back before it was begun, which a generator does not notice. */
function endable(
  inner: AsyncGenerator<ExecutionResult, undefined>,
  { end }: Held,
): AsyncIterableIterator<ExecutionResult, undefined> {
  return {
    next: () => inner.next(),
    return: () => {
      end();
      return inner.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
