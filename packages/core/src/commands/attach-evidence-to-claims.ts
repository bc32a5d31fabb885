import type { Evidence } from '../evidence/evidence.ts';
import { type AttachEvidenceInput, attachEvidence } from './attach-evidence.ts';
import type { CommandEnvironment } from './command.ts';
import { type BulkAnswer, type BulkInput, inBulk } from './in-bulk.ts';

export type AttachEvidenceToClaimsInput = BulkInput<AttachEvidenceInput>;

/**
 * Ties quotations and tables to claims.
 *
 * @throws AssayError `invalid-input` where there is no evidence or more than 100 pieces; `not-found`; `not-permitted`
 */
export async function attachEvidenceToClaims(
  env: CommandEnvironment,
  given: AttachEvidenceToClaimsInput,
): Promise<BulkAnswer<Evidence>> {
  return inBulk(env, 'attach-evidence', given, attachEvidence);
}
