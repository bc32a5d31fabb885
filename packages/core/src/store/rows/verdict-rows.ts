import type { Id } from '../../value/id.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { PageRequest } from '../page.ts';
import type { VerdictFilter } from '../reader.ts';
import { verdicts } from '../tables/verdict.ts';
import { byIds, onlyChildOf } from './batch.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

const columns = { id: verdicts.id, claimId: verdicts.claimId };
const toVerdict = (row: Verdict): Verdict => row;

export function verdictReader(queries: Queries) {
  const verdict = byIds(
    'verdict',
    lazily(() => queries.select(columns).from(verdicts).where(among(verdicts.id)).prepare()),
    toVerdict,
  );
  const page = pagesOf(
    {
      by: verdicts.id,
      order: 'newest-first',
      conditions: { state: is(verdicts.state, 'state') },
      prepare: (where, order) =>
        queries.select(columns).from(verdicts).where(where).orderBy(order).limit(boundLimit).prepare(),
      toDomain: toVerdict,
    },
    ({ id }) => id,
  );
  return {
    getVerdict: verdict.get,
    findVerdict: verdict.find,
    verdictsByIds: verdict.found,
    verdictsOfClaims: onlyChildOf(
      lazily(() => queries.select(columns).from(verdicts).where(among(verdicts.claimId)).prepare()),
      toVerdict,
      (row) => row.claimId,
    ),
    verdictsPage: ({ filter, ...request }: PageRequest<Id<'verdict'>, VerdictFilter>) =>
      page(request, { state: filter?.state }),
  };
}

export function verdictWriter(queries: Queries) {
  const insert = insertInto(queries, verdicts);
  return {
    insertVerdict: (verdict: Verdict) => insert({ ...verdict, currentRevisionId: null, rating: null, state: null }),
  };
}
