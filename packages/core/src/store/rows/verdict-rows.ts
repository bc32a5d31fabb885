import { isNotNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Id } from '../../value/id.ts';
import type { Verdict, VerdictState } from '../../verdict/verdict.ts';
import type { VerdictFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { verdicts } from '../tables/verdict.ts';
import { byIds, onlyChildOf } from './batch.ts';
import { beside, listed, oneOfListed } from './listed.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';
import { staleBound, staleConditions } from './stale-verdicts.ts';

const columns = { id: verdicts.id, claimId: verdicts.claimId };
const toVerdict = (row: Verdict): Verdict => row;

export function verdictReader(queries: Queries) {
  const verdict = byIds(
    'verdict',
    lazily(() => queries.select(columns).from(verdicts).where(among(verdicts.id)).prepare()),
    toVerdict,
  );
  const counts = lazily(() =>
    queries
      .select({ state: verdicts.state, count: sql<number>`count(*)` })
      .from(verdicts)
      .groupBy(verdicts.state)
      .prepare(),
  );
  const publicCounts = lazily(() =>
    queries
      .select({ state: verdicts.publicState, count: sql<number>`count(*)` })
      .from(verdicts)
      .where(isNotNull(verdicts.publicState))
      .groupBy(verdicts.publicState)
      .prepare(),
  );
  const page = pagesOf(queries, {
    by: verdicts.id,
    order: 'newest-first',
    conditions: {
      ...verdictConditions,
      waitingFor: waitingOn(sql.placeholder('waitingFor')),
      ...staleConditions,
    },
    select: (where, order) => queries.select(columns).from(verdicts).where(where).orderBy(order).limit(boundLimit),
    toDomain: toVerdict,
    placeOf: ({ id }) => id,
  });
  return {
    getVerdict: verdict.get,
    findVerdict: verdict.find,
    verdictsByIds: verdict.found,
    verdictsOfClaims: onlyChildOf(
      lazily(() => queries.select(columns).from(verdicts).where(among(verdicts.claimId)).prepare()),
      toVerdict,
      (row) => row.claimId,
    ),
    countVerdicts: async (): Promise<ReadonlyMap<VerdictState, number>> =>
      new Map((await counts().execute({})).flatMap(({ state, count }) => (state === null ? [] : [[state, count]]))),
    countPublicVerdicts: async (): Promise<ReadonlyMap<VerdictState, number>> =>
      new Map(
        (await publicCounts().execute({})).flatMap(({ state, count }) => (state === null ? [] : [[state, count]])),
      ),
    verdictsPage: ({ filter, ...request }: PageRequest<Id<'verdict'>, VerdictFilter>) =>
      page(request, {
        ...ofVerdict(filter?.published, listed('ratings', filter?.ratings), listed('states', filter?.states)),
        ...staleBound(filter?.stale),
        waitingFor: filter?.waitingFor,
      }),
  };
}

/** What a verdict is narrowed by; what is said in public is of other columns. */
export const verdictConditions = {
  published: isNotNull(verdicts.publicState),
  ratings: is(verdicts.rating, 'ratings'),
  states: is(verdicts.state, 'states'),
  anyStates: oneOfListed(sql`${verdicts.state}`, 'anyStates'),
  publicRatings: is(verdicts.publicRating, 'publicRatings'),
  publicStates: is(verdicts.publicState, 'publicStates'),
  anyPublicStates: oneOfListed(sql`${verdicts.publicState}`, 'anyPublicStates'),
};

/** The same, bound. */
export function ofVerdict(
  published: true | null | undefined,
  ratings: readonly string[] | null,
  states: readonly VerdictState[] | null,
) {
  const { each, any } = beside(ratings, states);
  return published === true
    ? { published, publicRatings: ratings, publicStates: each, anyPublicStates: any, ...unsaid }
    : { ratings, states: each, anyStates: any, ...unsaidInPublic };
}
const unsaid = { ratings: null, states: null, anyStates: null };
const unsaidInPublic = { published: null, publicRatings: null, publicStates: null, anyPublicStates: null };

/** In review, by none of its authors since the last publication, and without a vote of theirs that counts. */
function waitingOn(reviewer: Placeholder): SQL {
  return sql`${verdicts.state} = 'in-review'
    and not exists (select 1 from revision as own where own.verdict_id = ${verdicts.id} and own.author_id = ${reviewer}
      and own.revision > (select coalesce(max(shown.revision), 0) from revision as shown
        where shown.verdict_id = ${verdicts.id} and shown.published_at is not null))
    and coalesce((select vote.decision from review as vote
      where vote.revision_id = ${verdicts.currentRevisionId} and vote.reviewer_id = ${reviewer}
      order by vote.id desc limit 1), 'withdraw') = 'withdraw'`;
}

export function verdictWriter(queries: Queries) {
  const insert = insertInto(queries, verdicts);
  return {
    insertVerdict: (verdict: Verdict) =>
      insert({
        ...verdict,
        currentRevisionId: null,
        rating: null,
        state: null,
        scale: null,
        publicRevisionId: null,
        publicRating: null,
        publicState: null,
        publicScale: null,
        publicAt: null,
      }),
  };
}
