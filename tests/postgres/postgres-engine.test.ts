import type { TableContent } from '@assay/core';
import { answersInPostgres, runInPostgres } from '@assay/core/store';
import { describe, expect, it } from 'vitest';
import { usePostgres } from './server.ts';

const { client } = usePostgres();

const firms: TableContent = {
  schema: {
    firm: { type: 'text', vocabulary: null, required: true },
    sales: { type: 'number', unit: 'MUSD', required: false },
  },
  rows: [
    ['a', 1],
    [`'"\\`, null],
  ],
  gaps: [{ columns: {}, atMost: null, reason: 'not covered', source: null }],
};
const readings = { parameters: [], exclusions: [], axes: [] };
const tables = { firms };

describe('PostgreSQL', () => {
  it('answers over tables that are gone afterwards', async () => {
    const term = { op: 'only-one', of: { op: 'table', table: 'firms' } } as const;
    const input = { proposition: { assay: 1, term } as const, readings, tables, documents: {} };
    const answers = [await answersInPostgres(client(), input), await answersInPostgres(client(), input)];
    expect(answers).toEqual(answers.map(() => [{ reading: {}, truth: 'false' }]));
  });

  it('refuses a statement that does more than read, is two, or is none', async () => {
    const wrong = ['DELETE FROM firms', 'CREATE TABLE x ()', 'COMMIT; SELECT 1', 'SELECT', 'SELECT 1', 'SELECT 1/0'];
    for (const statement of wrong) {
      const run = runInPostgres(client(), { statement, tables, readings });
      await expect(run, statement).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
