export { type AddActorInput, addActor } from './add-actor.ts';
export { type AddAppearanceInput, addAppearance } from './add-appearance.ts';
export { type AddClaimantInput, type AddedClaimant, addClaimant } from './add-claimant.ts';
export { type AddedSource, type AddSourceInput, addSource } from './add-source.ts';
export { type AskReplyInput, askReply } from './ask-reply.ts';
export { type AssessInput, assess } from './assess.ts';
export { type AttachEvidenceInput, attachEvidence } from './attach-evidence.ts';
export { type AttachEvidenceToClaimsInput, attachEvidenceToClaims } from './attach-evidence-to-claims.ts';
export {
  type CapturedSnapshot,
  type CaptureSnapshotInput,
  captureSnapshot,
  snapshotByteLimit,
} from './capture-snapshot.ts';
export type { Command, CommandEnvironment } from './command.ts';
export { type CommandName, commands } from './commands.ts';
export { type CorrectVerdictInput, correctVerdict } from './correct-verdict.ts';
export { type CreatedKey, type CreateKeyInput, createKey } from './create-key.ts';
export { type CreatedWebhook, type CreateWebhookInput, createWebhook } from './create-webhook.ts';
export { type DeleteWebhookInput, deleteWebhook } from './delete-webhook.ts';
export { type DismissedObjection, type DismissObjectionInput, dismissObjection } from './dismiss-objection.ts';
export {
  type DryAssessInput,
  type DryAssessment,
  type DryRun,
  type DryRunLimits,
  dryAssess,
  loadDryRun,
} from './dry-assess.ts';
export { findKeyHolder, type KeyHolder } from './find-key-holder.ts';
export { findOrIntroduce, type Vouched } from './find-or-introduce.ts';
export { type BulkAnswer, type BulkInput, type BulkItem, bulkLimit } from './in-bulk.ts';
export { textLimits } from './input.ts';
export {
  type CheckBeforePublicationInput,
  checkBeforePublication,
  type PublicationCheck,
} from './judge-publication.ts';
export { type LinkIdentityInput, linkIdentity } from './link-identity.ts';
export { type LoadedTable, type LoadTableInput, loadTable } from './load-table.ts';
export { idempotencyWindow } from './once.ts';
export { type OpenFindingsOptions, openFindings } from './open-findings.ts';
export { loadVisibleReviews } from './open-reviews.ts';
export { type ProposePropositionInput, proposeProposition } from './propose-proposition.ts';
export { type ProposeVerdictInput, proposeVerdict } from './propose-verdict.ts';
export { type PublishVerdictInput, publishVerdict } from './publish-verdict.ts';
export { type Reassessment, reassess } from './reassess.ts';
export { type ReassessedVerdict, reassessVerdict } from './reassess-verdict.ts';
export { type RecordReplyInput, recordReply } from './record-reply.ts';
export { type ReplayedWebhook, type ReplayWebhookInput, replayWebhook } from './replay-webhook.ts';
export { type RetractVerdictInput, retractVerdict } from './retract-verdict.ts';
export { type ReviewedVerdict, type ReviewVerdictInput, reviewVerdict } from './review-verdict.ts';
export { type ReviewVerdictsInput, reviewVerdicts } from './review-verdicts.ts';
export { type RevokeKeyInput, revokeKey } from './revoke-key.ts';
export { type RotatedWebhook, type RotateWebhookSecretInput, rotateWebhookSecret } from './rotate-webhook-secret.ts';
export { type SetRoleInput, setRole } from './set-role.ts';
export { loadStaleReasons, type StalePage, type StaleVerdict, staleVerdicts } from './stale-verdicts.ts';
export { type SubmitClaimInput, type SubmittedClaim, submitClaim } from './submit-claim.ts';
export { type ClaimItem, type SubmitClaimsInput, type SubmittedItem, submitClaims } from './submit-claims.ts';
export { type UpdateWebhookInput, updateWebhook } from './update-webhook.ts';
export { type LoadedCase, loadVerdictCases } from './verdict-case.ts';
