import { AssayError } from '../error.ts';
import type { Direction } from '../proposition/language.ts';
import type { Reason } from './answer.ts';
import type { Box } from './box.ts';
import type { Dictionary } from './dictionary.ts';
import type { TableIndex } from './table-index.ts';
import { type DateVector, gather, gatherNumbers, type NumberVector, type TextVector, type Vector } from './vector.ts';

/**
 * The rows of a relation, column by column. A row is certainly in or only possibly in; a declared gap is one more row,
 * possibly in, that stands for up to `most` rows nobody listed. So every operator treats gaps as it treats rows, and
 * none can lose one.
 */
export interface Rows {
  readonly size: number;
  /** 1 where the row is certainly in; `null` where all are. */
  readonly certain: Uint8Array | null;
  /** How many rows each stands for at most; `null` where each stands for itself. */
  readonly most: Float64Array | null;
  readonly column: (name: string) => Vector;
  /** The table rows a row was made from. */
  readonly origin: (index: number) => readonly Origin[];
  /** Why a row is not certainly in. */
  readonly why: (index: number) => readonly Reason[];
  /** Which rows of which table these are, where that is known by their cells. */
  readonly slice: Slice | null;
  /** The different cells of a column of the table these are all rows of. */
  readonly dictionary: (name: string) => Dictionary | undefined;
}

/**
 * What rows are, where they are all rows of a box of a table and all certain. Counts, sums, groups and first places can
 * then be had from what is kept of the table; the rows are listed only when somebody looks at them.
 */
export interface Slice {
  readonly index: TableIndex;
  /** All rows of the table, with the columns added since. */
  readonly whole: Rows;
  readonly box: Box;
  /** Where in the table the rows stand, ascending; listed when first asked for. */
  readonly places: () => Int32Array;
  /** Columns of ranks among the added ones, and what they rank. */
  readonly rankings: { readonly [as: string]: Ranking };
}
export interface Ranking {
  readonly by: string;
  readonly direction: Direction;
  readonly per: readonly string[];
  /** Which rows were ranked. */
  readonly box: Box;
}

export interface Origin {
  readonly table: string;
  readonly row: number;
}

export function isCertain(rows: Rows, index: number): boolean {
  return rows.certain === null || rows.certain[index] === 1;
}

export function mostOf(rows: Rows, index: number): number {
  return rows.most === null ? 1 : (rows.most[index] ?? 1);
}

export function numberColumn(rows: Rows, name: string): NumberVector {
  const vector = rows.column(name);
  if (vector.type === 'number') return vector;
  throw new AssayError(
    'invalid-proposition',
    `expected a column of numbers, got column ${name} of type ${vector.type}`,
  );
}

export function dateColumn(rows: Rows, name: string): DateVector {
  const vector = rows.column(name);
  if (vector.type === 'date') return vector;
  throw new AssayError('invalid-proposition', `expected a column of dates, got column ${name} of type ${vector.type}`);
}

export function textColumn(rows: Rows, name: string): TextVector {
  const vector = rows.column(name);
  if (vector.type === 'text') return vector;
  throw new AssayError('invalid-proposition', `expected a column of text, got column ${name} of type ${vector.type}`);
}

/** Looks each name up once. */
export function columnsBy(make: (name: string) => Vector | undefined): (name: string) => Vector {
  let made: Map<string, Vector> | undefined;
  return (name) => {
    made ??= new Map();
    const known = made.get(name);
    if (known !== undefined) return known;
    const vector = make(name);
    if (vector === undefined)
      throw new AssayError('invalid-proposition', `expected a column of the relation, got ${name}`);
    made.set(name, vector);
    return vector;
  };
}

/** The rows at the given places, in that order, with their own certainty. */
export function select(
  rows: Rows,
  keep: Int32Array,
  certain: Uint8Array | null,
  why: Rows['why'] = (index) => rows.why(keep[index] ?? 0),
): Rows {
  return {
    size: keep.length,
    certain,
    most: rows.most && gatherNumbers(rows.most, keep),
    column: columnsBy((name) => gather(rows.column(name), keep)),
    origin: (index) => rows.origin(keep[index] ?? 0),
    why,
    slice: null,
    dictionary: () => undefined,
  };
}
