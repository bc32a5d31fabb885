import { describe, expect, it } from 'vitest';
import { createVerdictCase } from '../testing/verdict-case.ts';
import { asInstant } from '../value/instant.ts';
import { threeVoteTwoCarry } from '../verdict/tally.ts';
import { checkPolicy, definePolicy } from './policy.ts';
import { claimreview, recommended, shippedRules, strict } from './presets.ts';
import { defineRule } from './rule.ts';

const at = asInstant('2025-07-01T00:00:00Z');
const refusal = expect.objectContaining({ code: 'invalid-input' });
const rulesIn = (policy: typeof strict, given: ReturnType<typeof createVerdictCase>) =>
  checkPolicy(policy, given, at).findings.map(({ rule, severity }) => `${severity} ${rule}`);

describe('a policy', () => {
  it.each([recommended, strict, claimreview])('$id passes a verdict with all it needs', (policy) => {
    expect(rulesIn(policy, createVerdictCase())).toEqual([]);
  });

  it('grades a rule as it likes, or leaves it out', () => {
    const lonely = createVerdictCase({ snapshots: [], evidence: createVerdictCase().evidence.slice(1) });
    expect(rulesIn(recommended, lonely)).toContain('warning two-independent-origins');
    expect(rulesIn(strict, lonely)).toContain('error two-independent-origins');
    const without = definePolicy({
      id: 'house',
      version: 1,
      extends: shippedRules,
      severities: { 'two-independent-origins': 'off' },
    });
    expect(rulesIn(without, lonely).join()).not.toContain('two-independent-origins');
  });

  it('asks rules of the house', () => {
    const noQuestions = defineRule({
      id: 'no-questions',
      severity: 'note',
      docs: 'rules/no-questions.md',
      check: ({ revision }) =>
        revision.summary.endsWith('?') ? [{ path: ['summary'], message: 'expected an answer', mend: null }] : [],
    });
    const house = definePolicy({ id: 'house', version: 1, rules: [noQuestions] });
    expect(rulesIn(house, createVerdictCase({ content: { summary: 'Is it?' } }))).toEqual(['note no-questions']);
  });

  it('counts votes by its own quorum', () => {
    const house = definePolicy({ id: 'house', version: 1, extends: shippedRules, quorum: threeVoteTwoCarry });
    expect(rulesIn(house, createVerdictCase())).toContain('error approvals-by-others');
  });

  it('has a digest that changes with its rules, severities, quorum and suppressions, and only then', () => {
    const input = { id: 'house', version: 1, extends: shippedRules };
    const suppression = {
      rule: 'newest-vintage',
      claim: 'x',
      reason: 'old on purpose',
      expires: '2026-01-01T00:00:00Z',
    };
    const digests = [
      input,
      { ...input, version: 2 },
      { ...input, extends: shippedRules.slice(1) },
      { ...input, severities: { 'newest-vintage': 'error' } as const },
      { ...input, quorum: threeVoteTwoCarry },
      { ...input, suppressions: [suppression] },
    ].map((one) => definePolicy(one).digest);
    expect(new Set(digests).size).toBe(digests.length);
    expect(definePolicy({ ...input }).digest).toBe(digests[0]);
  });

  it('suppresses a rule for one claim with a reason, and says so, until it expires', () => {
    const lonely = createVerdictCase({ snapshots: [], evidence: createVerdictCase().evidence.slice(1) });
    const policyUntil = (expires: string, claim: string = lonely.claim.id) =>
      definePolicy({
        id: 'house',
        version: 1,
        extends: shippedRules,
        suppressions: [{ rule: 'two-independent-origins', claim, reason: 'only one list exists', expires }],
      });
    const report = checkPolicy(policyUntil('2025-07-02T00:00:00Z'), lonely, at);
    expect(report.findings.map(({ rule }) => rule)).not.toContain('two-independent-origins');
    expect(report.suppressed.map(({ finding, suppression }) => [finding.rule, suppression.reason])).toEqual([
      ['two-independent-origins', 'only one list exists'],
    ]);
    const later = checkPolicy(policyUntil('2025-07-01T00:00:00Z'), lonely, at);
    expect(later.suppressed).toEqual([]);
    expect(later.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['two-independent-origins', 'suppression-expired']),
    );
    const another = checkPolicy(policyUntil('2025-07-02T00:00:00Z', 'another'), lonely, at);
    expect(another.findings.map(({ rule }) => rule)).toContain('two-independent-origins');
  });

  it.each([
    ['two rules of one id', { rules: [...shippedRules, ...shippedRules.slice(0, 1)] }],
    ['a severity of no rule', { rules: shippedRules, severities: { 'no-such-rule': 'off' } as const }],
    [
      'a suppression without a reason',
      {
        rules: shippedRules,
        suppressions: [{ rule: 'newest-vintage', claim: 'x', reason: ' ', expires: '2026-01-01T00:00:00Z' }],
      },
    ],
    [
      'a suppression of no rule',
      { rules: shippedRules, suppressions: [{ rule: 'x', claim: 'x', reason: 'so', expires: '2026-01-01T00:00:00Z' }] },
    ],
    ['a quorum nobody can reach', { rules: shippedRules, quorum: { votes: 1, carry: 2, dissent: 'blocks' } as const }],
  ])('is refused with %s', (_, input) => {
    expect(() => definePolicy({ id: 'house', version: 1, ...input })).toThrow(refusal);
  });
});

describe('a rule', () => {
  it('has an id of words joined by hyphens', () => {
    expect(() => defineRule({ id: 'Two origins', severity: 'error', docs: '', check: () => [] })).toThrow(refusal);
  });

  it.each(shippedRules.map((rule) => [rule.id, rule] as const))('%s has a page of its own name', (id, { docs }) => {
    expect(docs).toBe(`docs/rules/${id}.md`);
  });
});
