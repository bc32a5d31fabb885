import { asDate } from '../../value/date.ts';
import type { DateComparison, DateTerm, Literal } from '../language.ts';
import { type NumberLiteral, NumberOf } from './number.ts';
import { Statement } from './statement.ts';

/** A date in the making. Wherever a date is expected, EDTF text such as `2025-06-23` or `2025-06` may stand. */
export class DateOf {
  readonly date: DateTerm;

  constructor(date: DateTerm) {
    this.date = date;
  }

  /** Every day of this date lies before every day of the other. */
  isBefore(other: DateOf | string): Statement {
    return order(this, 'before', other);
  }
  isOnOrBefore(other: DateOf | string): Statement {
    return order(this, 'on-or-before', other);
  }
  isOnOrAfter(other: DateOf | string): Statement {
    return order(this, 'on-or-after', other);
  }
  isAfter(other: DateOf | string): Statement {
    return order(this, 'after', other);
  }
  /** They are the same day. */
  is(other: DateOf | string): Statement {
    return order(this, 'same', other);
  }

  /** So many years, months or days before; the number may be one that a reading gives, in `year`, `month` or `day`. */
  earlier<S extends ShiftUnit>(by: number | NumberLiteral<ShiftUnits[S]>, unit: S): DateOf {
    return shifted(this, by, unit, 'earlier');
  }
  later<S extends ShiftUnit>(by: number | NumberLiteral<ShiftUnits[S]>, unit: S): DateOf {
    return shifted(this, by, unit, 'later');
  }
}

interface ShiftUnits {
  years: 'year';
  months: 'month';
  days: 'day';
}
type ShiftUnit = keyof ShiftUnits;

/**
 * A date written down, in the EDTF subset; the claim's own date, or one to compare with.
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { date, proposition } from '@assay/core';
 * proposition(date('2025-06-23').isBefore('2025-06-24')).term.op // => 'date-order'
 * ```
 */
export function date(value: string): DateOf {
  return new DateOf({ op: 'date', value: asDate(value) });
}

/**
 * Whole days from the one date to the other; negative where the second comes first.
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { daysBetween, proposition } from '@assay/core';
 * proposition(daysBetween('2025-06-24', '2025-06-25').atMost(7)).term.op // => 'compare'
 * ```
 */
export function daysBetween(from: DateOf | string, to: DateOf | string): NumberOf<'day'> {
  return new NumberOf({ op: 'elapsed', from: dateTerm(from), to: dateTerm(to), in: 'days' }, 'day');
}

/**
 * The difference of two dates' calendar years, as anniversaries count: 1949-04-04 to 2025-01-01 is 76.
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { calendarYearsBetween } from '@assay/core';
 * calendarYearsBetween('1949-04-04', '2025-06-24').unit // => 'year'
 * ```
 */
export function calendarYearsBetween(from: DateOf | string, to: DateOf | string): NumberOf<'year'> {
  return new NumberOf({ op: 'elapsed', from: dateTerm(from), to: dateTerm(to), in: 'calendar-years' }, 'year');
}

/** The date, or the text of one, as it stands in a term. */
export function dateTerm(value: DateOf | string): DateTerm {
  return typeof value === 'string' ? date(value).date : value.date;
}

function order(left: DateOf, is: DateComparison, right: DateOf | string): Statement {
  return new Statement({ op: 'date-order', left: left.date, is, right: dateTerm(right) });
}

function shifted(
  of: DateOf,
  by: number | { readonly literal: Literal<number> },
  unit: ShiftUnit,
  direction: 'earlier' | 'later',
): DateOf {
  return new DateOf({ op: 'shift', of: of.date, by: typeof by === 'number' ? by : by.literal, unit, direction });
}
