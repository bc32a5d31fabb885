import type { Writer } from './dialect.ts';

/**
 * Days and years as `date.ts` counts them (after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"), in whole
 * numbers. Eras of 400 years are added first, so that nothing is below zero, where the databases round towards it.
 */
const eras = 4_000_000;
const daysInEra = 146_097;
const offset = 719_468 + eras * daysInEra;
const yearsAdded = eras * 400;

/** Steps of a computation, each of which may name those before it. */
type Steps = readonly (readonly [name: string, expression: string])[];

/** A value computed in steps from one number of days; infinite days stay as they are. */
function stepwise(day: string, steps: Steps, result: string, writer: Writer): string {
  const infinite = writer.number(Infinity);
  const finite = `CASE WHEN abs(${day}) < ${infinite} THEN ${day} ELSE ${writer.number(0)} END`;
  const computed = steps.reduce(
    (from, [name, expression], index) => `(SELECT s${index}.*, ${expression} AS ${name} FROM ${from} AS s${index})`,
    `(SELECT ${writer.integer(finite)} + ${offset} AS z)`,
  );
  return `CASE WHEN abs(${day}) < ${infinite} THEN (SELECT ${writer.double(result)} FROM ${computed} AS done) ELSE ${day} END`;
}

const civil: Steps = [
  ['era', `z / ${daysInEra}`],
  ['doe', `z - era * ${daysInEra}`],
  ['yoe', `(doe - doe / 1460 + doe / 36524 - doe / 146096) / 365`],
  ['doy', `doe - (365 * yoe + yoe / 4 - yoe / 100)`],
  ['mp', `(5 * doy + 2) / 153`],
  ['d', `doy - (153 * mp + 2) / 5 + 1`],
  // Months since March of the first year counted.
  ['months', `(era * 400 + yoe) * 12 + mp`],
];

/** The calendar year of a day. */
export function yearOfDay(day: string, writer: Writer): string {
  return stepwise(day, civil, `(months + 2) / 12 - ${yearsAdded}`, writer);
}

/** The first day of the month that many months from March of the first year counted, less the offset. */
function firstOfMonth(months: string): string {
  const year = `(${months} / 12)`;
  const dayOfYear = `((153 * (${months} % 12) + 2) / 5)`;
  return `(${year} * 365 + ${year} / 4 - ${year} / 100 + ${year} / 400 + ${dayOfYear} - ${offset})`;
}

/** The day that many months later; where the month has no such day, its last. */
export function shiftMonths(day: string, by: string, writer: Writer): string {
  const steps: Steps = [
    ...civil,
    ['later', `months + ${writer.integer(by)}`],
    ['first', firstOfMonth('later')],
    ['next', firstOfMonth('(later + 1)')],
    ['last', writer.least(['d', 'next - first'])],
  ];
  return stepwise(day, steps, 'first + last - 1', writer);
}
