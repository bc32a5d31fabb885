/**
 * The claim language: plain JSON, total, terminating, deterministic. Every term is an object whose `op` says what it is.
 * The meaning of each is in `evaluate/`; what must not be written is refused by `check-proposition.ts` and, in
 * TypeScript, by the typed builder.
 */

export const languageVersion = 1;

/** Stands where a literal may stand: the value is given by the reading. */
export interface ParameterRef {
  readonly parameter: string;
}
export type Literal<T> = T | ParameterRef;

/** A closed range; `null` is an open end. */
export interface Range {
  readonly min: number | null;
  readonly max: number | null;
}

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];
export const dateComparisons = ['before', 'on-or-before', 'same', 'on-or-after', 'after'] as const;
/** `before`: every day of the one lies before every day of the other; `same`: they are the same day. */
export type DateComparison = (typeof dateComparisons)[number];
export type Direction = 'ascending' | 'descending';

// Row expressions: a number for every row of a relation.
export type RowNumber =
  | { readonly op: 'column'; readonly column: string }
  | { readonly op: 'constant'; readonly value: Literal<number>; readonly unit: string }
  | { readonly op: 'row-arithmetic'; readonly with: Arithmetic; readonly left: RowNumber; readonly right: RowNumber };

export type Arithmetic = '+' | '-' | '*' | '/';

// Row predicates: true, false or undecided for every row.
export type Predicate =
  | { readonly op: 'row-compare'; readonly left: RowNumber; readonly is: Comparison; readonly right: RowNumber }
  | { readonly op: 'row-within'; readonly of: RowNumber; readonly range: Literal<Range> }
  | { readonly op: 'row-text-is'; readonly column: string; readonly value: Literal<string> }
  | { readonly op: 'row-text-in'; readonly column: string; readonly values: readonly string[] }
  | { readonly op: 'row-in-column'; readonly column: string; readonly of: Relation; readonly in: string }
  | { readonly op: 'row-date'; readonly column: string; readonly is: DateComparison; readonly date: DateTerm }
  | { readonly op: 'row-known'; readonly column: string }
  | { readonly op: 'row-and'; readonly of: readonly Predicate[] }
  | { readonly op: 'row-or'; readonly of: readonly Predicate[] }
  | { readonly op: 'row-not'; readonly of: Predicate };

export type Aggregate =
  | { readonly op: 'count' }
  | { readonly op: 'count-distinct'; readonly column: string }
  | { readonly op: 'sum' | 'average' | 'minimum' | 'maximum' | 'median' | 'mode'; readonly of: RowNumber }
  | { readonly op: 'standard-deviation'; readonly of: RowNumber; readonly over: Spread }
  | { readonly op: 'percentile'; readonly of: RowNumber; readonly percent: Literal<number> };

export const spreads = ['population', 'sample'] as const;
/** Whose spread it is: the rows are all there are (÷ n), or a sample of more (÷ n − 1). */
export type Spread = (typeof spreads)[number];

// Relations: rows that are certainly in and rows that are possibly in.
export type Relation =
  | { readonly op: 'table'; readonly table: string }
  | { readonly op: 'where'; readonly of: Relation; readonly if: Predicate }
  /** Adds the competition rank (1, 2, 2, 4) of each row as a column of unit `rank`, within equal values of `per`. */
  | {
      readonly op: 'rank';
      readonly of: Relation;
      readonly by: RowNumber;
      readonly direction: Direction;
      readonly per: readonly string[];
      readonly as: string;
    }
  | { readonly op: 'derive'; readonly of: Relation; readonly value: RowNumber; readonly as: string }
  /** One row for each combination of values of `by`, with the aggregates as columns. */
  | {
      readonly op: 'group';
      readonly of: Relation;
      readonly by: readonly string[];
      readonly aggregates: { readonly [column: string]: Aggregate };
    }
  /** Adds columns of the row of `in` whose `key` equals this row's `by`; missing where there is none. */
  | {
      readonly op: 'look-up';
      readonly of: Relation;
      readonly by: string;
      readonly in: Relation;
      readonly key: string;
      readonly take: { readonly [as: string]: string };
    }
  /** Adds a column with the value of `column` in the row before, in the order of `order`, within equal values of `per`. */
  | {
      readonly op: 'previous';
      readonly of: Relation;
      readonly order: string;
      readonly per: readonly string[];
      readonly column: string;
      readonly as: string;
    };

export const aggregateOps = ['sum', 'average', 'minimum', 'maximum', 'median', 'mode'] as const;

// Numbers.
export type NumberTerm =
  | { readonly op: 'number'; readonly value: Literal<number>; readonly unit: string }
  | { readonly op: 'count'; readonly of: Relation }
  | { readonly op: 'count-distinct'; readonly of: Relation; readonly column: string }
  | {
      /** `mode`: the most frequent value; undecided where several are as frequent. */
      readonly op: 'sum' | 'average' | 'minimum' | 'maximum' | 'median' | 'mode';
      readonly of: Relation;
      readonly value: RowNumber;
    }
  | {
      readonly op: 'standard-deviation';
      readonly of: Relation;
      readonly value: RowNumber;
      readonly over: Spread;
    }
  /** From 0 to 100, between two values by linear interpolation (type 7 of Hyndman & Fan, 1996). */
  | { readonly op: 'percentile'; readonly of: Relation; readonly value: RowNumber; readonly percent: Literal<number> }
  /** The value in the one row there is; undecided where there is none or more than one. */
  | { readonly op: 'the'; readonly of: Relation; readonly value: RowNumber }
  /** The value of `value` in the row that stands at place `n` (from 1) in the order of `by`. */
  | {
      readonly op: 'nth';
      readonly of: Relation;
      readonly by: RowNumber;
      readonly direction: Direction;
      readonly n: Literal<number>;
      readonly value: RowNumber;
    }
  | { readonly op: 'arithmetic'; readonly with: Arithmetic; readonly left: NumberTerm; readonly right: NumberTerm }
  | { readonly op: 'absolute'; readonly of: NumberTerm }
  /** Compound annual growth rate from one amount to another over a number of years, as a fraction. */
  | { readonly op: 'annual-growth'; readonly from: NumberTerm; readonly to: NumberTerm; readonly years: NumberTerm }
  /** Whole days from the one date to the other, or the difference of their calendar years. */
  | { readonly op: 'elapsed'; readonly from: DateTerm; readonly to: DateTerm; readonly in: 'days' | 'calendar-years' }
  /** The same quantity in another unit of the same dimension, such as M → k, `%` → `1`; currencies never. */
  | { readonly op: 'convert'; readonly of: NumberTerm; readonly unit: string }
  | { readonly op: 'choose'; readonly by: string; readonly options: { readonly [option: string]: NumberTerm } };

// Dates.
export type DateTerm =
  | { readonly op: 'date'; readonly value: Literal<string> }
  | { readonly op: 'the-date'; readonly of: Relation; readonly column: string }
  | {
      readonly op: 'shift';
      readonly of: DateTerm;
      readonly by: Literal<number>;
      readonly unit: 'years' | 'months' | 'days';
      readonly direction: 'earlier' | 'later';
    }
  | { readonly op: 'choose'; readonly by: string; readonly options: { readonly [option: string]: DateTerm } };

// Propositions: true, false or undecided with reasons.
export type PropositionTerm =
  | { readonly op: 'compare'; readonly left: NumberTerm; readonly is: Comparison; readonly right: NumberTerm }
  | { readonly op: 'within'; readonly of: NumberTerm; readonly range: Literal<Range> }
  | { readonly op: 'text-is'; readonly of: Relation; readonly column: string; readonly value: Literal<string> }
  /** The most frequent text of the column is the value; undecided where several are as frequent. */
  | { readonly op: 'mode-is'; readonly of: Relation; readonly column: string; readonly value: Literal<string> }
  | { readonly op: 'exists' | 'none' | 'only-one'; readonly of: Relation }
  | {
      readonly op: 'all';
      readonly of: Relation;
      readonly if: Predicate;
      /** What the answer is where there are no rows. */
      readonly empty: 'true' | 'false' | 'undecided';
    }
  /** More than (`strict`) or at least the share of rows for which the predicate holds. */
  | {
      readonly op: 'share';
      readonly of: Relation;
      readonly if: Predicate;
      readonly share: Literal<number>;
      readonly strict: boolean;
    }
  | { readonly op: 'date-order'; readonly left: DateTerm; readonly is: DateComparison; readonly right: DateTerm }
  /** The words stand in the document: to the character, in normal form, or with cuts marked by an ellipsis. */
  | {
      readonly op: 'quotation';
      readonly quote: Literal<string>;
      readonly document: string;
      readonly mode: QuotationMode | ParameterRef;
    }
  /** What a named person judged where no table can decide. */
  | { readonly op: 'judgement'; readonly statement: string; readonly by: string; readonly value: Judged }
  | { readonly op: 'and' | 'or'; readonly of: readonly PropositionTerm[] }
  | { readonly op: 'not'; readonly of: PropositionTerm }
  | { readonly op: 'at-least'; readonly k: number; readonly of: readonly PropositionTerm[] }
  | { readonly op: 'choose'; readonly by: string; readonly options: { readonly [option: string]: PropositionTerm } };

export const quotationModes = ['verbatim', 'normalised', 'elided'] as const;
export type QuotationMode = (typeof quotationModes)[number];
/** `null`: nobody has judged yet. */
export type Judged = boolean | null;

/** A claim in typed form. Its identity is the digest of its canonical JSON. */
export interface Proposition {
  readonly assay: typeof languageVersion;
  readonly term: PropositionTerm;
}
