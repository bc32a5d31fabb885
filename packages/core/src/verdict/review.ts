import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

export const reviewDecisions = ['approve', 'object', 'send-back', 'withdraw'] as const;
/** `withdraw` takes the reviewer's own earlier decision back. */
export type ReviewDecision = (typeof reviewDecisions)[number];

/** A person's decision on one exact revision: it binds to the revision's digest. The latest of a reviewer counts. */
export interface Review {
  readonly id: Id<'review'>;
  readonly revisionId: Id<'revision'>;
  readonly digest: Digest;
  readonly reviewerId: Id<'actor'>;
  readonly decision: ReviewDecision;
  readonly reason: string;
  readonly reviewedAt: Instant;
}

/** An editor sets an objection aside, on record: it no longer stands in the way, and stays readable. */
export interface Dismissal {
  readonly id: Id<'dismissal'>;
  readonly reviewId: Id<'review'>;
  readonly editorId: Id<'actor'>;
  readonly reason: string;
  readonly dismissedAt: Instant;
}
