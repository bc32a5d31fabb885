import { z } from 'zod';
import { retract } from '../verdict/publishable.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, proseField } from './input.ts';

const retractVerdictInput = z.strictObject({ revisionId: idField('revision'), reason: proseField });
export type RetractVerdictInput = z.input<typeof retractVerdictInput>;

/**
 * Takes a published verdict back. It stays readable, marked as retracted, with who did it and why.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but editors; `transition-refused` where it is
 * not published
 */
export async function retractVerdict(env: CommandEnvironment, given: RetractVerdictInput): Promise<VerdictRevision> {
  const { revisionId, reason } = asInput(retractVerdictInput, given);
  return transact(env, 'retract-verdict', async ({ writer, acting, at, record }) => {
    const revision = await writer.getRevision(revisionId);
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
}
