import type { Dismissal, Review } from '../../verdict/review.ts';
import { dismissals, reviews } from '../tables/verdict.ts';
import type { Writer } from '../writer.ts';
import { byIds, childrenOf, onlyChildOf } from './batch.ts';
import { among, insertInto, lazily, type Queries } from './query.ts';

const toDismissal = (row: typeof dismissals.$inferSelect): Dismissal => row;
const toReview = (row: typeof reviews.$inferSelect): Review => row;

export function reviewReader(queries: Queries) {
  const review = byIds(
    'review',
    lazily(() => queries.select().from(reviews).where(among(reviews.id)).prepare()),
    toReview,
  );
  const dismissal = byIds(
    'dismissal',
    lazily(() => queries.select().from(dismissals).where(among(dismissals.id)).prepare()),
    toDismissal,
  );
  return {
    getReview: review.get,
    findReview: review.find,
    reviewsByIds: review.found,
    reviewsOfRevisions: childrenOf(
      lazily(() => queries.select().from(reviews).where(among(reviews.revisionId)).orderBy(reviews.id).prepare()),
      toReview,
      (row) => row.revisionId,
    ),
    getDismissal: dismissal.get,
    findDismissal: dismissal.find,
    dismissalsByIds: dismissal.found,
    dismissalsOfReviews: onlyChildOf(
      lazily(() => queries.select().from(dismissals).where(among(dismissals.reviewId)).prepare()),
      toDismissal,
      (row) => row.reviewId,
    ),
  };
}

export function reviewWriter(queries: Queries): Pick<Writer, 'insertReview' | 'insertDismissal'> {
  return { insertReview: insertInto(queries, reviews), insertDismissal: insertInto(queries, dismissals) };
}
