import {
  asId,
  type Confidence as ConfidenceValue,
  type CorrectionClass as CorrectionClassValue,
  type Correction as CorrectionValue,
  type Emergency as EmergencyValue,
  findLabel,
  type PolicyStamp as PolicyStampValue,
  type Retraction as RetractionValue,
  type Suggestion as SuggestionValue,
  type VerdictContent,
  type VerdictReason as VerdictReasonValue,
  type VerdictRevision,
  type VerdictState as VerdictStateValue,
} from '@assay/core';
import { Actor } from './actor.ts';
import { Assessment } from './assessment.ts';
import { builder, enumOf } from './builder.ts';
import { Claim } from './claim.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Evidence } from './evidence.ts';
import { Rating, RatingScale, scaleOf } from './scale.ts';

export const VerdictState = enumOf<VerdictStateValue>('VerdictState', 'Where a revision stands.', {
  draft: 'Not under review: sent back to be written again.',
  'in-review': 'Put forward; it waits for approvals by others.',
  approved: 'It has the approvals it needs, and may be published.',
  published: 'It stands in public, and is never edited.',
  corrected: 'It was published, and a later revision has taken its place.',
  retracted: 'It was published, and has been taken back.',
});
export const Confidence = enumOf<ConfidenceValue>('Confidence', 'How sure a verdict is.', {
  low: 'Further evidence may well change it.',
  medium: 'Further evidence could change it.',
  high: 'Further evidence is not expected to change it.',
});
export const CorrectionClass = enumOf<CorrectionClassValue>('CorrectionClass', 'How grave what was wrong is.', {
  typo: 'A slip of the pen; what is said stays the same.',
  clarification: 'What is said stays the same, and is said more clearly.',
  substantive: 'What was said was wrong: a fact, a reason or the rating.',
  retraction: 'The verdict as a whole should not have been published.',
});

const VerdictReason = builder.objectRef<VerdictReasonValue>('VerdictReason').implement({
  description: 'Why a verdict is what it is, tied to what shows it.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The reason in words.' }),
    evidence: t.field({
      type: [Evidence],
      description: 'The evidence that shows it.',
      resolve: ({ evidence }, _, { loaders }) => evidence.map((id) => loadExisting(loaders.evidence, id)),
    }),
    assessments: t.field({
      type: [Assessment],
      description: 'The assessments that show it.',
      resolve: ({ assessments }, _, { loaders }) => assessments.map((id) => loadExisting(loaders.assessment, id)),
    }),
  }),
});

export const PolicyStamp = builder.objectRef<PolicyStampValue>('PolicyStamp').implement({
  description: 'House rules in one version.',
  fields: (t) => ({
    policy: t.exposeString('id', { description: 'The name of the policy.' }),
    version: t.exposeInt('version', { description: 'Which edition of the rules, counted from 1.' }),
    digest: t.exposeString('digest', { description: 'The digest of its rules and their grades.' }),
  }),
});

const Emergency = builder.objectRef<EmergencyValue>('Emergency').implement({
  description: 'A publication before enough people had approved.',
  fields: (t) => ({
    editor: t.field({
      type: Actor,
      description: 'Who published it.',
      resolve: ({ editorId }, _, { loaders }) => loadExisting(loaders.actor, editorId),
    }),
    reason: t.exposeString('reason', { description: 'Why it could not wait.' }),
  }),
});

const Retraction = builder.objectRef<RetractionValue>('Retraction').implement({
  description: 'A published verdict taken back.',
  fields: (t) => ({
    editor: t.field({
      type: Actor,
      description: 'Who took it back.',
      resolve: ({ editorId }, _, { loaders }) => loadExisting(loaders.actor, editorId),
    }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    retractedAt: t.exposeString('retractedAt', { description: 'When, in UTC (ISO 8601).' }),
  }),
});

const Suggestion = builder.objectRef<SuggestionValue>('Suggestion').implement({
  description: 'What the rules suggested, before a person rated.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The name of the rule, such as readings-to-rating.' }),
    rating: t.exposeString('rating', { description: 'The rating it comes to, such as half-true.' }),
  }),
});

const VerdictScope = builder.objectRef<VerdictContent['scope']>('VerdictScope').implement({
  description: 'The time for which a verdict holds.',
  fields: (t) => ({
    from: t.exposeString('from', { nullable: true, description: 'From when, as an EDTF date; null is open.' }),
    to: t.exposeString('to', { nullable: true, description: 'Until when, as an EDTF date; null is open.' }),
  }),
});

const Correction = builder.objectRef<CorrectionValue>('Correction').implement({
  description: 'What a revision says about the one it supersedes.',
  fields: (t) => ({
    class: t.expose('class', { type: CorrectionClass, description: 'How grave what was wrong is.' }),
    wrong: t.exposeString('wrong', { description: 'What was wrong.' }),
    right: t.exposeString('right', { description: 'What is right.' }),
  }),
});

export const Revision = builder.objectRef<VerdictRevision>('Revision');
builder.node(Revision, {
  description: 'One revision of a verdict. A published one is never edited.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('revision', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.revision, ids),
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'The claim it rates.',
      resolve: ({ claimId }, _, { loaders }) => loadExisting(loaders.claim, claimId),
    }),
    revision: t.exposeInt('revision', { description: 'Its number, from 1.' }),
    state: t.expose('state', { type: VerdictState, description: 'Where it stands.' }),
    scale: t.field({
      type: RatingScale,
      description: 'The scale it was rated on.',
      resolve: ({ scale }) => scaleOf(scale),
    }),
    rating: t.exposeString('rating', { description: 'A label of the scale, such as half-true.' }),
    label: t.field({
      type: Rating,
      nullable: true,
      description: 'The label with its name and meaning.',
      resolve: ({ scale, rating }) => findLabel(scaleOf(scale), rating),
    }),
    summary: t.exposeString('summary', { description: 'The verdict in words.' }),
    confidence: t.expose('confidence', { type: Confidence, description: 'How sure it is.' }),
    scope: t.expose('scope', { type: VerdictScope, description: 'The time for which it holds.' }),
    reasons: t.expose('reasons', { type: [VerdictReason], description: 'Why.' }),
    suggestion: t.expose('suggestion', {
      type: Suggestion,
      nullable: true,
      description: 'What the rules suggested, where they could.',
    }),
    override: t.exposeString('override', { nullable: true, description: 'Why the rating is not the suggested one.' }),
    correction: t.expose('correction', {
      type: Correction,
      nullable: true,
      description: 'What it corrects, where it supersedes a published revision.',
    }),
    policy: t.expose('policy', {
      type: PolicyStamp,
      nullable: true,
      description: 'The house rules it was published under; none before it is.',
    }),
    emergency: t.expose('emergency', {
      type: Emergency,
      nullable: true,
      description: 'Who published it before enough people had approved, and why; the mark stays for ever.',
    }),
    retraction: t.expose('retraction', {
      type: Retraction,
      nullable: true,
      description: 'Who took it back, when and why.',
    }),
    author: t.field({
      type: Actor,
      description: 'Who wrote it.',
      resolve: ({ authorId }, _, { loaders }) => loadExisting(loaders.actor, authorId),
    }),
    digest: t.exposeString('digest', { description: 'SHA-256 of everything a reviewer approves.' }),
    proposedAt: t.exposeString('proposedAt', { description: 'When it was proposed, in UTC (ISO 8601).' }),
    embargoUntil: t.exposeString('embargoUntil', {
      nullable: true,
      description: 'Until when only the desk sees it though it is published, in UTC; none where anybody did at once.',
    }),
    publishedAt: t.exposeString('publishedAt', { nullable: true, description: 'When it was published, in UTC.' }),
  }),
});
