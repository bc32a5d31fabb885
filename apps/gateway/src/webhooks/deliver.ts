import { AssayError, asInstant, type Event, type Id, toChange } from '@assay/core';
import type { LeasedDelivery, ListeningWebhook, QueuedEvent } from '@assay/core/store';
import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import type { PrincipalOf } from '../auth/authenticate.ts';
import { type Context, contextOf, type GatewayParts } from '../context.ts';
import { toClientError } from '../errors.ts';
import { executeWithin } from '../limits/execute-within.ts';
import { placeAt } from '../live/cursor.ts';
import type { Happening } from '../live/follow.ts';
import type { Hub } from '../live/hub.ts';
import { deliveryId } from '../webhook.ts';
import type { Ranges, Resolve } from './address.ts';
import { waitAfter } from './backoff.ts';
import { readDocument, wantedBy } from './document.ts';
import type { KeptDays } from './kept-days.ts';
import { send } from './send.ts';

/** How long a delivery is for the process that has leased it, in milliseconds: longer than a call takes. */
const lease = 60_000;
/** Calls at once, and events looked at for a webhook before others have their turn. */
const [atOnce, pageSize] = [16, 100];

/** How often what is no longer kept is looked for, in milliseconds; and how much goes in one transaction. */
const [sweepEvery, sweptAtOnce] = [3_600_000, 500];

export interface DeliveryParts extends GatewayParts {
  readonly schema: GraphQLSchema;
  readonly hub: Hub;
  readonly principalOf: PrincipalOf;
  readonly ranges: Ranges;
  readonly resolve?: Resolve | undefined;
  readonly kept: KeptDays;
  /** From 0 to 1. */
  readonly chance: () => number;
}

export interface Delivering {
  /** Looks at what happened and calls whom it is due to call; answers how many calls that were, when all are over. */
  readonly once: () => Promise<number>;
  /** The same without waiting for the calls: who answers slowly keeps nobody else waiting, and who has more goes on at once. */
  readonly keepOn: () => Promise<void>;
  /** Ends what is under way: it will be tried again, by whomever. */
  readonly stop: () => Promise<void>;
}

/** Tells webhooks what happened. Several processes may do so at once; each delivery is leased by one of them. */
export function createDelivering(parts: DeliveryParts): Delivering {
  const { world, report } = parts;
  const stopping = new AbortController();
  /** The calls under way: one to each webhook. */
  const calls = new Map<Id<'webhook'>, Promise<void>>();
  let looking: Promise<readonly Promise<void>[]> | null = null;

  const fault = (error: unknown): void => {
    if (!stopping.signal.aborted) report(crypto.randomUUID(), error);
  };
  const call = (leased: LeasedDelivery): Promise<void> => {
    const { id } = leased.webhook;
    const calling = deliver(leased, parts, stopping.signal)
      .catch(fault)
      .finally(() => calls.delete(id));
    calls.set(id, calling);
    return calling;
  };
  let sweptAt = Number.NEGATIVE_INFINITY;
  const sweep = async (): Promise<void> => {
    const at = world.now();
    if (at - sweptAt < sweepEvery) return;
    const before = (days: number) => asInstant(at - days * 86_400_000);
    const sweeping = { now: asInstant(at), delivered: before(parts.kept.delivered), dead: before(parts.kept.dead) };
    // Commands have their turn in between.
    while (await world.store.deliveries.sweep(sweeping, sweptAtOnce));
    sweptAt = at;
  };
  const begin = async (): Promise<readonly Promise<void>[]> => {
    await sweep();
    for (const listening of await world.store.deliveries.listening()) await enqueue(listening, parts);
    const [now, free] = [world.now(), atOnce - calls.size];
    if (free === 0 || stopping.signal.aborted) return [];
    const busy = new Set(calls.keys());
    return (await world.store.deliveries.lease(asInstant(now), asInstant(now + lease), free, busy)).map(call);
  };
  const look = async (): Promise<readonly Promise<void>[]> => {
    if (stopping.signal.aborted) return [];
    looking ??= begin()
      .catch((error: unknown) => {
        fault(error);
        return [];
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const keepOn = async (): Promise<void> => {
    if (looking !== null) return;
    for (const calling of await look()) void calling.then(keepOn);
  };
  return {
    once: async () => {
      const begun = await look();
      await Promise.all(begun);
      return begun.length;
    },
    keepOn,
    stop: async () => {
      stopping.abort();
      await looking;
      await Promise.all(calls.values());
    },
  };
}

/** Puts what happened since on its way to a webhook, where it bears on what its document asks for. */
async function enqueue(listening: ListeningWebhook, parts: DeliveryParts): Promise<void> {
  const { world, hub } = parts;
  let from = listening;
  while (from.room > 0) {
    const page = await hub.eventsAfter(from.place);
    const last = page.at(-1);
    if (last === undefined) return;
    const wanted = await queuedOf(page.filter(await concernsOf(listening, parts)), parts);
    const queued = wanted.slice(0, from.room);
    // What finds no room is looked at again once there is some.
    const place = (queued.length < wanted.length ? queued.at(-1) : last)?.sequence ?? last.sequence;
    const isOurs = await world.store.deliveries.enqueue(from, place, queued, asInstant(world.now()));
    if (!isOurs || page.length < pageSize) return;
    from = { ...from, place, room: from.room - queued.length };
  }
}

/** The events with the claims they bear on. */
async function queuedOf(events: readonly Event[], { world }: DeliveryParts): Promise<readonly QueuedEvent[]> {
  const changes = events.map((event) => ({ sequence: event.sequence, ...toChange(event) }));
  const ids = changes.flatMap(({ claimId, verdictId }) => (claimId === null && verdictId !== null ? [verdictId] : []));
  const verdicts = await world.store.read((reader) => reader.verdictsByIds([...new Set(ids)]));
  const claims = new Map(verdicts.flatMap((one) => (one === undefined ? [] : [[one.id, one.claimId]])));
  return changes.flatMap(({ sequence, claimId, verdictId }) => {
    const known = claimId ?? (verdictId === null ? undefined : claims.get(verdictId));
    return known === undefined ? [] : [{ sequence, claimId: known }];
  });
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
  const { webhook, secrets, sequence, attempt, queuedAt } = leased;
  const from = performance.now();
  const settle = async (outcome: 'delivered' | 'failed' | 'unwanted', status: number | null, fault: string | null) => {
    const now = world.now();
    const wait = signal.aborted ? 0 : waitAfter(attempt, now - Date.parse(queuedAt), parts.chance());
    const retryAt = wait === null ? null : asInstant(now + wait);
    const durationMs = performance.now() - from;
    await world.store.deliveries.settle(leased, { at: asInstant(now), retryAt, outcome, status, fault, durationMs });
  };
  try {
    const body = await bodyOf(leased, parts);
    if (body === null) return await settle('unwanted', null, null);
    const id = deliveryId(webhook.id, sequence);
    const call = { url: webhook.url, id, secrets, now: world.now(), body, ranges, resolve, signal };
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
  const time = world.now();
  const cursor = (await hub.cursors()).seal(placeAt(sequence, time));
  const change = toChange(event);
  const happening: Happening<Context> = {
    event,
    change,
    cursor,
    // Its owner reads drafts, and is told when a thing is published.
    time,
    isShown: false,
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
