import type { Cell, Gap, Proposition, Readings, TableContent } from '@assay/core';
import { assessProposition } from '@assay/core';
import { answersInSqlite } from '@assay/core/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberTerm, Predicate, PropositionTerm, Relation } from './language.ts';

// Few values, so that the ends of intervals meet, and as many rows that may be there as rows that are.
const value = fc.constantFrom(-2, -1, 0, 1, 2, 3, 0.5);
const range = fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 6, arbitrary: value },
  { weight: 2, arbitrary: range },
  fc.constant(null),
);
const member = fc.constantFrom('in', null);
const row: fc.Arbitrary<readonly Cell[]> = fc.tuple(fc.constantFrom('a', 'b'), member, cell);
const gap: fc.Arbitrary<Gap> = fc.record({
  columns: fc.record({ x: range, key: fc.constant({ in: ['a'] }) }, { requiredKeys: ['x'] }),
  atMost: fc.constantFrom(1, 2, 3, null),
  reason: fc.constant('not covered'),
  source: fc.constant(null),
});
const table: fc.Arbitrary<TableContent> = fc.record({
  schema: fc.constant({
    key: { type: 'text', vocabulary: null, required: true },
    member: { type: 'text', vocabulary: null, required: false },
    x: { type: 'number', unit: 'MUSD', required: false },
  }),
  rows: fc.array(row, { maxLength: 6, size: 'max' }),
  gaps: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(gap, { maxLength: 2 })),
});

const x = { op: 'column', column: 'x' } as const;
const of: Relation = {
  op: 'where',
  of: { op: 'table', table: 't' },
  if: { op: 'row-text-is', column: 'member', value: 'in' },
};
const aggregate = fc.oneof(
  fc.constantFrom('sum', 'average', 'minimum', 'maximum', 'median', 'mode').map((op) => ({ op }) as const),
  fc.constantFrom(0, 10, 25, 50, 75, 100).map((percent) => ({ op: 'percentile', percent }) as const),
  fc.constantFrom('population', 'sample').map((over) => ({ op: 'standard-deviation', over }) as const),
);
const nth = fc
  .record({ n: fc.integer({ min: 1, max: 4 }), direction: fc.constantFrom('ascending', 'descending') })
  .map((rest): NumberTerm => ({ op: 'nth', of, by: x, value: x, ...rest }));
const number: fc.Arbitrary<NumberTerm> = fc.oneof(
  { weight: 6, arbitrary: aggregate.map((taken): NumberTerm => ({ ...taken, of, value: x })) },
  nth,
);
const is = fc.constantFrom('>=', '>', '=');
const threshold = { value: { parameter: 'value' }, unit: 'MUSD' } as const;

/** Whether the number, or that of a group, is above each of the values. */
const term: fc.Arbitrary<PropositionTerm> = fc.oneof(
  fc
    .record({ left: number, is })
    .map((rest): PropositionTerm => ({ op: 'compare', ...rest, right: { op: 'number', ...threshold } })),
  fc.record({ taken: aggregate, is }).map(({ taken, is: comparison }): PropositionTerm => {
    const right = { op: 'constant', ...threshold } as const;
    const condition: Predicate = { op: 'row-compare', left: { op: 'column', column: 'taken' }, is: comparison, right };
    const groups: Relation = { op: 'group', of, by: ['key'], aggregates: { taken: { ...taken, of: x } } };
    return { op: 'exists', of: { op: 'where', of: groups, if: condition } };
  }),
);
const values = [-4, -2, -1.5, -1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 6, 9];
const readings: Readings = {
  parameters: [
    {
      name: 'value',
      type: 'number',
      unit: 'MUSD',
      label: 'the value',
      options: values.map((one) => ({
        id: `is ${one}`,
        label: String(one),
        value: one,
        reason: 'tried',
        source: null,
      })),
    },
  ],
  exclusions: [],
  axes: [],
};

describe('an aggregate', () => {
  it('has the same bounds in the evaluator and in SQL', () => {
    const sameBounds = fc.property(term, table, (one, t) => {
      const proposition: Proposition = { assay: 1, term: one };
      const input = { proposition, readings, tables: { t }, documents: {} };
      const truths = assessProposition(input).results.map(({ truth }) => truth);
      expect(answersInSqlite(input).map(({ truth }) => truth)).toEqual(truths);
    });
    fc.assert(sameBounds, { numRuns: 600 });
  }, 120_000);

  it('of different words has the same bounds, up to those of the vocabulary', () => {
    const words = fc.array(fc.tuple(fc.constantFrom('a', 'b'), member, fc.constantFrom('p', 'q', 'r', null)), {
      maxLength: 6,
      size: 'max',
    });
    const schema = {
      key: { type: 'text', vocabulary: null, required: true },
      member: { type: 'text', vocabulary: null, required: false },
      word: { type: 'text', vocabulary: ['p', 'q', 'r'], required: false },
    } as const;
    const atMost = fc.constantFrom(0, 1, 2, null);
    const sameBounds = fc.property(words, atMost, fc.boolean(), (rows, lacking, isGrouped) => {
      const gaps = [{ columns: {}, atMost: lacking, reason: 'not covered', source: null }];
      const aggregate = { op: 'count-distinct', column: 'word' } as const;
      const groups: Relation = { op: 'group', of, by: ['key'], aggregates: { taken: aggregate } };
      const numbers = [0, 1, 2, 3, 4].map((n): PropositionTerm => {
        const right = { value: n, unit: '1' } as const;
        if (!isGrouped)
          return { op: 'compare', left: { ...aggregate, of }, is: '>', right: { op: 'number', ...right } };
        const taken = { op: 'column', column: 'taken' } as const;
        const condition = { op: 'row-compare', left: taken, is: '>', right: { op: 'constant', ...right } } as const;
        return { op: 'exists', of: { op: 'where', of: groups, if: condition } };
      });
      for (const one of numbers) {
        const proposition: Proposition = { assay: 1, term: one };
        const none: Readings = { parameters: [], exclusions: [], axes: [] };
        const input = { proposition, readings: none, tables: { t: { schema, rows, gaps } }, documents: {} };
        const truths = assessProposition(input).results.map(({ truth }) => truth);
        expect(answersInSqlite(input).map(({ truth }) => truth)).toEqual(truths);
      }
    });
    fc.assert(sameBounds, { numRuns: 40 });
  }, 60_000);
});
