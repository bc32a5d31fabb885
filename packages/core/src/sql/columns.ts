import type { Bindings } from '../evaluate/evaluator.ts';
import type { Grain, Interval } from '../evaluate/interval.ts';
import type { TextSet } from '../evaluate/vector.ts';

/** Digits after the point in each reading; ∞ where numbers compare as they were written. */
export type GrainAt = (bindings: Bindings) => Grain;

/** An interval as two expressions; the same expression twice where it is one exact value. */
export interface EndsSql {
  readonly low: string;
  readonly high: string;
  /** What all its values lie in, as far as the tables show; so what is finite, or never zero, needs no guard. */
  readonly range: Interval;
}

export interface NumberSql extends EndsSql {
  readonly type: 'number';
  readonly unit: string;
  readonly written: boolean;
  readonly grainAt: GrainAt;
}
export interface DateSql extends EndsSql {
  readonly type: 'date';
}
export interface TextSql {
  readonly type: 'text';
  readonly word: string;
  /** Which of `sets` a word is from that is not known (then `word` is NULL); `null` where all are known. */
  readonly set: string | null;
  readonly sets: ReadonlyMap<number, TextSet>;
}
export type ColumnSql = NumberSql | DateSql | TextSql;

/** A truth for each row: whether it is so for sure, and whether it is not ruled out; the same text where both are one. */
export interface TruthSql {
  readonly sure: string;
  readonly possible: string;
}

/** Rows as a named part of the statement. A row carries `certain` (1 or 0) and `most` where they are not all 1. */
export interface RelationSql {
  readonly name: string;
  /** The parameters it depends on: it has a column for each, and its rows for each of their options. */
  readonly parameters: readonly string[];
  readonly certain: boolean;
  readonly single: boolean;
  /** At most so many rows in one reading, not counting what gaps stand for. */
  readonly size: number;
  /** Asking for a column puts it into the part. */
  readonly column: (name: string) => ColumnSql;
  readonly find: (name: string) => ColumnSql | undefined;
  /** The column with 2 where the cell is known, 0 where it is missing, 1 where that is not known; `null`: all are. */
  readonly known: (name: string) => string | null;
}

export function isExact({ low, high }: EndsSql): boolean {
  return low === high;
}

export function isBounded({ range }: EndsSql): boolean {
  return range.lo > -Infinity && range.hi < Infinity;
}

/** The column as it is called in rows of that alias. */
export function inRows<T extends ColumnSql>(column: T, alias: string): T {
  const at = (name: string) => `${alias}.${name}`;
  if (column.type === 'text') return { ...column, word: at(column.word), set: column.set && at(column.set) };
  return { ...column, low: at(column.low), high: at(column.high) };
}

/** The names a column has in its part. */
export function namesOf(column: ColumnSql): readonly string[] {
  if (column.type === 'text') return column.set === null ? [column.word] : [column.word, column.set];
  return isExact(column) ? [column.low] : [column.low, column.high];
}

export const always: TruthSql = { sure: 'TRUE', possible: 'TRUE' };

export function allOf(truths: readonly TruthSql[]): TruthSql {
  return joined(truths, 'AND', 'TRUE');
}

export function anyOf(truths: readonly TruthSql[]): TruthSql {
  return joined(truths, 'OR', 'FALSE');
}

/** So many conditions stand in one row: SQLite reads each as one level below the next, and has room for a thousand. */
const mostInRow = 8;

function joined(truths: readonly TruthSql[], by: string, none: string): TruthSql {
  const join = (parts: readonly string[]): string => {
    const [only = none] = parts;
    if (parts.length <= 1) return only;
    if (parts.length <= mostInRow) return `(${parts.join(` ${by} `)})`;
    const rows = Array.from({ length: Math.ceil(parts.length / mostInRow) }, (_, row) =>
      join(parts.slice(row * mostInRow, (row + 1) * mostInRow)),
    );
    return join(rows);
  };
  return { sure: join(truths.map(({ sure }) => sure)), possible: join(truths.map(({ possible }) => possible)) };
}

export function negated({ sure, possible }: TruthSql): TruthSql {
  return { sure: `NOT (${possible})`, possible: `NOT (${sure})` };
}

/** 2 for true, 1 for undecided, 0 for false. */
export function toTruthNumber({ sure, possible }: TruthSql): string {
  return sure === possible
    ? `CASE WHEN ${sure} THEN 2 ELSE 0 END`
    : `CASE WHEN ${sure} THEN 2 WHEN ${possible} THEN 1 ELSE 0 END`;
}
