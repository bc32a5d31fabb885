import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssayError } from '../../error.ts';
import { checkProposition } from '../check-proposition.ts';
import type { NumberTerm } from '../language.ts';
import { NumberOf } from './number.ts';
import { proposition, type Statement } from './statement.ts';

const units = [
  '1',
  '%',
  'pp',
  'USD',
  'MUSD',
  'EUR',
  'USD@2015',
  'calendar-year',
  'year',
  'rank',
  'place',
  'USD/person',
];
const unit = fc.constantFrom(...units);
const signs = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'dividedBy' } as const;

/** A number as it may be in hand when types were passed by. */
function anyNumber(term: NumberTerm, of: string): NumberOf<string> {
  return new NumberOf<string>(term, of);
}
const written = (of: string): NumberTerm => ({ op: 'number', value: 2, unit: of });
const builds = (work: () => Statement): boolean => {
  try {
    return checkProposition(proposition(work()), {}).length === 0;
  } catch (error) {
    expect(error).toBeInstanceOf(AssayError);
    return false;
  }
};
const isValid = (left: NumberTerm, right: NumberTerm) =>
  checkProposition({ assay: 1, term: { op: 'compare', left, is: '<', right } }, {}).length === 0;

describe('the builder and the check of what comes from others', () => {
  it('allow the same numbers to be compared', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const [left, right] = [written(a), written(b)];
        expect(builds(() => anyNumber(left, a).lessThan(anyNumber(right, b)))).toBe(isValid(left, right));
      }),
    );
  });

  it('allow the same sums and products, and give them one unit', () => {
    fc.assert(
      fc.property(unit, unit, unit, fc.constantFrom('+', '-', '*', '/'), (a, b, c, sign) => {
        const [left, right] = [written(a), written(b)];
        const term: NumberTerm = { op: 'arithmetic', with: sign, left, right };
        const made = () =>
          anyNumber(left, a)
            [signs[sign]](anyNumber(right, b))
            .lessThan(anyNumber(written(c), c));
        expect(builds(made)).toBe(isValid(term, written(c)));
      }),
      { numRuns: 500 },
    );
  });

  it('allow the same conversions', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const term: NumberTerm = { op: 'convert', of: written(a), unit: b };
        expect(builds(() => anyNumber(written(a), a).to<string>(b).lessThan(2))).toBe(isValid(term, written(b)));
      }),
    );
  });
});
