import { desc } from 'drizzle-orm';
import type { Assessment } from '../../assessment/assessment.ts';
import { canonicalJson } from '../../value/digest.ts';
import { assessments, citedAssessments } from '../tables/assessment.ts';
import { byIds, childrenOf, idsOf } from './batch.ts';
import { assessmentLister } from './claim-listing.ts';
import { assertDigest } from './kept-digest.ts';
import { among, insertInto, lazily, type Queries } from './query.ts';

type Row = typeof assessments.$inferSelect;

function toAssessment({ id, content, digest, sql, assessedAt }: Row): Assessment {
  return { id, ...content, digest, sql, assessedAt };
}

function toRow({ id, digest, sql, assessedAt, ...content }: Assessment): Row {
  const { propositionId, outcome } = content;
  return { id, propositionId, outcome, content, digest, sql, assessedAt };
}

export function assessmentReader(queries: Queries) {
  const assessment = byIds(
    'assessment',
    lazily(() => queries.select().from(assessments).where(among(assessments.id)).prepare()),
    toAssessment,
  );
  return {
    getAssessment: assessment.get,
    findAssessment: assessment.find,
    assessmentsByIds: assessment.found,
    citedAssessments: idsOf(
      lazily(() =>
        queries
          .select({ id: citedAssessments.assessmentId })
          .from(citedAssessments)
          .where(among(citedAssessments.assessmentId))
          .prepare(),
      ),
    ),
    assessmentsOfPropositions: childrenOf(
      lazily(() =>
        queries
          .select()
          .from(assessments)
          .where(among(assessments.propositionId))
          .orderBy(desc(assessments.id))
          .prepare(),
      ),
      toAssessment,
      (row) => row.propositionId,
    ),
  };
}

export function assessmentWriter(queries: Queries) {
  const insert = insertInto(queries, assessments);
  const list = assessmentLister(queries);
  return {
    insertAssessment: async (assessment: Assessment): Promise<void> => {
      const row = toRow(assessment);
      assertDigest(row.digest, canonicalJson(row.content));
      await insert(row);
      await list(row);
    },
  };
}
