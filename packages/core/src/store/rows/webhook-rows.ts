import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Webhook, WebhookDelivery } from '../../access/webhook.ts';
import { AssayError } from '../../error.ts';
import type { Id } from '../../value/id.ts';
import type { DeliveryFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { webhookDeliveries, webhookSecrets, webhooks } from '../tables/webhook.ts';
import type { Writer } from '../writer.ts';
import { byIds } from './batch.ts';
import { listed } from './listed.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

const toWebhook = (row: Webhook): Webhook => row;
const toDelivery = (row: WebhookDelivery): WebhookDelivery => row;

export function webhookReader(queries: Queries) {
  const webhook = byIds(
    'webhook',
    lazily(() => queries.select().from(webhooks).where(among(webhooks.id)).prepare()),
    toWebhook,
  );
  const page = pagesOf(queries, {
    by: webhooks.id,
    order: 'newest-first',
    conditions: { live: isNull(webhooks.deletedAt) },
    select: (where, order) => queries.select().from(webhooks).where(where).orderBy(order).limit(boundLimit),
    toDomain: toWebhook,
    placeOf: ({ id }) => id,
  });
  const deliveries = pagesOf(queries, {
    by: webhookDeliveries.sequence,
    order: 'newest-first',
    conditions: {
      webhookId: is(webhookDeliveries.webhookId, 'webhookId'),
      states: is(webhookDeliveries.state, 'states'),
    },
    select: (where, order) => queries.select().from(webhookDeliveries).where(where).orderBy(order).limit(boundLimit),
    toDomain: toDelivery,
    placeOf: ({ sequence }) => sequence,
  });
  return {
    getWebhook: webhook.get,
    findWebhook: webhook.find,
    webhooksByIds: webhook.found,
    webhooksPage: (request: PageRequest<Id<'webhook'>>) => page(request, { live: true }),
    deliveriesPage: ({ filter, ...request }: PageRequest<number, DeliveryFilter>) =>
      deliveries(request, { webhookId: filter?.webhookId, states: listed('states', filter?.states) }),
  };
}

type Writes = 'insertWebhook' | 'updateWebhook' | 'setWebhookSecret' | 'replayDeliveries' | 'replayWebhookFrom';

export function webhookWriter(queries: Queries): Pick<Writer, Writes> {
  const insert = insertInto(queries, webhooks);
  const insertSecret = insertInto(queries, webhookSecrets);
  const own = (id: Id<'webhook'>): SQL => eq(webhookDeliveries.webhookId, id);
  const again = {
    state: 'waiting',
    attempts: 0,
    attemptedAt: null,
    status: null,
    fault: null,
    durationMs: null,
  } as const;
  return {
    insertWebhook: async (webhook, { secret, place }) => {
      await insert(webhook);
      await insertSecret({ webhookId: webhook.id, secret, previous: null, previousUntil: null, place });
    },
    updateWebhook: async ({ id, ...changes }) => {
      const changed = queries
        .update(webhooks)
        .set(changes)
        .where(and(eq(webhooks.id, id), isNull(webhooks.deletedAt)))
        .returning({ id: webhooks.id })
        .all();
      if (changed.length === 0) throw new AssayError('conflict', 'expected a webhook on record that was not deleted');
    },
    setWebhookSecret: async (webhookId, secret, previousUntil) => {
      const previous = previousUntil === null ? null : sql`${webhookSecrets.secret}`;
      const changes = { secret, previous, previousUntil };
      queries.update(webhookSecrets).set(changes).where(eq(webhookSecrets.webhookId, webhookId)).run();
    },
    replayDeliveries: async (id, sequences, at) => {
      const those = sql`${webhookDeliveries.sequence} in (select value from json_each(${JSON.stringify(sequences)}))`;
      const found = queries
        .update(webhookDeliveries)
        .set({ ...again, dueAt: at, queuedAt: at })
        .where(and(own(id), those))
        .returning({ sequence: webhookDeliveries.sequence })
        .all();
      return found.length;
    },
    replayWebhookFrom: async (id, place) => {
      queries
        .delete(webhookDeliveries)
        .where(and(own(id), gt(webhookDeliveries.sequence, place)))
        .run();
      queries.update(webhookSecrets).set({ place }).where(eq(webhookSecrets.webhookId, id)).run();
    },
  };
}
