import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisons } from '../proposition/language.ts';
import { combine, combineGrain, compareIntervals, exceeds, grainOf, type Interval } from './interval.ts';
import { toTruth } from './kleene.ts';

const exact = (value: number): Interval => ({ lo: value, hi: value });

describe('the grain of a number', () => {
  it.each([
    [5, 0],
    [0.5, 1],
    [33.33, 2],
    [-0.001, 3],
    [1 / 3, null],
    [0.1 + 0.2, null],
  ])('of %d is %j', (value, grain) => expect(grainOf(value)).toBe(grain));

  it('of a product is the sum of both, of a sum the finer, of a quotient none', () => {
    expect(combineGrain(1, '*', 2)).toBe(3);
    expect(combineGrain(1, '+', 2)).toBe(2);
    expect(combineGrain(1, '/', 2)).toBe(null);
    expect(combineGrain(5, '*', 5)).toBe(null);
  });
});

describe('numbers of a grain', () => {
  it('are equal where only the last bits of a double differ', () => {
    expect(exceeds(0.1 + 0.2, 0.3, 1)).toBe(false);
    expect(exceeds(0.4, 0.3, 1)).toBe(true);
    expect(exceeds(0.3, 0.4, 1)).toBe(false);
  });

  it('have a relative slack of a billionth where they come out of a division', () => {
    expect(exceeds(1_000_000_000.5, 1_000_000_000, null)).toBe(false);
    expect(exceeds(1_000_000_002, 1_000_000_000, null)).toBe(true);
    expect(exceeds(Infinity, 1, null)).toBe(true);
    expect(exceeds(1, -Infinity, 3)).toBe(true);
  });
});

describe('the comparison of intervals', () => {
  /** The truth of each comparison, in the order `= != < <= > >=`. */
  const truths = (a: Interval, b: Interval) =>
    comparisons.map((is) => toTruth(compareIntervals(a, is, b, 0))[0]).join('');

  it.each([
    [exact(1), exact(1), 'tfftft'],
    [exact(1), exact(2), 'ftttff'],
    [exact(2), exact(1), 'ftfftt'],
    [{ lo: 1, hi: 3 }, exact(2), 'uuuuuu'],
    [{ lo: 1, hi: 2 }, exact(2), 'uuutfu'],
    [{ lo: 2, hi: 3 }, exact(2), 'uufuut'],
    [{ lo: -Infinity, hi: Infinity }, exact(2), 'uuuuuu'],
    [{ lo: 1, hi: 2 }, { lo: 3, hi: 4 }, 'ftttff'],
  ])('of %j and %j is %s', (a, b, expected) => expect(truths(a, b)).toBe(expected));
});

describe('arithmetic on intervals', () => {
  const number = fc.integer({ min: -4, max: 4 });
  const interval = fc.tuple(number, number).map(([a, b]): Interval => ({ lo: Math.min(a, b), hi: Math.max(a, b) }));
  const within = ({ lo, hi }: Interval) => fc.constantFrom(lo, hi, (lo + hi) / 2);

  it('holds the result of any two numbers in them', () => {
    const numbers = fc
      .tuple(interval, interval)
      .chain(([a, b]) => fc.tuple(fc.constant([a, b] as const), within(a), within(b)));
    fc.assert(
      fc.property(numbers, fc.constantFrom('+', '-', '*', '/'), ([[a, b], x, y], sign) => {
        const result = combine(a, sign, b);
        if (result === undefined) {
          expect([sign, b.lo <= 0 && b.hi >= 0]).toEqual(['/', true]);
          return;
        }
        const value = { '+': x + y, '-': x - y, '*': x * y, '/': x / y }[sign];
        expect(value).toBeGreaterThanOrEqual(result.lo);
        expect(value).toBeLessThanOrEqual(result.hi);
      }),
    );
  });

  it('goes outward where two open ends meet', () => {
    const open = { lo: -Infinity, hi: Infinity };
    expect(combine(open, '-', open)).toEqual(open);
    expect(combine(exact(0), '*', open)).toEqual({ lo: 0, hi: 0 });
    expect(combine({ lo: 1, hi: Infinity }, '/', { lo: 1, hi: Infinity })).toEqual({ lo: 0, hi: Infinity });
    expect(combine(exact(1), '/', { lo: 0, hi: 1 })).toBe(undefined);
  });
});
