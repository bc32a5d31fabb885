import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bindings } from './evaluator.ts';
import { prepareTable } from './table-columns.ts';
import { truthsOf } from './truths-of.ts';

const content = prepareTable({
  schema: {
    word: { type: 'text', vocabulary: null, required: true },
    x: { type: 'number', unit: '1', required: true },
  },
  rows: ['a', 'b', 'a', 'c', 'b', 'a'].map((word, at) => [word, at]),
  gaps: [],
});
const world = { tables: { t: content }, documents: {} };
const of = {
  op: 'where',
  of: { op: 'table', table: 't' },
  if: { op: 'row-text-is', column: 'word', value: { parameter: 'word' } },
} as const;
const sum = { op: 'sum', of, value: { op: 'column', column: 'x' } } as const;
const most = { op: 'number', value: { parameter: 'most' }, unit: '1' } as const;
const claim = {
  assay: 1,
  term: {
    op: 'and',
    of: [
      { op: 'exists', of },
      { op: 'compare', left: sum, is: '<=', right: most },
    ],
  },
} as const;

describe('the truths of a claim', () => {
  it('are in many readings what they are in each alone', () => {
    const reading: fc.Arbitrary<Bindings> = fc.record({
      word: fc.constantFrom('a', 'b', 'c', 'd'),
      most: fc.integer({ min: 0, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 8 }), (readings) => {
        const alone = readings.flatMap((values) => truthsOf(claim, [values], world));
        expect(truthsOf(claim, readings, world)).toEqual(alone);
      }),
    );
  });

  it('are refused where a parameter has no value, in the first reading and in later ones', () => {
    const whole = { word: 'a', most: 3 };
    for (const values of [[{ word: 'a' }], [whole, { word: 'a' }], [whole, { most: 3 }]]) {
      expect(() => truthsOf(claim, values, world)).toThrow(expect.objectContaining({ code: 'invalid-readings' }));
    }
  });
});
