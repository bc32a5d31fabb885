import { and, asc, type Column, desc, type SQL, sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';
import { normalForm } from '../../value/text.ts';
import { asPageWindow, type Page, type PageRequest } from '../page.ts';
import { oneByOne } from './listed.ts';
import type { Statement } from './query.ts';

/** A list that is read by pages. */
export interface Listing<Filter extends object, Row, T> {
  /** The cursor and the order: unique, and ascending in the order things were written. */
  readonly by: Column;
  readonly order: 'newest-first' | 'oldest-first';
  /** For each key of the filter, the condition it sets; its value, of a list one after the other, is bound by that name. */
  readonly conditions: { readonly [Key in keyof Filter]-?: SQL };
  readonly prepare: (where: SQL | undefined, order: SQL) => Statement<Row>;
  readonly toDomain: (row: Row) => T;
}

/**
 * Reads pages by keyset: a page costs the same wherever it is. Each shape of filter and direction is prepared once.
 */
export function pagesOf<Cursor extends string | number, Filter extends object, Row, T>(
  { by, order, conditions, prepare, toDomain }: Listing<Filter, Row, T>,
  cursorOf: (row: Row) => Cursor,
) {
  const statements = new Map<string, Statement<Row>>();
  const selectOne = (
    filter: Readonly<Record<string, unknown>>,
    ascending: boolean,
    cursor: Cursor | null,
    limit: number,
  ) => {
    const names = namesSet<Filter>(filter);
    const shape = [ascending, cursor !== null, ...names].join();
    let statement = statements.get(shape);
    if (statement === undefined) {
      const beyond = sql`${by} ${sql.raw(ascending ? '>' : '<')} ${sql.placeholder('cursor')}`;
      const where = and(...names.map((name) => conditions[name]), cursor === null ? undefined : beyond);
      statement = prepare(where, ascending ? asc(by) : desc(by));
      statements.set(shape, statement);
    }
    return statement.execute({ ...filter, cursor, limit });
  };
  /** Of each choice the first, in the order of its index: a list costs no more than its values times a page. */
  const select = async (filter: Filter, ascending: boolean, cursor: Cursor | null, limit: number) => {
    const found = await Promise.all(oneByOne(filter).map((one) => selectOne(one, ascending, cursor, limit)));
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    const rows = found.flat().toSorted((a, b) => (cursorOf(a) < cursorOf(b) === ascending ? -1 : 1));
    return rows.slice(0, limit);
  };
  return async (request: PageRequest<Cursor, unknown>, filter: Filter): Promise<Page<T>> => {
    const { size, cursor, fromEnd } = asPageWindow(request);
    const ascending = (order === 'oldest-first') !== fromEnd;
    // One more than asked for, to know whether there are any.
    const rows = await select(filter, ascending, cursor, size + 1);
    const [first] = rows;
    const behind =
      cursor !== null && (await select(filter, !ascending, first === undefined ? null : cursorOf(first), 1)).length > 0;
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
