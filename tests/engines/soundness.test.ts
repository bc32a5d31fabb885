import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from './case.ts';
import { soundness } from './laws.ts';
import { everyOperator, tallyDecided } from './operators.ts';

describe('an answer', () => {
  it('holds in every completion if definite, does not turn when less is known, and has reasons if undecided', () => {
    fc.assert(soundness, { numRuns: 2000 });
  }, 60_000);
});

describe('the random cases', () => {
  it('decide every operator, both ways', () => {
    // The law above would say nothing of an evaluator that never decides, nor of an operator that never occurs.
    const tally = tallyDecided(fc.sample(arbitraryCase, { seed: 1, numRuns: 3000 }));
    const never = everyOperator.filter((operator) => {
      const { true: holds = 0, false: fails = 0 } = tally.get(operator) ?? {};
      return holds === 0 || fails === 0;
    });
    expect(never, `never decided both ways, of ${JSON.stringify([...tally])}`).toEqual([]);
  }, 60_000);
});
