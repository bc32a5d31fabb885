import { z } from 'zod';
import { AssayError } from '../error.ts';
import { checkPublishable, publish, supersede } from '../verdict/publishable.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { contextOf, loadDossier } from './dossier.ts';
import { asInput, idField } from './input.ts';
import { loadOpenReviews } from './open-reviews.ts';
import { recheckEvidence } from './recheck-evidence.ts';

const publishVerdictInput = z.strictObject({ revisionId: idField('revision') });
export type PublishVerdictInput = z.input<typeof publishVerdictInput>;

/**
 * Publishes a revision, for good; the one it corrects becomes `corrected`.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-publishable` with a finding for all that stands in the way
 */
export async function publishVerdict(env: CommandEnvironment, given: PublishVerdictInput): Promise<VerdictRevision> {
  const input = asInput(publishVerdictInput, given);
  return transact(env, async ({ writer, at, record }) => {
    const revision = await writer.getRevision(input.revisionId);
    const dossier = await loadDossier(writer, revision.claimId);
    const decision = checkPublishable({
      ...contextOf(dossier),
      ...(await loadOpenReviews(writer, revision)),
      revision,
      findings: await recheckEvidence(writer, dossier.evidence, revision),
    });
    if ('findings' in decision) throw notPublishable(decision.findings);
    const published = publish(decision.publishable, at);
    const before = dossier.published === null ? null : supersede(dossier.published);
    if (before !== null) await writer.setRevisionState(before.id, before.state, null);
    await writer.setRevisionState(published.id, published.state, published.publishedAt);
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
        approvals: decision.publishable.approvals.map((approval) => approval.id),
      },
    });
    return published;
  });
}

function notPublishable(findings: AssayError['findings']): AssayError {
  const faults = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.message);
  return new AssayError('not-publishable', `expected a publishable revision, got: ${faults.join('; ')}`, { findings });
}
