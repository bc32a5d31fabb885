import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSearch, highlightsOf, longestSearch } from './search.ts';

const spelled = (text: string) => {
  const write = ({ words, prefix }: { words: readonly string[]; prefix: boolean }) =>
    words.join(' ') + (prefix ? '*' : '');
  const { all, none } = asSearch(text);
  return [all.map(write), none.map(write)];
};

describe('a search', () => {
  it.each([
    ['three five', ['three', 'five'], []],
    ['"three to five"', ['three to five'], []],
    ['“three to” five', ['three to', 'five'], []],
    ['chin*', ['chin*'], []],
    ['"to fi"*', ['to fi*'], []],
    ['three -five', ['three'], ['five']],
    ['three -"to five" -chin*', ['three'], ['to five', 'chin*']],
    ['"never closed', ['never closed'], []],
    ['in-review', ['in review'], []],
    ['-5', [], ['5']],
    ['"-5"', ['5'], []],
    ['a AND b OR NOT c', ['a', 'and', 'b', 'or', 'not', 'c'], []],
    ['NEAR(a b, 2)', ['near a', 'b', '2'], []],
    ['text: {who} : ^a', ['text', 'who', 'a'], []],
    ['中国', ['中 国'], []],
    ['*', [], []],
    ['- -- """ * ( ) \\ % _ \0', [], []],
    ['', [], []],
  ])('%j is for %j and not for %j', (text, all, none) => expect(spelled(text)).toEqual([all, none]));

  it('may be so long and no longer', () => {
    expect(() => asSearch('a'.repeat(longestSearch))).not.toThrow();
    expect(() => asSearch('a'.repeat(longestSearch + 1))).toThrowError(
      expect.objectContaining({ code: 'limit-exceeded' }),
    );
  });

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: longestSearch / 2 }), (text) => {
        const { all, none } = asSearch(text);
        const terms = [...all, ...none];
        expect(terms.filter(({ words }) => words.length === 0)).toEqual([]);
        expect(terms.flatMap(({ words }) => words).filter((word) => !/^[\p{L}\p{M}\p{N}]+$/u.test(word))).toEqual([]);
      }),
    );
  });
});

describe('the highlights of a text', () => {
  const marked = (text: string, search: string) =>
    highlightsOf(text, asSearch(search)).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['Three to five are Chinese.', 'FIVE chin*', ['five', 'Chinese']],
    ['Three to five, three to five.', '"three to"', ['Three to', 'three to']],
    ['Three to five.', '"three to" "to five"', ['Three to five']],
    ['Łódź and Lodz', 'lodz', ['Łódź', 'Lodz']],
    ['我们中国的公司', '中国', ['中国']],
    ['not this', 'this -not', ['this']],
    ['<b>bold</b>', 'b', ['b', 'b']],
    ['five', 'six', []],
    ['', 'a', []],
  ])('of %j for %j are %j', (text, search, found) => expect(marked(text, search)).toEqual(found));
});
