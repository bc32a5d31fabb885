import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsOf, hedgeReadings, roundPlace } from './hedge.ts';

describe('the round place', () => {
  it.each([
    [50_000, 0, 10_000],
    [679e9, -9, 1e9],
    [-1200, 0, 100],
    [7, 0, 1],
    [3.2, 1, 0.1],
    [0.5, 1, 0.1],
    [0, 2, 0.01],
  ])('of %d with %d digits after the point is %d', (value, grain, place) => {
    expect(roundPlace(value, grain)).toBeCloseTo(place, 12);
  });
});

describe('the readings of a hedge', () => {
  it('hold the number, or have it as an end, whatever its sign', () => {
    const near = ['written', 'round', 'about', 'almost', 'just-over', 'at-least', 'at-most', 'exactly'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...near), fc.integer({ min: -1e6, max: 1e6 }), (name, value) => {
        for (const reading of hedgeReadings[name]) {
          const [min, max] = endsOf({ value, grain: 0 }, reading);
          expect((min ?? value) <= value && value <= (max ?? value)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['about', 600, 0, [550, 650]],
    ['written', 3.2, 1, [3.2, 3.2]],
    ['almost', 3000, 0, [2500, 3000]],
    ['over', 500, 0, [500, null]],
    ['couple-ago', 0, 0, [1, 3]],
    ['dozens', 0, 0, [24, null]],
  ] as const)('of %s with %d begin with these ends', (name, value, grain, ends) => {
    expect(endsOf({ value, grain }, hedgeReadings[name][0])).toEqual(ends);
  });

  it('have ids of their own, and reasons', () => {
    for (const readings of Object.values(hedgeReadings)) {
      expect(new Set(readings.map(({ id }) => id)).size).toBe(readings.length);
      for (const { reason } of readings) expect(reason).not.toBe('');
    }
  });
});
