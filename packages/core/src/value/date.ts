import { AssayError } from '../error.ts';

declare const edtf: unique symbol;

/**
 * A date in a subset of EDTF (ISO 8601-2:2019), of the years 0000–9999 in the proleptic Gregorian calendar:
 *
 * - a year `2025`, a month `2025-06`, a day `2025-06-23`;
 * - with unspecified digits: `202X`, `20XX`, `2025-XX`, `2025-XX-XX`, `2025-06-2X`, `2025-06-XX`;
 * - a season `2025-21`…`24` (spring, summer, autumn, winter) or a quarter `2025-33`…`36`;
 * - any of these with one qualifier at its end: `~` approximate, `?` uncertain, `%` both;
 * - an interval of two of these, `2024/2025`, or with an open end, `../2020`, `2020/..`.
 */
export type EdtfDate = string & { readonly [edtf]: true };

/** Whole days since 1970-01-01, both ends included; an open end is infinite. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Is it text that {@link asDate} accepts? */
export function isDate(value: unknown): value is EdtfDate {
  return typeof value === 'string' && findDays(value) !== undefined;
}

/**
 * The given text as a date, kept as written. A day or month the calendar does not have, and an interval that ends before
 * it starts, are refused.
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { asDate } from '@assay/core';
 * asDate('2025-06-2X') // => '2025-06-2X'
 * ```
 */
export function asDate(value: unknown): EdtfDate {
  if (isDate(value)) return value;
  const got = typeof value === 'string' ? JSON.stringify(value.slice(0, longest)) : `a ${typeof value}`;
  throw new AssayError(
    'invalid-date',
    `expected a date that exists, in EDTF, such as 2025, 2025-06, 2025-06-23, 2025-06-2X, 2025-06~ or 2024/2025, got ${got}`,
  );
}

/**
 * The days the date may lie on.
 *
 * Approximate dates (`~`, `%`) reach one unit of what is written further on either side: `2025~` is 2024 to 2026,
 * `2025-06~` May to July, `202X~` a decade more. EDTF gives no width; a rounded date is off by at most the unit it was
 * rounded to. A date that is only uncertain (`?`) keeps its days: the source doubts it, which says nothing of how far off
 * it may be. Seasons are the meteorological ones of the northern hemisphere, from the first of March, June, September
 * and December; winter is the one that begins in the year written, so that 21 to 24 stand in the order of time.
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { asDate, daysOf } from '@assay/core';
 * daysOf(asDate('1970-01')) // => { from: 0, to: 30 }
 * daysOf(asDate('1970/..')) // => { from: 0, to: Infinity }
 * ```
 */
export function daysOf(date: EdtfDate): Days {
  const days = findDays(date);
  if (days === undefined) throw new AssayError('invalid-date', 'expected a date made by asDate, got other text');
  return days;
}

/**
 * The days as a date: a day, a month or a year where they are exactly one, else an interval of the coarsest of these
 * that fits both ends. Days outside the years 0000–9999 are written as an open end, so that the date always covers them.
 *
 * @throws AssayError `invalid-date` where the ends are not whole days in order
 * @example
 * ```ts
 * import { dateOfDays } from '@assay/core';
 * dateOfDays(0, 364) // => '1970'
 * dateOfDays(0, 1) // => '1970-01-01/1970-01-02'
 * ```
 */
export function dateOfDays(from: number, to: number): EdtfDate {
  if (!(isDay(from) && isDay(to) && from <= to) || from === Infinity || to === -Infinity) {
    throw new AssayError('invalid-date', `expected whole days in order, got ${from} to ${to}`);
  }
  const start = from < firstDay ? undefined : civilOf(Math.min(from, lastDay));
  const end = to > lastDay ? undefined : civilOf(Math.max(to, firstDay));
  const nextDay = civilOf(Math.min(to, lastDay) + 1);
  const fitsMonth = (start === undefined || start.day === 1) && (end === undefined || nextDay.day === 1);
  const fitsYear =
    fitsMonth && (start === undefined || start.month === 1) && (end === undefined || nextDay.month === 1);
  const write = (civil: Civil | undefined): string => {
    if (civil === undefined) return '..';
    const year = String(civil.year).padStart(4, '0');
    if (fitsYear) return year;
    const month = `${year}-${String(civil.month).padStart(2, '0')}`;
    return fitsMonth ? month : `${month}-${String(civil.day).padStart(2, '0')}`;
  };
  const [first, last] = [write(start), write(end)];
  return asDate(first === last && first !== '..' ? first : `${first}/${last}`);
}

/**
 * The day that many years, months or days later (earlier where `by` is negative). Where the month has no such day it is
 * the month's last: a year after 29 February is 28 February. A later day never comes out earlier.
 *
 * @throws AssayError `invalid-date` where `by` is not a whole number of at most ten million
 * @example
 * ```ts
 * import { asDate, daysOf, shiftDays } from '@assay/core';
 * const leapDay = daysOf(asDate('2024-02-29')).from;
 * shiftDays(leapDay, 1, 'years') === daysOf(asDate('2025-02-28')).from // => true
 * ```
 */
export function shiftDays(days: number, by: number, unit: 'years' | 'months' | 'days'): number {
  if (!Number.isInteger(by) || Math.abs(by) > 10_000_000) {
    throw new AssayError('invalid-date', `expected a whole number of ${unit} of at most ten million, got ${by}`);
  }
  if (!Number.isFinite(days)) return days;
  if (unit === 'days') return days + by;
  const { year, month, day } = civilOf(days);
  const shifted = unit === 'years' ? { year: year + by, month } : { year, month: month + by };
  const first = dayOf(shifted.year, shifted.month, 1);
  return first + Math.min(day, lengthOfMonth(shifted.year, shifted.month)) - 1;
}

/** The calendar year a day lies in; an open end stays infinite. */
export function yearOfDay(day: number): number {
  return Number.isFinite(day) ? civilOf(day).year : day;
}

const longest = 64;
const pointPattern = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|\dX|XX))?)?([~?%]?)$/;

function findDays(text: string): Days | undefined {
  if (text.length > longest) return undefined;
  const [first = '', last, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  if (last === undefined) return pointDays(first);
  const start = first === '..' ? { from: -Infinity } : pointDays(first);
  const end = last === '..' ? { to: Infinity } : pointDays(last);
  if (start === undefined || end === undefined || end.to < start.from) return undefined;
  return { from: start.from, to: end.to };
}

/** The days of what stands on one side of an interval, or alone. */
function pointDays(text: string): Days | undefined {
  const [, year, month, day, qualifier] = pointPattern.exec(text) ?? [];
  if (year === undefined) return undefined;
  const span = spanOf(year, month, day);
  if (span === undefined) return undefined;
  const { from, length, unit } = span;
  const reach = qualifier === '~' || qualifier === '%' ? length : 0;
  // Both ends are shifted as first days, so that a month's last day does not depend on the length of its neighbour.
  const start = shiftDays(from, -reach, unit);
  const end = shiftDays(from, (span.last ?? length) + reach, unit) - 1;
  return { from: Math.max(start, firstDay), to: Math.min(end, lastDay) };
}

/** From its first day, so many units; `last` where the calendar cuts it shorter than its unit. */
interface Span {
  readonly from: number;
  readonly length: number;
  readonly unit: 'years' | 'months' | 'days';
  readonly last?: number;
}

function spanOf(yearText: string, month: string | undefined, day: string | undefined): Span | undefined {
  const year = Number(yearText.replaceAll('X', '0'));
  if (month === undefined) {
    const length = yearText.endsWith('XX') ? 100 : yearText.endsWith('X') ? 10 : 1;
    return { from: dayOf(year, 1, 1), length, unit: 'years' };
  }
  if (yearText.includes('X')) return undefined;
  if (month === 'XX') {
    return day === undefined || day === 'XX' ? { from: dayOf(year, 1, 1), length: 1, unit: 'years' } : undefined;
  }
  const number = Number(month);
  if (day === undefined) {
    if (number >= 21 && number <= 24) return { from: dayOf(year, 3 * (number - 20), 1), length: 3, unit: 'months' };
    if (number >= 33 && number <= 36) return { from: dayOf(year, 3 * (number - 33) + 1, 1), length: 3, unit: 'months' };
  }
  if (number < 1 || number > 12) return undefined;
  const first = dayOf(year, number, 1);
  if (day === undefined || day === 'XX') return { from: first, length: 1, unit: 'months' };
  const lowest = Math.max(1, Number(day.replace('X', '0')));
  const highest = Math.min(Number(day.replace('X', '9')), lengthOfMonth(year, number));
  if (day === '00' || highest < lowest) return undefined;
  const last = highest - lowest + 1;
  return { from: first + lowest - 1, length: day.endsWith('X') ? 10 : 1, unit: 'days', last };
}

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// Both ways after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years run from March, so that the leap
// day is the last of its year, and 400 years are 146,097 days. Months outside 1–12 are carried into the year.
function dayOf(year: number, month: number, day: number): number {
  const months = year * 12 + (month - 3);
  const marchYear = Math.floor(months / 12);
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (months - marchYear * 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilOf(days: number): Civil {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function lengthOfMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

const firstDay = dayOf(0, 1, 1);
const lastDay = dayOf(9999, 12, 31);

function isDay(value: number): boolean {
  return Number.isInteger(value) || value === Infinity || value === -Infinity;
}
