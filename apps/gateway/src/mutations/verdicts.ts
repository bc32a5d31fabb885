import type { VerdictRevision } from '@assay/core';
import {
  correctVerdict,
  dismissObjection,
  proposeVerdict,
  publishVerdict,
  retractVerdict,
  reviewVerdict,
  reviewVerdicts,
} from '@assay/core/commands';
import type { ObjectFieldBuilder } from '@pothos/core';
import { builder } from '../builder.ts';
import { Dismissal, Review, ReviewDecision } from '../review.ts';
import { Confidence, CorrectionClass, Revision } from '../revision.ts';
import { atomicField, type InputFields, itemsOf } from './bulk.ts';
import { addMutation } from './mutation.ts';

type Types = typeof builder.$inferSchemaTypes;

const VerdictReasonInput = builder.inputType('VerdictReasonInput', {
  description: 'Why a verdict is what it is; it names what shows it.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'The reason in words.' }),
    evidence: t.idList({
      required: true,
      defaultValue: [],
      description: 'Evidence of the claim that shows it.',
      extensions: { idOf: 'Evidence' },
    }),
    assessments: t.idList({
      required: true,
      defaultValue: [],
      description: 'Assessments of the claim that show it.',
      extensions: { idOf: 'Assessment' },
    }),
  }),
});

const VerdictScopeInput = builder.inputType('VerdictScopeInput', {
  description: 'The time for which a verdict holds.',
  fields: (t) => ({
    from: t.string({ description: 'From when, as an EDTF date; left out, open.' }),
    to: t.string({ description: 'Until when, as an EDTF date; left out, open.' }),
  }),
});

export const verdictFields = (t: InputFields) => ({
  claimId: t.id({ required: true, description: 'What is rated.', extensions: { idOf: 'Claim' } }),
  rating: t.string({ required: true, description: 'A label of the scale, such as half-true.' }),
  summary: t.string({ required: true, description: 'The verdict in words.' }),
  reasons: t.field({ type: [VerdictReasonInput], required: true, description: 'Why.' }),
  confidence: t.field({ type: Confidence, required: true, description: 'How sure it is.' }),
  scope: t.field({
    type: VerdictScopeInput,
    required: true,
    defaultValue: {},
    description: 'The time for which it holds; left out, no limit is stated.',
  }),
  override: t.string({ description: 'Why the rating is not the one the rules suggest, where it is not.' }),
});

const seenDigest = (t: InputFields) => ({
  digest: t.string({ description: 'The digest of the revision as you saw it; another is refused.' }),
});

const revisionPayload = (t: ObjectFieldBuilder<Types, VerdictRevision>) => ({
  revision: t.field({
    type: Revision,
    description: 'What was written, in the state it has now.',
    resolve: (revision) => revision,
  }),
});

addMutation('proposeVerdict', {
  description: 'Puts a verdict on a claim forward for review.',
  input: builder.inputType('ProposeVerdictInput', {
    description: 'A verdict on a claim.',
    fields: (t) => ({
      ...verdictFields(t),
      seen: t.id({
        description:
          'The revision you saw last, which was sent back or taken back; left out, you saw none. Where another stands by now, it is refused.',
        extensions: { idOf: 'Revision' },
      }),
    }),
  }),
  run: proposeVerdict,
  payload: revisionPayload,
});

const ReviewVerdictInput = builder.inputType('ReviewVerdictInput', {
  description: 'A decision on a revision, by somebody who did not write it.',
  fields: (t) => ({
    revisionId: t.id({
      required: true,
      description: 'What the verdict says, in that revision.',
      extensions: { idOf: 'Revision' },
    }),
    digest: t.string({ required: true, description: 'The digest of the revision as the reviewer saw it.' }),
    decision: t.field({ type: ReviewDecision, required: true, description: 'What was decided.' }),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
});

const ReviewVerdictResult = addMutation('reviewVerdict', {
  description: "Puts a person's decision on one exact revision on record.",
  input: ReviewVerdictInput,
  run: reviewVerdict,
  payload: (t) => ({
    review: t.expose('review', { type: Review, description: 'The decision, bound to the digest.' }),
    revision: t.expose('revision', { type: Revision, description: 'The revision in the state it has now.' }),
  }),
});

addMutation('reviewVerdicts', {
  description: "Puts a person's decisions on up to 100 revisions on record.",
  items: 'items',
  input: builder.inputType('ReviewVerdictsInput', {
    description: 'Decisions on revisions, by somebody who wrote none of them.',
    fields: (t) => ({
      items: t.field({ type: [ReviewVerdictInput], required: true, description: 'The decisions, at most 100.' }),
      ...atomicField(t),
    }),
  }),
  run: reviewVerdicts,
  payload: (t) => itemsOf(t, ReviewVerdictResult),
});

addMutation('publishVerdict', {
  description: 'Publishes a revision, for good; the one it corrects stays readable as corrected.',
  input: builder.inputType('PublishVerdictInput', {
    description: 'What to publish.',
    fields: (t) => ({
      revisionId: t.id({
        required: true,
        description: 'What has its approvals, or is urgent.',
        extensions: { idOf: 'Revision' },
      }),
      digest: t.string({
        required: true,
        description: 'The digest of the revision as you saw it; another is refused.',
      }),
      emergency: t.string({
        description:
          'Why it cannot wait for enough approvals, where an editor publishes it before; the mark stays for ever.',
      }),
      embargoUntil: t.string({
        description:
          'Until then only the desk sees it, in UTC (ISO 8601); from then on anybody does, and nobody needs to act.',
      }),
    }),
  }),
  run: publishVerdict,
  payload: revisionPayload,
});

export const CorrectionInput = builder.inputType('CorrectionInput', {
  description: 'What a revision says about the one it supersedes.',
  fields: (t) => ({
    class: t.field({ type: CorrectionClass, required: true, description: 'How grave what was wrong is.' }),
    wrong: t.string({ required: true, description: 'What was wrong.' }),
    right: t.string({ required: true, description: 'What is right.' }),
  }),
});

addMutation('correctVerdict', {
  description: 'Puts a correction of a published verdict forward for review; what is published stands until then.',
  input: builder.inputType('CorrectVerdictInput', {
    description: 'The verdict as it should be, and what was wrong.',
    fields: (t) => ({
      ...verdictFields(t),
      seen: t.id({
        required: true,
        description: 'The published revision that it corrects. Where another stands by now, it is refused.',
        extensions: { idOf: 'Revision' },
      }),
      correction: t.field({ type: CorrectionInput, required: true, description: 'What was wrong.' }),
    }),
  }),
  run: correctVerdict,
  payload: revisionPayload,
});

addMutation('dismissObjection', {
  description: 'Sets an objection aside, with a reason that stays on record beside it.',
  input: builder.inputType('DismissObjectionInput', {
    description: 'Which objection, and why.',
    fields: (t) => ({
      reviewId: t.id({ required: true, description: 'The objection.', extensions: { idOf: 'Review' } }),
      revisionId: t.id({ required: true, description: 'The revision under review.', extensions: { idOf: 'Revision' } }),
      ...seenDigest(t),
      reason: t.string({ required: true, description: 'Why.' }),
    }),
  }),
  run: dismissObjection,
  payload: (t) => ({
    dismissal: t.expose('dismissal', { type: Dismissal, description: 'How the objection was set aside.' }),
    revision: t.expose('revision', { type: Revision, description: 'The revision in the state it has now.' }),
  }),
});

addMutation('retractVerdict', {
  description: 'Takes a published verdict back. It stays readable, marked as retracted.',
  input: builder.inputType('RetractVerdictInput', {
    description: 'What to take back, and why.',
    fields: (t) => ({
      revisionId: t.id({
        required: true,
        description: 'What stands in public, and should not.',
        extensions: { idOf: 'Revision' },
      }),
      ...seenDigest(t),
      reason: t.string({ required: true, description: 'Why.' }),
    }),
  }),
  run: retractVerdict,
  payload: revisionPayload,
});
