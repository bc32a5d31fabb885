import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, outcomes } from '../assessment/assessment.ts';
import { claimKinds, isCheckable } from '../claim/claim.ts';
import { assayScale, findLabel } from './scale.ts';
import { joinOutcomes, suggestForClaim, suggestRating } from './suggestion.ts';

const anyOutcome = fc.constantFrom(...outcomes);

/** The outcome of truths pooled from several assessments, by the words of the domain. */
function outcomeOf(truths: ReadonlySet<string>): Outcome {
  const [holds, fails, open] = [truths.has('true'), truths.has('false'), truths.has('undecided')];
  if (holds && fails) return 'depends-on-the-reading';
  if (holds) return open ? 'true-where-decidable' : 'true';
  if (fails) return open ? 'false-where-decidable' : 'false';
  return 'undecided';
}
const anyTruths = fc.array(fc.constantFrom('true', 'false', 'undecided'), { minLength: 1, maxLength: 5 });

describe('a suggested rating', () => {
  it.each([
    ['true', 'true'],
    ['true-where-decidable', 'mostly-true'],
    ['depends-on-the-reading', 'half-true'],
    ['false-where-decidable', 'mostly-false'],
    ['false', 'false'],
    ['undecided', 'unproven'],
  ] as const)('of the outcome %s is %s', (outcome, rating) => {
    expect(suggestRating(outcome)).toEqual({ rule: 'readings-to-rating', rating });
  });

  it('of several assessments is that of all their readings together', () => {
    fc.assert(
      fc.property(anyTruths, anyTruths, (a, b) => {
        const joined = joinOutcomes(outcomeOf(new Set(a)), outcomeOf(new Set(b)));
        expect(joined).toBe(outcomeOf(new Set([...a, ...b])));
      }),
    );
  });

  it('does not depend on the order of the assessments or on saying one twice', () => {
    fc.assert(
      fc.property(anyOutcome, anyOutcome, anyOutcome, (a, b, c) => {
        expect(suggestRating(a, b, c)).toEqual(suggestRating(c, a, a, b));
      }),
    );
  });

  it('is a label in use of the Assay scale', () => {
    for (const outcome of outcomes) expect(findLabel(assayScale, suggestRating(outcome).rating)?.retired).toBe(false);
  });
});

describe('the suggestion for a claim', () => {
  it('of a kind that cannot be checked carries no truth rating, whatever was assessed', () => {
    for (const kind of claimKinds.filter((one) => !isCheckable(one))) {
      const basis = { kind, rollUp: 'weakest-part', outcomes: ['true'], parts: [{ rating: 'true' }] } as const;
      expect(suggestForClaim(basis)).toEqual({ rule: 'kind-not-checkable', rating: 'not-checkable' });
    }
  });

  it('follows from the parts of a compound claim', () => {
    const basis = {
      kind: 'ranking',
      rollUp: 'weakest-part',
      outcomes: ['true'],
      parts: [{ rating: 'false' }],
    } as const;
    expect(suggestForClaim(basis)).toEqual({ rule: 'weakest-part', rating: 'false' });
  });

  it('follows from its assessments where it has no parts', () => {
    const basis = { kind: 'ranking', rollUp: null, outcomes: ['false', 'undecided'], parts: [] } as const;
    expect(suggestForClaim(basis)?.rating).toBe('mostly-false');
  });

  it('is absent where nothing has been assessed', () => {
    expect(suggestForClaim({ kind: 'ranking', rollUp: null, outcomes: [], parts: [] })).toBeNull();
  });
});
