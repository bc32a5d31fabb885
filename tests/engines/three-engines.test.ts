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

describe('the evaluator, SQLite and PostgreSQL', () => {
  it('answer the same in every reading', async () => {
    await fc.assert(sameAnswers(client()), { numRuns: 2000 });
  }, 180_000);
});
