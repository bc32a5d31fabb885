export type Truth = 'true' | 'false' | 'undecided';

export const undecidedCodes = [
  'missing-cell',
  'uncertain-cell',
  'declared-gap',
  'no-rows',
  'several-rows',
  'too-few-rows',
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
