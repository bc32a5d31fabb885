import type { Reason, UndecidedCode } from './answer.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';

/** How many rows are named among reasons. */
export const few = 8;

/** Why a relation is not known to the row: the reasons of its first rows that are only possible. */
export function whyPossible(rows: Rows): readonly Reason[] {
  const reasons: Reason[] = [];
  for (let index = 0, seen = 0; index < rows.size && seen < few; index += 1) {
    if (isCertain(rows, index)) continue;
    reasons.push(...rows.why(index));
    seen += 1;
  }
  return reasons;
}

/** Why the cells of a column are not exact: the reasons of the first rows that are certain. */
export function whyCells(rows: Rows, values: { why: (index: number) => readonly Reason[] }): readonly Reason[] {
  const reasons: Reason[] = [];
  for (let index = 0; index < rows.size && reasons.length < few; index += 1) {
    if (isCertain(rows, index)) reasons.push(...values.why(index));
  }
  return reasons;
}

/** How many rows there are at least and at most. */
export function countOf(rows: Rows): { readonly lo: number; readonly hi: number } {
  if (rows.certain === null && rows.most === null) return { lo: rows.size, hi: rows.size };
  let [lo, hi] = [0, 0];
  for (let index = 0; index < rows.size; index += 1) {
    if (isCertain(rows, index)) lo += 1;
    hi += mostOf(rows, index);
  }
  return { lo, hi };
}

/**
 * The place of the one row there is. Where there is none, or several, or it is not known whether there is one, the
 * reasons: "the X" presupposes that exactly one X exists (Strawson, On Referring, 1950).
 */
export function theRow(rows: Rows): number | (() => readonly Reason[]) {
  const { lo, hi } = countOf(rows);
  if (lo === 1 && hi === 1) {
    return rows.certain === null ? 0 : rows.certain.indexOf(1);
  }
  return () => {
    if (hi === 0) return [plain('no-rows', 'no row fits')];
    if (lo > 1) return [plain('several-rows', `${lo} rows fit where one is meant`)];
    return whyPossible(rows);
  };
}

export function plain(code: UndecidedCode, text: string): Reason {
  return { code, table: null, row: null, column: null, text };
}
