import {
  type Actor as ActorValue,
  asId,
  confidences,
  type Review as ReviewValue,
  reviewDecisions,
  type VerdictReason as VerdictReasonValue,
  type VerdictRevision,
  type Verdict as VerdictValue,
  verdictStates,
} from '@assay/core';
import { Assessment } from './assessment.ts';
import { builder, enumOf } from './builder.ts';
import { Claim } from './claim.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Evidence } from './evidence.ts';

export const VerdictState = enumOf('VerdictState', 'Where a revision stands.', verdictStates);
const Confidence = enumOf('Confidence', 'How sure a verdict is.', confidences);
const ReviewDecision = enumOf('ReviewDecision', 'What a reviewer decided.', reviewDecisions);

const Actor = builder.objectRef<ActorValue>('Actor').implement({
  description: 'Who does something.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    kind: t.exposeString('kind', { description: 'person, bot or import.' }),
  }),
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

const Review = builder.objectRef<ReviewValue>('Review').implement({
  description: "A person's decision on one exact revision.",
  fields: (t) => ({
    reviewer: t.field({
      type: Actor,
      description: 'Who decided.',
      resolve: ({ reviewerId }, _, { loaders }) => loadExisting(loaders.actor, reviewerId),
    }),
    decision: t.expose('decision', { type: ReviewDecision, description: 'What was decided.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    digest: t.exposeString('digest', { description: 'The digest of the revision it is bound to.' }),
    reviewedAt: t.exposeString('reviewedAt', { description: 'When, in UTC (ISO 8601).' }),
  }),
});

const Revision = builder.objectRef<VerdictRevision>('Revision');
builder.node(Revision, {
  description: 'One revision of a verdict. A published one is never edited.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('revision', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.revision, ids),
  fields: (t) => ({
    revision: t.exposeInt('revision', { description: 'Its number, from 1.' }),
    state: t.expose('state', { type: VerdictState, description: 'Where it stands.' }),
    rating: t.exposeString('rating', { description: 'The id of a label of the rating scale, such as half-true.' }),
    summary: t.exposeString('summary', { description: 'The verdict in words.' }),
    confidence: t.expose('confidence', { type: Confidence, description: 'How sure it is.' }),
    reasons: t.expose('reasons', { type: [VerdictReason], description: 'Why.' }),
    override: t.exposeString('override', { nullable: true, description: 'Why the rating is not the suggested one.' }),
    author: t.field({
      type: Actor,
      description: 'Who wrote it.',
      resolve: ({ authorId }, _, { loaders }) => loadExisting(loaders.actor, authorId),
    }),
    reviews: t.field({
      type: [Review],
      description: 'What reviewers decided, in the order given.',
      resolve: ({ id }, _, { loaders }) => loaders.reviewsOfRevision.load(id),
    }),
    digest: t.exposeString('digest', { description: 'SHA-256 of everything a reviewer approves.' }),
    proposedAt: t.exposeString('proposedAt', { description: 'When it was proposed, in UTC (ISO 8601).' }),
    publishedAt: t.exposeString('publishedAt', { nullable: true, description: 'When it was published, in UTC.' }),
  }),
});

const Verdict = builder.objectRef<VerdictValue>('Verdict');
builder.node(Verdict, {
  description: 'A rating of a claim, with all its revisions.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('verdict', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.verdict, ids),
  fields: (t) => ({
    latest: t.field({
      type: Revision,
      nullable: true,
      description: 'The latest revision, whatever its state.',
      resolve: ({ id }, _, { loaders }) => loaders.currentRevision.load(id),
    }),
    published: t.field({
      type: Revision,
      nullable: true,
      description: 'The revision that stands in public.',
      resolve: ({ id }, _, { loaders }) => loaders.publishedRevision.load(id),
    }),
    history: t.field({
      type: [Revision],
      description: 'Every revision, latest first.',
      resolve: ({ id }, _, { loaders }) => loaders.revisionsOfVerdict.load(id),
    }),
  }),
});

builder.objectField(Claim, 'verdict', (t) =>
  t.field({
    type: Verdict,
    nullable: true,
    description: 'The verdict, where there is one.',
    resolve: ({ id }, _, { loaders }) => loaders.verdictOfClaim.load(id),
  }),
);
