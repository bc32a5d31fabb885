import { and, eq, exists, isNotNull, sql } from 'drizzle-orm';
import type { Claimant } from '../../claim/claim.ts';
import type { Id } from '../../value/id.ts';
import type { ClaimantFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { claimants, claims } from '../tables/claim.ts';
import { verdicts } from '../tables/verdict.ts';
import type { Writer } from '../writer.ts';
import { byIds, idsOf } from './batch.ts';
import { listed } from './listed.ts';
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
  const hasPublished = exists(
    queries
      .select({ id: claims.id })
      .from(claims)
      .innerJoin(verdicts, sql`${verdicts.claimId} in (${claims.id}, ${claims.partOf})`)
      .where(and(eq(claims.claimantId, claimants.id), isNotNull(verdicts.publicState))),
  );
  const published = idsOf(
    lazily(() =>
      queries
        .select({ id: claimants.id })
        .from(claimants)
        .where(and(among(claimants.id), hasPublished))
        .prepare(),
    ),
  );
  const page = pagesOf(queries, {
    by: claimants.id,
    order: 'newest-first',
    conditions: { text: holds(claimants.normalForm), kinds: is(claimants.kind, 'kinds'), published: hasPublished },
    select: (where, order) => queries.select().from(claimants).where(where).orderBy(order).limit(boundLimit),
    toDomain: toClaimant,
    placeOf: ({ id }) => id,
  });
  return {
    getClaimant: claimant.get,
    findClaimant: claimant.find,
    claimantsByIds: claimant.found,
    findClaimantByNormalForm: async (normalForm: string): Promise<Claimant | undefined> =>
      (await ofNormalForm().execute({ normalForm, limit: 1 })).map(toClaimant)[0],
    claimantsPage: ({ filter, ...request }: PageRequest<Id<'claimant'>, ClaimantFilter>) =>
      page(request, {
        text: holding(filter?.text),
        kinds: listed('kinds', filter?.kinds),
        published: filter?.published,
      }),
    publishedClaimants: published,
  };
}

export function claimantWriter(queries: Queries): Pick<Writer, 'insertClaimant'> {
  return { insertClaimant: insertInto(queries, claimants) };
}
