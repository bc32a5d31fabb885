import fc from 'fast-check';
import { describe, it } from 'vitest';
import { usePostgres } from '../postgres/server.ts';
import { deepCase } from './deep-case.ts';
import { sameAnswersOrRefused } from './engines.ts';

const { client } = usePostgres();

describe('a claim that is deep or wide', () => {
  it('is answered the same by every engine, or refused when its statement is made', async () => {
    await fc.assert(sameAnswersOrRefused(client(), deepCase), { numRuns: 40 });
  }, 400_000);
});
