import {
  asId,
  type DeliveryState as DeliveryStateValue,
  type WebhookDelivery as WebhookDeliveryValue,
  type Webhook as WebhookValue,
} from '@assay/core';
import { Actor } from './actor.ts';
import { guarded } from './auth/access.ts';
import { builder, enumOf } from './builder.ts';
import { loadExisting, loadNodes } from './context.ts';
import { decodeGlobalId } from './global-id.ts';

const DeliveryState = enumOf<DeliveryStateValue>('DeliveryState', 'How far a delivery has come.', {
  waiting: 'It waits for its first attempt, or for the next.',
  delivered: 'The address has taken it: it answered with 2xx.',
  dead: 'It was given up; it can be replayed.',
});

const WebhookDelivery = builder.objectRef<WebhookDeliveryValue>('WebhookDelivery').implement({
  description: 'One event on its way to one address.',
  fields: (t) => ({
    id: t.id({
      description: 'What the address gets as `webhook-id`: the same at every attempt, and when it is replayed.',
      resolve: ({ webhookId, sequence }) => deliveryId(webhookId, sequence),
    }),
    state: t.expose('state', { type: DeliveryState, description: 'How far it has come.' }),
    attempts: t.exposeInt('attempts', { description: 'How often the address was called.' }),
    dueAt: t.string({
      nullable: true,
      description: 'When the next attempt is due, in UTC (ISO 8601); none where there is none to come.',
      resolve: ({ state, dueAt }) => (state === 'waiting' ? dueAt : null),
    }),
    attemptedAt: t.exposeString('attemptedAt', {
      nullable: true,
      description: 'When the last attempt ended, in UTC (ISO 8601).',
    }),
    status: t.exposeInt('status', { nullable: true, description: 'The HTTP status that the address last answered.' }),
    fault: t.exposeString('fault', { nullable: true, description: 'Why the last attempt failed, where it did.' }),
    durationMs: t.exposeInt('durationMs', { nullable: true, description: 'How long the last attempt took.' }),
  }),
});

/** The id of a delivery, for clients and for whom it is sent to. */
export function deliveryId(webhookId: WebhookValue['id'], sequence: number): string {
  return `${webhookId}.${sequence}`;
}

export const Webhook = builder.objectRef<WebhookValue>('Webhook');
builder.node(Webhook, {
  description: 'An address that is called of what happens. What it signs with was shown once.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('webhook', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.webhook, ids),
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where it is called.' }),
    document: t.exposeString('document', { description: 'The subscription that says of what, and in which shape.' }),
    paused: t.exposeBoolean('paused', { description: 'Whether nothing is sent for now; it is sent later.' }),
    owner: t.field({
      type: Actor,
      description: 'As whom its document is run.',
      resolve: ({ ownerId }, _, { loaders }) => loadExisting(loaders.actor, ownerId),
    }),
    createdAt: t.exposeString('createdAt', { description: 'When it was made, in UTC (ISO 8601).' }),
    deletedAt: t.exposeString('deletedAt', { nullable: true, description: 'When it was deleted, in UTC (ISO 8601).' }),
    deliveries: t.field({
      type: [WebhookDelivery],
      description: 'The log, newest event first: 100 of them, before one of them or from the last. DEAD are given up.',
      args: {
        states: t.arg({
          type: [DeliveryState],
          description: 'Only those that have come as far as one of these; an empty list is refused.',
        }),
        before: t.arg.id({ description: 'The last delivery of the answer before.' }),
      },
      resolve: async ({ id: webhookId }, { states, before }, { store }) => {
        const after = before == null ? null : sequenceIn(before, webhookId);
        const request = { first: 100, after, filter: { webhookId, states } };
        return (await store.read((reader) => reader.deliveriesPage(request))).items;
      },
    }),
  }),
});

/** The event of a delivery; 0, which no event has, where it is none of the webhook's. */
export function sequenceIn(id: string, webhookId: WebhookValue['id']): number {
  const sequence = id.startsWith(`${webhookId}.`) ? id.slice(webhookId.length + 1) : '';
  return /^[1-9]\d{0,14}$/.test(sequence) ? Number(sequence) : 0;
}

builder.queryField('webhooks', (t) =>
  t.field({
    type: [Webhook],
    description: 'The addresses that are called, newest first: 100 of them, after one of them or from the first.',
    extensions: guarded('manage-webhooks'),
    args: { after: t.arg.id({ description: 'The last webhook of the answer before.' }) },
    resolve: async (_, { after }, { store }) => {
      const cursor = after == null ? null : asId('webhook', decodeGlobalId(after).id);
      return (await store.read((reader) => reader.webhooksPage({ first: 100, after: cursor }))).items;
    },
  }),
);
