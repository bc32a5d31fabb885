import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { eventKinds } from '../../event.ts';
import type { Digest, Json } from '../../value/digest.ts';
import { type Id, type Noun, nouns } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { actors } from './actor.ts';
import { canonical, oneOf } from './column.ts';

export const events = sqliteTable(
  'event',
  {
    sequence: integer('sequence').primaryKey(),
    at: text('at').$type<Instant>().notNull(),
    actorId: text('actor_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    kind: text('kind', { enum: eventKinds }).notNull(),
    subjectNoun: text('subject_noun', { enum: nouns }).notNull(),
    subjectId: text('subject_id').$type<Id<Noun>>().notNull(),
    before: text('before').$type<Digest>(),
    after: text('after').$type<Digest>(),
    detail: canonical<Json>('detail'),
  },
  (event) => [
    check('event_sequence', sql`${event.sequence} >= 1`),
    check('event_kind', oneOf(event.kind, eventKinds)),
    check('event_subject_noun', oneOf(event.subjectNoun, nouns)),
    index('event_by_subject').on(event.subjectId, event.sequence),
    index('event_by_kind').on(event.kind, event.sequence),
    index('event_by_time').on(event.at, event.sequence),
    index('event_by_actor').on(event.actorId, event.sequence),
  ],
);
