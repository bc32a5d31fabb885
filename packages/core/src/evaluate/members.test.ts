import { describe, expect, it } from 'vitest';
import type { Predicate, PropositionTerm } from '../proposition/language.ts';
import type { Cell, Gap, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';
import { mayEqual } from './members.ts';

const schema = {
  name: { type: 'text', vocabulary: null, required: false },
  year: { type: 'number', unit: 'calendar-year', required: false },
} as const satisfies TableSchema;

interface Content {
  readonly rows: readonly (readonly Cell[])[];
  readonly gaps?: readonly Gap[];
}

/** Is the cell of the one row of `t` among those of the column in `other`? */
function answerTo(column: 'name' | 'year', row: readonly Cell[], { rows, gaps = [] }: Content) {
  const isIn: Predicate = { op: 'row-in-column', column, of: { op: 'table', table: 'other' }, in: column };
  const term: PropositionTerm = { op: 'all', of: { op: 'table', table: 't' }, if: isIn, empty: 'undecided' };
  const tables = { t: { schema, rows: [row], gaps: [] }, other: { schema, rows, gaps } };
  const { truth, why } = createEvaluator({ tables, documents: {} })(term, {});
  return [toTruth(truth), ...why().map(({ code, table }) => `${code} in ${table}`)];
}

describe('a cell among those of a column', () => {
  const rows: Content['rows'] = [
    ['x', 2019],
    ['y', 2020],
  ];

  it('is one that is equal to the last digit', () => {
    expect(answerTo('name', ['y', null], { rows })).toEqual(['true']);
    expect(answerTo('name', ['z', null], { rows })).toEqual(['false']);
    expect(answerTo('year', [null, 2020], { rows })).toEqual(['true']);
    expect(answerTo('year', [null, 2020.000001], { rows })).toEqual(['false']);
    expect(answerTo('name', ['y', null], { rows: [] })).toEqual(['false']);
  });

  it('may be one that is missing or lies in an interval', () => {
    expect(answerTo('name', ['z', null], { rows: [[null, 2019]] })).toEqual(['undecided', 'missing-cell in other']);
    const between: Content = { rows: [['x', { min: 2018, max: 2020 }]] };
    expect(answerTo('year', [null, 2019], between)).toEqual(['undecided', 'uncertain-cell in other']);
    expect(answerTo('year', [null, 2021], between)).toEqual(['false']);
  });

  it('may be one of a row that may be lacking', () => {
    const gap: Gap = { columns: { name: { in: ['z'] } }, atMost: 1, reason: 'not covered', source: null };
    expect(answerTo('name', ['z', null], { rows, gaps: [gap] })).toEqual(['undecided', 'declared-gap in other']);
    expect(answerTo('name', ['w', null], { rows, gaps: [gap] })).toEqual(['false']);
  });

  it('is not known for one that is missing itself, unless there is nothing it could be', () => {
    expect(answerTo('name', [null, null], { rows })).toEqual(['undecided', 'missing-cell in t']);
    expect(answerTo('name', [null, null], { rows: [] })).toEqual(['false']);
    expect(answerTo('year', [null, { min: 2021, max: 2022 }], { rows })).toEqual(['false']);
  });
});

describe('a cell among those of rows that are only possibly there', () => {
  it('is not known to be one', () => {
    const isIn = (year: number): Predicate => ({
      op: 'row-in-column',
      column: 'name',
      of: {
        op: 'where',
        of: { op: 'table', table: 't' },
        if: {
          op: 'row-compare',
          left: { op: 'column', column: 'year' },
          is: '=',
          right: { op: 'constant', value: year, unit: 'calendar-year' },
        },
      },
      in: 'name',
    });
    const tables = { t: { schema, rows: [['x', { min: 2019, max: 2020 }]], gaps: [] } };
    const truthOf = (year: number) =>
      createEvaluator({ tables, documents: {} })(
        { op: 'all', of: { op: 'table', table: 't' }, if: isIn(year), empty: 'undecided' },
        {},
      ).truth;
    expect([2019, 2021].map(truthOf).map(toTruth)).toEqual(['undecided', 'false']);
  });
});

describe('two values', () => {
  const words = (...list: readonly string[]) => ({ in: new Set(list) });
  const other = (...list: readonly string[]) => ({ notIn: new Set(list) });

  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    [1, { lo: 0, hi: 1 }, true],
    [2, { lo: 0, hi: 1 }, false],
    [{ lo: 0, hi: 1 }, { lo: 1, hi: 2 }, true],
    [{ lo: 0, hi: 1 }, { lo: 2, hi: 3 }, false],
    ['a', words('a', 'b'), true],
    ['a', other('a'), false],
    [words('a', 'b'), words('b', 'c'), true],
    [words('a'), words('b'), false],
    [words('a'), other('a'), false],
    [other('a'), words('a', 'b'), true],
    // There is always a word more.
    [other('a'), other('b'), true],
    ['a', { lo: 0, hi: 1 }, false],
    [{ lo: 0, hi: 1 }, words('a'), false],
  ])('%j and %j may be equal: %j', (a, b, expected) => {
    expect(mayEqual(a, b)).toBe(expected);
    expect(mayEqual(b, a)).toBe(expected);
  });
});
