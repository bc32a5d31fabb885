import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { Dismissal } from '../verdict/review.ts';
import { isAuthor, stateAfterDismissal, tallyReviews } from '../verdict/tally.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type CommandEnvironment, quorumOf, transact } from './command.ts';
import { asInput, digestField, idField, optional, proseField } from './input.ts';
import { loadOpenReviews } from './open-reviews.ts';
import { assertSameText, tellingCurrent } from './seen.ts';

const dismissObjectionInput = z.strictObject({
  reviewId: idField('review'),
  /** The revision it stands against: the one under review. */
  revisionId: idField('revision'),
  /** Of the revision as the editor saw it. */
  digest: optional(digestField),
  reason: proseField,
});
export type DismissObjectionInput = z.input<typeof dismissObjectionInput>;

/** The dismissal, and the revision in the state it has now. */
export interface DismissedObjection {
  readonly dismissal: Dismissal;
  readonly revision: VerdictRevision;
}

/**
 * Sets an objection aside, with a reason that stays on record beside it.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but editors, and to authors of the verdict and
 * whoever objected; `conflict` where no such objection stands, or a digest is given that is not the revision's; `transition-refused` where the revision is not under
 * review
 */
export async function dismissObjection(
  env: CommandEnvironment,
  given: DismissObjectionInput,
): Promise<DismissedObjection> {
  const input = asInput(dismissObjectionInput, given);
  return transact(env, 'dismiss-objection', input, async ({ writer, acting, at, makeId, record }) => {
    const revision = await writer.getRevision(input.revisionId);
    return tellingCurrent(writer, revision.verdictId, async () => {
      assertSameText(input.digest, revision);
      const review = await writer.getReview(input.reviewId);
      const before = await loadOpenReviews(writer, revision);
      if (!tallyReviews(before).objections.some(({ id }) => id === review.id))
        throw new AssayError(
          'conflict',
          'expected an objection that stands against this revision, got none by that id',
        );
      if (isAuthor(acting.id, before) || review.reviewerId === acting.id)
        throw new AssayError('not-permitted', 'expected an editor who neither wrote the verdict nor objected to it');
      const dismissal: Dismissal = {
        id: makeId('dismissal'),
        reviewId: review.id,
        editorId: acting.id,
        reason: input.reason,
        dismissedAt: at,
      };
      const dismissals = [...(before.dismissals ?? []), dismissal];
      const state = stateAfterDismissal(revision.state, { ...before, dismissals }, quorumOf(env));
      await writer.insertDismissal(dismissal);
      if (state !== revision.state) await writer.setRevisionState(revision.id, state, null);
      await record({
        kind: 'objection-dismissed',
        noun: 'verdict',
        id: revision.verdictId,
        before: revision.digest,
        after: revision.digest,
        detail: { revisionId: revision.id, reviewId: review.id, dismissalId: dismissal.id, state },
      });
      return { dismissal, revision: { ...revision, state } };
    });
  });
}
