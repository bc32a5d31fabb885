import fc from 'fast-check';
import { describe, it } from 'vitest';
import { usePostgres } from '../postgres/server.ts';
import { deepCase } from './deep-case.ts';
import { sameAnswersOrRefused } from './engines.ts';

const { client } = usePostgres();

describe('many claims that are deep or wide', () => {
  it('are answered the same by every engine, or refused when their statement is made', async () => {
    await fc.assert(sameAnswersOrRefused(client(), deepCase), { numRuns: 3000 });
  }, 7_200_000);
});
