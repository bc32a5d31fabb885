import { definePolicy } from './policy.ts';
import { claimReviewReady, similarClaimRatedAlike, traceableOccasion } from './rules/claim.ts';
import { newestVintage, quotationsStand, snapshotsIntact } from './rules/evidence.ts';
import {
  correctionComplete,
  noTruthRatingWhereNotCheckable,
  ratingAgreesWithAssessment,
  ratingOnScale,
  reasonsCiteEvidence,
} from './rules/rating.ts';
import { approvalsByOthers } from './rules/review.ts';
import { independentOriginsRule, noCircularSourcing, primarySource } from './rules/sourcing.ts';

const twoIndependentOrigins = independentOriginsRule(2);

/** Every rule that is shipped. */
export const shippedRules = [
  twoIndependentOrigins,
  primarySource,
  noCircularSourcing,
  reasonsCiteEvidence,
  quotationsStand,
  snapshotsIntact,
  newestVintage,
  ratingOnScale,
  ratingAgreesWithAssessment,
  noTruthRatingWhereNotCheckable,
  traceableOccasion,
  similarClaimRatedAlike,
  approvalsByOthers,
  correctionComplete,
  claimReviewReady,
] as const;

/** What every desk should ask: sourcing is a warning, what makes a verdict re-checkable is an error. */
export const recommended = definePolicy({
  id: 'recommended',
  version: 1,
  extends: shippedRules,
  severities: { 'two-independent-origins': 'warning', 'claim-review-ready': 'off' },
});

/** Two independent origins, primary sources and newest editions before anything is published. */
export const strict = definePolicy({
  id: 'strict',
  version: 1,
  extends: shippedRules,
  severities: {
    'primary-source': 'error',
    'newest-vintage': 'error',
    'similar-claim-rated-alike': 'error',
    'claim-review-ready': 'off',
  },
});

/** As recommended, and fit for ClaimReview markup. */
export const claimreview = definePolicy({
  id: 'claimreview',
  version: 1,
  extends: shippedRules,
  severities: { 'two-independent-origins': 'warning', 'claim-review-ready': 'error' },
});
