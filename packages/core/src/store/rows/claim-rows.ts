import { and, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Appearance, Claim } from '../../claim/claim.ts';
import type { Id } from '../../value/id.ts';
import type { ClaimFilter, ClaimPageRequest } from '../claim-filter.ts';
import type { PageRequest } from '../page.ts';
import { appearances, claims } from '../tables/claim.ts';
import { verdicts } from '../tables/verdict.ts';
import type { Writer } from '../writer.ts';
import { byIds, childrenOf, idsOf, listsBy } from './batch.ts';
import { claimCounts } from './claim-counts.ts';
import { claimLister } from './claim-listing.ts';
import { foundClaimPages } from './found-claims.ts';
import { listed, oneOfListed } from './listed.ts';
import { holding, holds, pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';
import { ofVerdict, verdictConditions } from './verdict-rows.ts';

const toClaim = (row: typeof claims.$inferSelect): Claim => row;
const toAppearance = (row: typeof appearances.$inferSelect): Appearance => row;

export function claimReader(queries: Queries) {
  const claim = byIds(
    'claim',
    lazily(() => queries.select().from(claims).where(among(claims.id)).prepare()),
    toClaim,
  );
  const ofNormalForm = lazily(() =>
    queries
      .select()
      .from(claims)
      .where(is(claims.normalForm, 'normalForm'))
      .orderBy(claims.id)
      .limit(boundLimit)
      .prepare(),
  );
  const ofNormalFormAndClaimant = lazily(() =>
    queries
      .select()
      .from(claims)
      .where(and(is(claims.normalForm, 'normalForm'), is(claims.claimantId, 'claimantId')))
      .orderBy(claims.id)
      .limit(boundLimit)
      .prepare(),
  );
  const published = idsOf(
    lazily(() =>
      queries
        .select({ id: claims.id })
        .from(claims)
        .innerJoin(verdicts, sql`${verdicts.claimId} in (${claims.id}, ${claims.partOf})`)
        .where(and(among(claims.id), isNotNull(verdicts.publicState)))
        .prepare(),
    ),
  );
  const page = claimPages(queries);
  const found = foundClaimPages(queries, claim.found);
  return {
    getClaim: claim.get,
    findClaim: claim.find,
    claimsByIds: claim.found,
    findClaimByNormalForm: async (normalForm: string, claimantId?: Id<'claimant'>): Promise<Claim | undefined> => {
      const statement = claimantId === undefined ? ofNormalForm() : ofNormalFormAndClaimant();
      return (await statement.execute({ normalForm, claimantId, limit: 1 })).map(toClaim)[0];
    },
    claimsByNormalForms: listsBy(
      lazily(() => queries.select().from(claims).where(among(claims.normalForm)).orderBy(claims.id).prepare()),
      toClaim,
      (row) => row.normalForm,
    ),
    partsOfClaims: childrenOf(
      lazily(() => queries.select().from(claims).where(among(claims.partOf)).orderBy(claims.id).prepare()),
      toClaim,
      (row) => row.partOf,
    ),
    publishedClaims: published,
    claimsPage: async (request: ClaimPageRequest) => (isPlain(request) ? page(request) : found(request)),
    ...claimCounts(queries),
  };
}

/** Whether a list is narrowed by no more than the rows of a claim and its verdict say, newest first. */
function isPlain({ order, filter }: ClaimPageRequest): boolean {
  const { text, kinds, claimantIds, ratings, states, partOf, published, ...more } = filter ?? {};
  return (order ?? 'newest') === 'newest' && Object.values(more).every((value) => (value ?? null) === null);
}

function claimPages(queries: Queries) {
  const conditions = {
    text: holds(claims.normalForm),
    kinds: is(claims.kind, 'kinds'),
    claimantIds: is(claims.claimantId, 'claimantIds'),
    anyKinds: oneOfListed(sql`${claims.kind}`, 'anyKinds'),
    partOf: isNull(claims.partOf),
  };
  const all = pagesOf(queries, {
    by: claims.id,
    order: 'newest-first',
    conditions,
    select: (where, order) => queries.select().from(claims).where(where).orderBy(order).limit(boundLimit),
    toDomain: toClaim,
    placeOf: ({ id }) => id,
  });
  // Narrowed by its verdict, the list is walked along the index of verdicts, in the order of their claims.
  const rated = pagesOf(queries, {
    by: verdicts.claimId,
    order: 'newest-first',
    conditions: {
      ...conditions,
      // Not one by one, as what leads the index is: each walk would pass over what the others look for.
      claimantIds: oneOfListed(sql`${claims.claimantId}`, 'claimantIds'),
      ...verdictConditions,
    },
    select: (where, order) =>
      queries
        .select(getTableColumns(claims))
        .from(verdicts)
        .innerJoin(claims, eq(claims.id, verdicts.claimId))
        .where(where)
        .orderBy(order)
        .limit(boundLimit),
    toDomain: toClaim,
    placeOf: ({ id }) => id,
  });
  return ({ filter, ...request }: PageRequest<Id<'claim'>, ClaimFilter>) => {
    const ratings = listed('ratings', filter?.ratings);
    const states = listed('states', filter?.states);
    const kinds = listed('kinds', filter?.kinds);
    const claimantIds = listed('claimantIds', filter?.claimantIds);
    const anyKinds = kinds && JSON.stringify(kinds);
    const narrowed = { text: holding(filter?.text), partOf: filter?.partOf };
    if (filter?.published !== true && ratings === null && states === null) {
      return all(request, {
        ...narrowed,
        claimantIds,
        kinds: claimantIds === null ? kinds : null,
        anyKinds: claimantIds === null ? null : anyKinds,
      });
    }
    const ofClaim = { ...narrowed, claimantIds: claimantIds && JSON.stringify(claimantIds), kinds: null, anyKinds };
    return rated(request, { ...ofClaim, ...ofVerdict(filter?.published, ratings, states) });
  };
}

export function appearanceReader(queries: Queries) {
  const appearance = byIds(
    'appearance',
    lazily(() => queries.select().from(appearances).where(among(appearances.id)).prepare()),
    toAppearance,
  );
  return {
    getAppearance: appearance.get,
    findAppearance: appearance.find,
    appearancesByIds: appearance.found,
    appearancesOfClaims: childrenOf(
      lazily(() =>
        queries.select().from(appearances).where(among(appearances.claimId)).orderBy(appearances.id).prepare(),
      ),
      toAppearance,
      (row) => row.claimId,
    ),
  };
}

export function claimWriter(queries: Queries): Pick<Writer, 'insertClaim' | 'insertAppearance'> {
  const insert = insertInto(queries, claims);
  const list = claimLister(queries);
  return {
    insertClaim: async (claim: Claim): Promise<void> => {
      await insert(claim);
      await list(claim);
    },
    insertAppearance: insertInto(queries, appearances),
  };
}
