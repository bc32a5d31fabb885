import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { Id } from '../value/id.ts';
import { type Review, reviewDecisions } from '../verdict/review.ts';
import { isAuthor, stateAfterReview, type TallyInput, tallyReviews } from '../verdict/tally.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, quorumOf, transact } from './command.ts';
import { asInput, digestField, idField, proseField } from './input.ts';
import { loadOpenReviews } from './open-reviews.ts';
import { assertSameText, tellingCurrent } from './seen.ts';

const reviewVerdictInput = z.strictObject({
  revisionId: idField('revision'),
  /** Of the revision as the reviewer saw it. */
  digest: digestField,
  decision: z.enum(reviewDecisions),
  reason: proseField,
});
export type ReviewVerdictInput = z.input<typeof reviewVerdictInput>;

/** The review, and the revision in the state it has now. */
export interface ReviewedVerdict {
  readonly review: Review;
  readonly revision: VerdictRevision;
}

/**
 * Puts a person's decision on one exact revision on record.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to bots, imports and authors; `conflict` where
 * the digest is not the revision's, or there is no vote of theirs to withdraw; `transition-refused` where it is not
 * under review
 */
export async function reviewVerdict(env: CommandEnvironment, given: ReviewVerdictInput): Promise<ReviewedVerdict> {
  const input = asInput(reviewVerdictInput, given);
  return transact(env, 'review-verdict', input, async ({ writer, acting: reviewer, at, makeId, record }) => {
    const revision = await writer.getRevision(input.revisionId);
    return tellingCurrent(writer, revision.verdictId, async () => {
      if (reviewer.kind !== 'person') {
        throw new AssayError('not-permitted', `expected a review by a person, got one by a ${reviewer.kind}`);
      }
      const before = await loadOpenReviews(writer, revision);
      if (isAuthor(reviewer.id, before)) {
        throw new AssayError('not-permitted', 'expected a review by somebody else, got one by an author');
      }
      assertSameText(input.digest, revision);
      const review: Review = { id: makeId('review'), reviewerId: reviewer.id, ...input, reviewedAt: at };
      const state = stateAfterReview(
        revision.state,
        review,
        { ...before, actors: [...before.actors, reviewer] },
        quorumOf(env),
      );
      if (review.decision === 'withdraw' && !hasVoted(reviewer.id, before)) {
        throw new AssayError(
          'conflict',
          'expected an approval or objection of yours to withdraw, got none that counts',
        );
      }
      await writer.insertReview(review);
      if (state !== revision.state) await writer.setRevisionState(revision.id, state, null);
      await record({
        kind: 'verdict-reviewed',
        noun: 'verdict',
        id: revision.verdictId,
        before: revision.digest,
        after: revision.digest,
        detail: { revisionId: revision.id, reviewId: review.id, decision: review.decision, state },
      });
      return { review, revision: { ...revision, state } };
    });
  });
}

function hasVoted(reviewer: Id<'actor'>, before: TallyInput): boolean {
  const { approvals, objections } = tallyReviews(before);
  return [...approvals, ...objections].some(({ reviewerId }) => reviewerId === reviewer);
}
