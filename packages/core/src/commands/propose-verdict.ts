import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { loadDossier } from './dossier.ts';
import { asInput, idField, optional } from './input.ts';
import { putForward, verdictFields } from './put-forward.ts';
import { tellingCurrent } from './seen.ts';

const proposeVerdictInput = z.strictObject({
  ...verdictFields,
  /** The revision its author saw last, which was sent back or taken back; left out, they saw none. */
  seen: optional(idField('revision')),
});
export type ProposeVerdictInput = z.input<typeof proposeVerdictInput>;

/**
 * Puts a verdict on a claim forward for review, as revision 1 or, after one was sent back, as the next.
 *
 * @throws AssayError `invalid-input`, `not-found`; `invalid-rating`; `conflict` where not what its author saw last
 * stands; `transition-refused` where a revision is under review or published
 */
export async function proposeVerdict(env: CommandEnvironment, given: ProposeVerdictInput): Promise<VerdictRevision> {
  const { seen, ...input } = asInput(proposeVerdictInput, given);
  return transact(env, 'propose-verdict', { ...input, seen }, async (transaction) => {
    const dossier = await loadDossier(transaction.writer, input.claimId);
    return tellingCurrent(transaction.writer, dossier.verdict?.id ?? null, async () => {
      if (dossier.published !== null) {
        throw new AssayError('transition-refused', 'expected a claim without a published verdict, got one; correct it');
      }
      return putForward(transaction, dossier, input, { kind: 'verdict-proposed', correction: null, seen });
    });
  });
}
