import type { Review } from '../../verdict/review.ts';
import { reviews } from '../tables/verdict.ts';
import type { Writer } from '../writer.ts';
import { byIds, childrenOf } from './batch.ts';
import { among, insertInto, lazily, type Queries } from './query.ts';

const toReview = (row: typeof reviews.$inferSelect): Review => row;

export function reviewReader(queries: Queries) {
  const review = byIds(
    'review',
    lazily(() => queries.select().from(reviews).where(among(reviews.id)).prepare()),
    toReview,
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
  };
}

export function reviewWriter(queries: Queries): Pick<Writer, 'insertReview'> {
  return { insertReview: insertInto(queries, reviews) };
}
