import fc from 'fast-check';
import { describe, it } from 'vitest';
import { runs, soundness } from './laws.ts';

describe('an answer', () => {
  it('is sound in 100,000 random cases', () => fc.assert(soundness, runs(100_000)));
});
