import { AssayError } from '../error.ts';

export const periods = ['day', 'week', 'month'] as const;
/** A stretch of the calendar, in UTC; a week begins on Monday. */
export type Period = (typeof periods)[number];

/** How often something happened in a period, by the day on which the period begins, as in `2025-06-23`. */
export interface PeriodCount {
  readonly start: string;
  readonly count: number;
}

/** The most periods that are counted at once. */
export const mostPeriods = 400;

/**
 * Counts by day as counts by period: one for each period from that of the first day to that of the last, none left out.
 * Days outside of these two, both included, are not counted.
 *
 * @throws AssayError `invalid-date` where the days are not two in order; `limit-exceeded` above {@link mostPeriods}
 * @example
 * ```ts
 * import { countByPeriod } from '@assay/core';
 * const days = [{ day: '2025-06-23', count: 2 }, { day: '2025-07-01', count: 1 }];
 * countByPeriod(days, 'month', { first: '2025-05-20', last: '2025-07-31' }).map(({ count }) => count) // => [0, 2, 1]
 * countByPeriod(days, 'week', { first: '2025-06-25', last: '2025-07-01' })[0] // => { start: '2025-06-23', count: 0 }
 * ```
 */
export function countByPeriod(
  counts: readonly { readonly day: string; readonly count: number }[],
  period: Period,
  { first, last }: { readonly first: string; readonly last: string },
): readonly PeriodCount[] {
  if (!isDay(first) || !isDay(last) || first > last) {
    throw new AssayError('invalid-date', 'expected two days in order, such as 2025-06-23 and 2025-07-31');
  }
  const sums = new Map<string, number>();
  for (let start = startOf(first, period); start <= last; start = next(start, period)) {
    if (sums.size === mostPeriods) {
      throw new AssayError('limit-exceeded', `expected at most ${mostPeriods} periods, got more`);
    }
    sums.set(start, 0);
  }
  for (const { day, count } of counts) {
    const start = startOf(day, period);
    if (day >= first && day <= last) sums.set(start, (sums.get(start) ?? 0) + count);
  }
  return [...sums].map(([start, count]) => ({ start, count }));
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && write(new Date(time)) === text;
}

function write(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function startOf(day: string, period: Period): string {
  if (period === 'day') return day;
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return write(date);
}

function next(start: string, period: Period): string {
  const date = new Date(`${start}T00:00Z`);
  if (period === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (period === 'week' ? 7 : 1));
  return write(date);
}
