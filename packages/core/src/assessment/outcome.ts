import type { Truth } from '../evaluate/answer.ts';
import type { Outcome } from './assessment.ts';

/** What a matrix of readings comes to. Undecided readings limit an answer, they never count for or against it. */
export function outcomeOf(truths: readonly Truth[]): Outcome {
  const [holds, fails, open] = [truths.includes('true'), truths.includes('false'), truths.includes('undecided')];
  if (holds && fails) return 'depends-on-the-reading';
  if (holds) return open ? 'true-where-decidable' : 'true';
  if (fails) return open ? 'false-where-decidable' : 'false';
  return 'undecided';
}
