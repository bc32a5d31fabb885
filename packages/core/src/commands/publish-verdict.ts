import { z } from 'zod';
import { AssayError } from '../error.ts';
import { publicationDetail } from '../event/publication.ts';
import { recommended } from '../policy/presets.ts';
import { embargoAfter, publish, supersede } from '../verdict/publishable.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, digestField, idField, momentField, optional, proseField } from './input.ts';
import { judgePublication } from './judge-publication.ts';
import { assertSameText, tellingCurrent } from './seen.ts';

const publishVerdictInput = z.strictObject({
  revisionId: idField('revision'),
  /** Of the revision as the editor saw it: what they publish stands for good, and in an emergency nobody else read it. */
  digest: digestField,
  /** Why it cannot wait for enough approvals. An editor who did not write it may say so; the mark stays for ever. */
  emergency: optional(proseField),
  /** Until then only the desk sees it; from then on anybody does. It is to come. */
  embargoUntil: optional(momentField),
});
export type PublishVerdictInput = z.input<typeof publishVerdictInput>;

/**
 * Publishes a revision, for good, under the policy of the environment; the one it corrects becomes `corrected`. Under an
 * embargo the public sees what stood before, until the embargo is over: then it sees this one, without anybody acting.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but editors; `conflict` where the
 * digest is not the revision's; `not-publishable` with a finding for all that stands in the way; `transition-refused` to an emergency where the approvals are already enough
 */
export async function publishVerdict(env: CommandEnvironment, asked: PublishVerdictInput): Promise<VerdictRevision> {
  const input = asInput(publishVerdictInput, asked);
  const { policy = recommended } = env;
  const action = input.emergency === null ? 'publish-verdict' : 'publish-in-emergency';
  return transact(env, action, input, async ({ writer, acting, at, record }) => {
    const revision = await writer.getRevision(input.revisionId);
    return tellingCurrent(writer, revision.verdictId, async () => {
      assertSameText(input.digest, revision);
      if (input.embargoUntil !== null && input.embargoUntil <= at) {
        throw new AssayError('invalid-input', `expected an embargo until a moment to come, got ${input.embargoUntil}`);
      }
      const emergency = input.emergency === null ? null : { editorId: acting.id, reason: input.emergency };
      const { dossier, report, decision } = await judgePublication(writer, revision, { policy, at, emergency });
      if ('findings' in decision) throw notPublishable(decision.findings);
      const embargoUntil = embargoAfter(input.embargoUntil, dossier.published, at);
      const published = publish(decision.publishable, at, embargoUntil);
      const before = dossier.published === null ? null : supersede(dossier.published);
      if (before !== null) await writer.setRevisionState(before.id, before.state, null);
      await writer.setRevisionState(published.id, published.state, published.publishedAt, published);
      await record({
        kind: 'verdict-published',
        noun: 'verdict',
        id: published.verdictId,
        before: before?.digest ?? null,
        after: published.digest,
        detail: {
          revisionId: published.id,
          state: published.state,
          supersedes: before?.id ?? null,
          emergency: input.emergency,
          embargoUntil,
          policy: { ...report.policy },
          ...publicationDetail(report),
          approvals: decision.publishable.approvals.map((approval) => approval.id),
        },
      });
      return published;
    });
  });
}

function notPublishable(findings: AssayError['findings']): AssayError {
  const faults = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.message);
  return new AssayError('not-publishable', `expected a publishable revision, got: ${faults.join('; ')}`, { findings });
}
