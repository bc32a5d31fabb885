import { AssayError, asInstant, type Event, toChange } from '@assay/core';
import type { LeasedDelivery, ListeningWebhook } from '@assay/core/store';
import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import type { PrincipalOf } from '../auth/authenticate.ts';
import { type Context, contextOf, type GatewayParts } from '../context.ts';
import { toClientError } from '../errors.ts';
import { executeWithin } from '../limits/execute-within.ts';
import type { Happening } from '../live/follow.ts';
import type { Hub } from '../live/hub.ts';
import { deliveryId } from '../webhook.ts';
import type { Ranges, Resolve } from './address.ts';
import { waitAfter } from './backoff.ts';
import { readDocument, wantedBy } from './document.ts';
import { send } from './send.ts';

/** How long a delivery is for the process that has leased it, in milliseconds: longer than a call takes. */
const lease = 60_000;
/** Calls at once, and events looked at for a webhook before others have their turn. */
const [atOnce, pageSize] = [8, 100];

export interface DeliveryParts extends GatewayParts {
  readonly schema: GraphQLSchema;
  readonly hub: Hub;
  readonly principalOf: PrincipalOf;
  readonly ranges: Ranges;
  readonly resolve?: Resolve | undefined;
  /** From 0 to 1. */
  readonly chance: () => number;
}

export interface Delivering {
  /** Looks at what happened and calls whom it is due to call, unless it does so already; answers how many calls that were. */
  readonly once: () => Promise<number>;
  /** Ends what is under way: it will be tried again, by whomever. */
  readonly stop: () => Promise<void>;
}

/** Tells webhooks what happened. Several processes may do so at once; each delivery is leased by one of them. */
export function createDelivering(parts: DeliveryParts): Delivering {
  const { world, report } = parts;
  const stopping = new AbortController();
  let underWay: Promise<number> | null = null;

  const round = async (): Promise<number> => {
    for (const listening of await world.store.deliveries.listening()) await enqueue(listening, parts);
    const now = world.now();
    const leased = await world.store.deliveries.lease(asInstant(now), asInstant(now + lease), atOnce);
    await Promise.all(leased.map((one) => deliver(one, parts, stopping.signal)));
    return leased.length;
  };
  return {
    once: () => {
      if (stopping.signal.aborted) return Promise.resolve(0);
      underWay ??= round()
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) report(crypto.randomUUID(), error);
          return 0;
        })
        .finally(() => {
          underWay = null;
        });
      return underWay;
    },
    stop: async () => {
      stopping.abort();
      await underWay;
    },
  };
}

/** Puts what happened since on its way to a webhook, where it bears on what its document asks for. */
async function enqueue(listening: ListeningWebhook, parts: DeliveryParts): Promise<void> {
  const { world, hub } = parts;
  let from = listening;
  for (let page = await hub.eventsAfter(from.place); page.length > 0; page = await hub.eventsAfter(from.place)) {
    const concerns = await concernsOf(listening, parts);
    const place = page.at(-1)?.sequence ?? from.place;
    const sequences = page.filter(concerns).map(({ sequence }) => sequence);
    const isOurs = await world.store.deliveries.enqueue(from, place, sequences, asInstant(world.now()));
    if (!isOurs || page.length < pageSize) return;
    from = { ...from, place };
  }
}

async function concernsOf({ webhook }: ListeningWebhook, parts: DeliveryParts): Promise<(event: Event) => boolean> {
  try {
    const context = await contextOfOwner(webhook, parts);
    const wanted = await wantedBy(readDocument(webhook.document, parts.schema, parts.limits), parts.schema, context);
    return (event) => wanted.concerns(event, toChange(event));
  } catch {
    // Each is tried, and its log says what ails the webhook.
    return (event) => toChange(event).claimId !== null || toChange(event).verdictId !== null;
  }
}

async function contextOfOwner({ ownerId }: LeasedDelivery['webhook'], parts: DeliveryParts): Promise<Context> {
  const principal = parts.principalOf(await parts.world.store.read((reader) => reader.getActor(ownerId)));
  if (!principal.may('manage-webhooks')) throw new AssayError('not-permitted', 'its owner may have no webhooks');
  return contextOf(parts, principal);
}

async function deliver(leased: LeasedDelivery, parts: DeliveryParts, signal: AbortSignal): Promise<void> {
  const { world, ranges, resolve, report } = parts;
  const { webhook, secret, sequence, attempt } = leased;
  const from = performance.now();
  const settle = async (outcome: 'delivered' | 'failed' | 'unwanted', status: number | null, fault: string | null) => {
    const now = world.now();
    const wait = signal.aborted ? 0 : waitAfter(attempt, parts.chance());
    const retryAt = wait === null ? null : asInstant(now + wait);
    const durationMs = performance.now() - from;
    await world.store.deliveries.settle(leased, { at: asInstant(now), retryAt, outcome, status, fault, durationMs });
  };
  try {
    const body = await bodyOf(leased, parts);
    if (body === null) return await settle('unwanted', null, null);
    const id = deliveryId(webhook.id, sequence);
    const call = { url: webhook.url, id, secret, now: world.now(), body, ranges, resolve, signal };
    const { status, fault } = await send(call);
    return await settle(fault === null ? 'delivered' : 'failed', status, fault);
  } catch (error) {
    return await settle('failed', null, toClientError(error, report).message.slice(0, 500));
  }
}

/** What a webhook is told of an event, by its document and its owner; `null` where it is not for them. */
async function bodyOf({ webhook, sequence }: LeasedDelivery, parts: DeliveryParts): Promise<string | null> {
  const { world, schema, limits, hub, report } = parts;
  const document: DocumentNode = readDocument(webhook.document, schema, limits);
  const [event] = (await world.store.read((reader) => reader.eventsPage({ first: 1, after: sequence - 1 }))).items;
  if (event?.sequence !== sequence) return null;
  const context = await contextOfOwner(webhook, parts);
  const wanted = await wantedBy(document, schema, context);
  const cursor = (await hub.cursors()).seal(sequence);
  const change = toChange(event);
  const happening: Happening<Context> = {
    event,
    change,
    cursor,
    reaches: (own) => wanted.reaches(happening, own),
  };
  return world.store.read(async () => {
    if (!wanted.concerns(event, change) || !(await happening.reaches(context))) return null;
    const args = { schema, document, rootValue: happening, contextValue: context };
    const { data, errors } = await executeWithin(args, execute, context.meter, limits);
    if (data == null) throw errors?.[0] ?? new TypeError('expected data or why there is none');
    const told = errors === undefined ? {} : { errors: errors.map((error) => toClientError(error, report)) };
    return JSON.stringify({ type: event.kind, timestamp: event.at, data, ...told });
  });
}
