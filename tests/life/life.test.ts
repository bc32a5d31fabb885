import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeOfVerdicts, stepsIn } from './laws.ts';

describe('the life of verdicts', () => {
  it('is the same in the store, in a model and in its events, over a thousand random commands', {
    timeout: 60_000,
  }, async () => {
    const tally = new Map<string, number>();
    await fc.assert(lifeOfVerdicts(tally), { numRuns: 40 });
    expect(stepsIn(tally)).toBeGreaterThan(1000);
  });
});
