import { describe, expect, it } from 'vitest';
import type { NumberTerm, Relation } from '../proposition/language.ts';
import type { Cell, Gap, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';

const schema = {
  name: { type: 'text', vocabulary: null, required: true },
  sales: { type: 'number', unit: 'MUSD', required: false },
  staff: { type: 'number', unit: 'person', required: false },
  on: { type: 'date', required: false },
} as const satisfies TableSchema;

const table: Relation = { op: 'table', table: 't' };
const sales = { op: 'column', column: 'sales' } as const;
const number = (value: number, unit = '1'): NumberTerm => ({ op: 'number', value, unit });
const gap = (columns: Gap['columns'], atMost: number | null = 1): Gap => ({
  columns,
  atMost,
  reason: 'not covered',
  source: null,
});

/** The ends and unit of a number, or, where it is not defined, why. */
function endsOf(term: NumberTerm, sales: readonly Cell[] = [], gaps: readonly Gap[] = [], dates: readonly Cell[] = []) {
  const rows = sales.map((cell, index): readonly Cell[] => [`${index}`, cell, index, dates[index] ?? null]);
  const evaluate = createEvaluator({ tables: { t: { schema, rows, gaps } }, documents: {} });
  const { truth, why, leaves } = evaluate({ op: 'within', of: term, range: { min: null, max: null } }, {});
  const [value] = leaves[0]?.answer.values ?? [];
  // A number that is defined lies in the range without ends.
  return toTruth(truth) === 'true' ? [value?.min, value?.max, value?.unit] : why().map(({ code, row }) => [code, row]);
}

describe('the number of the one row', () => {
  const the: NumberTerm = { op: 'the', of: table, value: sales };

  it('is its cell, however little known', () => {
    expect(endsOf(the, [5])).toEqual([5, 5, 'MUSD']);
    expect(endsOf(the, [{ min: 4, max: 6 }])).toEqual([4, 6, 'MUSD']);
    expect(endsOf(the, [null])).toEqual([null, null, 'MUSD']);
  });

  it('is not defined where there is none, several, or perhaps one more', () => {
    expect(endsOf(the)).toEqual([['no-rows', null]]);
    expect(endsOf(the, [5, 5])).toEqual([['several-rows', null]]);
    expect(endsOf(the, [5], [gap({})])).toEqual([['declared-gap', null]]);
    expect(endsOf(the, [5], [gap({}, 0)])).toEqual([5, 5, 'MUSD']);
  });
});

describe('a count', () => {
  it('goes from the rows that are there to those that may be', () => {
    const count: NumberTerm = { op: 'count', of: table };
    expect(endsOf(count, [1, null])).toEqual([2, 2, '1']);
    expect(endsOf(count, [1], [gap({}, 2)])).toEqual([1, 3, '1']);
    expect(endsOf(count, [1], [gap({}, null)])).toEqual([1, null, '1']);
  });

  it('of different values takes a missing one for one of the others or for one of its own', () => {
    const distinct: NumberTerm = { op: 'count-distinct', of: table, column: 'sales' };
    expect(endsOf(distinct, [1, 1, 2])).toEqual([2, 2, '1']);
    expect(endsOf(distinct, [1, 1, null, null])).toEqual([1, 3, '1']);
    expect(endsOf(distinct, [null])).toEqual([1, 1, '1']);
    expect(endsOf(distinct, [1], [gap({}, 2)])).toEqual([1, 3, '1']);
    expect(endsOf(distinct)).toEqual([0, 0, '1']);
  });
});

describe('the number at a place', () => {
  const nth = (n: number, direction: 'ascending' | 'descending' = 'descending'): NumberTerm => ({
    op: 'nth',
    of: table,
    by: sales,
    direction,
    n,
    value: sales,
  });

  it('is counted from either end', () => {
    expect(endsOf(nth(1), [3, 9, 7])).toEqual([9, 9, 'MUSD']);
    expect(endsOf(nth(3), [3, 9, 7])).toEqual([3, 3, 'MUSD']);
    expect(endsOf(nth(1, 'ascending'), [3, 9, 7])).toEqual([3, 3, 'MUSD']);
  });

  it('may be that of any row that may stand there', () => {
    expect(endsOf(nth(1), [3, { min: 5, max: 8 }, 7])).toEqual([5, 8, 'MUSD']);
    expect(endsOf(nth(3), [3, { min: 5, max: 8 }, 7])).toEqual([3, 3, 'MUSD']);
    expect(endsOf(nth(2), [3, 9, 7], [gap({ sales: { min: 8, max: null } })])).toEqual([7, null, 'MUSD']);
    expect(endsOf(nth(1), [3, 9, 7], [gap({ sales: { min: null, max: 5 } }, null)])).toEqual([9, 9, 'MUSD']);
  });

  it('is not defined past the last row', () => {
    expect(endsOf(nth(3), [3, 9])).toEqual([['too-few-rows', null]]);
    expect(endsOf(nth(3), [3, 9], [gap({})])).toEqual([['declared-gap', null]]);
  });

  it('is any of the values of rows that share the place', () => {
    const staff: NumberTerm = {
      op: 'nth',
      of: table,
      by: sales,
      direction: 'descending',
      n: 1,
      value: { op: 'column', column: 'staff' },
    };
    expect(endsOf(staff, [9, 9, 3])).toEqual([0, 1, 'person']);
  });
});

describe('arithmetic', () => {
  const arithmetic = (left: NumberTerm, sign: '+' | '-' | '*' | '/', right: NumberTerm): NumberTerm => ({
    op: 'arithmetic',
    with: sign,
    left,
    right,
  });
  const the: NumberTerm = { op: 'the', of: table, value: sales };
  const interval = [{ min: -2, max: 4 }];

  it('takes every pair of ends', () => {
    expect(endsOf(arithmetic(the, '+', number(1, 'MUSD')), interval)).toEqual([-1, 5, 'MUSD']);
    expect(endsOf(arithmetic(number(1, 'MUSD'), '-', the), interval)).toEqual([-3, 3, 'MUSD']);
    expect(endsOf(arithmetic(the, '*', number(-3)), interval)).toEqual([-12, 6, 'MUSD']);
    expect(endsOf(arithmetic(the, '/', number(-2)), interval)).toEqual([-2, 1, 'MUSD']);
    expect(endsOf(arithmetic(number(8), '/', the), [{ min: 2, max: 4 }])).toEqual([2, 4, '1/MUSD']);
  });

  it('is not defined where the divisor may be zero', () => {
    expect(endsOf(arithmetic(number(1), '/', number(0)))).toEqual([['division-by-zero', null]]);
    expect(endsOf(arithmetic(number(1), '/', the), interval)).toEqual([
      ['division-by-zero', null],
      ['uncertain-cell', 0],
    ]);
    expect(endsOf(arithmetic(number(1), '/', the), [{ min: 0, max: 4 }])).toContainEqual(['division-by-zero', null]);
  });

  it('is not defined where one side is not', () => {
    expect(endsOf(arithmetic(number(0, 'MUSD'), '*', the))).toEqual([['no-rows', null]]);
  });
});

describe('an absolute value', () => {
  it.each([
    [{ min: -2, max: 4 }, 0, 4],
    [{ min: -5, max: 4 }, 0, 5],
    [{ min: -5, max: -4 }, 4, 5],
    [3, 3, 3],
  ])('of %j goes from %d to %d', (cell, min, max) => {
    expect(endsOf({ op: 'absolute', of: { op: 'the', of: table, value: sales } }, [cell])).toEqual([min, max, 'MUSD']);
  });
});

describe('annual growth', () => {
  const growth = (from: number, to: number, years: number): NumberTerm => ({
    op: 'annual-growth',
    from: number(from, 'MUSD'),
    to: number(to, 'MUSD'),
    years: number(years, 'year'),
  });

  it('is the rate that compounds from the one amount to the other', () => {
    expect(endsOf(growth(100, 121, 2))).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.1, 12), '1']);
    expect(endsOf(growth(100, 25, 2))).toEqual([-0.5, -0.5, '1']);
    expect(endsOf(growth(100, 0, 2))).toEqual([-1, -1, '1']);
  });

  it.each([
    [0, 1, 1],
    [-1, 1, 1],
    [1, -1, 1],
    [1, 1, 0],
  ])('is not defined from %d to %d over %d years', (from, to, years) => {
    expect(endsOf(growth(from, to, years))).toEqual([['not-comparable', null]]);
  });

  it('takes every pair of ends', () => {
    const the: NumberTerm = { op: 'the', of: table, value: sales };
    const term: NumberTerm = { op: 'annual-growth', from: the, to: number(16, 'MUSD'), years: number(2, 'year') };
    expect(endsOf(term, [{ min: 4, max: 16 }])).toEqual([0, 1, '1']);
  });
});

describe('the time between two dates', () => {
  const elapsed = (within: 'days' | 'calendar-years'): NumberTerm => ({
    op: 'elapsed',
    from: { op: 'date', value: '2019-12-31' },
    to: { op: 'the-date', of: table, column: 'on' },
    in: within,
  });

  it('is counted in whole days, or as the difference of the years', () => {
    expect(endsOf(elapsed('days'), [1], [], ['2020-01-01'])).toEqual([1, 1, 'day']);
    expect(endsOf(elapsed('calendar-years'), [1], [], ['2020-01-01'])).toEqual([1, 1, 'year']);
    expect(endsOf(elapsed('days'), [1], [], ['2020-01'])).toEqual([1, 31, 'day']);
    expect(endsOf(elapsed('calendar-years'), [1], [], ['2018/2021'])).toEqual([-1, 2, 'year']);
    expect(endsOf(elapsed('days'), [1], [], ['2020/..'])).toEqual([1, null, 'day']);
  });

  it('is not defined without the date', () => {
    expect(endsOf(elapsed('days'))).toContainEqual(['no-rows', null]);
  });
});

describe('a converted number', () => {
  it('keeps its decimals exact', () => {
    const tenth: NumberTerm = { op: 'convert', of: number(0.1, 'MUSD'), unit: 'kUSD' };
    expect(endsOf(tenth)).toEqual([100, 100, 'kUSD']);
    expect(endsOf({ op: 'convert', of: number(12.5, '%'), unit: '1' })).toEqual([0.125, 0.125, '1']);
  });
});
