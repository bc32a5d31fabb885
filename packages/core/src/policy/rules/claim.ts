import { findLabel } from '../../verdict/scale.ts';
import { defineRule, type RuleFault } from '../rule.ts';

export const traceableOccasion = defineRule({
  id: 'traceable-occasion',
  severity: 'error',
  docs: 'docs/rules/traceable-occasion.md',
  check: ({ claim, claimant, appearances }) => {
    const faults: RuleFault[] = [];
    if (claimant.kind === 'unknown') {
      const message = 'expected a person or organisation that made the claim, got an unknown claimant';
      faults.push({ path: ['claim', 'claimant'], message, mend: 'Say who made it, or cite who spread it.' });
    }
    // A part was said where its whole was.
    const traceable =
      claim.occasion !== null || claim.partOf !== null || appearances.some(({ url, snapshotId }) => url ?? snapshotId);
    if (!traceable) {
      const message = 'expected an occasion, or an appearance with an address or a snapshot, got neither';
      faults.push({ path: ['claim', 'occasion'], message, mend: 'Say when and where it was said.' });
    }
    return faults;
  },
});

export const similarClaimRatedAlike = defineRule({
  id: 'similar-claim-rated-alike',
  severity: 'warning',
  docs: 'docs/rules/similar-claim-rated-alike.md',
  check: ({ revision, similar }) =>
    similar
      .filter((other) => other.revision.rating !== revision.rating)
      .map((other) => ({
        path: ['rating'],
        message: `expected the rating ${other.revision.rating} of “${other.claim.text}”, got ${revision.rating}`,
        mend: 'Say in the summary what is different, or correct the earlier verdict.',
      })),
});

/** Longer texts are cut by those who show them. */
const longestReview = 1000;

/** What Google's ClaimReview markup asks for (schema.org/ClaimReview; developers.google.com, Fact Check structured data). */
export const claimReviewReady = defineRule({
  id: 'claim-review-ready',
  severity: 'warning',
  docs: 'docs/rules/claim-review-ready.md',
  check: ({ claim, claimant, appearances, revision, scale }) => {
    const faults: RuleFault[] = [];
    if (findLabel(scale, revision.rating) === undefined)
      faults.push({ path: ['rating'], message: 'expected a rating with a name, got none', mend: null });
    if (claimant.kind === 'unknown') {
      const message = 'expected the name of who made the claim (itemReviewed.author), got an unknown claimant';
      faults.push({ path: ['claim', 'claimant'], message, mend: 'Say who made it.' });
    }
    if (!appearances.some(({ url }) => url !== null)) {
      const message = 'expected an appearance with an address (itemReviewed.appearance), got none';
      faults.push({ path: ['claim', 'appearances'], message, mend: 'Add where the claim appeared, with its address.' });
    }
    if (claim.occasion === null && !appearances.some(({ publishedOn }) => publishedOn !== null)) {
      const message = 'expected the day the claim was made (itemReviewed.datePublished), got none';
      faults.push({ path: ['claim', 'occasion'], message, mend: 'Say when it was said.' });
    }
    if (revision.summary.length > longestReview) {
      const message = `expected a summary of at most ${longestReview} characters, got ${revision.summary.length}`;
      faults.push({ path: ['summary'], message, mend: 'Shorten the summary.' });
    }
    return faults;
  },
});
