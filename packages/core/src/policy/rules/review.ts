import { checkReviews } from '../../verdict/publishable.ts';
import { tallyReviews } from '../../verdict/tally.ts';
import { defineRule } from '../rule.ts';

export const approvalsByOthers = defineRule({
  id: 'approvals-by-others',
  severity: 'error',
  docs: 'docs/rules/approvals-by-others.md',
  check: (given) => checkReviews(tallyReviews(given), given.quorum),
});
