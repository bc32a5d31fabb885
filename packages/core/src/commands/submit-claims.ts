import type { Appearance } from '../claim/claim.ts';
import { type AddAppearanceInput, addAppearance } from './add-appearance.ts';
import type { CommandEnvironment } from './command.ts';
import { type BulkAnswer, type BulkInput, inBulk } from './in-bulk.ts';
import { type SubmitClaimInput, type SubmittedClaim, submitClaim } from './submit-claim.ts';

/** A claim with where it appeared. */
export interface ClaimItem extends SubmitClaimInput {
  readonly appearances?: readonly Omit<AddAppearanceInput, 'claimId'>[];
}
export type SubmitClaimsInput = BulkInput<ClaimItem>;

/** The claim, or its twin, with the appearances that were put on record now. */
export interface SubmittedItem extends SubmittedClaim {
  readonly appearances: readonly Appearance[];
}

/**
 * Puts claims on record, each with where it appeared; of a twin the appearances are added to what was there.
 *
 * @throws AssayError `invalid-input` where there are no claims or more than 100; `not-found`; `not-permitted`
 * @example
 * ```ts
 * import { addClaimant, submitClaims } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
 * const said = { language: 'en', kind: 'ranking', claimantId: claimant.id } as const;
 * const { items } = await submitClaims(env, {
 *   items: [
 *     { ...said, text: 'You will find three to five.', appearances: [{ title: 'A speech' }] },
 *     { ...said, text: ' ' },
 *   ],
 * });
 * items.map(({ refusal }) => refusal?.code ?? 'done') // => ['done', 'invalid-input']
 * ```
 */
export async function submitClaims(
  env: CommandEnvironment,
  given: SubmitClaimsInput,
): Promise<BulkAnswer<SubmittedItem>> {
  return inBulk(env, 'submit-claim', given, async (within, { appearances = [], ...input }) => {
    const submitted = await submitClaim(within, input);
    const added: Appearance[] = [];
    for (const one of appearances) added.push(await addAppearance(within, { ...one, claimId: submitted.claim.id }));
    return { ...submitted, appearances: added };
  });
}
