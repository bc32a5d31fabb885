import { z } from 'zod';
import { retract } from '../verdict/publishable.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, digestField, idField, optional, proseField } from './input.ts';
import { assertSameText, tellingCurrent } from './seen.ts';

const retractVerdictInput = z.strictObject({
  revisionId: idField('revision'),
  /** Of the revision as the editor saw it. */
  digest: optional(digestField),
  reason: proseField,
});
export type RetractVerdictInput = z.input<typeof retractVerdictInput>;

/**
 * Takes a published verdict back. It stays readable, marked as retracted, with who did it and why.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but editors; `conflict` where a digest
 * is given that is not the revision's; `transition-refused` where it is
 * not published
 */
export async function retractVerdict(env: CommandEnvironment, given: RetractVerdictInput): Promise<VerdictRevision> {
  const input = asInput(retractVerdictInput, given);
  const { revisionId, reason } = input;
  return transact(env, 'retract-verdict', input, async ({ writer, acting, at, record }) => {
    const revision = await writer.getRevision(revisionId);
    return tellingCurrent(writer, revision.verdictId, async () => {
      assertSameText(input.digest, revision);
      const retracted = retract(revision, { editorId: acting.id, reason, retractedAt: at });
      await writer.setRevisionState(retracted.id, retracted.state, null, retracted);
      await record({
        kind: 'verdict-retracted',
        noun: 'verdict',
        id: revision.verdictId,
        before: revision.digest,
        after: revision.digest,
        detail: { revisionId, state: retracted.state, reason },
      });
      return retracted;
    });
  });
}
