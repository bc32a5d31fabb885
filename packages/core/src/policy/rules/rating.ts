import type { Finding } from '../../finding.ts';
import { checkVerdict, contentOf } from '../../verdict/revision.ts';
import { defineRule, type Rule, type VerdictCase } from '../rule.ts';

/** Some of what `checkVerdict` finds, as a rule that a policy may grade. */
function verdictRule(id: string, severity: Finding['severity'], finds: readonly string[]): Rule {
  return defineRule({
    id,
    severity,
    docs: `docs/rules/${id}.md`,
    check: (given) => verdictFindings(given).filter(({ rule }) => finds.includes(rule)),
  });
}

function verdictFindings(given: VerdictCase): readonly Finding[] {
  return checkVerdict(contentOf(given.revision), { ...given, parts: given.parts.map(({ id }) => id) });
}

export const reasonsCiteEvidence = verdictRule('reasons-cite-evidence', 'error', [
  'reasons-given',
  'reason-cites',
  'citation-of-claim',
]);
export const ratingOnScale = verdictRule('rating-on-scale', 'error', [
  'scale-version',
  'rating-on-scale',
  'rating-in-use',
]);
export const ratingAgreesWithAssessment = verdictRule('rating-agrees-with-assessment', 'error', [
  'override-explained',
  'override-needed',
]);
export const noTruthRatingWhereNotCheckable = verdictRule('no-truth-rating-where-not-checkable', 'error', [
  'no-truth-rating-where-not-checkable',
]);
export const correctionComplete = verdictRule('correction-complete', 'error', [
  'correction-of-published',
  'revision-follows',
  'correction-given',
]);
