import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Action } from '../../access/role.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { actors } from './actor.ts';
import { canonical } from './column.ts';

export const keys = sqliteTable(
  'api_key',
  {
    id: text('id').$type<Id<'key'>>().primaryKey(),
    name: text('name').notNull(),
    actorId: text('actor_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    scopes: canonical<readonly Action[]>('scopes'),
    // Of the whole key. What it is taken over is nowhere.
    digest: text('digest').$type<Digest>().notNull(),
    createdBy: text('created_by')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    createdAt: text('created_at').$type<Instant>().notNull(),
    expiresAt: text('expires_at').$type<Instant>().notNull(),
    revokedAt: text('revoked_at').$type<Instant>(),
  },
  (key) => [
    check('api_key_expires', sql`${key.expiresAt} > ${key.createdAt}`),
    uniqueIndex('api_key_digest').on(key.digest),
    index('api_key_by_actor').on(key.actorId, key.id),
  ],
);

/** When keys were last used: no part of the record, and the one table that is written without an event. */
export const keyUses = sqliteTable('key_use', {
  keyId: text('key_id')
    .$type<Id<'key'>>()
    .primaryKey()
    .references(() => keys.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
  lastUsedAt: text('last_used_at').$type<Instant>().notNull(),
});

/** Who somebody is that another service vouches for. */
export const identities = sqliteTable(
  'identity',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    actorId: text('actor_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    linkedAt: text('linked_at').$type<Instant>().notNull(),
  },
  (identity) => [primaryKey({ columns: [identity.issuer, identity.subject] })],
);
