import { type SQL, sql } from 'drizzle-orm';
import { asSearch, type Search, type SearchTerm } from '../../claim/search.ts';
import { daysOf } from '../../value/date.ts';
import type { ClaimFilter } from '../claim-filter.ts';
import { farDay, scaleName } from './claim-listing.ts';
import { listed, oneOfListed } from './listed.ts';
import { staleBound, staleConditions } from './stale-verdicts.ts';

/** Where each claim of a filter stands in a row: what to select from, under which conditions. */
export interface ClaimSelection {
  /** What stands first decides in which order the rows come. */
  readonly base: Base;
  readonly from: SQL;
  readonly where: SQL;
  /** Whether it is of all claims, or of all whose verdict was published. */
  readonly isWhole: boolean;
  readonly values: { readonly [name: string]: unknown };
  /** The same for all filters whose statements are the same. */
  readonly shape: string;
}

type Table = 'claim' | 'verdict' | 'listing';
type Base = Table | 'hit';

/** One thing a filter says: its condition, the tables it is about, and what is bound in it. */
interface Clause {
  readonly name: string;
  readonly of: Table;
  readonly condition: SQL;
  readonly values: { readonly [name: string]: unknown };
}

type Listed = readonly string[] | null | undefined;
/** That something is one of the values of a list. */
type IsOne = (what: SQL) => SQL;

/** The column that holds the id of the claim. */
export const claimIdOf = {
  claim: sql.raw('claim.id'),
  verdict: sql.raw('verdict.claim_id'),
  listing: sql.raw('listing.claim_id'),
  hit: sql.raw('listing.claim_id'),
} as const satisfies Record<Base, SQL>;

/**
 * The claims of a filter, with the tables somebody wants to ask more of. The first table is one whose index the filter
 * names: what is searched for, then the outcome, then what a verdict says, then the claim itself.
 *
 * @throws AssayError `limit-exceeded` where the search is too long
 */
export function selectionOf(filter: ClaimFilter, wanted: readonly Table[] = []): ClaimSelection {
  const search = (filter.search ?? null) === null ? null : asSearch(filter.search ?? '');
  const clauses = clausesOf(filter);
  const tables = new Set<Table>([...wanted, ...clauses.map((clause) => clause.of)]);
  const base = baseOf(filter, tables, search);
  const where = clauses.map((clause) => clause.condition);
  return {
    base,
    from: sql.join([firstOf(base, filter), ...joinsOf(base, tables)], sql` cross join `),
    isWhole: search === null && clauses.every(({ name }) => name === 'published'),
    where: where.length === 0 ? sql`true` : sql.join(where, sql` and `),
    values: Object.assign(
      { match: search && matchOf(search), exceptBy: filter.reviewIsOver?.exceptBy ?? null },
      ...clauses.map((clause) => clause.values),
    ),
    shape: [
      base,
      filter.published,
      isSaid(filter.reviewIsOver),
      ...tables,
      ...clauses.map((clause) => clause.name),
    ].join(),
  };
}

/** Whether a filter can be told without looking that no claim is of it. */
export function isOfNothing({ search = null }: ClaimFilter): boolean {
  return search !== null && asSearch(search).all.length === 0;
}

function baseOf(filter: ClaimFilter, tables: ReadonlySet<Table>, search: Search | null): Base {
  const { sourceIds, outcomes, ratings, states, scale, publishedAt, reviewerIds, submittedAt, occasion, stale } =
    filter;
  const says = (...values: readonly unknown[]) => values.some(isSaid);
  if (search !== null) return 'hit';
  if (says(sourceIds)) return 'claim';
  if (says(outcomes)) return 'listing';
  if (says(ratings, states, scale, publishedAt, reviewerIds, stale)) return 'verdict';
  if (says(submittedAt)) return 'claim';
  if (says(occasion)) return 'listing';
  return tables.has('verdict') ? 'verdict' : 'claim';
}

function isSaid(value: unknown): boolean {
  return (value ?? null) !== null;
}

function firstOf(base: Base, { published }: ClaimFilter): SQL {
  if (base === 'listing') return sql`claim_listing as listing`;
  if (base !== 'hit') return sql.raw(base);
  const index = sql.raw(published === true ? 'public_claim_search' : 'claim_search');
  // What somebody said weighs more than who they are.
  return sql`(select rowid as number, bm25(${index}, 2.0, 1.0) as rank from ${index}
    where ${index} match ${sql.placeholder('match')} order by rowid desc limit ${mostHits}) as hit`;
}

// So that a word which nearly every claim holds costs no more than this: beyond them, the oldest are passed over.
const mostHits = sql.raw('20000');

function joinsOf(base: Base, tables: ReadonlySet<Table>): SQL[] {
  const id = claimIdOf[base];
  const joined: readonly (readonly [Table, SQL])[] = [
    ['claim', sql`claim on claim.id = ${id}`],
    ['verdict', sql`verdict on verdict.claim_id = ${id}`],
    ['listing', sql`claim_listing as listing on listing.claim_id = ${id}`],
  ];
  const joins = joined.filter(
    ([table]) => tables.has(table) && table !== base && !(table === 'listing' && base === 'hit'),
  );
  const first = base === 'hit' ? [sql`claim_listing as listing on listing.number = hit.number`] : [];
  return [...first, ...joins.map(([, join]) => join)];
}

function clausesOf(filter: ClaimFilter): readonly Clause[] {
  const { partOf, scale, published, submittedAt, publishedAt, occasion, hasFindings } = filter;
  const side = published === true ? 'public_' : '';
  const clauses: Clause[] = [];
  const add = (of: Table, name: string, value: unknown, condition: (bound: SQL) => SQL): void => {
    // The `+` keeps SQLite from planning by the value, for which it would parse the statement again at every run.
    if ((value ?? null) !== null)
      clauses.push({ name, of, condition: condition(sql`+${sql.placeholder(name)}`), values: { [name]: value } });
  };
  /** Of a list; one value alone is compared with, so that its index is walked in order. */
  const addAny = (of: Table, name: string, values: Listed, condition: (isOne: IsOne) => SQL): void => {
    const all = listed(name, values);
    if (all === null) return;
    const [only, ...others] = all;
    if (others.length === 0) add(of, name, only, (value) => condition((what) => sql`${what} = ${value}`));
    else {
      const any = condition((what) => oneOfListed(what, name));
      clauses.push({ name: `any ${name}`, of, condition: any, values: { [name]: JSON.stringify(all) } });
    }
  };
  addAny('claim', 'kinds', filter.kinds, (isOne) => isOne(sql`claim.kind`));
  addAny('claim', 'claimantIds', filter.claimantIds, (isOne) => isOne(sql`claim.claimant_id`));
  add('claim', 'partOf', partOf, () => sql`claim.part_of is null`);
  add('claim', 'submittedFrom', submittedAt?.from, (value) => sql`claim.submitted_at >= ${value}`);
  add('claim', 'submittedUntil', submittedAt?.until, (value) => sql`claim.submitted_at < ${value}`);
  addAny('claim', 'sourceIds', filter.sourceIds, (isOne) => sql`claim.id in (${ofSource(isOne, published === true)})`);
  add('verdict', 'published', published, () => sql`verdict.public_state is not null`);
  addAny('verdict', 'ratings', filter.ratings, (isOne) => isOne(sql.raw(`verdict.${side}rating`)));
  addAny('verdict', 'states', filter.states, (isOne) => isOne(sql.raw(`verdict.${side}state`)));
  add('verdict', 'scale', scale && scaleName(scale), (value) => sql`verdict.${sql.raw(side)}scale = ${value}`);
  // The index over time holds only what is public.
  const shown = sql`verdict.public_state is not null and verdict.public_at`;
  add('verdict', 'publishedFrom', publishedAt?.from, (value) => sql`${shown} >= ${value}`);
  add('verdict', 'publishedUntil', publishedAt?.until, (value) => sql`${shown} < ${value}`);
  addAny('verdict', 'reviewerIds', filter.reviewerIds, (isOne) => sql`verdict.id in (${reviewedBy(isOne, filter)})`);
  const { is = null, open = null } = hasFindings ?? {};
  add('verdict', 'hasFindings', is === true ? JSON.stringify(open) : null, () => hasOpenFindings);
  add('verdict', 'noFindings', is === false ? JSON.stringify(open) : null, () => hasNoFindings);
  const { stale, fresh } = staleBound(filter.stale);
  add('verdict', 'stale', stale, () => staleConditions.stale);
  add('verdict', 'fresh', fresh, () => staleConditions.fresh);
  addAny('listing', 'outcomes', filter.outcomes, (isOne) => isOne(sql.raw(`listing.${side}outcome`)));
  const days = occasion && daysOf(occasion);
  // Nothing is said on a day before the first that can be written.
  add('listing', 'occasionFrom', days && Math.max(days.from, -farDay), (value) => sql`listing.occasion_to >= ${value}`);
  add('listing', 'occasionTo', days && Math.min(days.to, farDay), (value) => sql`listing.occasion_from <= ${value}`);
  return clauses;
}

/** Claims for which there is evidence from such a source; in public, evidence that a published revision cites. */
function ofSource(isOne: IsOne, published: boolean): SQL {
  const cited = sql.raw(published ? 'join cited_evidence on evidence_id = evidence.id' : '');
  return sql`select evidence.claim_id from snapshot join evidence on evidence.snapshot_id = snapshot.id ${cited}
      where ${isOne(sql`snapshot.source_id`)}
    union all select evidence.claim_id from evidence_table join evidence on evidence.table_id = evidence_table.id ${cited}
      where ${isOne(sql`evidence_table.source_id`)}`;
}

/** Whether the event of the last publication tells of findings. */
const letPass = sql`exists (select 1 from event where event.subject_id = verdict.id
  and event.kind = 'verdict-published' and json_extract(event.detail, '$.revisionId') = verdict.current_revision_id
  and json_array_length(event.detail, '$.findings') > 0)`;

/** Of a verdict under work, whether its claim is among those bound; of any other, what was let pass. */
const found = (name: string, not: SQL) => sql`
  (verdict.state in ('draft', 'in-review', 'approved') and ${not} ${oneOfListed(sql`verdict.claim_id`, name)}
  or verdict.state in ('published', 'corrected', 'retracted') and ${not} ${letPass})`;
const hasOpenFindings = found('hasFindings', sql``);
const hasNoFindings = found('noFindings', sql`not`);

function reviewedBy(isOne: IsOne, { reviewIsOver }: ClaimFilter): SQL {
  const isOver = sql`and (revision.state not in ('in-review', 'approved')
    or review.reviewer_id = +${sql.placeholder('exceptBy')})`;
  const over = isSaid(reviewIsOver) ? isOver : sql``;
  return sql`select revision.verdict_id from review join revision on revision.id = review.revision_id
    where ${isOne(sql`review.reviewer_id`)} ${over}`;
}

/** A search as the index reads it: every word in quotation marks, and words hold no such mark. */
function matchOf({ all, none }: Search): string {
  const written = ({ words, prefix }: SearchTerm) => `"${words.join(' ')}"${prefix ? '*' : ''}`;
  const wanted = all.map(written).join(' AND ');
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(written).join(' OR ')})`;
}
