import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Proposition } from '../../proposition/language.ts';
import type { Readings } from '../../proposition/reading.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { claims } from './claim.ts';
import { canonical } from './column.ts';

export const propositions = sqliteTable(
  'proposition',
  {
    id: text('id').$type<Id<'proposition'>>().primaryKey(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    proposition: canonical<Proposition>('proposition').notNull(),
    readings: canonical<Readings>('readings').notNull(),
    words: text('words').notNull(),
    digest: text('digest').$type<Digest>().notNull(),
    label: text('label'),
    proposedAt: text('proposed_at').$type<Instant>().notNull(),
  },
  (proposition) => [index('proposition_by_claim').on(proposition.claimId, proposition.id)],
);
