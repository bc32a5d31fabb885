import { AssayError } from '../error.ts';
import type { Reason } from './answer.ts';
import type { Grain } from './interval.ts';
import { TRUE } from './kleene.ts';

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
}

export interface Origin {
  readonly table: string;
  readonly row: number;
}

interface VectorBase {
  /** Kleene for each row: whether the cell is known; undecided for gaps. `null` where all are. */
  readonly known: Uint8Array | null;
  /** Why the cell is not one exact value. */
  readonly why: (index: number) => readonly Reason[];
}
/** Numbers as intervals; one array twice where all are exact. */
export interface NumberVector extends VectorBase {
  readonly type: 'number';
  readonly unit: string;
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Whether the cells hold decimals as somebody wrote them, and not what was computed. */
  readonly written: boolean;
  readonly grain: () => Grain;
}
/** Days as intervals. */
export interface DateVector extends VectorBase {
  readonly type: 'date';
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}
/** Words by their index; below zero, `sets[-1 - code]` says which words it may be. */
export interface TextVector extends VectorBase {
  readonly type: 'text';
  readonly words: readonly string[];
  readonly codes: Int32Array;
  readonly sets: readonly TextSet[];
}
export type TextSet = { readonly in: ReadonlySet<string> } | { readonly notIn: ReadonlySet<string> };
export type Vector = NumberVector | DateVector | TextVector;

export function isCertain(rows: Rows, index: number): boolean {
  return rows.certain === null || rows.certain[index] === 1;
}

export function mostOf(rows: Rows, index: number): number {
  return rows.most === null ? 1 : (rows.most[index] ?? 1);
}

export function setHas(set: TextSet, word: string): boolean {
  return 'in' in set ? set.in.has(word) : !set.notIn.has(word);
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
  const made = new Map<string, Vector>();
  return (name) => {
    const vector = made.get(name) ?? make(name);
    if (vector === undefined)
      throw new AssayError('invalid-proposition', `expected a column of the relation, got ${name}`);
    made.set(name, vector);
    return vector;
  };
}

/** The rows at the given places, in that order, with their own certainty. */
export function select(rows: Rows, keep: Int32Array, certain: Uint8Array | null): Rows {
  const at = (index: number) => keep[index] ?? 0;
  const { most } = rows;
  return {
    size: keep.length,
    certain,
    most: most && Float64Array.from(keep, (place) => most[place] ?? 1),
    column: columnsBy((name) => gather(rows.column(name), keep)),
    origin: (index) => rows.origin(at(index)),
    why: (index) => rows.why(at(index)),
  };
}

function gather(vector: Vector, keep: Int32Array): Vector {
  const { known } = vector;
  const base = {
    known: known && Uint8Array.from(keep, (place) => known[place] ?? TRUE),
    why: (index: number) => vector.why(keep[index] ?? 0),
  };
  if (vector.type === 'text') {
    return { ...vector, ...base, codes: Int32Array.from(keep, (place) => vector.codes[place] ?? 0) };
  }
  const lo = Float64Array.from(keep, (place) => vector.lo[place] ?? Number.NaN);
  const hi = vector.lo === vector.hi ? lo : Float64Array.from(keep, (place) => vector.hi[place] ?? Number.NaN);
  return { ...vector, ...base, lo, hi };
}
