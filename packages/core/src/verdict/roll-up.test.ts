import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollUpRules } from '../claim/claim.ts';
import { rollUp } from './roll-up.ts';
import { assayScale, findLabel, type RatingScale } from './scale.ts';

const parts = (...ratings: string[]) => ratings.map((rating) => ({ rating }));
const ids = assayScale.labels.map((label) => label.id);
const anyRule = fc.constantFrom(...rollUpRules);
const anyRating = fc.constantFrom(...ids);
const anyParts = fc.array(fc.record({ rating: anyRating }), { maxLength: 8 });
const axis = assayScale.labels.filter((label) => label.position !== null).map((label) => label.id);
const anyAxisRating = fc.constantFrom(...axis);
const placeOf = (rating: string) => findLabel(assayScale, rating)?.position ?? null;

describe('a roll-up', () => {
  it.each([
    // The worked example's sentence: the number now holds, "none a couple of years ago" and the rise do not.
    ['majority-of-parts', ['mostly-true', 'mostly-false', 'false'], 'mostly-false'],
    ['weakest-part', ['mostly-true', 'mostly-false', 'false'], 'false'],
    ['all-parts', ['mostly-true', 'mostly-false', 'false'], 'half-true'],
    ['majority-of-parts', ['true', 'true', 'false'], 'mostly-true'],
    ['majority-of-parts', ['true', 'false'], 'half-true'],
    ['majority-of-parts', ['true', 'mostly-true'], 'mostly-true'],
    ['majority-of-parts', ['true', 'half-true'], 'mostly-true'],
    ['all-parts', ['true', 'mostly-true'], 'mostly-true'],
    ['all-parts', ['false', 'mostly-false'], 'mostly-false'],
    ['all-parts', ['true', 'half-true'], 'half-true'],
    ['weakest-part', ['true', 'half-true'], 'half-true'],
    ['weakest-part', [], 'unproven'],
    ['weakest-part', ['true', 'unproven'], 'unproven'],
    ['weakest-part', ['mostly-false', 'unproven'], 'mostly-false'],
    ['weakest-part', ['false', 'unproven'], 'false'],
    ['all-parts', ['true', 'false', 'unproven'], 'half-true'],
    ['all-parts', ['true', 'unproven'], 'unproven'],
    ['majority-of-parts', ['true', 'true', 'unproven'], 'mostly-true'],
    ['majority-of-parts', ['true', 'unproven'], 'unproven'],
    ['majority-of-parts', ['true', 'not-checkable'], 'true'],
    ['majority-of-parts', ['satire', 'void'], 'unproven'],
    ['weakest-part', ['satire', 'unproven'], 'unproven'],
  ] as const)('by %s of %j is %s', (rule, ratings, expected) => {
    expect(rollUp(rule, parts(...ratings))).toEqual({ rule, rating: expected });
  });

  it('does not depend on the order of the parts', () => {
    const shuffled = anyParts.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(anyRule, shuffled, (rule, [a, b]) => {
        expect(rollUp(rule, a)).toEqual(rollUp(rule, b));
      }),
    );
  });

  it('gives parts that are alike their own rating', () => {
    fc.assert(
      fc.property(anyRule, anyRating, fc.integer({ min: 1, max: 6 }), (rule, rating, count) => {
        expect(rollUp(rule, Array(count).fill({ rating })).rating).toBe(rating);
      }),
    );
  });

  it('of parts without an unproven one is on the axis if and only if one of them is', () => {
    const decided = anyParts.map((given) => given.filter((part) => part.rating !== 'unproven'));
    fc.assert(
      fc.property(anyRule, decided, (rule, given) => {
        const some = given.some((part) => placeOf(part.rating) !== null);
        expect(placeOf(rollUp(rule, given).rating) !== null).toBe(some);
      }),
    );
  });

  it('never rises when a part falls', () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.array(anyAxisRating, { maxLength: 6 }),
        anyAxisRating,
        anyAxisRating,
        (rule, rest, a, b) => {
          const of = (rating: string) => placeOf(rollUp(rule, parts(...rest, rating)).rating) ?? Number.NaN;
          const [low, high] = (placeOf(a) ?? 0) < (placeOf(b) ?? 0) ? [a, b] : [b, a];
          expect(of(low)).toBeLessThanOrEqual(of(high));
        },
      ),
    );
  });

  it('with unproven parts says no more than holds however they turn out', () => {
    fc.assert(
      fc.property(anyRule, fc.array(anyAxisRating, { maxLength: 5 }), anyAxisRating, (rule, rest, turnsOut) => {
        const said = placeOf(rollUp(rule, parts(...rest, 'unproven')).rating);
        const came = placeOf(rollUp(rule, parts(...rest, turnsOut)).rating) ?? Number.NaN;
        if (said === null) return;
        if (said === 0) expect(came).toBe(0);
        else expect(Math.sign(came) === Math.sign(said) && Math.abs(came) >= Math.abs(said)).toBe(true);
      }),
    );
  });

  it('refuses a rating the scale does not have', () => {
    expect(() => rollUp('weakest-part', parts('true', 'pants-on-fire'))).toThrowError(
      expect.objectContaining({ code: 'invalid-rating' }),
    );
  });

  it('answers with a label in use where a retired one has the same place', () => {
    const [first, ...others] = assayScale.labels;
    const old = { ...first, id: 'correct', retired: true };
    const scale: RatingScale = { ...assayScale, version: 2, labels: [old, first, ...others] };
    expect(rollUp('weakest-part', parts('correct', 'correct'), scale).rating).toBe('true');
  });
});
