import type { Dismissal, Id, Policy, Review } from '@assay/core';
import { loadVisibleReviews } from '@assay/core/commands';
import type { Children, Found, Reader } from '@assay/core/store';
import type { Principal } from './auth/principal.ts';

/** Reviews, and what sets them aside, as somebody may see them. */
export interface SeenReviews {
  readonly reviewsByIds: (reader: Reader, ids: readonly Id<'review'>[]) => Promise<Found<Review>>;
  readonly reviewsOfRevisions: (
    reader: Reader,
    ids: readonly Id<'revision'>[],
  ) => Promise<Children<'revision', Review>>;
  readonly dismissalsByIds: (reader: Reader, ids: readonly Id<'dismissal'>[]) => Promise<Found<Dismissal>>;
}

const open: SeenReviews = {
  reviewsByIds: (reader, ids) => reader.reviewsByIds(ids),
  reviewsOfRevisions: (reader, ids) => reader.reviewsOfRevisions(ids),
  dismissalsByIds: (reader, ids) => reader.dismissalsByIds(ids),
};

/** Where votes are blind, those of others are not there until all are in; under other house rules all are. */
export function reviewsFor({ viewer }: Pick<Principal, 'viewer'>, policy: Policy): SeenReviews {
  if (!policy.blind) return open;
  const reviewsOfRevisions: SeenReviews['reviewsOfRevisions'] = async (reader, ids) => {
    // Who may not read a revision is shown no reviews of it.
    const known = (await reader.revisionsByIds(ids)).flatMap((revision) =>
      revision === undefined ? [] : [revision.id],
    );
    return loadVisibleReviews(reader, known, (await viewer())?.id ?? null, policy);
  };
  const reviewsByIds: SeenReviews['reviewsByIds'] = async (reader, ids) => {
    const reviews = await reader.reviewsByIds(ids);
    const revisions = new Set(reviews.flatMap((review) => (review === undefined ? [] : [review.revisionId])));
    const seen = [...(await reviewsOfRevisions(reader, [...revisions])).values()].flat();
    const byId = new Map(seen.map((review) => [review.id, review]));
    return ids.map((id) => byId.get(id));
  };
  return {
    reviewsOfRevisions,
    reviewsByIds,
    dismissalsByIds: async (reader, ids) => {
      const dismissals = await reader.dismissalsByIds(ids);
      const of = dismissals.flatMap((dismissal) => (dismissal === undefined ? [] : [dismissal.reviewId]));
      const seen = new Set((await reviewsByIds(reader, of)).map((review) => review?.id));
      return dismissals.map((dismissal) =>
        dismissal !== undefined && seen.has(dismissal.reviewId) ? dismissal : undefined,
      );
    },
  };
}
