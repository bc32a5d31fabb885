import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topOf, upTo } from './top.ts';

describe('the first rows', () => {
  it('are those with fewer than n rows ahead, with how many are', () => {
    const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 60 }), fc.constantFrom(1, -1), (values, n, sign) => {
        const all = Int32Array.from(values.keys());
        const ahead = (row: number) => values.filter((value) => sign * value > sign * (values[row] ?? 0)).length;
        const top = topOf(all, Float64Array.from(values), sign === 1 ? 1 : -1, n);
        const rows = [...top.rows.subarray(0, upTo(top, n))];
        expect(rows.toSorted((a, b) => a - b)).toEqual([...all].filter((row) => ahead(row) < n));
        expect([...top.ranks.subarray(0, rows.length)]).toEqual(rows.map((row) => ahead(row) + 1));
      }),
      { numRuns: 1000 },
    );
  });
});
