import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type Assessment, type AssessmentStatements, outcomes } from '../../assessment/assessment.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { canonical, oneOf } from './column.ts';
import { propositions } from './proposition.ts';

/** What an assessment's digest is taken over. */
export type AssessmentContent = Omit<Assessment, 'id' | 'digest' | 'sql' | 'assessedAt'>;

export const assessments = sqliteTable(
  'assessment',
  {
    id: text('id').$type<Id<'assessment'>>().primaryKey(),
    propositionId: text('proposition_id')
      .$type<Id<'proposition'>>()
      .notNull()
      .references(() => propositions.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    outcome: text('outcome', { enum: outcomes }).notNull(),
    content: canonical<AssessmentContent>('content').notNull(),
    digest: text('digest').$type<Digest>().notNull(),
    sql: canonical<AssessmentStatements>('sql').notNull(),
    assessedAt: text('assessed_at').$type<Instant>().notNull(),
  },
  (assessment) => [
    check('assessment_outcome', oneOf(assessment.outcome, outcomes)),
    index('assessment_by_proposition').on(assessment.propositionId, assessment.id),
  ],
);

/** Assessments that a published revision cites: of those of a claim, these are public. */
export const citedAssessments = sqliteTable('cited_assessment', {
  assessmentId: text('assessment_id')
    .$type<Id<'assessment'>>()
    .primaryKey()
    .references(() => assessments.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
});
