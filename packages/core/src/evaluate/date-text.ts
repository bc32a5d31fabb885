import { dateOfDays } from '../value/date.ts';
import type { Interval } from './interval.ts';

/** An interval of days as EDTF text; `..` where nothing is known of it. */
export function toDateText({ lo, hi }: Interval): string {
  return lo === -Infinity && hi === Infinity ? '../..' : dateOfDays(lo, hi);
}
