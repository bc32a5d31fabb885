import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { type Appearance, claimantKinds, claimKinds, type Occasion, rollUpRules } from '../../claim/claim.ts';
import type { EdtfDate } from '../../value/date.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { canonical, oneOf } from './column.ts';
import { snapshots } from './source.ts';

export const claimants = sqliteTable(
  'claimant',
  {
    id: text('id').$type<Id<'claimant'>>().primaryKey(),
    name: text('name').notNull(),
    normalForm: text('normal_form').notNull(),
    kind: text('kind', { enum: claimantKinds }).notNull(),
    description: text('description'),
  },
  (claimant) => [
    check('claimant_kind', oneOf(claimant.kind, claimantKinds)),
    index('claimant_by_normal_form').on(claimant.normalForm, claimant.id),
    index('claimant_by_kind').on(claimant.kind, claimant.id),
  ],
);

export const claims = sqliteTable(
  'claim',
  {
    id: text('id').$type<Id<'claim'>>().primaryKey(),
    text: text('text').notNull(),
    normalForm: text('normal_form').notNull(),
    language: text('language').notNull(),
    kind: text('kind', { enum: claimKinds }).notNull(),
    claimantId: text('claimant_id')
      .$type<Id<'claimant'>>()
      .notNull()
      .references(() => claimants.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    occasion: canonical<Occasion>('occasion'),
    partOf: text('part_of')
      .$type<Id<'claim'>>()
      .references((): AnySQLiteColumn => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    rollUp: text('roll_up', { enum: rollUpRules }),
    submittedAt: text('submitted_at').$type<Instant>().notNull(),
  },
  (claim) => [
    check('claim_kind', oneOf(claim.kind, claimKinds)),
    check('claim_roll_up', oneOf(claim.rollUp, rollUpRules)),
    index('claim_by_normal_form').on(claim.normalForm, claim.claimantId, claim.id),
    index('claim_by_kind').on(claim.kind, claim.id),
    index('claim_by_claimant').on(claim.claimantId, claim.id),
    index('claim_by_whole').on(claim.partOf, claim.id),
  ],
);

export const appearances = sqliteTable(
  'appearance',
  {
    id: text('id').$type<Id<'appearance'>>().primaryKey(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    snapshotId: text('snapshot_id')
      .$type<Id<'snapshot'>>()
      .references(() => snapshots.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    url: text('url'),
    title: text('title'),
    publishedOn: text('published_on').$type<EdtfDate>(),
    span: canonical<NonNullable<Appearance['span']>>('span'),
    quote: text('quote'),
    first: integer('first', { mode: 'boolean' }).notNull(),
  },
  (appearance) => [
    check('appearance_first', sql`${appearance.first} in (0, 1)`),
    index('appearance_by_claim').on(appearance.claimId, appearance.id),
    uniqueIndex('appearance_first_of_claim').on(appearance.claimId).where(sql`${appearance.first} = 1`),
  ],
);
