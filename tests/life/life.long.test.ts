import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ends, lifeOfVerdicts, stepsIn } from './laws.ts';

describe('the life of verdicts', () => {
  it('is the same in the store, in a model and in its events, over 100,000 random commands', async () => {
    const tally = new Map<string, number>();
    await fc.assert(lifeOfVerdicts(tally), { numRuns: 2400 });
    expect(stepsIn(tally)).toBeGreaterThan(100_000);
    expect(ends.filter((end) => !tally.has(end))).toEqual([]);
  });
});
