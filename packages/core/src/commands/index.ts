export { type AddActorInput, addActor } from './add-actor.ts';
export { type AddAppearanceInput, addAppearance } from './add-appearance.ts';
export { type AddClaimantInput, type AddedClaimant, addClaimant } from './add-claimant.ts';
export { type AddedSource, type AddSourceInput, addSource } from './add-source.ts';
export { type AssessInput, assess } from './assess.ts';
export { type AttachEvidenceInput, attachEvidence } from './attach-evidence.ts';
export {
  type CapturedSnapshot,
  type CaptureSnapshotInput,
  captureSnapshot,
  snapshotByteLimit,
} from './capture-snapshot.ts';
export type { Command, CommandEnvironment } from './command.ts';
export { type CommandName, commands } from './commands.ts';
export { type CorrectVerdictInput, correctVerdict } from './correct-verdict.ts';
export { textLimits } from './input.ts';
export { type LoadedTable, type LoadTableInput, loadTable } from './load-table.ts';
export { type ProposePropositionInput, proposeProposition } from './propose-proposition.ts';
export { type ProposeVerdictInput, proposeVerdict } from './propose-verdict.ts';
export { type PublishVerdictInput, publishVerdict } from './publish-verdict.ts';
export { type ReviewedVerdict, type ReviewVerdictInput, reviewVerdict } from './review-verdict.ts';
export { type SubmitClaimInput, type SubmittedClaim, submitClaim } from './submit-claim.ts';
