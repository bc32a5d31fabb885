import { type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../value/instant.ts';
import type { ClaimFacet, ClaimFilter, DayCount, FacetCount, FacetValues } from '../claim-filter.ts';
import { isOfNothing, selectionOf } from './claim-selection.ts';
import { boundLimit, type Queries, type Statement } from './query.ts';

/** Counts of the claims of a filter, each in one statement. */
export function claimCounts(queries: Queries) {
  const counted = new Map<string, Statement<{ readonly count: number }>>();
  const grouped = new Map<string, Statement<{ readonly value: string | null; readonly count: number }>>();

  const groups = (shape: string, { value, from, where }: { value: SQL; from: SQL; where: SQL }, order: SQL) => {
    const statement =
      grouped.get(shape) ??
      queries
        .select({ value: sql<string | null>`${value} as value`, count: sql<number>`count(*) as count` })
        .from(from)
        .where(where)
        .groupBy(sql`value`)
        .orderBy(order)
        .limit(boundLimit)
        .prepare();
    grouped.set(shape, statement);
    return statement;
  };

  return {
    countClaims: async (filter: ClaimFilter, most: number): Promise<number> => {
      if (isOfNothing(filter)) return 0;
      const { from, where, values, shape } = selectionOf(filter);
      const statement =
        counted.get(shape) ??
        queries
          .select({ count: sql<number>`count(*)` })
          .from(sql`(select 1 from ${from} where ${where} limit ${boundLimit})`)
          .prepare();
      counted.set(shape, statement);
      return (await statement.execute({ ...values, limit: most }))[0]?.count ?? 0;
    },

    countClaimsBy: async <Facet extends ClaimFacet>(
      facet: Facet,
      filter: ClaimFilter,
      most: number,
    ): Promise<readonly FacetCount<Facet>[]> => {
      if (isOfNothing(filter)) return [];
      const { table, value } = columnOf(facet, filter);
      const { values, shape, ...selection } = selectionOf(filter, [table]);
      const where = sql`${value} is not null and ${selection.where}`;
      const statement = groups(`${facet},${shape}`, { ...selection, value, where }, sql`count desc, value`);
      const rows = await statement.execute({ ...values, limit: most });
      // The column of a facet holds its values and no others, which the database checks and its types cannot say.
      return rows.map(({ value: found, count }) => ({ value: found as FacetValues[Facet], count }));
    },

    countClaimsByDay: async (
      what: 'submitted' | 'published',
      range: { readonly from: Instant; readonly until: Instant },
      filter: ClaimFilter,
    ): Promise<readonly DayCount[]> => {
      if (isOfNothing(filter)) return [];
      const submitted = what === 'submitted';
      const { values, shape, isWhole, ...selection } = selectionOf(filter, [submitted ? 'claim' : 'verdict']);
      const [time, from] = submitted
        ? [sql`claim.submitted_at`, selection.from]
        : publications(isWhole, selection.from);
      const where = sql`${time} >= +${sql.placeholder('dayFrom')} and ${time} < +${sql.placeholder('dayUntil')}
        and ${selection.where}`;
      const value = sql`substr(${time}, 1, 10)`;
      const statement = groups(`${what},${shape}`, { value, from, where }, sql`value`);
      // As many days as there are in the range, and no more.
      const rows = await statement.execute({ ...values, dayFrom: range.from, dayUntil: range.until, limit: -1 });
      return rows.flatMap((row) => (row.value === null ? [] : [{ day: row.value, count: row.count }]));
    },
  };
}

// As `publicSince` of the domain has it, and as the index over it is written.
const publicSince =
  'case when revision.embargo_until is null then revision.published_at else revision.embargo_until end';

/**
 * When what was published became public, and from where. Of all verdicts the revisions come first, by the index over
 * their times; of some their verdicts do, and the `+` keeps each from being looked for among all revisions of the range.
 */
function publications(isWhole: boolean, from: SQL): readonly [SQL, SQL] {
  const shown = sql`revision.verdict_id = verdict.id and revision.published_at is not null
    and not exists (select 1 from embargo where embargo.revision_id = revision.id)`;
  return isWhole
    ? [sql.raw(publicSince), sql`revision cross join verdict on ${shown}`]
    : [sql.raw(`+(${publicSince})`), sql`${from} cross join revision on ${shown}`];
}

function columnOf(facet: ClaimFacet, { published }: ClaimFilter) {
  const side = published === true ? 'public_' : '';
  switch (facet) {
    case 'rating':
      return { table: 'verdict', value: sql.raw(`verdict.${side}rating`) } as const;
    case 'state':
      return { table: 'verdict', value: sql.raw(`verdict.${side}state`) } as const;
    case 'kind':
      return { table: 'claim', value: sql.raw('claim.kind') } as const;
    case 'claimant':
      return { table: 'claim', value: sql.raw('claim.claimant_id') } as const;
  }
}
