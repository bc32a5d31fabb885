import type { Spread } from '../proposition/language.ts';
import type { Bag } from './aggregate.ts';
import type { Interval } from './interval.ts';

/**
 * Bounds of the standard deviation, exact where every value is and every row certain. The widest spread of intervals is
 * NP-hard to find (Ferson, Ginzburg, Kreinovich, Longpré & Aviles, "Exact bounds on finite populations of interval data",
 * 2005), so these are outer bounds, each of which holds in every completion:
 *
 * - the deviation is a norm, so it differs from that of the middles by at most the root of the mean squared half-width;
 * - the sum of squared deviations only grows with more rows: it lies between that of the certain rows and that of all,
 *   and is divided by the most and the fewest rows there may be;
 * - no more than half the range (Popoviciu 1935), for a sample of n times √(n ÷ (n − 1)).
 *
 * `undefined` where there may be too few rows to have one: none, or fewer than two of a sample.
 */
export function standardDeviation({ certain, possible }: Bag, over: Spread, fewest: number): Interval | undefined {
  const lacking = over === 'sample' ? 1 : 0;
  const least = Math.max(certain.length, fewest);
  if (least - lacking < 1) return undefined;
  const most = possible.reduce((count, { most: times }) => count + times, certain.length);
  const sure = squares(certain);
  const low = sure.lo / (most - lacking);
  const range = rangeOf(certain, possible);
  const cap = (range * range * least) / (4 * (least - lacking));
  const all = possible.length === 0 ? sure.hi : squares(certain, possible).hi;
  return { lo: Math.sqrt(low), hi: Math.sqrt(Math.min(all / (least - lacking), cap)) };
}

interface Ends extends Interval {
  readonly most?: number;
}

// Differences are taken from one of the values, so that equal values have no spread at all.
function squares(certain: readonly Ends[], possible: readonly Ends[] = []): Interval {
  const [first] = certain.length > 0 ? certain : possible;
  if (first === undefined) return { lo: 0, hi: 0 };
  const from = middle(first);
  let [count, sum, doubt] = [0, 0, 0];
  for (const ends of [...certain, ...possible]) {
    const { most = 1 } = ends;
    if (most === 0) continue;
    count += most;
    sum += (middle(ends) - from) * most;
    doubt += ((ends.hi - ends.lo) / 2) ** 2 * most;
  }
  // Without bound, or beyond what doubles hold.
  if (!Number.isFinite(sum + doubt)) return { lo: 0, hi: Infinity };
  if (count === 0) return { lo: 0, hi: 0 };
  const mean = sum / count;
  let total = 0;
  for (const ends of [...certain, ...possible]) {
    const { most = 1 } = ends;
    if (most > 0) total += (middle(ends) - from - mean) ** 2 * most;
  }
  const [norm, reach] = [Math.sqrt(total), Math.sqrt(doubt)];
  if (reach === 0) return { lo: total, hi: total };
  // What is left of nearly equal numbers is noise of the subtraction.
  const noise = 1e-12 * (norm + reach);
  return { lo: Math.max(0, norm - reach - noise) ** 2, hi: (norm + reach + noise) ** 2 };
}

function middle({ lo, hi }: Interval): number {
  return lo === hi ? lo : lo / 2 + hi / 2;
}

function rangeOf(certain: readonly Ends[], possible: readonly Ends[]): number {
  let [lo, hi] = [Infinity, -Infinity];
  for (const ends of [...certain, ...possible]) {
    if (ends.most === 0) continue;
    lo = Math.min(lo, ends.lo);
    hi = Math.max(hi, ends.hi);
  }
  return hi - lo;
}
