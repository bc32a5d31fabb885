import {
  asId,
  type Dismissal as DismissalValue,
  type ReviewDecision as ReviewDecisionValue,
  type Review as ReviewValue,
} from '@assay/core';
import { Actor } from './actor.ts';
import { builder, enumOf } from './builder.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Revision } from './revision.ts';

export const ReviewDecision = enumOf<ReviewDecisionValue>('ReviewDecision', 'What a reviewer decided.', {
  approve: 'It may be published as it stands.',
  object: 'It must not be published; the objection stands until its author withdraws it, or an editor dismisses it.',
  'send-back': 'It goes back to be written again.',
  withdraw: 'The reviewer takes their earlier decision back.',
});

export const Review = builder.objectRef<ReviewValue>('Review');

export const Dismissal = builder.objectRef<DismissalValue>('Dismissal');
builder.node(Dismissal, {
  description: 'An editor sets an objection aside, on record: it no longer stands in the way, and stays readable.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('dismissal', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.dismissal, ids),
  fields: (t) => ({
    review: t.field({
      type: Review,
      description: 'The objection.',
      resolve: ({ reviewId }, _, { loaders }) => loadExisting(loaders.review, reviewId),
    }),
    editor: t.field({
      type: Actor,
      description: 'Who set it aside.',
      resolve: ({ editorId }, _, { loaders }) => loadExisting(loaders.actor, editorId),
    }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    dismissedAt: t.exposeString('dismissedAt', { description: 'When, in UTC (ISO 8601).' }),
  }),
});

builder.node(Review, {
  description: "A person's decision on one exact revision.",
  id: { resolve: ({ id }) => id, parse: (id) => asId('review', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.review, ids),
  fields: (t) => ({
    revision: t.field({
      type: Revision,
      description: 'The revision it is about.',
      resolve: ({ revisionId }, _, { loaders }) => loadExisting(loaders.revision, revisionId),
    }),
    reviewer: t.field({
      type: Actor,
      description: 'Who decided.',
      resolve: ({ reviewerId }, _, { loaders }) => loadExisting(loaders.actor, reviewerId),
    }),
    decision: t.expose('decision', { type: ReviewDecision, description: 'What was decided.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    digest: t.exposeString('digest', { description: 'The digest of the revision it is bound to.' }),
    reviewedAt: t.exposeString('reviewedAt', { description: 'When, in UTC (ISO 8601).' }),
    dismissal: t.field({
      type: Dismissal,
      nullable: true,
      description: 'How an editor set the objection aside, where one did.',
      resolve: ({ id }, _, { loaders }) => loaders.dismissalOfReview.load(id),
    }),
  }),
});

builder.objectField(Revision, 'reviews', (t) =>
  t.field({
    type: [Review],
    description: 'What reviewers decided, in the order given.',
    resolve: ({ id }, _, { loaders }) => loaders.reviewsOfRevision.load(id),
  }),
);
