import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const texts = (text: string) => wordsOf(text).map((word) => word.text);

describe('the words of a text', () => {
  it.each([
    ['Three to five, Chinese.', ['three', 'to', 'five', 'chinese']],
    ['Über Straße', ['uber', 'strasse']],
    ['Łódź, Ærø, Đakovo, ISTANBUL ılık', ['lodz', 'aero', 'dakovo', 'istanbul', 'ilik']],
    ['Việt Nam', ['viet', 'nam']],
    ['Ελλάδα ΟΔΟΣ', ['ελλαδα', 'οδοσ']],
    ['ещё Ёлка йод', ['еще', 'елка', 'йод']],
    ['e\u0301te\u0301', ['ete']],
    ['q\u0307', ['q']],
    ['مُحَمَّد', ['محمد']],
    ['中国的十大', ['中', '国', '的', '十', '大']],
    ['トランプ氏ABC', ['ト', 'ラ', 'ン', 'プ', '氏', 'abc']],
    ['한국 정부', ['한국', '정부']],
    ['हिन्दी भाषा', ['हिन्दी', 'भाषा']],
    ['ﬁve ５', ['five', '5']],
    ['co\u00adoperate z\u200bero', ['cooperate', 'zero']],
    ['%_*"()^:-', []],
    ['', []],
    ['\u0301', []],
  ])('of %j are %j', (text, words) => expect(texts(text)).toEqual(words));

  it('hold nothing but letters, marks and digits, and stand in order where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = wordsOf(text);
        const isInOrder = words.every(({ start, end }, at) => start >= (words[at - 1]?.start ?? 0) && end > start);
        expect(isInOrder && words.every(({ end }) => end <= text.length)).toBe(true);
        expect(words.filter(({ text: word }) => !/^[\p{L}\p{M}\p{N}]+$/u.test(word))).toEqual([]);
      }),
    );
  });

  it('are those of each word taken from its place', () => {
    const text = 'Łódź said: 3.5 Änderungen – 中国 ﬁnds “it”.';
    for (const { text: word, start, end } of wordsOf(text)) expect(texts(text.slice(start, end))).toEqual([word]);
  });
});
