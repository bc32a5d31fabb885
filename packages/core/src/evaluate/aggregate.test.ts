import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, type Bag } from './aggregate.ts';

const whole = fc.integer({ min: -5, max: 5 });
const ends = fc.tuple(whole, whole).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }));
const bag: fc.Arbitrary<Bag> = fc.record({
  certain: fc.array(ends, { maxLength: 3 }),
  possible: fc.array(
    fc.tuple(ends, fc.constantFrom(1, 2)).map(([interval, most]) => ({ ...interval, most })),
    { maxLength: 2 },
  ),
  grain: fc.constant(0),
});

/** Every list of values a bag may come to, with each value at one of its ends. */
function lists({ certain, possible }: Bag): number[][] {
  const sure = certain.reduce<number[][]>(
    (all, one) =>
      all.flatMap((list) => [
        [...list, one.lo],
        [...list, one.hi],
      ]),
    [[]],
  );
  return possible.reduce((all, { lo, hi, most }) => {
    const copies = [[], [lo], [hi], [lo, lo], [lo, hi], [hi, hi]].filter((list) => list.length <= most);
    return all.flatMap((list) => copies.map((more) => [...list, ...more]));
  }, sure);
}

const byDefinition = {
  sum: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  average: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length,
  minimum: (values: readonly number[]) => Math.min(...values),
  maximum: (values: readonly number[]) => Math.max(...values),
  median: (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const upper = sorted[Math.floor(values.length / 2)] ?? 0;
    return values.length % 2 === 1 ? upper : ((sorted[values.length / 2 - 1] ?? 0) + upper) / 2;
  },
} as const;

describe('an aggregate over values of which some are only possibly there', () => {
  it.each(['sum', 'average', 'minimum', 'maximum', 'median'] as const)(
    'has the least and the greatest %s there may be',
    (op) => {
      fc.assert(
        fc.property(bag, (of) => {
          // Of nothing there is a sum only.
          const results = lists(of)
            .filter((list) => op === 'sum' || list.length > 0)
            .map(byDefinition[op]);
          fc.pre(results.length > 0);
          const { lo, hi } = aggregate(op, of);
          expect(lo).toBeCloseTo(Math.min(...results), 9);
          expect(hi).toBeCloseTo(Math.max(...results), 9);
        }),
      );
    },
  );

  it('is without bound where rows without number may be there', () => {
    const endless: Bag = { certain: [{ lo: 3, hi: 3 }], possible: [{ lo: 1, hi: 5, most: Infinity }], grain: 0 };
    expect(aggregate('sum', endless)).toMatchObject({ lo: 3, hi: Infinity });
    expect(aggregate('average', endless)).toMatchObject({ lo: 1, hi: 5 });
    expect(aggregate('median', endless)).toMatchObject({ lo: 1, hi: 5 });
    expect(aggregate('maximum', endless)).toMatchObject({ lo: 3, hi: 5 });
  });

  it('is as little known as its values', () => {
    const open: Bag = {
      certain: [
        { lo: 3, hi: 3 },
        { lo: -Infinity, hi: Infinity },
      ],
      possible: [],
      grain: 0,
    };
    expect(aggregate('sum', open)).toMatchObject({ lo: -Infinity, hi: Infinity });
    expect(aggregate('minimum', open)).toMatchObject({ lo: -Infinity, hi: 3 });
    expect(aggregate('maximum', open)).toMatchObject({ lo: 3, hi: Infinity });
  });

  it('adds decimals up exactly', () => {
    const tenths = [0.1, 0.2, 0.3, 0.1].map((value) => ({ lo: value, hi: value }));
    expect(aggregate('sum', { certain: tenths, possible: [], grain: 1 })).toEqual({ lo: 0.7, hi: 0.7, grain: 1 });
  });
});
