import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './text-difference.ts';

const words = fc.array(fc.constantFrom('three', 'four', 'of', 'ten', ' ', ', ', '.', 'é', '👍🏽', '\n'), {
  maxLength: 40,
});
const text = fc.oneof(
  words.map((some) => some.join('')),
  fc.string({ unit: 'grapheme' }),
);
const joined = (runs: ReturnType<typeof compareTexts>, without: 'added' | 'removed') =>
  runs
    .filter(({ change }) => change !== without)
    .map((run) => run.text)
    .join('');

describe('the difference of two texts', () => {
  it('gives both texts back, in runs that are not empty and not two of a kind in a row', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = compareTexts(before, after);
        expect(joined(runs, 'added')).toBe(before);
        expect(joined(runs, 'removed')).toBe(after);
        expect(runs.every((run) => run.text !== '')).toBe(true);
        expect(runs.some(({ change }, index) => runs[index + 1]?.change === change)).toBe(false);
      }),
    );
  });

  it('keeps all of a text that is the same', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(compareTexts(same, same)).toEqual(same === '' ? [] : [{ change: 'kept', text: same }]);
      }),
    );
  });

  it('compares words whole', () => {
    expect(compareTexts('It is three of ten.', 'It was four of ten!')).toEqual([
      { change: 'kept', text: 'It ' },
      { change: 'removed', text: 'is' },
      { change: 'added', text: 'was' },
      { change: 'kept', text: ' ' },
      { change: 'removed', text: 'three' },
      { change: 'added', text: 'four' },
      { change: 'kept', text: ' of ten' },
      { change: 'removed', text: '.' },
      { change: 'added', text: '!' },
    ]);
  });

  it('says of long texts with little in common only that they are others', () => {
    const [long, other] = ['a '.repeat(5000), 'b-'.repeat(5000)];
    expect(compareTexts(`same ${long}`, `same ${other}`).map(({ change }) => change)).toEqual([
      'kept',
      'removed',
      'added',
    ]);
  });
});
