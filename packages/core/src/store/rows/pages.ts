import { and, asc, type Column, desc, type SQL, sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';
import { normalForm } from '../../value/text.ts';
import { asPageWindow, type Page, type PageRequest } from '../page.ts';
import { oneByOne } from './listed.ts';
import { type Queries, type Select, type Selected, selecting, type Values } from './query.ts';

/** A list that is read by pages. */
export interface Listing<Filter extends object, Row, T> {
  /** The cursor and the order: unique, and ascending in the order things were written. */
  readonly by: Column;
  readonly order: 'newest-first' | 'oldest-first';
  /** For each key of the filter, the condition it sets; its value, of a list one after the other, is bound by that name. */
  readonly conditions: { readonly [Key in keyof Filter]-?: SQL };
  readonly select: (where: SQL | undefined, order: SQL) => Select<Row>;
  readonly toDomain: (row: Row) => T;
  /** What a row has in `by`. */
  readonly placeOf: (row: Row) => string | number;
}

/**
 * Reads pages by keyset: a page costs the same wherever it is. Each shape of filter and direction is prepared once.
 */
export function pagesOf<Cursor extends string | number, Filter extends object, Row, T>(
  queries: Queries,
  { by, order, conditions, select, toDomain, placeOf }: Listing<Filter, Row, T>,
) {
  const statements = new Map<string, (values: Values) => Selected<Row>>();
  const readOne = (filter: Values, ascending: boolean, cursor: Cursor | null, limit: number): Selected<Row> => {
    const names = namesSet<Filter>(filter);
    const shape = [ascending, cursor !== null, ...names].join();
    let statement = statements.get(shape);
    if (statement === undefined) {
      const conditionsSet = names.map((name) => conditions[name]);
      const from = (sign: '>' | '>=' | '<' | '<=', up: boolean) =>
        select(
          and(...conditionsSet, sql`${by} ${sql.raw(sign)} ${sql.placeholder('cursor')}`),
          up ? asc(by) : desc(by),
        );
      const page =
        cursor === null
          ? select(and(...conditionsSet), ascending ? asc(by) : desc(by))
          : from(ascending ? '>' : '<', ascending);
      const behind = cursor === null ? null : from(ascending ? '<=' : '>=', !ascending);
      statement = selecting(queries, page, behind);
      statements.set(shape, statement);
    }
    return statement({ ...filter, cursor, limit });
  };
  /** Of each choice the first, in the order of its index: a list costs no more than its values times a page. */
  const read = (filter: Filter, ascending: boolean, cursor: Cursor | null, limit: number): Selected<Row> => {
    const choices = oneByOne(filter);
    const found = choices.map((one) => ({ one, ...readOne(one, ascending, cursor, limit) }));
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    const rows = found
      .flatMap((one) => one.rows)
      .toSorted((a, b) => (placeOf(a) < placeOf(b) === ascending ? -1 : 1))
      .slice(0, limit);
    const isMore =
      cursor !== null &&
      found.some(({ one, isMore: more }) => more ?? readOne(one, !ascending, null, 1).rows.length > 0);
    return { rows, isMore };
  };
  return async (request: PageRequest<Cursor, unknown>, filter: Filter): Promise<Page<T>> => {
    const { size, cursor, fromEnd } = asPageWindow(request);
    const ascending = (order === 'oldest-first') !== fromEnd;
    // One more than asked for, to know whether there are any.
    const { rows, isMore } = read(filter, ascending, cursor, size + 1);
    // At the cursor or on its other side; where nothing is on this one, anywhere.
    const behind = isMore ?? (cursor !== null && read(filter, !ascending, null, 1).rows.length > 0);
    const beyond = rows.length > size;
    const items = rows.slice(0, size).map(toDomain);
    return fromEnd
      ? { items: items.toReversed(), hasNext: behind, hasPrevious: beyond }
      : { items, hasNext: beyond, hasPrevious: behind };
  };
}

function namesSet<Filter extends object>(filter: Readonly<Record<string, unknown>>): (keyof Filter & string)[] {
  // The filter is built by the row file with just these keys.
  return (Object.keys(filter) as (keyof Filter & string)[]).filter((name) => (filter[name] ?? null) !== null);
}

/** The condition that a normal form holds the text bound to `text` by {@link holding}. */
export function holds(column: Column): SQL {
  return sql`${column} like ${sql.placeholder('text')} escape '\\'`;
}

/** The most characters (UTF-16 code units) a text may have that others are to hold: SQLite refuses long patterns. */
const longestPart = 500;

/**
 * Text as the pattern of a normal form that holds it.
 *
 * @throws AssayError `limit-exceeded`
 */
export function holding(text: string | null | undefined): string | null {
  if ((text ?? '') === '') return null;
  if ((text ?? '').length > longestPart) {
    throw new AssayError('limit-exceeded', `expected a text to look for of at most ${longestPart} characters`);
  }
  return `%${normalForm(text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`;
}
