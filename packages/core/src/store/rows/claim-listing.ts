import { and, isNull, lt, or, sql } from 'drizzle-orm';
import type { Claim } from '../../claim/claim.ts';
import { daysOf } from '../../value/date.ts';
import type { Id } from '../../value/id.ts';
import { wordsOf } from '../../value/words.ts';
import type { VerdictContent } from '../../verdict/verdict.ts';
import { assessments, citedAssessments } from '../tables/assessment.ts';
import { claimants, claimListings, claims } from '../tables/claim.ts';
import { citedEvidence, evidence } from '../tables/evidence.ts';
import { propositions } from '../tables/proposition.ts';
import { insertInto, is, lazily, type Queries } from './query.ts';

/** A day after or before every date that can be written, for an end that is open. */
export const farDay = 10_000_000;

/** A scale in its version, as lists are narrowed by it. */
export function scaleName({ id, version }: VerdictContent['scale']): string {
  return `${id}/${version}`;
}

/** Lists a claim that was just put on record. */
export function claimLister(queries: Queries) {
  const insert = insertInto(queries, claimListings);
  const nameOf = lazily(() =>
    queries.select({ name: claimants.name }).from(claimants).where(is(claimants.id, 'id')).prepare(),
  );
  return async ({ id, text, claimantId, occasion }: Claim): Promise<void> => {
    const [claimant] = await nameOf().execute({ id: claimantId });
    const days = occasion === null ? null : daysOf(occasion.date);
    await insert({
      // SQLite gives it the next one, which Drizzle's types cannot know.
      number: null as unknown as number,
      claimId: id,
      words: spaced(text),
      claimantWords: spaced(claimant?.name ?? ''),
      occasionFrom: days && Math.max(days.from, -farDay),
      occasionTo: days && Math.min(days.to, farDay),
      assessmentId: null,
      outcome: null,
      publicAssessmentId: null,
      publicOutcome: null,
    });
  };
}

function spaced(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(' ');
}

/** Lists an assessment that was just put on record under its claim, where it is the latest. */
export function assessmentLister(queries: Queries) {
  const value = sql.placeholder;
  const update = lazily(() =>
    queries
      .update(claimListings)
      .set({ assessmentId: sql`${value('id')}`, outcome: sql`${value('outcome')}` })
      .where(
        and(
          sql`${claimListings.claimId} = (${queries
            .select({ claimId: propositions.claimId })
            .from(propositions)
            .where(is(propositions.id, 'propositionId'))})`,
          or(isNull(claimListings.assessmentId), lt(claimListings.assessmentId, value('id'))),
        ),
      )
      .prepare(),
  );
  return async ({ id, outcome, propositionId }: typeof assessments.$inferSelect): Promise<void> => {
    await update().execute({ id, outcome, propositionId });
  };
}

/** Lists what a published revision cites, of its own claim or of a part of it. The `+` is that of {@link is}. */
export function citedLister(queries: Queries) {
  const value = sql.placeholder;
  /** Ids that the reasons name, each with the claim of the verdict. */
  const cited = (what: 'evidence' | 'assessments') => sql`revision
    join verdict on verdict.id = revision.verdict_id
    join json_each(revision.content, '$.reasons') as reason
    join json_each(reason.value, ${sql.raw(`'$.${what}'`)}) as cited`;
  const evidenceOf = lazily(() =>
    queries
      .insert(citedEvidence)
      .select(
        sql`select ${evidence.id} from ${cited('evidence')}
          join ${evidence} on ${evidence.id} = cited.value join ${claims} on ${claims.id} = ${evidence.claimId}
          where revision.id = +${value('id')} and verdict.claim_id in (${claims.id}, ${claims.partOf})`,
      )
      .prepare(),
  );
  const assessmentsOf = lazily(() =>
    queries
      .insert(citedAssessments)
      .select(
        sql`select ${assessments.id} from ${cited('assessments')}
          join ${assessments} on ${assessments.id} = cited.value
          join ${propositions} on ${propositions.id} = ${assessments.propositionId}
          join ${claims} on ${claims.id} = ${propositions.claimId}
          where revision.id = +${value('id')} and verdict.claim_id in (${claims.id}, ${claims.partOf})`,
      )
      .prepare(),
  );
  const latestAssessments = lazily(() =>
    queries
      .update(claimListings)
      .set({ publicAssessmentId: sql`latest.id`, publicOutcome: sql`latest.outcome` })
      // With one maximum, SQLite takes what stands beside it from the same row.
      .from(
        sql`(select claim.id as claim_id, max(assessment.id) as id, assessment.outcome from ${cited('assessments')}
          join assessment on assessment.id = cited.value
          join proposition on proposition.id = assessment.proposition_id
          join claim on claim.id = proposition.claim_id
          where revision.id = +${value('id')} and verdict.claim_id in (claim.id, claim.part_of)
          group by claim.id) as latest`,
      )
      .where(
        and(
          sql`${claimListings.claimId} = latest.claim_id`,
          or(isNull(claimListings.publicAssessmentId), sql`${claimListings.publicAssessmentId} < latest.id`),
        ),
      )
      .prepare(),
  );
  return async (id: Id<'revision'>): Promise<void> => {
    await evidenceOf().execute({ id });
    await assessmentsOf().execute({ id });
    await latestAssessments().execute({ id });
  };
}
