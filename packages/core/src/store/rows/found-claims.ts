import { type SQL, sql } from 'drizzle-orm';
import type { Claim } from '../../claim/claim.ts';
import { AssayError } from '../../error.ts';
import type { Id } from '../../value/id.ts';
import type { ClaimFilter, ClaimOrder, ClaimPageRequest } from '../claim-filter.ts';
import { asPageWindow, type Page } from '../page.ts';
import type { Found } from '../reader.ts';
import { type ClaimSelection, claimIdOf, isOfNothing, selectionOf } from './claim-selection.ts';
import { boundLimit, type Queries, type Statement } from './query.ts';

/** By what a list is ordered, and which way; what comes second parts those that are alike in the first. */
interface SortKey {
  readonly by: SQL;
  readonly descending: boolean;
}

interface Row {
  readonly id: Id<'claim'>;
  readonly first: string | number;
  readonly second: string | number;
}

const nothing = { items: [], hasNext: false, hasPrevious: false };

/** Pages of claims found by whatever a filter may say, in any order. */
export function foundClaimPages(queries: Queries, claimsByIds: (ids: readonly Id<'claim'>[]) => Promise<Found<Claim>>) {
  const statements = new Map<string, Statement<Row>>();
  const prepared = (shape: string, { from, where, order }: { from: SQL; where: SQL; order: readonly SortKey[] }) => {
    let statement = statements.get(shape);
    if (statement === undefined) {
      const [first = none, second = none] = order;
      statement = queries
        .select({
          id: sql<Row['id']>`${idIn(shape)}`,
          first: sql<Row['first']>`${first.by}`,
          second: sql<Row['second']>`${second.by}`,
        })
        .from(from)
        .where(where)
        .orderBy(...order.map(({ by, descending }) => sql`${by} ${sql.raw(descending ? 'desc' : 'asc')}`))
        .limit(boundLimit)
        .prepare();
      statements.set(shape, statement);
    }
    return statement;
  };

  return async ({ filter, order, ...request }: ClaimPageRequest): Promise<Page<Claim>> => {
    const { size, cursor, fromEnd } = asPageWindow(request);
    if (isOfNothing(filter ?? {})) return nothing;
    const sorted = sortedBy(filter ?? {}, order ?? 'newest');
    const { selection } = sorted;
    const values = { ...selection.values };
    const select = async (backwards: boolean, beyond: readonly (string | number)[] | null, limit: number) => {
      const keys = backwards ? sorted.keys.map(reversed) : sorted.keys;
      const shape = [selection.base, order, backwards, beyond !== null, selection.shape].join();
      const where = beyond === null ? selection.where : sql`${selection.where} and ${after(keys)}`;
      const [first, second] = beyond ?? [];
      return prepared(shape, { ...selection, where, order: keys }).execute({ ...values, first, second, limit });
    };
    const placeOf = async (id: Id<'claim'>): Promise<readonly (string | number)[]> => {
      if (sorted.keys.length === 1) return [id];
      const where = sql`${selection.where} and ${claimIdOf[selection.base]} = ${sql.placeholder('id')}`;
      const shape = [selection.base, order, 'place', selection.shape].join();
      const [row] = await prepared(shape, { ...selection, where, order: sorted.keys }).execute({
        ...values,
        id,
        limit: 1,
      });
      if (row === undefined) throw new AssayError('invalid-cursor', 'expected the cursor of a claim of this list');
      return [row.first, row.second];
    };
    const from = cursor === null ? null : await placeOf(cursor);
    const rows = await select(fromEnd, from, size + 1);
    const [head] = rows;
    const behind =
      from !== null && (await select(!fromEnd, head === undefined ? null : keysOf(head, sorted.keys), 1)).length > 0;
    const beyond = rows.length > size;
    const items = (await claimsByIds(rows.slice(0, size).map(({ id }) => id))).filter((claim) => claim !== undefined);
    return fromEnd
      ? { items: items.toReversed(), hasNext: behind, hasPrevious: beyond }
      : { items, hasNext: beyond, hasPrevious: behind };
  };
}

const none: SortKey = { by: sql`null`, descending: false };

function idIn(shape: string): SQL {
  // The shape begins with the name of the first table.
  const base = Object.entries(claimIdOf).find(([name]) => shape.startsWith(`${name},`));
  if (base === undefined) throw new TypeError('a shape begins with the name of the first table');
  return base[1];
}

function keysOf({ first, second }: Row, keys: readonly SortKey[]): readonly (string | number)[] {
  return keys.length === 1 ? [first] : [first, second];
}

/** @throws AssayError `invalid-input` where relevance is asked for without a search */
function sortedBy(
  filter: ClaimFilter,
  order: ClaimOrder,
): { readonly selection: ClaimSelection; readonly keys: readonly SortKey[] } {
  switch (order) {
    case 'newest':
    case 'oldest': {
      const selection = selectionOf(filter);
      return { selection, keys: [{ by: claimIdOf[selection.base], descending: order === 'newest' }] };
    }
    case 'published': {
      const given = selectionOf(filter, ['verdict']);
      const selection = { ...given, where: sql`verdict.public_state is not null and ${given.where}` };
      const time = { by: sql`verdict.public_at`, descending: true };
      return { selection, keys: [time, { by: sql`verdict.claim_id`, descending: true }] };
    }
    case 'relevance': {
      if ((filter.search ?? null) === null) {
        throw new AssayError('invalid-input', 'expected a search to order by relevance, got none');
      }
      const rank = { by: sql`hit.rank`, descending: false };
      return { selection: selectionOf(filter), keys: [rank, { by: sql`hit.number`, descending: true }] };
    }
  }
}

function reversed({ by, descending }: SortKey): SortKey {
  return { by, descending: !descending };
}

/** What comes after the place bound to `first` and `second`. */
function after([first, second]: readonly SortKey[]): SQL {
  if (first === undefined) return sql`true`;
  const beyond = ({ by, descending }: SortKey, name: string) =>
    sql`${by} ${sql.raw(descending ? '<' : '>')} +${sql.placeholder(name)}`;
  if (second === undefined) return beyond(first, 'first');
  // The first of these alone lets an index begin at the place.
  return sql`${first.by} ${sql.raw(first.descending ? '<=' : '>=')} +${sql.placeholder('first')}
    and (${beyond(first, 'first')} or ${beyond(second, 'second')})`;
}
