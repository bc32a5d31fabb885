import type { CommandEnvironment } from './command.ts';
import { type BulkAnswer, type BulkInput, inBulk } from './in-bulk.ts';
import { type ReviewedVerdict, type ReviewVerdictInput, reviewVerdict } from './review-verdict.ts';

export type ReviewVerdictsInput = BulkInput<ReviewVerdictInput>;

/**
 * Puts a person's decisions on several revisions on record.
 *
 * @throws AssayError `invalid-input` where there are no decisions or more than 100; `not-found`; `not-permitted`
 */
export async function reviewVerdicts(
  env: CommandEnvironment,
  given: ReviewVerdictsInput,
): Promise<BulkAnswer<ReviewedVerdict>> {
  return inBulk(env, 'review-verdict', given, reviewVerdict);
}
