import type { Actor } from '../actor.ts';
import type { Id } from '../value/id.ts';
import { nextState } from './life.ts';
import type { Review } from './review.ts';
import type { VerdictRevision, VerdictState } from './verdict.ts';

/** How many approvals a revision needs where no policy says otherwise. */
export const defaultQuorum = 2;

/** Why a review does not count. */
export const discountReasons = ['not-a-person', 'own-verdict', 'reviewed-again', 'another-digest'] as const;
export type DiscountReason = (typeof discountReasons)[number];

export interface TallyInput {
  readonly revision: Pick<VerdictRevision, 'authorId' | 'digest'>;
  /** Who wrote it, or an earlier revision of it that was sent back; the revision's own author counts as one anyway. */
  readonly authors: readonly Id<'actor'>[];
  /** Those of the revision, and of earlier ones that were sent back: an objection outlives an edit. */
  readonly reviews: readonly Review[];
  /** The reviewers among others; a reviewer who is missing counts as no person. */
  readonly actors: readonly Actor[];
}

/** What the reviews of a revision come to. */
export interface ReviewTally {
  /** By distinct people, none of them an author, each on the exact digest. */
  readonly approvals: readonly Review[];
  /** Standing until the same person decides otherwise, whatever the text has become. */
  readonly objections: readonly Review[];
  readonly discounted: readonly { readonly review: Review; readonly because: DiscountReason }[];
}

/**
 * Counts reviews. Bots, imports and authors never count; of each person only the latest review does; an approval of
 * another digest than the revision's is void. The order in which the reviews are given does not matter.
 * @example
 * ```ts
 * import { createIds, digestOf, tallyReviews } from '@assay/core';
 * const makeId = createIds({ now: () => 0, random: (bytes) => bytes.fill(0) });
 * const revision = { authorId: makeId('actor'), digest: digestOf('the content') };
 * tallyReviews({ revision, authors: [], reviews: [], actors: [] }).approvals // => []
 * ```
 */
export function tallyReviews({ revision, authors, reviews, actors }: TallyInput): ReviewTally {
  const people = new Set<Id<'actor'>>(actors.filter((actor) => actor.kind === 'person').map((actor) => actor.id));
  // Each once, whatever is given, in the order they were made.
  const inOrder = [...new Map(reviews.map((review) => [review.id, review])).values()].sort(compareReviews);
  const latest = new Map(inOrder.map((review) => [review.reviewerId, review]));
  const approvals: Review[] = [];
  const objections: Review[] = [];
  const discounted: { review: Review; because: DiscountReason }[] = [];
  for (const review of inOrder) {
    if (!people.has(review.reviewerId)) discounted.push({ review, because: 'not-a-person' });
    else if (isAuthor(review.reviewerId, { revision, authors })) discounted.push({ review, because: 'own-verdict' });
    else if (latest.get(review.reviewerId) !== review) discounted.push({ review, because: 'reviewed-again' });
    else if (review.decision === 'object') objections.push(review);
    else if (review.digest !== revision.digest) discounted.push({ review, because: 'another-digest' });
    else if (review.decision === 'approve') approvals.push(review);
  }
  return { approvals, objections, discounted };
}

/** Whether somebody may not judge a revision because it is their own. */
export function isAuthor(actor: Id<'actor'>, { revision, authors }: Pick<TallyInput, 'revision' | 'authors'>): boolean {
  return actor === revision.authorId || authors.includes(actor);
}

/** Reviews of one moment are ordered by their ids, which are monotonic. */
function compareReviews(a: Review, b: Review): number {
  if (a.reviewedAt !== b.reviewedAt) return a.reviewedAt < b.reviewedAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

export function isCarried(tally: ReviewTally, quorum: number): boolean {
  return tally.approvals.length >= quorum && tally.objections.length === 0;
}

/**
 * The state of a revision once a review has been added to those there were.
 *
 * @throws AssayError `transition-refused`
 */
export function stateAfterReview(
  state: VerdictState,
  review: Review,
  before: TallyInput,
  quorum: number = defaultQuorum,
): VerdictState {
  const reviewed = nextState(state, review.decision);
  const tally = tallyReviews({ ...before, reviews: [...before.reviews, review] });
  return reviewed === 'in-review' && isCarried(tally, quorum) ? nextState(reviewed, 'carry') : reviewed;
}
