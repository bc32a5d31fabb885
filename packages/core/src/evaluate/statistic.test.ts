import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberTerm, PropositionTerm } from '../proposition/language.ts';
import type { Cell, TableContent } from '../table/table.ts';
import type { Bag } from './aggregate.ts';
import { standardDeviation } from './deviation.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';
import { percentile } from './percentile.ts';

// The definitions, written again without regard to cost.
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
function deviationOf(values: readonly number[], over: 'population' | 'sample'): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - (over === 'sample' ? 1 : 0)));
}
function percentileOf(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = ((values.length - 1) * percent) / 100;
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.floor(place) + 1]];
  return low + (place - Math.floor(place)) * (high - low);
}
function modesOf<T>(values: readonly T[]): T[] {
  const count = (value: T) => values.filter((other) => other === value).length;
  const most = Math.max(...values.map(count));
  return [...new Set(values.filter((value) => count(value) === most))];
}

const whole = fc.integer({ min: -4, max: 4 });
const ends = fc.oneof(
  { weight: 3, arbitrary: whole.map((value) => ({ lo: value, hi: value })) },
  fc.tuple(whole, whole).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) })),
);
const single = fc.record({ lo: whole }).map(({ lo }) => ({ lo, hi: lo, most: 1 }));
const several = fc.tuple(ends, fc.constantFrom(0, 1, 2, 3)).map(([end, most]) => ({ ...end, most }));
const bags = (possible: fc.Arbitrary<Bag['possible'][number]>) =>
  fc.record({
    certain: fc.array(ends, { maxLength: 5 }),
    possible: fc.array(possible, { maxLength: 3 }),
    grain: fc.constant(0),
  });
const percents = fc.constantFrom(0, 10, 25, 50, 75, 90, 99.5, 100);

/** Values that may be what the bag holds. */
function valuesIn({ certain, possible }: Bag): fc.Arbitrary<number[]> {
  const inside = ({ lo, hi }: { lo: number; hi: number }) => fc.integer({ min: lo, max: hi });
  return fc
    .tuple(
      fc.tuple(...certain.map(inside)),
      fc.tuple(...possible.map((end) => fc.array(inside(end), { maxLength: end.most }))),
    )
    .map(([sure, more]) => [...sure, ...more.flat()]);
}
const withValues = (bag: fc.Arbitrary<Bag>) => bag.chain((of) => fc.tuple(fc.constant(of), valuesIn(of)));

describe('a standard deviation', () => {
  it.each(['population', 'sample'] as const)('has bounds that hold whatever the rows are: of a %s', (over) => {
    fc.assert(
      fc.property(withValues(bags(several)), ([bag, values]) => {
        const least = over === 'sample' ? 2 : 1;
        const bounds = standardDeviation(bag, over, 0);
        expect(bounds === undefined).toBe(bag.certain.length < least);
        if (bounds === undefined) return;
        const deviation = deviationOf(values, over);
        expect(bounds.lo).toBeLessThanOrEqual(deviation + 1e-9);
        expect(bounds.hi).toBeGreaterThanOrEqual(deviation - 1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  it('is exact where everything is', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    const bag = { certain: values.map((value) => ({ lo: value, hi: value })), possible: [], grain: 0 };
    expect(standardDeviation(bag, 'population', 0)).toEqual({ lo: 2, hi: 2 });
    const equal = { certain: [0.1, 0.1, 0.1].map((value) => ({ lo: value, hi: value })), possible: [], grain: 1 };
    expect(standardDeviation(equal, 'sample', 0)).toEqual({ lo: 0, hi: 0 });
  });

  it('is anything above zero where a cell is missing', () => {
    const bag = {
      certain: [
        { lo: 1, hi: 1 },
        { lo: -Infinity, hi: Infinity },
      ],
      possible: [],
      grain: 0,
    };
    expect(standardDeviation(bag, 'population', 0)).toEqual({ lo: 0, hi: Infinity });
  });
});

describe('a percentile', () => {
  it('has bounds that hold whatever the rows are', () => {
    fc.assert(
      fc.property(withValues(bags(several)), percents, ([bag, values], percent) => {
        if (values.length === 0) return;
        const { lo, hi } = percentile(bag, percent);
        const value = percentileOf(values, percent);
        expect(lo).toBeLessThanOrEqual(value + 1e-9);
        expect(hi).toBeGreaterThanOrEqual(value - 1e-9);
      }),
      { numRuns: 3000 },
    );
  });

  it('has the narrowest bounds there are where every possible row is one row', () => {
    fc.assert(
      fc.property(bags(single), percents, (bag, percent) => {
        if (bag.certain.length + bag.possible.length === 0) return;
        const subsets = bag.possible.reduce<Bag['possible'][number][][]>(
          (all, row) => all.flatMap((some) => [some, [...some, row]]),
          [[]],
        );
        const of = (end: 'lo' | 'hi') =>
          subsets.flatMap((some) => {
            const values = [...bag.certain, ...some].map((row) => row[end]);
            return values.length === 0 ? [] : [percentileOf(values, percent)];
          });
        const { lo, hi } = percentile(bag, percent);
        expect(lo).toBeCloseTo(Math.min(...of('lo')), 9);
        expect(hi).toBeCloseTo(Math.max(...of('hi')), 9);
      }),
    );
  });

  it('is one number, to the last digit, where everything is exact', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
        percents,
        (values, percent) => {
          const certain = values.map((value) => ({ lo: value, hi: value }));
          const { lo, hi } = percentile({ certain, possible: [], grain: null }, percent);
          // Not `toBe`, to which 0 and -0 are two numbers.
          expect(lo === hi).toBe(true);
        },
      ),
    );
  });

  it('interpolates as type 7 of Hyndman and Fan', () => {
    const certain = [1, 2, 3, 4].map((value) => ({ lo: value, hi: value }));
    expect(percentile({ certain, possible: [], grain: 0 }, 25)).toEqual({ lo: 1.75, hi: 1.75 });
    expect(percentile({ certain, possible: [{ lo: 0, hi: 9, most: Infinity }], grain: 0 }, 50)).toEqual({
      lo: 0,
      hi: 9,
    });
  });
});

const table = { op: 'table', table: 't' } as const;
const x = { op: 'column', column: 'x' } as const;
const content = (rows: readonly (readonly Cell[])[], atMost: number | null = 0): TableContent => ({
  schema: {
    word: { type: 'text', vocabulary: ['A', 'B'], required: false },
    x: { type: 'number', unit: '1', required: false },
  },
  rows,
  gaps: atMost === 0 ? [] : [{ columns: {}, atMost, reason: 'not covered', source: null }],
});
function answerTo(term: PropositionTerm, of: TableContent) {
  const answer = createEvaluator({ tables: { t: of }, documents: {} })(term, {});
  return { truth: toTruth(answer.truth), codes: [...new Set(answer.why().map(({ code }) => code))] };
}
const is = (left: NumberTerm, value: number): PropositionTerm => ({
  op: 'compare',
  left,
  is: '=',
  right: { op: 'number', value, unit: '1' },
});
const mode = { op: 'mode', of: table, value: x } as const;
const mostly = (value: string): PropositionTerm => ({ op: 'mode-is', of: table, column: 'word', value });

describe('the most frequent value', () => {
  it('is the one no other can be as frequent as', () => {
    const rows = [
      ['A', 1],
      ['A', 1],
      ['A', 1],
      ['B', 2],
    ] as const;
    expect(answerTo(is(mode, 1), content(rows)).truth).toBe('true');
    expect(answerTo(mostly('B'), content(rows)).truth).toBe('false');
    expect(answerTo(mostly('A'), content(rows, 1)).truth).toBe('true');
    expect(answerTo(mostly('A'), content(rows, 2))).toEqual({ truth: 'undecided', codes: ['declared-gap'] });
    expect(answerTo(is(mode, 1), content([...rows, ['B', null], ['B', null]])).codes).toEqual(['missing-cell']);
  });

  it('is undecided with a tie, and of no rows, and says why', () => {
    const rows = [
      ['A', 1],
      ['B', 2],
    ] as const;
    expect(answerTo(mostly('A'), content(rows))).toEqual({ truth: 'undecided', codes: ['several-modes'] });
    expect(answerTo(is(mode, 1), content(rows)).codes).toContain('several-modes');
    expect(answerTo(mostly('A'), content([]))).toEqual({ truth: 'undecided', codes: ['no-rows'] });
    expect(answerTo(is(mode, 1), content([])).codes).toEqual(['no-rows']);
  });

  it('is so in every completion, where it is decided', () => {
    const cell = fc.constantFrom('A', 'B', null);
    const filled = (rows: readonly (string | null)[], atMost: number) =>
      fc.tuple(
        fc.tuple(...rows.map((word) => (word === null ? fc.constantFrom('A', 'B') : fc.constant(word)))),
        fc.array(fc.constantFrom('A', 'B'), { maxLength: atMost }),
      );
    const worlds = fc
      .tuple(fc.array(cell, { maxLength: 7 }), fc.integer({ min: 0, max: 2 }))
      .chain(([rows, atMost]) => fc.tuple(fc.constant(rows), fc.constant(atMost), filled(rows, atMost)));
    fc.assert(
      fc.property(worlds, ([rows, atMost, [sure, more]]) => {
        const { truth } = answerTo(
          mostly('A'),
          content(
            rows.map((word) => [word, 1]),
            atMost,
          ),
        );
        if (truth === 'undecided') return;
        expect(modesOf([...sure, ...more])).toEqual([truth === 'true' ? 'A' : 'B']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the measures of a group', () => {
  it('are columns; what a group has not is unknown there, with a reason', () => {
    const by = (op: 'mode' | 'standard-deviation'): PropositionTerm => {
      const aggregate = op === 'mode' ? ({ op, of: x } as const) : ({ op, of: x, over: 'sample' } as const);
      const column = { op: 'column', column: 'm' } as const;
      const zero = { op: 'constant', value: 0, unit: '1' } as const;
      const of = { op: 'group', of: table, by: [], aggregates: { m: aggregate } } as const;
      return { op: 'all', of, if: { op: 'row-compare', left: column, is: '>', right: zero }, empty: 'undecided' };
    };
    expect(
      answerTo(
        by('mode'),
        content([
          ['A', 1],
          ['A', 1],
          ['A', 2],
        ]),
      ).truth,
    ).toBe('true');
    expect(
      answerTo(
        by('mode'),
        content([
          ['A', 1],
          ['A', 2],
        ]),
      ),
    ).toEqual({ truth: 'undecided', codes: ['several-modes'] });
    expect(
      answerTo(
        by('standard-deviation'),
        content([
          ['A', 1],
          ['A', 2],
        ]),
      ).truth,
    ).toBe('true');
    expect(answerTo(by('standard-deviation'), content([['A', 1]]))).toEqual({
      truth: 'undecided',
      codes: ['too-few-rows'],
    });
  });
});
