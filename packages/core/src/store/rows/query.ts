import type Sqlite from 'better-sqlite3';
import {
  Column,
  fillPlaceholders,
  getTableColumns,
  type InferSelectModel,
  is as isEntity,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

/** A connection through which Drizzle asks. */
export type Queries = BetterSQLite3Database & { readonly $client: Sqlite.Database };

/** A prepared statement that answers rows. */
export interface Statement<Row> {
  execute(values: Record<string, unknown>): readonly Row[] | Promise<readonly Row[]>;
}

/** A query of Drizzle's that is not prepared yet. */
export interface Select<Row> {
  prepare(): Statement<Row>;
  toSQL(): { readonly sql: string; readonly params: unknown[] };
  readonly _: { readonly selectedFields: object };
}

/** What is bound to the placeholders of a statement, by their names. */
export type Values = Record<string, unknown>;

/** The rows of a query, and whether another answers any; `null` where no row says so. */
export interface Selected<Row> {
  readonly rows: readonly Row[];
  readonly isMore: boolean | null;
}

/**
 * Runs a query of Drizzle's by the driver itself, together with the question whether another has any answer. Drizzle looks
 * at every cell anew at every run, which takes longer than the reading.
 */
export function selecting<Row>(
  { $client }: Queries,
  page: Select<Row>,
  other: Select<unknown> | null,
): (values: Values) => Selected<Row> {
  const { sql: text, params } = page.toSQL();
  const { sql: otherText, params: otherParams } = other?.toSQL() ?? { sql: null, params: [] };
  const isMore = otherText === null ? 'null' : `exists (${otherText})`;
  const statement = $client.prepare<unknown[], unknown[]>(text.replace(/^select /, `select ${isMore}, `)).raw();
  const columns = Object.entries<unknown>({ ...page._.selectedFields }).map(([name, field]) => {
    if (!isEntity(field, Column)) throw new TypeError(`expected columns to select, got another under ${name}`);
    return { name, read: (cell: unknown): unknown => field.mapFromDriverValue(cell) };
  });
  const bound = [...otherParams, ...params];
  return (values) => {
    const found = statement.all(...fillPlaceholders(bound, values));
    const rows = found.map(([, ...cells]) => {
      const row: Record<string, unknown> = {};
      for (const [index, { name, read }] of columns.entries()) {
        const cell = cells[index];
        row[name] = cell === null ? null : read(cell);
      }
      // Just the fields that the query selects, each as its column reads it.
      return row as Row;
    });
    const [first] = found;
    return { rows, isMore: first === undefined || first[0] === null ? null : first[0] === 1 };
  };
}

/** Prepared when first wanted: a connection uses few of its statements. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The column is one of the JSON array bound to `ids`: one statement, however many they are. */
export function among(column: Column): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder('ids')}))`;
}

/**
 * The column equals the named value. Its `+` changes nothing but keeps SQLite from planning by the value, for which it
 * would parse the statement again at every run.
 */
export function is(column: Column, name: string): SQL {
  return sql`${column} = +${sql.placeholder(name)}`;
}

/** A limit bound to `limit`, and a sum for the same reason as in {@link is}. */
// Drizzle's types know a number or a bare placeholder here; it prints any SQL.
export const boundLimit = sql`${sql.placeholder('limit')} + 0` as unknown as Placeholder;

type Row<Table extends SQLiteTable> = InferSelectModel<Table>;

/** A prepared insert of a whole row. Given to the driver itself: Drizzle looks at every parameter anew at every run. */
export function insertInto<Table extends SQLiteTable>(queries: Queries, table: Table) {
  const statement = lazily(() =>
    queries.$client.prepare(queries.insert(table).values(placeholdersOf(table)).toSQL().sql),
  );
  // In the order in which Drizzle writes the placeholders.
  const columns = Object.entries(getTableColumns(table));
  return async (row: Row<Table>): Promise<void> => {
    const cells: { readonly [name: string]: unknown } = row;
    const values = columns.map(([name, column]) => {
      const cell = cells[name];
      // The driver would take it for NULL.
      if (cell === undefined) throw new Error(`a row came without ${name}`);
      return column.mapToDriverValue(cell);
    });
    statement().run(values);
  };
}

/** A prepared insert of a whole row that answers whether it was new: a conflict is no error here. */
export function insertOnce<Table extends SQLiteTable>(queries: Queries, table: Table, key: SQLiteColumn) {
  const statement = lazily(() =>
    queries.insert(table).values(placeholdersOf(table)).onConflictDoNothing().returning({ key }).prepare(),
  );
  return async (row: Row<Table>): Promise<boolean> => {
    const rows: readonly unknown[] = await statement().execute(row);
    return rows.length > 0;
  };
}

function placeholdersOf<Table extends SQLiteTable>(table: Table) {
  const names = Object.keys(getTableColumns(table));
  // One placeholder for each of the table's own columns, which Drizzle's types cannot follow through a list of names.
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Table['$inferInsert'];
}
