import type { Case } from './cases.ts';
import type { Rows } from './series.ts';
import type { Comparison, NumberTerm } from './terms.ts';

/** What a form compares: words of the form, a number made from rows, or the cell of one row. */
export type Thing =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'number';
      readonly cases: readonly Case<NumberTerm>[];
      /** The cases in which it is a text to the executor: a difference of dates is `7 days`. */
      readonly textCases: readonly Case<NumberTerm>[];
    }
  | { readonly kind: 'cell'; readonly rows: Rows; readonly header: string };

/** `round`: equal within the tolerance of the option `roundEq`. */
export type ThingComparison = Exclude<Comparison, '<=' | '>='> | 'round';
