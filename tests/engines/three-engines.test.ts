import type { TableContent } from '@assay/core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { usePostgres } from '../postgres/server.ts';
import { mustAgree, sameAnswers } from './engines.ts';
import { exampleCases } from './example-cases.ts';

const { client } = usePostgres();

describe('the forms of the worked example', () => {
  it.each(exampleCases)('are answered the same: $name', async ({ of }) => {
    await mustAgree(client(), of);
  });
});

describe('a place in a group that is not known', () => {
  // It has no highest place, and nothing times it is nothing.
  const editions: TableContent = {
    schema: {
      held: { type: 'date', required: true },
      sales: { type: 'number', unit: 'MUSD', required: true },
    },
    rows: [
      ['2020', 5],
      ['2020-02-29', 1],
    ],
    gaps: [],
  };
  const sales = { op: 'column', column: 'sales' } as const;
  const ranked = { op: 'rank', of: { op: 'table', table: 'editions' }, by: sales, direction: 'descending' } as const;
  const none = { op: 'constant', value: 0, unit: '1/rank' } as const;
  const times = { op: 'row-arithmetic', with: '*', left: none, right: { op: 'column', column: 'place' } } as const;
  const share = { op: 'constant', value: 1, unit: '1/MUSD' } as const;
  const shared = { op: 'row-arithmetic', with: '*', left: share, right: sales } as const;
  const left = {
    op: 'sum',
    of: { ...ranked, per: ['held'], as: 'place' },
    value: { op: 'row-arithmetic', with: '+', left: times, right: shared },
  } as const;

  it.each([5, 6, 7])('adds nothing to a sum that is held to %i when nothing is multiplied with it', async (value) => {
    const term = { op: 'compare', left, is: '>=', right: { op: 'number', value, unit: '1' } } as const;
    await mustAgree(client(), {
      world: { tables: { editions }, documents: {} },
      proposition: { assay: 1, term },
      readings: { parameters: [], exclusions: [], axes: [] },
    });
  });
});

describe('the evaluator, SQLite and PostgreSQL', () => {
  it('answer the same in every reading', async () => {
    await fc.assert(sameAnswers(client()), { numRuns: 2000 });
  }, 180_000);
});
