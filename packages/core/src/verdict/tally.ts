import type { Actor } from '../actor.ts';
import type { Id } from '../value/id.ts';
import { nextState } from './life.ts';
import type { Dismissal, Review } from './review.ts';
import type { VerdictRevision, VerdictState } from './verdict.ts';

/** How many people must have voted, how many of them must approve, and what an objection does. */
export interface Quorum {
  readonly votes: number;
  readonly carry: number;
  /** `blocks`: one objection stops a revision; `is-kept`: it can be outvoted and stays on record. */
  readonly dissent: 'blocks' | 'is-kept';
}

/** Two people approve and nobody objects: what holds where no policy says otherwise. */
export const twoApprove: Quorum = { votes: 2, carry: 2, dissent: 'blocks' };

/** Three people vote and two carry, as at PolitiFact; the minority opinion is kept. */
export const threeVoteTwoCarry: Quorum = { votes: 3, carry: 2, dissent: 'is-kept' };

/** Why a review does not count. */
export const discountReasons = [
  'not-a-person',
  'own-verdict',
  'reviewed-again',
  'another-digest',
  'dismissed',
] as const;
export type DiscountReason = (typeof discountReasons)[number];

export interface TallyInput {
  readonly revision: Pick<VerdictRevision, 'authorId' | 'digest'>;
  /** Who wrote it, or an earlier revision of it that was sent back; the revision's own author counts as one anyway. */
  readonly authors: readonly Id<'actor'>[];
  /** Those of the revision, and of earlier ones that were sent back: an objection outlives an edit. */
  readonly reviews: readonly Review[];
  /** Of objections among the reviews. */
  readonly dismissals?: readonly Pick<Dismissal, 'reviewId'>[];
  /** The reviewers among others; a reviewer who is missing counts as no person. */
  readonly actors: readonly Actor[];
}

/** What the reviews of a revision come to. */
export interface ReviewTally {
  /** By distinct people, none of them an author, each on the exact digest. */
  readonly approvals: readonly Review[];
  /** Standing until the same person decides otherwise or an editor dismisses it, whatever the text has become. */
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
export function tallyReviews({ revision, authors, reviews, actors, dismissals = [] }: TallyInput): ReviewTally {
  const people = new Set<Id<'actor'>>(actors.filter((actor) => actor.kind === 'person').map((actor) => actor.id));
  // Each once, whatever is given, in the order they were made.
  const inOrder = [...new Map(reviews.map((review) => [review.id, review])).values()].sort(compareReviews);
  const latest = new Map(inOrder.map((review) => [review.reviewerId, review]));
  const dismissed = new Set(dismissals.map(({ reviewId }) => reviewId));
  const approvals: Review[] = [];
  const objections: Review[] = [];
  const discounted: { review: Review; because: DiscountReason }[] = [];
  for (const review of inOrder) {
    if (!people.has(review.reviewerId)) discounted.push({ review, because: 'not-a-person' });
    else if (isAuthor(review.reviewerId, { revision, authors })) discounted.push({ review, because: 'own-verdict' });
    else if (latest.get(review.reviewerId) !== review) discounted.push({ review, because: 'reviewed-again' });
    else if (dismissed.has(review.id)) discounted.push({ review, because: 'dismissed' });
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

/** By their ids, which are monotonic also where the clock steps back. */
function compareReviews(a: Review, b: Review): number {
  return a.id < b.id ? -1 : 1;
}

/** Whether reviews are enough to carry a revision. */
export function isCarried({ approvals, objections }: ReviewTally, { votes, carry, dissent }: Quorum): boolean {
  const voted = approvals.length + objections.length;
  const outvoted = dissent === 'blocks' ? objections.length === 0 : approvals.length > objections.length;
  return voted >= votes && approvals.length >= carry && outvoted;
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
  quorum: Quorum = twoApprove,
): VerdictState {
  return carried(nextState(state, review.decision), { ...before, reviews: [...before.reviews, review] }, quorum);
}

/**
 * The state of a revision once an objection has been dismissed; `now` has the dismissal.
 *
 * @throws AssayError `transition-refused`
 */
export function stateAfterDismissal(state: VerdictState, now: TallyInput, quorum: Quorum = twoApprove): VerdictState {
  return carried(nextState(state, 'dismiss'), now, quorum);
}

function carried(state: VerdictState, now: TallyInput, quorum: Quorum): VerdictState {
  return state === 'in-review' && isCarried(tallyReviews(now), quorum) ? nextState(state, 'carry') : state;
}

/**
 * The reviews of a revision that somebody may see. Where votes are blind, those of others on a revision under review come
 * out when as many are in as the quorum asks for, or when the review ends; one's own are always seen.
 */
export function visibleReviews(
  input: TallyInput & { readonly revision: Pick<VerdictRevision, 'state'> },
  viewer: Id<'actor'> | null,
  { votes }: Quorum,
  blind: boolean,
): readonly Review[] {
  const { state, digest } = input.revision;
  if (!blind || (state !== 'in-review' && state !== 'approved')) return input.reviews;
  const { approvals, objections } = tallyReviews(input);
  if (approvals.length + objections.length >= votes) return input.reviews;
  // What was said of an earlier revision, which was sent back, is open.
  return input.reviews.filter((review) => review.reviewerId === viewer || review.digest !== digest);
}
