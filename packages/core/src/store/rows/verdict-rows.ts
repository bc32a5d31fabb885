import { isNotNull, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Id } from '../../value/id.ts';
import type { Verdict, VerdictState } from '../../verdict/verdict.ts';
import type { VerdictFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { verdicts } from '../tables/verdict.ts';
import { byIds, onlyChildOf } from './batch.ts';
import { listed } from './listed.ts';
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
      states: is(verdicts.state, 'states'),
      published: isNotNull(verdicts.publicState),
      publicStates: is(verdicts.publicState, 'publicStates'),
      ratings: is(verdicts.rating, 'ratings'),
      publicRatings: is(verdicts.publicRating, 'publicRatings'),
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
      page(request, pageFilter(filter ?? {})),
  };
}

/** Each key bound as its condition has it; what is said in public is of other columns. */
function pageFilter({ published, waitingFor, stale, ...filter }: VerdictFilter) {
  const states = listed('states', filter.states);
  const ratings = listed('ratings', filter.ratings);
  const same = { waitingFor, ...staleBound(stale) };
  return published === true
    ? { published: true, publicStates: states, publicRatings: ratings, states: null, ratings: null, ...same }
    : { published: null, publicStates: null, publicRatings: null, states, ratings, ...same };
}

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
