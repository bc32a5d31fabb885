import { describe, expect, it } from 'vitest';
import type { Direction, PropositionTerm, Relation } from '../proposition/language.ts';
import type { Cell, Gap, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';

const schema = {
  name: { type: 'text', vocabulary: null, required: true },
  year: { type: 'number', unit: 'calendar-year', required: true },
  sales: { type: 'number', unit: 'MUSD', required: false },
} as const satisfies TableSchema;

interface Options {
  readonly direction?: Direction;
  readonly per?: readonly string[];
  readonly gaps?: readonly Gap[];
}

/** The places of each name, as far as they are decided: `1`, or `1?` where it may be there. */
function placesOf(rows: readonly (readonly Cell[])[], { direction = 'descending', per = [], gaps = [] }: Options = {}) {
  const ranked: Relation = {
    op: 'rank',
    of: { op: 'table', table: 't' },
    by: { op: 'column', column: 'sales' },
    direction,
    per,
    as: 'place',
  };
  const evaluate = createEvaluator({ tables: { t: { schema, rows, gaps } }, documents: {} });
  const isAt = (name: Cell, place: number) =>
    evaluate(
      {
        op: 'exists',
        of: {
          op: 'where',
          of: ranked,
          if: {
            op: 'row-and',
            of: [
              { op: 'row-text-is', column: 'name', value: String(name) },
              {
                op: 'row-compare',
                left: { op: 'column', column: 'place' },
                is: '=',
                right: { op: 'constant', value: place, unit: 'rank' },
              },
            ],
          },
        },
      } satisfies PropositionTerm,
      {},
    );
  return Object.fromEntries(
    rows.map(([name = null]) => [
      String(name),
      [1, 2, 3, 4].flatMap((place) => {
        const truth = toTruth(isAt(name, place).truth);
        return truth === 'false' ? [] : [truth === 'true' ? `${place}` : `${place}?`];
      }),
    ]),
  );
}

const gap = (columns: Gap['columns'], atMost: number | null): Gap => ({
  columns: { name: { in: ['not listed'] }, ...columns },
  atMost,
  reason: 'not covered',
  source: null,
});

describe('a rank', () => {
  const rows = [
    ['a', 2020, 7],
    ['b', 2020, 5],
    ['c', 2021, 5],
    ['d', 2021, 1],
  ];

  it('counts the rows before it, and equal ones share a place', () => {
    expect(placesOf(rows)).toEqual({ a: ['1'], b: ['2'], c: ['2'], d: ['4'] });
    expect(placesOf(rows, { direction: 'ascending' })).toEqual({ a: ['4'], b: ['2'], c: ['2'], d: ['1'] });
  });

  it('starts anew for each value of its keys', () => {
    expect(placesOf(rows, { per: ['year'] })).toEqual({ a: ['1'], b: ['2'], c: ['1'], d: ['2'] });
  });

  it('may be any place that an interval allows, and no row is before itself', () => {
    expect(
      placesOf([
        ['a', 2020, { min: 4, max: 9 }],
        ['b', 2020, 5],
        ['c', 2020, 1],
      ]),
    ).toEqual({ a: ['1?', '2?'], b: ['1?', '2?'], c: ['3'] });
  });

  it('may be any place for a missing value, and moves the others down by one at most', () => {
    expect(
      placesOf([
        ['a', 2020, null],
        ['b', 2020, 5],
        ['c', 2020, 1],
      ]),
    ).toEqual({ a: ['1?', '2?', '3?'], b: ['1?', '2?'], c: ['2?', '3?'] });
  });

  it('moves down by as many rows as a gap may hold above it', () => {
    const above = gap({ sales: { min: 6, max: null } }, 1);
    expect(placesOf(rows.slice(1), { gaps: [above] })).toEqual({ b: ['1?', '2?'], c: ['1?', '2?'], d: ['3?', '4?'] });
    expect(placesOf(rows, { gaps: [gap({ sales: { min: null, max: 0 } }, null)] })).toEqual(placesOf(rows));
  });

  it('does not move for a gap in another year', () => {
    const next = gap({ year: { min: 2021, max: 2021 }, sales: { min: 6, max: null } }, 1);
    expect(placesOf(rows, { per: ['year'], gaps: [next] })).toEqual({
      a: ['1'],
      b: ['2'],
      c: ['1?', '2?'],
      d: ['2?', '3?'],
    });
  });

  it('is not known where a row may stand in another year', () => {
    expect(
      placesOf(
        [
          ['a', { min: 2020, max: 2021 }, 7],
          ['b', 2020, 5],
          ['c', 2022, 1],
        ],
        { per: ['year'] },
      ),
    ).toEqual({ a: ['1?', '2?', '3?', '4?'], b: ['1?', '2?'], c: ['1'] });
  });
});
