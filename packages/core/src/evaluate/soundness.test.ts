import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberTerm, Predicate, PropositionTerm, Relation, RowNumber } from '../proposition/language.ts';
import type { Cell, Gap, TableContent, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { UNDECIDED } from './kleene.ts';

const words = ['A', 'B', 'C'] as const;
const schema = {
  key: { type: 'text', vocabulary: words, required: true },
  word: { type: 'text', vocabulary: words, required: false },
  x: { type: 'number', unit: 'MUSD', required: false },
} as const satisfies TableSchema;

const whole = fc.integer({ min: -3, max: 3 });
const interval = fc.tuple(whole, whole).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const numberCell: fc.Arbitrary<Cell> = fc.oneof({ weight: 4, arbitrary: whole }, fc.constant(null), interval);
const wordCell: fc.Arbitrary<Cell> = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.constant(null));
const row = fc.tuple(fc.constantFrom(...words), wordCell, numberCell);

const gap: fc.Arbitrary<Gap> = fc.record({
  columns: fc.record(
    {
      key: fc.subarray([...words], { minLength: 1 }).map((list) => ({ in: list })),
      word: fc.subarray([...words], { maxLength: 2 }).map((list) => ({ notIn: list })),
      x: interval,
    },
    { requiredKeys: [] },
  ),
  atMost: fc.constantFrom(1, 2, null),
  reason: fc.constant('not covered'),
  source: fc.constant(null),
});
const world: fc.Arbitrary<TableContent> = fc.record({
  schema: fc.constant(schema),
  rows: fc.array(row, { maxLength: 4 }),
  gaps: fc.array(gap, { maxLength: 2 }),
});

/** A world in which everything that was missing, vague or not covered has become one exact thing. */
function completion(of: TableContent): fc.Arbitrary<TableContent> {
  const number = (cell: { min: number | null; max: number | null } | null) =>
    fc.integer({ min: cell?.min ?? -9, max: cell?.max ?? 9 });
  const filled = of.rows.map(([key = null, word = null, x = null]) =>
    fc.tuple(
      fc.constant(key),
      word === null ? fc.constantFrom(...words) : fc.constant(word),
      typeof x === 'number' ? fc.constant(x) : number(typeof x === 'object' ? x : null),
    ),
  );
  const allowed = (constraint: object | undefined) =>
    words.filter((word) =>
      constraint === undefined
        ? true
        : 'in' in constraint
          ? JSON.stringify(constraint.in).includes(word)
          : !JSON.stringify(constraint).includes(word),
    );
  const added = of.gaps.map(({ columns, atMost }) => {
    const bounds = columns['x'];
    const one = fc.tuple(
      fc.constantFrom(...allowed(columns['key'])),
      fc.constantFrom(...allowed(columns['word'])),
      number(bounds !== undefined && 'min' in bounds ? bounds : null),
    );
    return fc.array(one, { maxLength: atMost ?? 3 });
  });
  return fc
    .tuple(fc.tuple(...filled), fc.tuple(...added))
    .map(([rows, more]) => ({ schema: of.schema, rows: [...rows, ...more.flat()], gaps: [] }));
}

const x: RowNumber = { op: 'column', column: 'x' };
const constant = whole.map((value): RowNumber => ({ op: 'constant', value, unit: 'MUSD' }));
const comparison = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const rowNumber: fc.Arbitrary<RowNumber> = fc.oneof(
  fc.constant(x),
  fc
    .tuple(fc.constantFrom('+', '-'), constant)
    .map(([by, right]): RowNumber => ({ op: 'row-arithmetic', with: by, left: x, right })),
);
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 2 },
    fc.record({ op: fc.constant('row-compare'), left: rowNumber, is: comparison, right: constant }),
    fc.record({
      op: fc.constant('row-text-is'),
      column: fc.constantFrom('key', 'word'),
      value: fc.constantFrom(...words),
    }),
    fc.record({
      op: fc.constantFrom('row-and', 'row-or'),
      of: fc.array(tie('predicate'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ op: fc.constant('row-not'), of: tie('predicate') }),
  ) as fc.Arbitrary<Predicate>,
}));
const table: Relation = { op: 'table', table: 't' };
const direction = fc.constantFrom('ascending', 'descending');
const filtered: fc.Arbitrary<Relation> = fc.oneof(
  fc.constant(table),
  predicate.map((condition): Relation => ({ op: 'where', of: table, if: condition })),
);
const relation: fc.Arbitrary<Relation> = fc.oneof(
  filtered,
  // The best n of what is left, over all or by key.
  fc
    .tuple(
      filtered,
      rowNumber,
      direction,
      fc.constantFrom([], ['key']),
      comparison,
      fc.integer({ min: 1, max: 3 }),
      predicate,
    )
    .map(
      ([of, by, way, per, is, n, also]): Relation => ({
        op: 'where',
        of: { op: 'rank', of, by, direction: way, per, as: 'place' },
        if: {
          op: 'row-and',
          of: [
            {
              op: 'row-compare',
              left: { op: 'column', column: 'place' },
              is,
              right: { op: 'constant', value: n, unit: 'rank' },
            },
            also,
          ],
        },
      }),
    ),
  fc.tuple(filtered, fc.constantFrom('sum', 'average', 'minimum', 'maximum', 'median'), comparison, whole).map(
    ([of, op, is, value]): Relation => ({
      op: 'where',
      of: { op: 'group', of, by: ['key'], aggregates: { total: { op, of: x } } },
      if: {
        op: 'row-compare',
        left: { op: 'column', column: 'total' },
        is,
        right: { op: 'constant', value, unit: 'MUSD' },
      },
    }),
  ),
);
const count: fc.Arbitrary<NumberTerm> = fc.oneof(
  relation.map((of): NumberTerm => ({ op: 'count', of })),
  filtered.map((of): NumberTerm => ({ op: 'count-distinct', of, column: 'word' })),
);
const amount: fc.Arbitrary<NumberTerm> = fc.oneof(
  fc
    .tuple(filtered, fc.constantFrom('sum', 'average', 'minimum', 'maximum', 'median', 'the'), rowNumber)
    .map(([of, op, value]): NumberTerm => ({ op, of, value })),
  fc
    .tuple(filtered, direction, fc.integer({ min: 1, max: 3 }))
    .map(([of, way, n]): NumberTerm => ({ op: 'nth', of, by: x, direction: way, n, value: x })),
);
const literal = (unit: string) => whole.map((value): NumberTerm => ({ op: 'number', value, unit }));
const { term } = fc.letrec<{ term: PropositionTerm }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2 },
    fc.record({ op: fc.constant('compare'), left: count, is: comparison, right: fc.oneof(count, literal('1')) }),
    fc.record({ op: fc.constant('compare'), left: amount, is: comparison, right: fc.oneof(amount, literal('MUSD')) }),
    fc.record({ op: fc.constantFrom('exists', 'none', 'only-one'), of: relation }),
    fc.record({
      op: fc.constant('all'),
      of: filtered,
      if: predicate,
      empty: fc.constantFrom('true', 'false', 'undecided'),
    }),
    fc.record({
      op: fc.constant('share'),
      of: filtered,
      if: predicate,
      share: fc.constantFrom(0.25, 0.5, 1),
      strict: fc.boolean(),
    }),
    fc.record({ op: fc.constantFrom('and', 'or'), of: fc.array(tie('term'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ op: fc.constant('not'), of: tie('term') }),
  ) as fc.Arbitrary<PropositionTerm>,
}));

const truthIn = (content: TableContent, of: PropositionTerm) =>
  createEvaluator({ tables: { t: content }, documents: {} })(of, {}).truth;

describe('a definite answer', () => {
  it('is the answer in every completion of what is missing, vague or not covered', () => {
    let decided = 0;
    fc.assert(
      fc.property(
        term,
        world.chain((partial) =>
          fc.tuple(fc.constant(partial), fc.array(completion(partial), { minLength: 4, maxLength: 4 })),
        ),
        (of, [partial, completions]) => {
          const truth = truthIn(partial, of);
          if (truth === UNDECIDED) return;
          decided += 1;
          for (const complete of completions) expect(truthIn(complete, of)).toBe(truth);
        },
      ),
      { numRuns: 3000 },
    );
    // The property would say nothing of an evaluator that never decides.
    expect(decided).toBeGreaterThan(500);
  });
});

describe('an undecided answer', () => {
  it('has a reason', () => {
    fc.assert(
      fc.property(term, world, (of, content) => {
        const answer = createEvaluator({ tables: { t: content }, documents: {} })(of, {});
        if (answer.truth === UNDECIDED) expect(answer.why().length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
