import { AssayError } from '../error.ts';
import type { Finding, Severity } from '../finding.ts';
import { type Digest, digestOf } from '../value/digest.ts';
import { asInstant, type Instant } from '../value/instant.ts';
import { type Quorum, twoApprove } from '../verdict/tally.ts';
import type { PolicyStamp } from '../verdict/verdict.ts';
import type { Rule, VerdictCase } from './rule.ts';

/** A rule that is not asked of one claim, for a while. */
export interface Suppression {
  readonly rule: string;
  /** The id of the claim. */
  readonly claim: string;
  readonly reason: string;
  /** From this moment on the rule is asked again. */
  readonly expires: Instant;
}

/** Executable house rules: what a verdict must show before it may be published. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly rules: readonly Rule[];
  readonly quorum: Quorum;
  /** Reviewers see one another's votes only when all are in. */
  readonly blind: boolean;
  readonly suppressions: readonly Suppression[];
  /** Of all above, the rules by their ids and severities: what a published verdict names. */
  readonly digest: Digest;
}

export interface PolicyInput {
  readonly id: string;
  /** Counts up whenever the rules change. */
  readonly version: number;
  /** Rules to start from, as of a preset. */
  readonly extends?: readonly Rule[];
  /** The house's own. */
  readonly rules?: readonly Rule[];
  /** Other severities, by rule id; `off` leaves a rule out. */
  readonly severities?: { readonly [rule: string]: Severity | 'off' };
  readonly quorum?: Quorum;
  readonly blind?: boolean;
  readonly suppressions?: readonly SuppressionInput[];
}

export interface SuppressionInput extends Omit<Suppression, 'expires'> {
  /** A moment such as `2026-12-31T00:00:00Z`. */
  readonly expires: string;
}

/** A finding that a suppression covers. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly suppression: Suppression;
}

export interface PolicyReport {
  readonly policy: PolicyStamp;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/**
 * A policy: rules, each with its severity, how many must approve, and what is suppressed for a while.
 *
 * @throws AssayError `invalid-input` where two rules share an id, a severity or suppression names no rule, or a
 * suppression has no reason
 * @example
 * ```ts
 * import { definePolicy, recommended, threeVoteTwoCarry } from '@assay/core';
 * const house = definePolicy({
 *   id: 'desk',
 *   version: 1,
 *   extends: recommended.rules,
 *   severities: { 'newest-vintage': 'error', 'primary-source': 'off' },
 *   quorum: threeVoteTwoCarry,
 * });
 * house.rules.some(({ id }) => id === 'primary-source') // => false
 * ```
 */
export function definePolicy(input: PolicyInput): Policy {
  const { id, version, severities = {}, quorum = twoApprove, blind = false } = input;
  const given = [...(input.extends ?? []), ...(input.rules ?? [])];
  const ids = given.map((rule) => rule.id);
  const twice = ids.find((rule, index) => ids.indexOf(rule) !== index);
  if (twice !== undefined) throw refused(`expected rules with ids of their own, got ${twice} twice`);
  const unknown = Object.keys(severities).find((rule) => !ids.includes(rule));
  if (unknown !== undefined) throw refused(`expected the id of a rule of the policy, got ${unknown}`);
  if (quorum.carry < 1 || quorum.votes < quorum.carry)
    throw refused(`expected one approval or more, and as many votes, got ${quorum.carry} of ${quorum.votes}`);
  const rules = given.flatMap((rule): Rule[] => {
    const severity = (Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined) ?? rule.severity;
    return severity === 'off' ? [] : [{ ...rule, severity }];
  });
  const suppressions = (input.suppressions ?? []).map((suppression) => asSuppression(suppression, ids));
  const named = rules.map(({ id: rule, severity }) => ({ rule, severity }));
  const digest = digestOf({ id, version, rules: named, quorum, blind, suppressions });
  return { id, version, rules, quorum, blind, suppressions, digest };
}

function asSuppression(given: SuppressionInput, ids: readonly string[]): Suppression {
  if (!ids.includes(given.rule)) throw refused(`expected a suppression of a rule of the policy, got ${given.rule}`);
  if (given.reason.trim() === '') throw refused(`expected a reason why ${given.rule} is suppressed, got none`);
  return { ...given, expires: asInstant(given.expires) };
}

/**
 * All that the rules of a policy find in one verdict. What is suppressed is reported apart; a suppression that has
 * expired no longer counts, and is found itself.
 */
export function checkPolicy(policy: Policy, given: Omit<VerdictCase, 'quorum'>, at: Instant): PolicyReport {
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const ofClaim = policy.suppressions.filter(({ claim }) => claim === given.claim.id);
  for (const { id: rule, severity, check } of policy.rules) {
    const suppression = ofClaim.find((one) => one.rule === rule && at < one.expires);
    for (const { path, message, mend } of check({ ...given, quorum: policy.quorum })) {
      const finding = { rule, severity, path, message, mend };
      if (suppression === undefined) findings.push(finding);
      else suppressed.push({ finding, suppression });
    }
  }
  findings.push(...ofClaim.filter(({ expires }) => at >= expires).map(expired));
  return { policy: stampOf(policy), findings, suppressed };
}

function stampOf({ id, version, digest }: Policy): PolicyStamp {
  return { id, version, digest };
}

function expired({ rule, expires }: Suppression): Finding {
  return {
    rule: 'suppression-expired',
    severity: 'warning',
    path: ['policy', 'suppressions'],
    message: `expected a suppression of ${rule} that still holds, got one that expired at ${expires}`,
    mend: 'Mend what the rule finds, or say anew why not.',
  };
}

function refused(message: string): AssayError {
  return new AssayError('invalid-input', message);
}
