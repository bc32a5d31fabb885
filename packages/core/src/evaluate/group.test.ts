import { describe, expect, it } from 'vitest';
import type { Aggregate, PropositionTerm, Relation } from '../proposition/language.ts';
import type { Cell, Gap, TableSchema } from '../table/table.ts';
import { createEvaluator } from './evaluator.ts';
import { toTruth } from './kleene.ts';

const schema = {
  country: { type: 'text', vocabulary: ['A', 'B'], required: true },
  year: { type: 'number', unit: 'calendar-year', required: true },
  sales: { type: 'number', unit: 'MUSD', required: false },
} as const satisfies TableSchema;

function grouped(by: readonly string[], aggregate: Aggregate): Relation {
  return { op: 'group', of: { op: 'table', table: 't' }, by, aggregates: { total: aggregate } };
}

/** Is there a group with that total? */
function oneIs(of: Relation, value: number, unit: string): PropositionTerm {
  const left = { op: 'column', column: 'total' } as const;
  const right = { op: 'constant', value, unit } as const;
  return { op: 'exists', of: { op: 'where', of, if: { op: 'row-compare', left, is: '=', right } } };
}

function answerTo(term: PropositionTerm, rows: readonly (readonly Cell[])[], gaps: readonly Gap[] = []) {
  const { truth, why } = createEvaluator({ tables: { t: { schema, rows, gaps } }, documents: {} })(term, {});
  return { truth: toTruth(truth), reasons: why().map(({ code, row, column }) => [code, row, column]) };
}

const between2019And2021 = { min: 2019, max: 2021 };

describe('a group', () => {
  it('has a row for each combination of keys', () => {
    const counted = grouped(['country', 'year'], { op: 'count' });
    const rows = [
      ['A', 2020, 1],
      ['A', 2020, 2],
      ['B', 2020, 4],
      ['B', 2021, 8],
    ];
    const count: PropositionTerm = {
      op: 'compare',
      left: { op: 'count', of: counted },
      is: '=',
      right: { op: 'number', value: 3, unit: '1' },
    };
    expect(answerTo(count, rows).truth).toBe('true');
    expect(answerTo(oneIs(counted, 2, '1'), rows).truth).toBe('true');
    expect(answerTo(oneIs(counted, 3, '1'), rows).truth).toBe('false');
  });

  it('may lack a row whose key is not known exactly', () => {
    const rows = [
      ['A', between2019And2021, 5],
      ['A', 2019, 1],
    ];
    expect(answerTo(oneIs(grouped(['year'], { op: 'count' }), 2, '1'), rows).truth).toBe('undecided');
    expect(
      answerTo(oneIs(grouped(['year'], { op: 'sum', of: { op: 'column', column: 'sales' } }), 6, 'MUSD'), rows).truth,
    ).toBe('undecided');
  });

  it('may hold two rows whose keys are not known exactly', () => {
    const rows = [
      ['A', between2019And2021, 5],
      ['A', { min: 2020, max: 2022 }, 5],
    ];
    expect(answerTo(oneIs(grouped(['year'], { op: 'count' }), 2, '1'), rows).truth).toBe('undecided');
  });

  it('is in doubt for the key of its row', () => {
    const groups = grouped(['year'], { op: 'count' });
    const rows = [
      ['A', between2019And2021, 5],
      ['A', 2019, 1],
    ];
    expect(answerTo({ op: 'only-one', of: groups }, rows)).toEqual({
      truth: 'undecided',
      reasons: [['uncertain-cell', 0, 'year']],
    });
  });
});
