export type Truth = 'true' | 'false' | 'undecided';

/**
 * Every reason why an answer may be undecided. What may be refused comes from terms that were not checked; a checked term
 * that presupposes what is not so is undecided with one of these:
 *
 * - `missing-cell`, `uncertain-cell`, `vague-date`: a cell is empty, lies in an interval, or is no one day;
 * - `declared-gap`: rows may be lacking that would change the answer;
 * - `no-rows`, `several-rows`, `too-few-rows`: something is said of the one row, of at least one, or of the n-th;
 * - `several-modes`: several values are the most frequent;
 * - `division-by-zero`: the divisor may be zero;
 * - `not-comparable`: growth from or over nothing, or a row before that is not known;
 * - `document-not-held`, `not-judged`: nobody has the text, nobody has judged;
 * - `limit-exceeded`: numbers are beyond what a double holds.
 */
export const undecidedCodes = [
  'missing-cell',
  'uncertain-cell',
  'declared-gap',
  'no-rows',
  'several-rows',
  'too-few-rows',
  'several-modes',
  'division-by-zero',
  'not-comparable',
  'vague-date',
  'document-not-held',
  'not-judged',
  'limit-exceeded',
] as const;
/** Why an answer is not known. */
export type UndecidedCode = (typeof undecidedCodes)[number];

/** Why an answer is undecided, for machines and in words. */
export interface Reason {
  readonly code: UndecidedCode;
  readonly table: string | null;
  /** Index of the row in its table, from 0. */
  readonly row: number | null;
  readonly column: string | null;
  /** In words; a gap's own reason stands here. */
  readonly text: string;
}

/** A row an answer rests on. `possible`: whether it belongs is not certain. */
export interface WitnessRow {
  readonly table: string;
  readonly row: number;
  readonly certain: boolean;
}

/** What one leaf of a proposition came to in one reading. */
export interface LeafResult {
  /** Where in the term, as a JSON path such as `term.of[0].left`. */
  readonly path: string;
  /** The leaf as a sentence. */
  readonly words: string;
  readonly truth: Truth;
  /** Numbers and dates (as EDTF) it compared, each as an interval; `null` ends are open. */
  readonly values: readonly LeafValue[];
  readonly witnesses: readonly WitnessRow[];
  /** How many witnesses there are; the list above may be cut. */
  readonly witnessCount: number;
}
export interface LeafValue {
  readonly words: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
}
