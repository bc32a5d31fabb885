import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PropositionTerm } from '../proposition/language.ts';
import { assessProposition } from './assess.ts';

const schema = {
  year: { type: 'text', vocabulary: ['a', 'b', 'c'], required: true },
  firms: { type: 'number', unit: '1', required: false },
} as const;
const someCell = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constant(null),
  fc.tuple(fc.nat(4), fc.nat(4)).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
);
const theFirms = {
  op: 'the',
  of: {
    op: 'where',
    of: { op: 'table', table: 'list' },
    if: { op: 'row-text-is', column: 'year', value: { parameter: 'year' } },
  },
  value: { op: 'column', column: 'firms' },
} as const;
const year = {
  name: 'year',
  type: 'text',
  unit: null,
  label: 'the year',
  options: ['a', 'b', 'c'].map((id) => ({ id, value: id, label: id, reason: 'for the test', source: null })),
} as const;

function assessed(cells: readonly unknown[], min: number | null, max: number | null) {
  const term: PropositionTerm = {
    op: 'and',
    of: [{ op: 'within', of: theFirms, range: { min, max } }],
  };
  const rows = cells.map((cell, index) => [['a', 'b', 'c'][index] ?? 'a', cell as number | null]);
  return assessProposition({
    proposition: { assay: 1, term },
    readings: { parameters: [year], exclusions: [], axes: [] },
    tables: { list: { schema, rows, gaps: [] } },
    documents: {},
  });
}

describe('the tightest true range', () => {
  it('holds in every reading that bounds the number, and no smaller range does', () => {
    fc.assert(
      fc.property(fc.array(someCell, { minLength: 3, maxLength: 3 }), (cells) => {
        const [found] = assessed(cells, 0, 1).tightest;
        const known = cells.filter((cell) => cell !== null).length;
        if (known === 0) {
          expect(found).toBeUndefined();
          return;
        }
        expect(found).toMatchObject({ path: 'term.of[0]', unit: '1', readings: known, of: 3 });
        const [min, max] = [found?.min ?? Number.NaN, found?.max ?? Number.NaN];
        const truths = (low: number, high: number) => assessed(cells, low, high).results.map(({ truth }) => truth);
        const holding = (low: number, high: number) => truths(low, high).filter((truth) => truth === 'true').length;
        expect(holding(min, max)).toBe(known);
        if (min < max) {
          expect(holding(min + 1, max)).toBeLessThan(known);
          expect(holding(min, max - 1)).toBeLessThan(known);
        }
      }),
    );
  });
});
