import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { reviewDecisions } from '../../verdict/review.ts';
import {
  type Emergency,
  type PolicyStamp,
  type Retraction,
  type VerdictContent,
  verdictStates,
} from '../../verdict/verdict.ts';
import { publicStates } from '../../verdict/visibility.ts';
import { actors } from './actor.ts';
import { claims } from './claim.ts';
import { canonical, oneOf } from './column.ts';
import { snapshots } from './source.ts';
import { tables } from './table.ts';

export const verdicts = sqliteTable(
  'verdict',
  {
    id: text('id').$type<Id<'verdict'>>().primaryKey(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    // The latest revision, with its rating and state repeated here so that lists of claims can be narrowed by an index.
    currentRevisionId: text('current_revision_id')
      .$type<Id<'revision'>>()
      .references((): AnySQLiteColumn => revisions.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    rating: text('rating'),
    state: text('state', { enum: verdictStates }),
    // The scale and its version, as in assay/1.
    scale: text('scale'),
    // The same of the latest revision that the public may read; null until one is published.
    publicRevisionId: text('public_revision_id')
      .$type<Id<'revision'>>()
      .references((): AnySQLiteColumn => revisions.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    publicRating: text('public_rating'),
    publicState: text('public_state', { enum: publicStates }),
    publicScale: text('public_scale'),
    publicAt: text('public_at').$type<Instant>(),
  },
  (verdict) => [
    check('verdict_state', oneOf(verdict.state, verdictStates)),
    check('verdict_public_state', oneOf(verdict.publicState, publicStates)),
    uniqueIndex('verdict_of_claim').on(verdict.claimId),
    index('verdict_by_rating').on(verdict.rating, verdict.claimId),
    index('verdict_by_state').on(verdict.state, verdict.claimId),
    index('verdict_by_state_and_rating').on(verdict.state, verdict.rating, verdict.claimId),
    index('verdict_by_state_and_id').on(verdict.state, verdict.id),
    index('verdict_by_scale').on(verdict.scale, verdict.claimId),
    index('verdict_public_by_scale')
      .on(verdict.publicScale, verdict.claimId)
      .where(sql`${verdict.publicState} is not null`),
    index('verdict_by_rating_and_id').on(verdict.rating, verdict.id),
    index('verdict_public').on(verdict.claimId).where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_rating')
      .on(verdict.publicRating, verdict.claimId)
      .where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_state')
      .on(verdict.publicState, verdict.claimId)
      .where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_state_and_rating')
      .on(verdict.publicState, verdict.publicRating, verdict.claimId)
      .where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_time')
      .on(verdict.publicAt, verdict.claimId)
      .where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_id').on(verdict.id).where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_rating_and_id')
      .on(verdict.publicRating, verdict.id)
      .where(sql`${verdict.publicState} is not null`),
    index('verdict_public_by_state_and_id')
      .on(verdict.publicState, verdict.id)
      .where(sql`${verdict.publicState} is not null`),
  ],
);

export const revisions = sqliteTable(
  'revision',
  {
    id: text('id').$type<Id<'revision'>>().primaryKey(),
    verdictId: text('verdict_id')
      .$type<Id<'verdict'>>()
      .notNull()
      .references(() => verdicts.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    revision: integer('revision').notNull(),
    content: canonical<VerdictContent>('content').notNull(),
    digest: text('digest').$type<Digest>().notNull(),
    rating: text('rating').notNull(),
    authorId: text('author_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    state: text('state', { enum: verdictStates }).notNull(),
    proposedAt: text('proposed_at').$type<Instant>().notNull(),
    publishedAt: text('published_at').$type<Instant>(),
    embargoUntil: text('embargo_until').$type<Instant>(),
    policy: canonical<PolicyStamp>('policy'),
    emergency: canonical<Emergency>('emergency'),
    retraction: canonical<Retraction>('retraction'),
  },
  (revision) => [
    check('revision_number', sql`${revision.revision} >= 1`),
    check('revision_state', oneOf(revision.state, verdictStates)),
    check(
      'revision_published_at',
      sql`(${revision.state} in ('published', 'corrected')) <= (${revision.publishedAt} is not null)
        and (${revision.state} in ('draft', 'in-review', 'approved')) <= (${revision.publishedAt} is null)`,
    ),
    check(
      'revision_embargo',
      sql`${revision.embargoUntil} is null or coalesce(${revision.embargoUntil} > ${revision.publishedAt}, 0)`,
    ),
    check('revision_retraction', sql`(${revision.state} = 'retracted') = (${revision.retraction} is not null)`),
    uniqueIndex('revision_by_number').on(revision.verdictId, revision.revision),
    // Without a comma, at which the tool that writes migrations would cut it.
    index('revision_by_publication')
      .on(
        sql`case when ${revision.embargoUntil} is null then ${revision.publishedAt} else ${revision.embargoUntil} end`,
      )
      .where(sql`${revision.publishedAt} is not null`),
    // What stands in public, by the house rules and the scale that it was published under.
    index('revision_standing')
      .on(
        sql`${revision.policy} ->> '$.id'`,
        sql`${revision.policy} ->> '$.version'`,
        sql`${revision.content} ->> '$.scale.id'`,
        sql`${revision.content} ->> '$.scale.version'`,
        revision.verdictId,
      )
      .where(sql`${revision.state} = 'published'`),
    index('revision_by_embargo').on(revision.embargoUntil).where(sql`${revision.embargoUntil} is not null`),
    uniqueIndex('revision_published').on(revision.verdictId).where(sql`${revision.state} = 'published'`),
  ],
);

/** A table that what stands of a verdict rests on, cited or assessed over: by these, what is stale is found. */
export const restsOnTables = sqliteTable(
  'rests_on_table',
  {
    verdictId: text('verdict_id')
      .$type<Id<'verdict'>>()
      .notNull()
      .references(() => verdicts.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    tableId: text('table_id')
      .$type<Id<'table'>>()
      .notNull()
      .references(() => tables.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
  },
  (rests) => [
    primaryKey({ columns: [rests.verdictId, rests.tableId] }),
    index('rests_on_table_by_table').on(rests.tableId, rests.verdictId),
  ],
);

/** The same of documents. */
export const restsOnSnapshots = sqliteTable(
  'rests_on_snapshot',
  {
    verdictId: text('verdict_id')
      .$type<Id<'verdict'>>()
      .notNull()
      .references(() => verdicts.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    snapshotId: text('snapshot_id')
      .$type<Id<'snapshot'>>()
      .notNull()
      .references(() => snapshots.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
  },
  (rests) => [
    primaryKey({ columns: [rests.verdictId, rests.snapshotId] }),
    index('rests_on_snapshot_by_snapshot').on(rests.snapshotId, rests.verdictId),
  ],
);

/**
 * What is published and not yet public: a row goes once the public side of its verdict tells of the revision. So what is
 * public stands in columns with indexes, whatever the clock says.
 */
export const embargoes = sqliteTable(
  'embargo',
  {
    revisionId: text('revision_id')
      .$type<Id<'revision'>>()
      .primaryKey()
      .references(() => revisions.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    verdictId: text('verdict_id')
      .$type<Id<'verdict'>>()
      .notNull()
      .references(() => verdicts.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    until: text('until').$type<Instant>().notNull(),
  },
  (embargo) => [index('embargo_by_end').on(embargo.until), index('embargo_of_verdict').on(embargo.verdictId)],
);

export const reviews = sqliteTable(
  'review',
  {
    id: text('id').$type<Id<'review'>>().primaryKey(),
    revisionId: text('revision_id')
      .$type<Id<'revision'>>()
      .notNull()
      .references(() => revisions.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    digest: text('digest').$type<Digest>().notNull(),
    reviewerId: text('reviewer_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    decision: text('decision', { enum: reviewDecisions }).notNull(),
    reason: text('reason').notNull(),
    reviewedAt: text('reviewed_at').$type<Instant>().notNull(),
  },
  (review) => [
    check('review_decision', oneOf(review.decision, reviewDecisions)),
    index('review_by_revision').on(review.revisionId, review.id),
    index('review_by_reviewer').on(review.reviewerId, review.revisionId),
  ],
);

export const dismissals = sqliteTable(
  'dismissal',
  {
    id: text('id').$type<Id<'dismissal'>>().primaryKey(),
    reviewId: text('review_id')
      .$type<Id<'review'>>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    editorId: text('editor_id')
      .$type<Id<'actor'>>()
      .notNull()
      .references(() => actors.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    reason: text('reason').notNull(),
    dismissedAt: text('dismissed_at').$type<Instant>().notNull(),
  },
  (dismissal) => [uniqueIndex('dismissal_of_review').on(dismissal.reviewId)],
);
