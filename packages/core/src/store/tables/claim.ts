import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { outcomes } from '../../assessment/assessment.ts';
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
    index('claim_by_submission').on(claim.submittedAt, claim.id),
  ],
);

/** What claims are found by besides what they say of themselves, a row for each. The two indexes of words rest on it. */
export const claimListings = sqliteTable(
  'claim_listing',
  {
    // Written down, since what a row has without asking may be another after VACUUM.
    number: integer('number').primaryKey(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    // Words with a space between them: see `wordsOf`.
    words: text('words').notNull(),
    claimantWords: text('claimant_words').notNull(),
    // Days since 1970 on which it may have been said; null where nobody knows, and a far day for an open end.
    occasionFrom: integer('occasion_from'),
    occasionTo: integer('occasion_to'),
    // The latest assessment of any of its propositions, and the latest that the public may read.
    assessmentId: text('assessment_id').$type<Id<'assessment'>>(),
    outcome: text('outcome', { enum: outcomes }),
    publicAssessmentId: text('public_assessment_id').$type<Id<'assessment'>>(),
    publicOutcome: text('public_outcome', { enum: outcomes }),
  },
  (listing) => [
    check('claim_listing_outcome', oneOf(listing.outcome, outcomes)),
    check('claim_listing_public_outcome', oneOf(listing.publicOutcome, outcomes)),
    uniqueIndex('claim_listing_of_claim').on(listing.claimId),
    index('claim_listing_by_outcome').on(listing.outcome, listing.claimId),
    index('claim_listing_by_public_outcome').on(listing.publicOutcome, listing.claimId),
    index('claim_listing_by_occasion').on(listing.occasionFrom, listing.occasionTo, listing.claimId),
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
