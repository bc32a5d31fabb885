import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { deliveryStates } from '../../access/webhook.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { actors } from './actor.ts';
import { claims } from './claim.ts';
import { oneOf } from './column.ts';

export const webhooks = sqliteTable('webhook', {
  id: text('id').$type<Id<'webhook'>>().primaryKey(),
  url: text('url').notNull(),
  document: text('document').notNull(),
  paused: integer('paused', { mode: 'boolean' }).notNull(),
  ownerId: text('owner_id')
    .$type<Id<'actor'>>()
    .notNull()
    .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
  createdAt: text('created_at').$type<Instant>().notNull(),
  deletedAt: text('deleted_at').$type<Instant>(),
});

const ofWebhook = () =>
  text('webhook_id')
    .$type<Id<'webhook'>>()
    .notNull()
    .references(() => webhooks.id, { onDelete: 'restrict', onUpdate: 'restrict' });

/** What is signed with, and the last event looked at: apart from the webhook, so that no list of webhooks reads it. */
export const webhookSecrets = sqliteTable('webhook_secret', {
  webhookId: ofWebhook().primaryKey(),
  secret: text('secret').notNull(),
  previous: text('previous'),
  previousUntil: text('previous_until').$type<Instant>(),
  place: integer('place').notNull(),
});

/** The events on their way: like the uses of keys no part of the record. */
export const webhookDeliveries = sqliteTable(
  'webhook_delivery',
  {
    webhookId: ofWebhook(),
    sequence: integer('sequence').notNull(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    queuedAt: text('queued_at').$type<Instant>().notNull(),
    state: text('state', { enum: deliveryStates }).notNull(),
    attempts: integer('attempts').notNull(),
    dueAt: text('due_at').$type<Instant>().notNull(),
    attemptedAt: text('attempted_at').$type<Instant>(),
    status: integer('status'),
    fault: text('fault'),
    durationMs: integer('duration_ms'),
  },
  (delivery) => [
    primaryKey({ columns: [delivery.webhookId, delivery.sequence] }),
    check('webhook_delivery_state', oneOf(delivery.state, deliveryStates)),
    index('webhook_delivery_ahead')
      .on(delivery.webhookId, delivery.claimId, delivery.sequence)
      .where(sql`${delivery.state} = 'waiting'`),
    index('webhook_delivery_due').on(delivery.dueAt).where(sql`${delivery.state} = 'waiting'`),
    index('webhook_delivery_by_end').on(delivery.state, delivery.attemptedAt),
    index('webhook_delivery_by_state').on(delivery.webhookId, delivery.state, delivery.sequence),
  ],
);
