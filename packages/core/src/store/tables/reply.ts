import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReplyAnswer } from '../../claim/reply.ts';
import type { EdtfDate } from '../../value/date.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { actors } from './actor.ts';
import { claims } from './claim.ts';
import { canonical } from './column.ts';

export const replies = sqliteTable(
  'reply',
  {
    id: text('id').$type<Id<'reply'>>().primaryKey(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    asked: text('asked').notNull(),
    channel: text('channel').notNull(),
    question: text('question').notNull(),
    deadline: text('deadline').$type<EdtfDate>().notNull(),
    askedBy: text('asked_by')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    askedAt: text('asked_at').$type<Instant>().notNull(),
    answer: canonical<ReplyAnswer>('answer'),
  },
  (reply) => [index('reply_by_claim').on(reply.claimId, reply.id)],
);
