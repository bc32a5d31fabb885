import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

export const reviewDecisions = ['approve', 'object', 'send-back'] as const;
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
