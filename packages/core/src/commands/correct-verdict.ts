import { z } from 'zod';
import { AssayError } from '../error.ts';
import { correctionClasses, type VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { loadDossier } from './dossier.ts';
import { asInput, idField, proseField } from './input.ts';
import { putForward, verdictFields } from './put-forward.ts';
import { tellingCurrent } from './seen.ts';

const correctVerdictInput = z.strictObject({
  ...verdictFields,
  /** The published revision that it corrects. */
  seen: idField('revision'),
  correction: z.strictObject({ class: z.enum(correctionClasses), wrong: proseField, right: proseField }),
});
export type CorrectVerdictInput = z.input<typeof correctVerdictInput>;

/**
 * Puts a correction of a published verdict forward for review. The published revision stands until this one is
 * published.
 *
 * @throws AssayError `invalid-input`, `not-found`; `invalid-rating`; `conflict` where not what its author saw last
 * stands; `transition-refused` where nothing is published or a revision is under review
 */
export async function correctVerdict(env: CommandEnvironment, given: CorrectVerdictInput): Promise<VerdictRevision> {
  const { correction, seen, ...input } = asInput(correctVerdictInput, given);
  return transact(env, 'correct-verdict', { ...input, seen, correction }, async (transaction) => {
    const dossier = await loadDossier(transaction.writer, input.claimId);
    return tellingCurrent(transaction.writer, dossier.verdict?.id ?? null, async () => {
      if (dossier.published === null) {
        throw new AssayError('transition-refused', 'expected a claim with a published verdict, got one without');
      }
      return putForward(transaction, dossier, input, { kind: 'verdict-corrected', correction, seen });
    });
  });
}
