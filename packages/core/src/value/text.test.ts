import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asText, foldText, normalForm } from './text.ts';

const anyText = fc.string({ unit: 'binary' });
/** Text in which typography, marks and unseen characters are frequent. */
const typeset = fc.string({
  unit: fc.constantFrom(
    ...'aBßİΣςﬁ½é\u0301\u0345\u0308¨´’‘”“«–—-…. \n\u00a0\u200b\u200d\u00ad\ufeff각ᄀ\u1161\u11a8ｶ\uff9eＡ%!(5😀',
  ),
});

describe('given text', () => {
  it('is kept to the character', () => {
    const given = ' “Three\u00a0to five” \n';
    expect(asText(given, { max: 100 })).toBe(given);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\u00a0'],
    ['a lone surrogate', 'a\ud800b'],
    ['NUL', 'a\0b'],
    ['a number', 5],
    ['null', null],
  ])('is refused where it is %s', (_, value) => {
    expect(() => asText(value, { max: 100 })).toThrowError(expect.objectContaining({ code: 'invalid-text' }));
  });

  it('is refused one character above the limit', () => {
    expect(asText('12345', { max: 5 })).toBe('12345');
    expect(() => asText('123456', { max: 5 })).toThrowError(expect.objectContaining({ code: 'limit-exceeded' }));
  });
});

describe('a normal form', () => {
  it.each([
    ['quotation marks', '“China’s navy”', '"China\'s navy"'],
    ['marks at the ends', '“China’s navy.”', "china's navy"],
    ['dashes', 'sea—land – air − 5', 'sea-land - air - 5'],
    ['white space', ' three\u00a0to\n\tfive ', 'three to five'],
    ['case', 'STRASSE ΟΔΟΣ', 'Straße οδος'],
    ['what nobody sees', 'co\u00adope\u200brate\u202e', 'cooperate'],
    ['an ellipsis', 'wait… what', 'wait... what'],
    ['ligatures and full width', 'ﬁve １００', 'five 100'],
    ['composed and decomposed letters', 'Caf\u00e9', 'Cafe\u0301'],
    ['a mark after something unseen', 'Cafe\u200b\u0301', 'Café'],
    ['Hangul letters', '\u1112\u1161\u11ab', '한'],
  ])('is the same for texts that differ in %s', (_, a, b) => {
    expect(normalForm(a)).toBe(normalForm(b));
  });

  it.each([
    ['the sign of a number', '-5 percent', '5 percent'],
    ['a percent sign', 'grew by 5%', 'grew by 5'],
    ['single and double marks', "say 'a' now", 'say "a" now'],
    ['accents', 'resume now', 'résumé now'],
    ['punctuation alone', '?', '!'],
    ['words run together', 'three to', 'threeto'],
    ['a next line control', 'three\u0085to', 'threeto'],
  ])('differs for texts that differ in %s', (_, a, b) => {
    expect(normalForm(a)).not.toBe(normalForm(b));
  });

  it('is its own normal form', () => {
    fc.assert(fc.property(anyText, (text) => normalForm(normalForm(text)) === normalForm(text)));
    fc.assert(
      fc.property(typeset, (text) => normalForm(normalForm(text)) === normalForm(text)),
      { numRuns: 2000 },
    );
  });
});

describe('folded text', () => {
  it('knows where each character came from', () => {
    const { text, starts, ends } = foldText('A\u200b ﬁne — “x”');
    expect(text).toBe('a fine - "x"');
    expect(starts).toEqual([0, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(ends).toEqual([1, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('takes a run of white space for one character that spans it', () => {
    expect(foldText('a \n\t b')).toEqual({ text: 'a b', starts: [0, 1, 5], ends: [1, 5, 6] });
  });

  it('is its own folded text, with offsets in order and inside', () => {
    for (const [arbitrary, numRuns] of [
      [anyText, 500],
      [typeset, 2000],
    ] as const) {
      fc.assert(
        fc.property(arbitrary, (given) => {
          const { text, starts, ends } = foldText(given);
          expect(foldText(text).text).toBe(text);
          expect([starts.length, ends.length]).toEqual([text.length, text.length]);
          for (let at = 0; at < text.length; at += 1) {
            const [start = -1, end = -1] = [starts[at], ends[at]];
            expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
            expect(end).toBeGreaterThanOrEqual(ends[at - 1] ?? 0);
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(given.length);
          }
        }),
        { numRuns },
      );
    }
  });

  it('composes no further where it was cut, for every character that decomposes', () => {
    for (let code = 0xa0; code <= 0x10_ffff; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      const decomposed = character.normalize('NFD');
      if (decomposed !== character && foldText(decomposed).text !== foldText(character).text) {
        expect.fail(`U+${code.toString(16)} folds otherwise than its parts`);
      }
    }
  });

  it('does not sort a heap of marks', () => {
    const heap = `a${'\u0315\u0300\u031b'.repeat(100_000)}b`;
    const { text, ends } = foldText(heap);
    expect(text.length).toBeLessThan(40);
    expect(ends.at(-1)).toBe(heap.length);
    expect(foldText(text).text).toBe(text);
  });
});
