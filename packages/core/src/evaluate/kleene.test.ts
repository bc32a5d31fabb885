import { describe, expect, it } from 'vitest';
import { atLeast, FALSE, type Kleene, kleene, not, TRUE, toTruth, UNDECIDED } from './kleene.ts';

const all = [FALSE, UNDECIDED, TRUE] as const;

describe('a truth of three', () => {
  it('is said in words', () => expect(all.map(toTruth)).toEqual(['false', 'undecided', 'true']));

  it('is turned by not, but for undecided', () => expect(all.map(not)).toEqual([TRUE, UNDECIDED, FALSE]));

  it('is undecided where it is neither sure nor ruled out', () => {
    expect([kleene(true, false), kleene(false, true), kleene(false, false)]).toEqual([TRUE, FALSE, UNDECIDED]);
  });
});

describe('at least so many of several', () => {
  const pairs = all.flatMap((a) => all.map((b) => [a, b] as const));

  it('are the least of them, for all', () => {
    for (const [a, b] of pairs) expect(atLeast(2, [a, b])).toBe(Math.min(a, b));
  });

  it('are the greatest of them, for one', () => {
    for (const [a, b] of pairs) expect(atLeast(1, [a, b])).toBe(Math.max(a, b));
  });

  it.each<[number, readonly Kleene[], Kleene]>([
    [2, [TRUE, TRUE, UNDECIDED], TRUE],
    [2, [TRUE, UNDECIDED, FALSE], UNDECIDED],
    [2, [TRUE, FALSE, FALSE], FALSE],
    [3, [TRUE, TRUE, FALSE], FALSE],
  ])('%d of %j are %d', (k, values, expected) => expect(atLeast(k, values)).toBe(expected));
});
