import type { Arithmetic, Comparison } from '../proposition/language.ts';
import { type Kleene, kleene } from './kleene.ts';

/** Everything between two numbers, ends included; the ends may be infinite. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/**
 * How many digits stand after the point of a number that is exact (0 for counts), or `null` where it came out of a
 * division and is a float. Exact numbers compare exactly; floats compare with a relative slack.
 */
export type Grain = number | null;

const mostDigits = 9;
const slack = 1e-9;

export function finerGrain(a: Grain, b: Grain): Grain {
  return a === null || b === null ? null : Math.max(a, b);
}

/** Digits after the point of a written number, `null` past nine. */
export function grainOf(value: number): Grain {
  for (let digits = 0; digits <= mostDigits; digits += 1) {
    if (isMultiple(value, digits)) return digits;
  }
  return null;
}

/** Whether the double is the one written with so many digits after the point. */
export function isMultiple(value: number, digits: number): boolean {
  if (!Number.isFinite(value)) return true;
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale === value;
}

// Powers are dear where every row needs one.
const margins = Array.from({ length: 11 }, (_, digits) => 0.5 * 10 ** -digits);

/** By how much exact numbers of so many digits differ more than doubles can. */
export function marginOf(grain: number): number {
  return grain === Infinity ? 0 : (margins[grain] ?? 0.5 * 10 ** -grain);
}

/** Whether `a` lies beyond `b` upwards by more than their precision can explain. Monotone in both. */
export function exceeds(a: number, b: number, grain: Grain): boolean {
  if (a <= b) return false;
  if (a === Infinity || b === -Infinity) return true;
  if (grain !== null) return a - b > marginOf(grain);
  return a - b > slack * Math.max(Math.abs(a), Math.abs(b));
}

// In which order two numbers may stand, one bit for each.
const [below, equal, above] = [1, 2, 4];

const ordersOf = {
  '=': equal,
  '!=': below + above,
  '<': below,
  '<=': below + equal,
  '>': above,
  '>=': equal + above,
} as const satisfies Record<Comparison, number>;

/** Kleene comparison of two intervals: true (false) when it is so for all numbers in them. */
export function compareIntervals(a: Interval, is: Comparison, b: Interval, grain: Grain): Kleene {
  return compareEnds(a.lo, a.hi, is, b.lo, b.hi, grain);
}

/** `compareIntervals` without an object for each: whole columns are compared. */
export function compareEnds(
  aLow: number,
  aHigh: number,
  is: Comparison,
  bLow: number,
  bHigh: number,
  grain: Grain,
): Kleene {
  const mayExceed = exceeds(aHigh, bLow, grain);
  const mayBeExceeded = exceeds(bHigh, aLow, grain);
  const exact = aLow === aHigh && bLow === bHigh;
  const differ = exact
    ? mayExceed || mayBeExceeded
    : (mayExceed && exceeds(aLow, bHigh, grain)) || (mayBeExceeded && exceeds(bLow, aHigh, grain));
  const possible = (mayBeExceeded ? below : 0) + (differ ? 0 : equal) + (mayExceed ? above : 0);
  return kleene((possible & ~ordersOf[is]) === 0, (possible & ordersOf[is]) === 0);
}

/** The interval of all results, or `undefined` where the divisor may be zero. */
export function combine(a: Interval, by: Arithmetic, b: Interval): Interval | undefined {
  switch (by) {
    case '+':
      return { lo: sum(a.lo, b.lo, -Infinity), hi: sum(a.hi, b.hi, Infinity) };
    case '-':
      return { lo: sum(a.lo, -b.hi, -Infinity), hi: sum(a.hi, -b.lo, Infinity) };
    case '*':
      return hull([times(a.lo, b.lo), times(a.lo, b.hi), times(a.hi, b.lo), times(a.hi, b.hi)]);
    case '/':
      if (b.lo <= 0 && b.hi >= 0) return undefined;
      return hull([over(a.lo, b.lo), over(a.lo, b.hi), over(a.hi, b.lo), over(a.hi, b.hi)]);
  }
}

/** `combine` of two numbers; not finite where they have no exact result. */
export function reckon(a: number, by: Arithmetic, b: number): number {
  switch (by) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return times(a, b);
    case '/':
      return a / b;
  }
}

export function combineGrain(a: Grain, by: Arithmetic, b: Grain): Grain {
  if (a === null || b === null || by === '/') return null;
  const digits = by === '*' ? a + b : Math.max(a, b);
  return digits > mostDigits ? null : digits;
}

/** ∞ − ∞ could be anything: then the outward end. */
function sum(a: number, b: number, outward: number): number {
  const result = a + b;
  return Number.isNaN(result) ? outward : result;
}

/** No number times nothing is nothing, also without bound. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** ∞ ÷ ∞ may be as small as one likes; the other corners give the far end. */
function over(a: number, b: number): number {
  const result = a / b;
  return Number.isNaN(result) ? 0 : result;
}

function hull(ends: readonly number[]): Interval {
  return { lo: Math.min(...ends), hi: Math.max(...ends) };
}
