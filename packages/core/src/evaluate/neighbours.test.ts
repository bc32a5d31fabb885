import { describe, expect, it } from 'vitest';
import type { PropositionTerm, Relation } from '../proposition/language.ts';
import type { Cell, Gap, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';

const schema = {
  country: { type: 'text', vocabulary: ['A', 'B'], required: true },
  year: { type: 'number', unit: 'calendar-year', required: true },
  sales: { type: 'number', unit: 'MUSD', required: false },
} as const satisfies TableSchema;
type Rows = readonly (readonly Cell[])[];
type Tables = { readonly [name: string]: { readonly rows: Rows; readonly gaps?: readonly Gap[] } };

/** Is the new number 5 in the rows with sales of 1? With the codes of the reasons where that is not known. */
function isFive(of: Relation, tables: Tables): readonly string[] {
  const constant = (value: number) => ({ op: 'constant', value, unit: 'MUSD' }) as const;
  const sales = { op: 'column', column: 'sales' } as const;
  const only: Relation = { op: 'where', of, if: { op: 'row-compare', left: sales, is: '=', right: constant(1) } };
  const left = { op: 'column', column: 'new' } as const;
  const term: PropositionTerm = {
    op: 'all',
    of: only,
    if: { op: 'row-compare', left, is: '=', right: constant(5) },
    empty: 'undecided',
  };
  const contents = Object.entries(tables).map(([name, { rows, gaps = [] }]) => [name, { schema, rows, gaps }]);
  const { truth, why } = createEvaluator({ tables: Object.fromEntries(contents), documents: {} })(term, {});
  return truth === 1 ? [...new Set(why().map(({ code }) => code))] : [toTruth(truth)];
}

// Whose sales are not 1, so that it is not asked about itself.
const noOne = { sales: { min: 7, max: 7 } };
const gap = (columns: Gap['columns']): Gap => ({ columns, atMost: 1, reason: 'not covered', source: null });

describe('a look-up', () => {
  const lookUp = (by: string): Relation => ({
    op: 'look-up',
    of: { op: 'table', table: 't' },
    by,
    in: { op: 'table', table: 'other' },
    key: by,
    take: { new: 'sales' },
  });
  const rows: Rows = [['A', 2020, 1]];

  it('takes the cell of the one row with the key', () => {
    const other = [
      ['B', 2021, 7],
      ['A', 2020, 5],
    ];
    expect(isFive(lookUp('country'), { t: { rows }, other: { rows: other } })).toEqual(['true']);
    expect(isFive(lookUp('year'), { t: { rows }, other: { rows: other } })).toEqual(['true']);
  });

  it('finds nothing where a key that is not known can be none of those there are', () => {
    const found: Relation = { op: 'where', of: lookUp('year'), if: { op: 'row-known', column: 'new' } };
    const truthWith = (year: Cell) => {
      const tables = {
        t: { schema, rows: [['A', year, 1]], gaps: [] },
        other: { schema, rows: [['A', 2020, 5]], gaps: [] },
      };
      return toTruth(createEvaluator({ tables, documents: {} })({ op: 'none', of: found }, {}).truth);
    };
    expect(truthWith({ min: 2015, max: 2019 })).toBe('true');
    expect(truthWith({ min: 2015, max: 2020 })).toBe('undecided');
  });

  it('is missing where no row, or more than one, has the key', () => {
    const two = [
      ['A', 2020, 5],
      ['A', 2020, 5],
    ];
    expect(isFive(lookUp('country'), { t: { rows }, other: { rows: [['B', 2020, 5]] } })).toEqual(['no-rows']);
    expect(isFive(lookUp('country'), { t: { rows }, other: { rows: two } })).toEqual(['no-rows']);
  });

  it('is not known where a row that may be lacking may have the key', () => {
    const other: Rows = [['A', 2020, 5]];
    const maybe = gap({ country: { in: ['A'] } });
    const never = gap({ country: { in: ['B'] }, ...noOne });
    expect(isFive(lookUp('country'), { t: { rows }, other: { rows: other, gaps: [maybe] } })).toContain('declared-gap');
    expect(isFive(lookUp('country'), { t: { rows }, other: { rows: other, gaps: [never] } })).toEqual(['true']);
  });

  it('is not known where the key of the one row only may be the same', () => {
    const vague: Rows = [['A', { min: 2019, max: 2021 }, 5]];
    expect(isFive(lookUp('year'), { t: { rows }, other: { rows: vague } })).toEqual(['no-rows', 'uncertain-cell']);
  });
});

describe('the row before', () => {
  const previous: Relation = {
    op: 'previous',
    of: { op: 'table', table: 't' },
    order: 'year',
    per: ['country'],
    column: 'sales',
    as: 'new',
  };
  const inOrder = (rows: Rows, gaps: readonly Gap[] = []) => isFive(previous, { t: { rows, gaps } });

  it('is the next lower one with the same key, in whatever order the rows stand', () => {
    expect(
      inOrder([
        ['A', 2020, 1],
        ['B', 2019, 7],
        ['A', 2021, 7],
        ['A', 2018, 7],
        ['A', 2019, 5],
      ]),
    ).toEqual(['true']);
  });

  it('is missing for the first one', () => {
    expect(
      inOrder([
        ['A', 2020, 1],
        ['A', 2021, 5],
      ]),
    ).toEqual(['not-comparable']);
  });

  it('is as little known as its cell', () => {
    expect(
      inOrder([
        ['A', 2019, null],
        ['A', 2020, 1],
      ]),
    ).toEqual(['missing-cell']);
    expect(
      inOrder([
        ['A', 2019, { min: 4, max: 5 }],
        ['A', 2020, 1],
      ]),
    ).toEqual(['uncertain-cell']);
  });

  it('is not known where another row may lie between', () => {
    expect(
      inOrder([
        ['A', 2018, 5],
        ['A', 2020, 1],
        ['A', { min: 2017, max: 2019 }, 5],
      ]),
    ).toEqual(['not-comparable']);
    expect(
      inOrder(
        [
          ['A', 2019, 5],
          ['A', 2020, 1],
        ],
        [gap({ country: { in: ['A'] }, ...noOne })],
      ),
    ).toEqual(['not-comparable']);
    expect(
      inOrder(
        [
          ['A', 2019, 5],
          ['A', 2020, 1],
        ],
        [gap({ country: { in: ['B'] }, ...noOne })],
      ),
    ).toEqual(['true']);
    expect(
      inOrder(
        [
          ['A', 2019, 5],
          ['A', 2020, 1],
        ],
        [gap({ year: { min: 2020.5, max: null }, ...noOne })],
      ),
    ).toEqual(['true']);
  });

  it('is not known where a row of a country not known may stand at the same place', () => {
    const at = (year: number) => [gap({ year: { min: year, max: year }, ...noOne })];
    const rows: Rows = [
      ['A', 2019, 5],
      ['A', 2020, 1],
    ];
    expect(inOrder(rows, at(2020))).toEqual(['not-comparable']);
    expect(inOrder(rows, at(2019))).toEqual(['not-comparable']);
    expect(inOrder(rows, at(2018))).toEqual(['true']);
  });

  it('is not known among equals, whichever of them stands first', () => {
    const rows: Rows = [
      ['A', 2019, 5],
      ['A', 2020, 1],
      ['A', 2020, 5],
    ];
    expect(inOrder(rows)).toEqual(['not-comparable']);
    expect(inOrder([...rows].reverse())).toEqual(['not-comparable']);
    expect(
      inOrder([
        ['A', 2019, 5],
        ['A', 2019, 5],
        ['A', 2020, 1],
      ]),
    ).toEqual(['not-comparable']);
  });
});
