import fc from 'fast-check';
import { describe, it } from 'vitest';
import { soundness } from './laws.ts';

describe('an answer', () => {
  it('is sound in 100,000 random cases', () => fc.assert(soundness, { numRuns: 100_000 }));
});
