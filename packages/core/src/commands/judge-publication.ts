import { z } from 'zod';
import type { AssayError } from '../error.ts';
import type { Finding } from '../finding.ts';
import { checkPolicy, type Policy, type PolicyReport, type SuppressedFinding } from '../policy/policy.ts';
import { approvalsByOthers } from '../policy/rules/review.ts';
import type { Reader } from '../store/reader.ts';
import { asId, type Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import { checkPublishable, type PublicationDecision, withoutTwins } from '../verdict/publishable.ts';
import { checkVerdict, newRevision } from '../verdict/revision.ts';
import { correctionClasses, type Emergency, type PolicyStamp, type VerdictRevision } from '../verdict/verdict.ts';
import { contextOf, type Dossier, loadDossier } from './dossier.ts';
import { asInput, idField, optional, proseField } from './input.ts';
import { loadOpenReviews } from './open-reviews.ts';
import { contentOfDraft, verdictFields } from './put-forward.ts';
import { loadCasesOf } from './verdict-case.ts';

/** What the house rules and our own checks say of a revision. */
export interface Judgement {
  readonly dossier: Dossier;
  readonly report: PolicyReport;
  readonly decision: PublicationDecision;
}

/** Whether a revision may be published now, under a policy. */
export async function judgePublication(
  reader: Reader,
  revision: VerdictRevision,
  { policy, at, emergency }: { readonly policy: Policy; readonly at: Instant; readonly emergency: Emergency | null },
): Promise<Judgement> {
  const dossier = await loadDossier(reader, revision.claimId);
  const [given] = await loadCasesOf(reader, [revision]);
  if (given === undefined) throw new TypeError('a revision that was read has a case');
  // What it corrects is what stands now: after a retraction there is nothing to correct.
  const report = checkPolicy(policy, { ...given, supersedes: dossier.published }, at);
  const decision = checkPublishable({
    ...contextOf(dossier),
    ...(await loadOpenReviews(reader, revision)),
    revision,
    quorum: policy.quorum,
    policy: report.policy,
    emergency,
    findings: report.findings.filter(({ rule }) => emergency === null || rule !== approvalsByOthers.id),
  });
  return { dossier, report, decision };
}

const draftInput = z.strictObject({
  ...verdictFields,
  /** What it corrects, where a verdict on the claim is published. */
  correction: optional(z.strictObject({ class: z.enum(correctionClasses), wrong: proseField, right: proseField })),
});
const checkInput = z
  .strictObject({ revisionId: optional(idField('revision')), draft: optional(draftInput) })
  .refine((input) => (input.revisionId === null) !== (input.draft === null), {
    path: ['draft'],
    message: 'expected either revisionId or draft',
  });
export type CheckBeforePublicationInput = z.input<typeof checkInput>;

/** What would stand in the way of a publication, or be shown to whoever decides. */
export interface PublicationCheck {
  readonly policy: PolicyStamp;
  /** Whether no finding is an `error`. */
  readonly passes: boolean;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * What the house rules find in a revision, or in one that is not put forward yet, and writes nothing. Of a draft they do
 * not ask who has approved it.
 *
 * @throws AssayError `invalid-input`, `not-found`
 * @example
 * ```ts
 * import { recommended, asInstant } from '@assay/core';
 * import { addClaimant, checkBeforePublication, submitClaim } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env, store, close } = await createTestEnvironment();
 * const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
 * const said = { text: 'It will be.', language: 'en', kind: 'prediction', claimantId: claimant.id } as const;
 * const { claim } = await submitClaim(env, said);
 * const draft = { claimId: claim.id, rating: 'true', summary: 'It will.', reasons: [], confidence: 'low' } as const;
 * const at = { policy: recommended, at: asInstant(0) };
 * const { passes } = await store.read((reader) => checkBeforePublication(reader, { draft }, at));
 * passes // => false
 * await close();
 * ```
 */
export async function checkBeforePublication(
  reader: Reader,
  given: CheckBeforePublicationInput,
  { policy, at }: { readonly policy: Policy; readonly at: Instant },
): Promise<PublicationCheck> {
  const { revisionId, draft } = asInput(checkInput, given);
  if (revisionId !== null) {
    const judged = await judgePublication(reader, await reader.getRevision(revisionId), {
      policy,
      at,
      emergency: null,
    });
    return toCheck(judged.report, 'findings' in judged.decision ? judged.decision.findings : judged.report.findings);
  }
  if (draft === null) throw new TypeError('one of the two was given');
  return checkDraft(reader, draft, { policy, at });
}

/** Somebody who is nobody: who wrote it bears on votes, and there are none. */
const nobody = '00000000-0000-7000-8000-000000000000';

async function checkDraft(
  reader: Reader,
  { correction, ...input }: z.output<typeof draftInput>,
  { policy, at }: { readonly policy: Policy; readonly at: Instant },
): Promise<PublicationCheck> {
  const dossier = await loadDossier(reader, input.claimId);
  const authorId: Id<'actor'> = asId('actor', nobody);
  const content = await contentOfDraft(reader, dossier, input, { correction, authorId });
  const verdictId = dossier.verdict?.id ?? asId('verdict', nobody);
  const revision = newRevision(content, { id: asId('revision', nobody), verdictId, proposedAt: at });
  const [given] = await loadCasesOf(reader, [revision]);
  if (given === undefined) throw new TypeError('a draft of a claim that was read has a case');
  const report = checkPolicy(policy, { ...given, supersedes: dossier.published }, at);
  const ofPolicy = report.findings.filter(({ rule }) => rule !== approvalsByOthers.id);
  return toCheck(report, withoutTwins([...checkVerdict(content, contextOf(dossier)), ...ofPolicy]));
}

function toCheck({ policy, suppressed }: PolicyReport, findings: AssayError['findings']): PublicationCheck {
  return { policy, passes: findings.every(({ severity }) => severity !== 'error'), findings, suppressed };
}
