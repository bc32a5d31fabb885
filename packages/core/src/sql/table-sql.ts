import type { Interval } from '../evaluate/interval.ts';
import type { Rows } from '../evaluate/rows.ts';
import { rowsOfTable } from '../evaluate/table-rows.ts';
import type { TextSet, Vector } from '../evaluate/vector.ts';
import type { TableContent } from '../table/table.ts';
import { type Dialect, quoted, textLiteral, type Writer, writerFor } from './dialect.ts';
import { createNames, tableName } from './names.ts';

/** How one column of an evidence table stands in a database. */
export interface StoredColumn {
  /** A number or date, as its ends (one column twice where every cell is exact); an end that is not known is NULL. */
  readonly low: string;
  readonly high: string;
  /** A date as it was written, or text. */
  readonly text: string | null;
  /** Which set of words a text that is not known is from; `null` where all are known. */
  readonly set: string | null;
  readonly sets: ReadonlyMap<number, TextSet>;
  /** What the numbers or days lie in, all of them. */
  readonly range: Interval;
  readonly vector: Vector;
}

/** An evidence table in a database: its rows, then one row for each declared gap. */
export interface StoredTable {
  readonly name: string;
  readonly rows: Rows;
  /** The number of the gap, from 1, that a row stands for, or 0; and how many rows that may be. NULL: any number. */
  readonly gap: string | null;
  readonly most: string | null;
  readonly columns: ReadonlyMap<string, StoredColumn>;
}

/** A table as rows for prepared statements, one cell for each of the columns. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Made one by one as they are asked for. */
  readonly rows: Iterable<readonly (number | string | null)[]>;
}

export function storedTable(name: string, content: TableContent): StoredTable {
  const rows = rowsOfTable(name, content);
  const names = createNames(['gap', 'most']);
  const hasGaps = rows.most !== null;
  const columns = Object.keys(content.schema).map((column): [string, StoredColumn] => {
    const vector = rows.column(column);
    if (vector.type === 'text') {
      const isVague = vector.codes.some((code) => code < 0);
      const word = names.fresh(column);
      const sets = new Map(vector.sets.map((set, index) => [index, set]));
      const set = isVague ? names.fresh(`${word}_set`) : null;
      return [column, { low: word, high: word, text: word, set, sets, range: anything, vector }];
    }
    const text = vector.type === 'date' ? names.fresh(column) : null;
    const isExact = vector.lo === vector.hi;
    const low = names.fresh(isExact ? (text === null ? column : `${column}_day`) : `${column}_from`);
    const high = isExact ? low : names.fresh(`${column}_to`);
    return [column, { low, high, text, set: null, sets: new Map(), range: rangeOf(vector), vector }];
  });
  return {
    name: tableName(name),
    rows,
    gap: hasGaps ? 'gap' : null,
    most: hasGaps ? 'most' : null,
    columns: new Map(columns),
  };
}

const anything: Interval = { lo: -Infinity, hi: Infinity };

function rangeOf({ lo, hi }: { readonly lo: Float64Array; readonly hi: Float64Array }): Interval {
  let [low, high] = [Infinity, -Infinity];
  for (const value of lo) if (value < low) low = value;
  for (const value of hi) if (value > high) high = value;
  return low > high ? { lo: 0, hi: 0 } : { lo: low, hi: high };
}

/**
 * An evidence table as rows for a database: numbers and dates as their ends (dates as days since 1970-01-01), text that is
 * not known as the number of the set of words it is from, and a row for each declared gap.
 *
 * @example
 * ```ts
 * import { tableRows } from '@assay/core';
 * const schema = { share: { type: 'number', unit: '%', required: false } } as const;
 * const table = tableRows('shares', { schema, rows: [[5], [null]], gaps: [] }, 'sqlite');
 * table.columns // => [{ name: 'share_from', type: 'REAL' }, { name: 'share_to', type: 'REAL' }]
 * Array.from(table.rows) // => [[5, 5], [null, null]]
 * ```
 */
export function tableRows(name: string, content: TableContent, dialect: Dialect): TableRows {
  const stored = storedTable(name, content);
  const [real, integer] = dialect === 'sqlite' ? ['REAL', 'INTEGER'] : ['double precision', 'integer'];
  type Read = (index: number) => number | string | null;
  const columns: { readonly name: string; readonly type: string; readonly read: Read }[] = [];
  const given = Object.keys(content.schema);
  for (const [column, { low, high, text, set, vector }] of stored.columns) {
    const place = given.indexOf(column);
    if (text !== null) {
      columns.push({ name: text, type: 'TEXT', read: (index) => textOf(content.rows[index]?.[place]) });
    }
    if (vector.type === 'text') {
      const read: Read = (index) => {
        const code = vector.codes[index] ?? -1;
        return code < 0 ? -1 - code : null;
      };
      if (set !== null) columns.push({ name: set, type: integer, read });
      continue;
    }
    columns.push({ name: low, type: real, read: (index) => finite(vector.lo[index]) });
    if (high !== low) columns.push({ name: high, type: real, read: (index) => finite(vector.hi[index]) });
  }
  const { gap, most, rows } = stored;
  const listed = content.rows.length;
  if (gap !== null) {
    columns.push({ name: gap, type: integer, read: (index) => Math.max(0, index - listed + 1) });
  }
  if (most !== null) columns.push({ name: most, type: real, read: (index) => finite(rows.most?.[index] ?? 1) });
  return {
    table: stored.name,
    columns: columns.map(({ name: column, type }) => ({ name: column, type })),
    rows: {
      *[Symbol.iterator]() {
        for (let index = 0; index < rows.size; index += 1) yield columns.map(({ read }) => read(index));
      },
    },
  };
}

function textOf(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** The statement that makes the table, without rows. */
export function createTableSql({ table, columns }: TableRows): string {
  const width = Math.max(...columns.map(({ name }) => quoted(name).length));
  const lines = columns.map(({ name, type }) => `  ${quoted(name).padEnd(width)} ${type}`);
  return `CREATE TABLE ${quoted(table)} (\n${lines.join(',\n')}\n);\n`;
}

const rowsInOneInsert = 100;

/**
 * An evidence table as statements that make and fill it, to paste into a shell of SQLite or PostgreSQL.
 *
 * @throws AssayError `invalid-text` with a NUL in a text
 * @example
 * ```ts
 * import { tableSql } from '@assay/core';
 * const schema = { firm: { type: 'text', vocabulary: null, required: true } } as const;
 * tableSql('firms', { schema, rows: [["O'Neill"]], gaps: [] }, 'sqlite')
 * // => 'CREATE TABLE "firms" (\n  "firm" TEXT\n);\nINSERT INTO "firms" VALUES\n  (\'O\'\'Neill\');\n'
 * ```
 */
export function tableSql(name: string, content: TableContent, dialect: Dialect): string {
  const rows = tableRows(name, content, dialect);
  const writer = writerFor(dialect);
  const lines = Array.from(rows.rows, (row) => `  (${row.map((cell) => literal(cell, writer)).join(', ')})`);
  const inserts: string[] = [];
  for (let from = 0; from < lines.length; from += rowsInOneInsert) {
    inserts.push(
      `INSERT INTO ${quoted(rows.table)} VALUES\n${lines.slice(from, from + rowsInOneInsert).join(',\n')};\n`,
    );
  }
  return [createTableSql(rows), ...inserts].join('');
}

function literal(cell: number | string | null, { dialect }: Writer): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'string') return textLiteral(cell);
  // The column says the type; PostgreSQL reads a whole number into a double as it is.
  return dialect === 'sqlite' && Object.is(cell, -0) ? '0' : String(cell);
}
