import type { Claimant } from '../../claim/claim.ts';
import type { Id } from '../../value/id.ts';
import type { PageRequest } from '../page.ts';
import type { ClaimantFilter } from '../reader.ts';
import { claimants } from '../tables/claim.ts';
import type { Writer } from '../writer.ts';
import { byIds } from './batch.ts';
import { holding, holds, pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

const toClaimant = (row: typeof claimants.$inferSelect): Claimant => row;

export function claimantReader(queries: Queries) {
  const claimant = byIds(
    'claimant',
    lazily(() => queries.select().from(claimants).where(among(claimants.id)).prepare()),
    toClaimant,
  );
  const ofNormalForm = lazily(() =>
    queries
      .select()
      .from(claimants)
      .where(is(claimants.normalForm, 'normalForm'))
      .orderBy(claimants.id)
      .limit(boundLimit)
      .prepare(),
  );
  const page = pagesOf(
    {
      by: claimants.id,
      order: 'newest-first',
      conditions: { text: holds(claimants.normalForm), kind: is(claimants.kind, 'kind') },
      prepare: (where, order) =>
        queries.select().from(claimants).where(where).orderBy(order).limit(boundLimit).prepare(),
      toDomain: toClaimant,
    },
    ({ id }) => id,
  );
  return {
    getClaimant: claimant.get,
    findClaimant: claimant.find,
    claimantsByIds: claimant.found,
    findClaimantByNormalForm: async (normalForm: string): Promise<Claimant | undefined> =>
      (await ofNormalForm().execute({ normalForm, limit: 1 })).map(toClaimant)[0],
    claimantsPage: ({ filter, ...request }: PageRequest<Id<'claimant'>, ClaimantFilter>) =>
      page(request, { text: holding(filter?.text), kind: filter?.kind }),
  };
}

export function claimantWriter(queries: Queries): Pick<Writer, 'insertClaimant'> {
  return { insertClaimant: insertInto(queries, claimants) };
}
