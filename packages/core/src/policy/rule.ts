import type { Actor } from '../actor.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Appearance, Claim, Claimant } from '../claim/claim.ts';
import { AssayError } from '../error.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Snapshot, Source } from '../source/source.ts';
import type { EvidenceTable } from '../table/table.ts';
import type { Id } from '../value/id.ts';
import type { Dismissal, Review } from '../verdict/review.ts';
import type { RatingScale } from '../verdict/scale.ts';
import type { Quorum } from '../verdict/tally.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';

/** One revision of a verdict with everything on record that bears on it: all a rule may look at. */
export interface VerdictCase {
  readonly revision: VerdictRevision;
  readonly claim: Claim;
  readonly parts: readonly Claim[];
  readonly claimant: Claimant;
  readonly appearances: readonly Appearance[];
  /** The scale version the revision should name. */
  readonly scale: RatingScale;
  /** The published revision it corrects. */
  readonly supersedes: VerdictRevision | null;
  /** Of the claim and its parts, cited or not. */
  readonly evidence: readonly Evidence[];
  readonly assessments: readonly (Assessment & { readonly claimId: Id<'claim'> })[];
  /** Behind the evidence, with all they name as origin. */
  readonly sources: readonly Source[];
  readonly snapshots: readonly CheckedSnapshot[];
  /** Those given as evidence, and those the assessments rest on. */
  readonly tables: readonly EvidenceTable[];
  /** Editions of those tables that were published later. */
  readonly newerTables: readonly EvidenceTable[];
  /** Who wrote the revision, or an earlier one that was sent back. */
  readonly authors: readonly Id<'actor'>[];
  /** Those that bear on the revision. */
  readonly reviews: readonly Review[];
  /** Of objections among the reviews. */
  readonly dismissals: readonly Dismissal[];
  readonly actors: readonly Actor[];
  /** Published verdicts on claims in much the same words. */
  readonly similar: readonly { readonly claim: Claim; readonly revision: VerdictRevision }[];
  readonly quorum: Quorum;
}

export interface CheckedSnapshot extends Snapshot {
  /** Whether the bytes on record have the snapshot's digest. */
  readonly intact: boolean;
}

/** What a rule finds: a finding without the rule's own name and severity. */
export type RuleFault = Pick<Finding, 'path' | 'message' | 'mend'>;

/** One house rule. */
export interface Rule {
  readonly id: string;
  /** How grave it is where a policy does not say otherwise. */
  readonly severity: Severity;
  /** A page that says why the rule is there, with an example that fails and one that passes. */
  readonly docs: string;
  /** Pure: the same case gives the same faults. */
  readonly check: (given: VerdictCase) => readonly RuleFault[];
}

const ruleId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * A house rule. Its check looks at one verdict with all that bears on it, and answers every fault it finds.
 *
 * @throws AssayError `invalid-input` where the id is not words joined by hyphens
 * @example
 * ```ts
 * import { defineRule } from '@assay/core';
 * const rule = defineRule({
 *   id: 'summary-is-short',
 *   severity: 'warning',
 *   docs: 'https://desk.example/rules/summary-is-short',
 *   check: ({ revision }) =>
 *     revision.summary.length > 280
 *       ? [{ path: ['summary'], message: 'expected at most 280 characters', mend: 'Shorten it.' }]
 *       : [],
 * });
 * rule.id // => 'summary-is-short'
 * ```
 */
export function defineRule(rule: Rule): Rule {
  if (!ruleId.test(rule.id))
    throw new AssayError('invalid-input', `expected a rule id such as two-independent-origins, got "${rule.id}"`);
  return rule;
}
