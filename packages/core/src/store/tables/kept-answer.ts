import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { actors } from './actor.ts';

/** What commands answered under the idempotency keys of those who act: no part of the record, and swept after a day. */
export const keptAnswers = sqliteTable(
  'kept_answer',
  {
    actorId: text('actor_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    key: text('key').notNull(),
    // Of the command and its input.
    request: text('request').$type<Digest>().notNull(),
    // As JSON, to the byte; null where it may be shown only once.
    answer: text('answer'),
    at: text('at').$type<Instant>().notNull(),
  },
  (kept) => [primaryKey({ columns: [kept.actorId, kept.key] }), index('kept_answer_by_time').on(kept.at)],
);
