import type { Grain } from './interval.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import type { NumberVector } from './vector.ts';

/** The values an aggregate is taken over: each an interval, certainly there once or possibly there up to `most` times. */
export interface Bag {
  readonly certain: readonly Ends[];
  readonly possible: readonly (Ends & { readonly most: number })[];
  readonly grain: Grain;
}
interface Ends {
  readonly lo: number;
  readonly hi: number;
}
type Result = { readonly lo: number; readonly hi: number; readonly grain: Grain };
type AggregateOp = 'sum' | 'average' | 'minimum' | 'maximum' | 'median';

export function bagOf(rows: Rows, values: NumberVector, members?: readonly number[]): Bag {
  const certain: Ends[] = [];
  const possible: (Ends & { most: number })[] = [];
  const put = (index: number) => {
    const ends = { lo: values.lo[index] ?? -Infinity, hi: values.hi[index] ?? Infinity };
    if (isCertain(rows, index)) certain.push(ends);
    else possible.push({ ...ends, most: mostOf(rows, index) });
  };
  if (members === undefined) for (let index = 0; index < rows.size; index += 1) put(index);
  else members.forEach(put);
  return { certain, possible, grain: values.grain() };
}

/**
 * The interval of an aggregate over all rows that may be there. For a bag that may be empty only the sum is defined
 * (nothing adds up to 0); for the others the answer holds where there is at least one row.
 */
export function aggregate(op: AggregateOp, bag: Bag): Result {
  const upper = bagEnds(bag, 'hi');
  const lower = bagEnds(bag, 'lo');
  switch (op) {
    case 'sum':
      return { lo: lowestSum(lower, bag.grain), hi: -lowestSum(flip(upper), bag.grain), grain: bag.grain };
    case 'average':
      return { lo: lowestAverage(lower, bag.grain), hi: -lowestAverage(flip(upper), bag.grain), grain: null };
    case 'minimum':
      return { lo: least([...lower.certain, ...lower.values]), hi: -lowestMaximum(flip(upper)), grain: bag.grain };
    case 'maximum':
      return {
        lo: lowestMaximum(lower),
        hi: -least([...upper.certain, ...upper.values].map(negate)),
        grain: bag.grain,
      };
    case 'median':
      return {
        lo: lowestMedian(lower),
        hi: -lowestMedian(flip(upper)),
        grain: bag.grain === null || bag.grain > 8 ? null : bag.grain + 1,
      };
  }
}

/** One end of every interval; the highest of anything is minus the lowest of the negated values. */
interface EndBag {
  readonly certain: readonly number[];
  readonly values: readonly number[];
  readonly most: readonly number[];
}

function bagEnds(bag: Bag, end: 'lo' | 'hi'): EndBag {
  return {
    certain: bag.certain.map((ends) => ends[end]),
    values: bag.possible.map((ends) => ends[end]),
    most: bag.possible.map((ends) => ends.most),
  };
}

const negate = (value: number) => -value;
const flip = (bag: EndBag): EndBag => ({ ...bag, certain: bag.certain.map(negate), values: bag.values.map(negate) });

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

/** Adds in whole units of the last digit, so that decimals add up exactly below 2^53 of them. */
function total(values: readonly number[], grain: Grain): number {
  const scale = grain === null ? 1 : 10 ** grain;
  let sum = 0;
  for (const value of values) sum += grain === null || !Number.isFinite(value) ? value : Math.round(value * scale);
  // ∞ − ∞: any sum at all.
  return Number.isNaN(sum) ? -Infinity : sum / scale;
}

function lowestSum({ certain, values, most }: EndBag, grain: Grain): number {
  const lowering = values.flatMap((value, index) => (value < 0 ? [value * (most[index] ?? 1)] : []));
  return total([...certain, ...lowering], grain);
}

/** Possible rows below the average so far lower it, the lowest first. */
function lowestAverage({ certain, values, most }: EndBag, grain: Grain): number {
  let count = certain.length;
  let sum = total(certain, grain);
  const order = values.map((value, index) => ({ value, most: most[index] ?? 1 })).sort((a, b) => a.value - b.value);
  for (const { value, most: times } of order) {
    if (count === 0) {
      count = 1;
      sum = value;
    } else if (value >= sum / count) {
      break;
    } else if (times === Infinity || !Number.isFinite(value)) {
      return value;
    } else {
      count += times;
      sum += value * times;
    }
  }
  return count === 0 ? -Infinity : sum / count;
}

/** The least the maximum can be: that of the certain rows, or, where only possible ones may be there, the lowest. */
function lowestMaximum({ certain, values }: EndBag): number {
  return certain.length > 0 ? -least(certain.map(negate)) : least(values);
}

/** The lowest rows that may be there bring the middle down, one after the other, until the next is not below it. */
function lowestMedian({ certain, values, most }: EndBag): number {
  const sure = certain.toSorted(ascending);
  const order = values
    .map((value, index) => ({ value, most: most[index] ?? 1 }))
    .sort((a, b) => ascending(a.value, b.value));
  const added: number[] = [];
  let low = middle(sure, added);
  for (const { value, most: times } of order) {
    if (value >= low) break;
    // So many copies of one low row bring the middle down to it.
    const copies = Math.min(times, sure.length + added.length + 2);
    for (let copy = 0; copy < copies && low > value; copy += 1) {
      added.push(value);
      low = Math.min(low, middle(sure, added));
    }
  }
  return sure.length + added.length === 0 ? -Infinity : low;
}

export const ascending = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);

/** The median of two sorted lists together; of nothing, ∞. */
function middle(a: readonly number[], b: readonly number[]): number {
  const count = a.length + b.length;
  if (count === 0) return Infinity;
  const upper = smallest(Math.floor(count / 2), a, b);
  if (count % 2 === 1) return upper;
  const lower = smallest(count / 2 - 1, a, b);
  // −∞ and ∞ have no middle: the lower end.
  return lower === upper || lower === -Infinity ? lower : (lower + upper) / 2;
}

/** The k-th smallest (from 0) of two sorted lists, by halving the part taken from the first. */
function smallest(k: number, a: readonly number[], b: readonly number[]): number {
  let [from, to] = [Math.max(0, k - b.length), Math.min(k, a.length)];
  while (from < to) {
    const taken = (from + to) >> 1;
    if ((a[taken] ?? Infinity) < (b[k - taken - 1] ?? -Infinity)) from = taken + 1;
    else to = taken;
  }
  return Math.min(a[from] ?? Infinity, b[k - from] ?? Infinity);
}
