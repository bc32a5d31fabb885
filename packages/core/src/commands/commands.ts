import { addActor } from './add-actor.ts';
import { addAppearance } from './add-appearance.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { askReply } from './ask-reply.ts';
import { assess } from './assess.ts';
import { attachEvidence } from './attach-evidence.ts';
import { attachEvidenceToClaims } from './attach-evidence-to-claims.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import type { Command } from './command.ts';
import { correctVerdict } from './correct-verdict.ts';
import { createKey } from './create-key.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { dismissObjection } from './dismiss-objection.ts';
import { linkIdentity } from './link-identity.ts';
import { loadTable } from './load-table.ts';
import { proposeProposition } from './propose-proposition.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { recordReply } from './record-reply.ts';
import { replayWebhook } from './replay-webhook.ts';
import { retractVerdict } from './retract-verdict.ts';
import { reviewVerdict } from './review-verdict.ts';
import { reviewVerdicts } from './review-verdicts.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { setRole } from './set-role.ts';
import { submitClaim } from './submit-claim.ts';
import { submitClaims } from './submit-claims.ts';
import { updateWebhook } from './update-webhook.ts';

/** Every command by its name, for surfaces that offer them all. */
export const commands = {
  addActor,
  setRole,
  linkIdentity,
  createKey,
  revokeKey,
  addClaimant,
  submitClaim,
  submitClaims,
  addAppearance,
  addSource,
  captureSnapshot,
  loadTable,
  attachEvidence,
  attachEvidenceToClaims,
  proposeProposition,
  assess,
  proposeVerdict,
  reviewVerdict,
  reviewVerdicts,
  dismissObjection,
  publishVerdict,
  correctVerdict,
  retractVerdict,
  askReply,
  recordReply,
  createWebhook,
  updateWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  replayWebhook,
} as const satisfies Record<string, Command<never, unknown>>;

export type CommandName = keyof typeof commands;
