import { asDate, type Days, daysOf, isDate } from '@assay/core';
import type { Options } from './options.ts';

const months = [
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar'],
  ['apr', 'april'],
  ['may'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];
// The official pattern for the third month has a slip: it does not know `march`, which then is no month.
const allMonths = months.map((names, index) => (index === 2 ? [...names, 'march'] : names));

const word = String.raw`[\p{L}\p{N}_]`;
const alone = (what: string) => new RegExp(`(?<!${word})(?:${what})(?!${word})`, 'u');
const monthName = alone(months.flat().join('|'));
const year = alone(String.raw`\p{Nd}{4}`);
const day = alone(String.raw`\p{Nd}{1,2}`);

const defaults = { year: 2260, month: 1, day: 1 } as const;
// The executor's table of dates holds nanoseconds in 64 bits; its single dates hold any year.
const firstHeld = daysOf(asDate('1677-09-22')).from;
const lastHeld = daysOf(asDate('2262-04-11')).from;

/** The date a text is read as. */
export interface DateReadings {
  /** Whether the text names a month: what is then compared are dates. */
  readonly hasMonth: boolean;
  /** In EDTF, and the days it may lie on; `null` where the text is no date. */
  readonly date: string | null;
  readonly days: Days | null;
  /** The parts that are written; `null` where another is to stand in. */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Whether a column with this cell can be put in the order of dates. */
  readonly held: boolean;
}

export function readDate(text: string, { dates }: Options): DateReadings {
  return dates === 'parts' ? readParts(text) : readWhole(text);
}

function readParts(text: string): DateReadings {
  const name = monthName.exec(text)?.[0];
  const month = name === undefined ? null : months.findIndex((names) => names.includes(name)) + 1;
  const parts = { year: numberOf(year.exec(text)), month, day: numberOf(day.exec(text)) };
  const date = toDate(parts);
  const days = date === null ? null : daysOf(asDate(date));
  const held = days !== null && days.from >= firstHeld && days.from <= lastHeld;
  return { ...parts, hasMonth: month !== null, date, days, held };
}

/** The date of the parts, with a default for each that is not written. */
export function toDate(parts: Pick<DateReadings, 'year' | 'month' | 'day'>): string | null {
  const [y, m, d] = [parts.year ?? defaults.year, parts.month ?? defaults.month, parts.day ?? defaults.day];
  const date = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
  return y > 0 && isDate(date) ? date : null;
}

export const defaultParts = defaults;

const wholeDay = /^(?:(\d{1,2}) ([a-z]+)|([a-z]+) (\d{1,2}))(?: ?,)? (\d{4})$/;
const wholeMonth = /^([a-z]+)(?: ?,)? (\d{4})$/;

function readWhole(text: string): DateReadings {
  const trimmed = text.trim();
  const [ofDay, ofMonth] = [wholeDay.exec(trimmed), wholeMonth.exec(trimmed)];
  const name = ofDay?.[2] ?? ofDay?.[3] ?? ofMonth?.[1] ?? '';
  const month = allMonths.findIndex((names) => names.includes(name)) + 1;
  const written = ofDay?.[1] ?? ofDay?.[4];
  const tail = `${pad(month, 2)}${written === undefined ? '' : `-${pad(Number(written), 2)}`}`;
  const date = month > 0 ? `${ofDay?.[5] ?? ofMonth?.[2] ?? ''}-${tail}` : trimmed;
  const known = isDate(date) ? date : null;
  const days = known === null ? null : daysOf(known);
  return { hasMonth: month > 0 && known !== null, date: known, days, year: null, month: null, day: null, held: true };
}

function numberOf(match: RegExpExecArray | null): number | null {
  return match === null ? null : Number(match[0]);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
