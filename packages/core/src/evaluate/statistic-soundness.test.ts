import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate, NumberTerm, PropositionTerm, Relation } from '../proposition/language.ts';
import type { Cell, TableContent } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { UNDECIDED } from './kleene.ts';

const words = ['A', 'B'] as const;
const schema = {
  key: { type: 'text', vocabulary: words, required: true },
  word: { type: 'text', vocabulary: words, required: false },
  x: { type: 'number', unit: '1', required: false },
} as const;
const whole = fc.integer({ min: -3, max: 3 });
const key = fc.constantFrom(...words);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: whole },
  fc.constant(null),
  fc.tuple(whole, whole).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
);
const row = fc.tuple(key, fc.oneof({ weight: 4, arbitrary: key }, fc.constant(null)), cell);
const gaps = fc.array(
  fc.record({
    columns: fc.constantFrom({}, { key: { in: ['A'] } }, { x: { min: 0, max: 2 } }),
    atMost: fc.constantFrom(1, 2, null),
    reason: fc.constant('not covered'),
    source: fc.constant(null),
  }),
  { maxLength: 1 },
);
const partial: fc.Arbitrary<TableContent> = fc.record({
  schema: fc.constant(schema),
  rows: fc.array(row, { maxLength: 6 }),
  gaps,
});

/** Everything missing, vague or not covered made into one exact thing. */
function completion({ rows, gaps }: TableContent): fc.Arbitrary<TableContent> {
  const number = (of: Cell) => {
    if (typeof of === 'object' && of !== null) return fc.integer({ min: of.min, max: of.max });
    return typeof of === 'number' ? fc.constant(of) : fc.integer({ min: -9, max: 9 });
  };
  const filled = rows.map(([k = null, w = null, x = null]) =>
    fc.tuple(fc.constant(k), w === null ? key : fc.constant(w), number(x)),
  );
  const added = gaps.map(({ columns, atMost }) =>
    fc.array(
      fc.tuple('key' in columns ? fc.constant('A') : key, key, number('x' in columns ? { min: 0, max: 2 } : null)),
      { maxLength: atMost ?? 3 },
    ),
  );
  return fc
    .tuple(fc.tuple(...filled), fc.tuple(...added))
    .map(([sure, more]) => ({ schema, rows: [...sure, ...more.flat()], gaps: [] }));
}

const table: Relation = { op: 'table', table: 't' };
const x = { op: 'column', column: 'x' } as const;
const rows: fc.Arbitrary<Relation> = fc.oneof(
  fc.constant(table),
  key.map((value): Relation => ({ op: 'where', of: table, if: { op: 'row-text-is', column: 'word', value } })),
);
const statistic: fc.Arbitrary<Exclude<Aggregate, { op: 'count' | 'count-distinct' }>> = fc.oneof(
  fc.constant({ op: 'mode', of: x } as const),
  fc.constantFrom('population', 'sample').map((over) => ({ op: 'standard-deviation', of: x, over }) as const),
  fc.constantFrom(0, 10, 50, 75, 100).map((percent) => ({ op: 'percentile', of: x, percent }) as const),
);
const is = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const value = fc.constantFrom(-2, -0.5, 0, 0.5, 1, 2);
const term: fc.Arbitrary<PropositionTerm> = fc.oneof(
  fc.tuple(rows, statistic, is, value).map(([of, { of: taken, ...wanted }, comparison, right]): PropositionTerm => {
    const left: NumberTerm = { ...wanted, of, value: taken };
    return { op: 'compare', left, is: comparison, right: { op: 'number', value: right, unit: '1' } };
  }),
  fc.tuple(rows, statistic, is, value, fc.boolean()).map(([of, wanted, comparison, right, known]): PropositionTerm => {
    const grouped: Relation = { op: 'group', of, by: ['key'], aggregates: { m: wanted } };
    const left = { op: 'column', column: 'm' } as const;
    const condition = known
      ? ({ op: 'row-known', column: 'm' } as const)
      : ({ op: 'row-compare', left, is: comparison, right: { op: 'constant', value: right, unit: '1' } } as const);
    return {
      op: 'compare',
      left: { op: 'count', of: { op: 'where', of: grouped, if: condition } },
      is: '>=',
      right: { op: 'number', value: 1, unit: '1' },
    };
  }),
  fc.tuple(rows, key).map(([of, word]): PropositionTerm => ({ op: 'mode-is', of, column: 'word', value: word })),
);

describe('a definite answer about a spread, a percentile or a mode', () => {
  it('is the answer in every completion', () => {
    let decided = 0;
    const truthIn = (content: TableContent, of: PropositionTerm) =>
      createEvaluator({ tables: { t: content }, documents: {} })(of, {}).truth;
    const worlds = partial.chain((of) =>
      fc.tuple(fc.constant(of), fc.array(completion(of), { minLength: 4, maxLength: 4 })),
    );
    fc.assert(
      fc.property(term, worlds, (of, [content, completions]) => {
        const truth = truthIn(content, of);
        if (truth === UNDECIDED) return;
        decided += 1;
        for (const complete of completions) expect(truthIn(complete, of)).toBe(truth);
      }),
      { numRuns: 3000 },
    );
    expect(decided).toBeGreaterThan(300);
  });
});
