import type { DateTerm, Literal, NumberTerm, Relation } from '../proposition/language.ts';
import type { Reason } from './answer.ts';
import type { Grain, Interval } from './interval.ts';
import type { Rows } from './rows.ts';

/** A number as an interval. Where a presupposition failed it is not defined, and `why` says which. */
export interface NumberValue extends Interval {
  readonly defined: boolean;
  readonly unit: string;
  readonly grain: Grain;
  readonly why: () => readonly Reason[];
  /** The relations it was taken from, for witness rows. */
  readonly from: readonly Rows[];
}

/** A date as an interval of days. */
export interface DateValue extends Interval {
  readonly defined: boolean;
  readonly why: () => readonly Reason[];
  readonly from: readonly Rows[];
}

/** What evaluating one sort of term needs of the others. */
export interface Context {
  readonly rowsOf: (relation: Relation) => Rows;
  readonly dateOf: (date: DateTerm) => DateValue;
  readonly numberOf: (number: NumberTerm) => NumberValue;
  /** The literal, or the value the reading gives its parameter. */
  readonly valueOf: <T extends number | string | object>(literal: Literal<T>) => T;
  /** The option the reading takes for a choice. */
  readonly optionOf: (parameter: string) => string;
  readonly documents: { readonly [name: string]: string };
}

/** The term a reading takes for a choice. */
export function chosenTerm<T>(
  { by, options }: { readonly by: string; readonly options: { readonly [option: string]: T } },
  context: Context,
): T {
  const chosen = options[context.optionOf(by)];
  if (chosen === undefined) throw new TypeError('a checked choice has every option');
  return chosen;
}
