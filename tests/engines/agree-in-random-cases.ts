import fc from 'fast-check';
import { describe, it } from 'vitest';
import { usePostgres } from '../postgres/server.ts';
import { sameAnswers } from './engines.ts';

/** 100,000 cases unless `ASSAY_ENGINE_CASES` says fewer. */
const cases = Number(process.env['ASSAY_ENGINE_CASES'] ?? 100_000);

/** Half of the long run each: two files, so that two workers share it. Each starts from a seed of its own. */
export function agreeInRandomCases(half: 1 | 2): void {
  const { client } = usePostgres();
  describe('the evaluator, SQLite and PostgreSQL', () => {
    it(`answer the same in every reading, half ${half}`, async () => {
      const { seed = 0 } = fc.readConfigureGlobal();
      await fc.assert(sameAnswers(client()), { numRuns: Math.ceil(cases / 2), seed: seed + half - 1 });
    }, 7_200_000);
  });
}
