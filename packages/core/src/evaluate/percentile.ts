import { ascending, type Bag } from './aggregate.ts';
import type { Interval } from './interval.ts';

/**
 * Bounds of a percentile by linear interpolation between the two nearest places: type 7 of Hyndman & Fan, "Sample quantiles
 * in statistical packages", The American Statistician 50 (1996). Place 1 + (n − 1) p of the values in order, so 0 is the
 * lowest, 50 the median and 100 the highest.
 *
 * The least it can be is with the lowest of the possible rows in, so all such heads are tried. Where a row stands for
 * several the value at the whole place below is taken, which only falls as low rows are added: an outer bound.
 */
export function percentile(bag: Bag, percent: number): Interval {
  return { lo: lowest(bag, 'lo', percent), hi: -lowest(bag, 'hi', percent) };
}

type End = 'lo' | 'hi';

/** The highest percentile is minus the lowest of the negated values, counted from the other side. */
function lowest({ certain, possible }: Bag, end: End, percent: number): number {
  const sign = end === 'lo' ? 1 : -1;
  const sure = certain.map((ends) => sign * ends[end]).toSorted(ascending);
  const heads = possible
    .filter(({ most }) => most > 0)
    .map((ends) => ({ value: sign * ends[end], most: ends.most }))
    .toSorted((a, b) => ascending(a.value, b.value));
  const single = heads.every(({ most }) => most === 1);
  const added: Weights = { values: heads.map(({ value }) => value), upTo: [] };
  let low = sure.length === 0 ? Infinity : at(sure, added, sure.length, percent, end, single);
  let weight = 0;
  for (const { value, most } of heads) {
    // Without bound, so many rows that the place is among them.
    if (most === Infinity) return Math.min(low, value);
    weight += most;
    added.upTo.push(weight);
    low = Math.min(low, at(sure, added, sure.length + weight, percent, end, single));
  }
  return low === Infinity && sure.length + weight === 0 ? -Infinity : low;
}

interface Weights {
  readonly values: readonly number[];
  /** How many rows there are up to each of the values. */
  readonly upTo: number[];
}

/** The percentile of the first so many of both; at the whole place below where it is not to be interpolated. */
function at(
  sure: readonly number[],
  added: Weights,
  count: number,
  percent: number,
  end: End,
  interpolated: boolean,
): number {
  const place = placeOf(count, percent);
  const from = end === 'lo' ? Math.floor(place) : count - 1 - Math.ceil(place);
  const lower = smallest(sure, added, from);
  const part = place - Math.floor(place);
  // −∞ and another value have nothing between them but −∞.
  if (part === 0 || lower === -Infinity || !interpolated) return lower;
  const upper = smallest(sure, added, from + 1);
  // The same sum from either side, so that exact values have one percentile to the last digit.
  const [start, other] = end === 'lo' ? [lower, upper] : [upper, lower];
  return lower === upper ? lower : start + part * (other - start);
}

/** From 0, without the noise of the division. */
function placeOf(count: number, percent: number): number {
  const place = ((count - 1) * percent) / 100;
  const whole = Math.round(place);
  return Math.abs(place - whole) <= 1e-9 * Math.max(1, whole) ? whole : place;
}

/** The value at a place, from 0, of two sorted lists, by halving the part taken from the first. */
function smallest(sure: readonly number[], { values, upTo }: Weights, place: number): number {
  const total = upTo.at(-1) ?? 0;
  const addedAt = (index: number) => values[firstAbove(upTo, index)] ?? Infinity;
  let [from, to] = [Math.max(0, place - total), Math.min(place, sure.length)];
  while (from < to) {
    const taken = Math.floor((from + to) / 2);
    if ((sure[taken] ?? Infinity) < addedAt(place - taken - 1)) from = taken + 1;
    else to = taken;
  }
  const rest = place - from;
  return Math.min(sure[from] ?? Infinity, rest < total ? addedAt(rest) : Infinity);
}

/** The first place whose running count is above the index. */
function firstAbove(upTo: readonly number[], index: number): number {
  let [from, to] = [0, upTo.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if ((upTo[half] ?? 0) > index) to = half;
    else from = half + 1;
  }
  return from;
}
