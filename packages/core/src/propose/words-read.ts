import type { Words } from '../quantity/quantity.ts';
import type { TemplateWords } from './language-words.ts';
import { singularOf, stemOf } from './stem.ts';

/** A word of a sentence, or of a name in a table. */
export interface ReadWord extends Words {
  /** As written. */
  readonly text: string;
  /** What it is compared by: its stem, or `country:CN` for every name of China. */
  readonly key: string;
  /** The word itself, but for number and case; a stem is shared by words of other meanings too. */
  readonly singular: string;
  readonly isCapital: boolean;
}

const pattern = /\p{L}(?:\.\p{L})+\.?|[\p{L}\p{M}]+(?:['’]\p{L}+)*|\d+/gu;

/** The words of a text, with the names of countries, which may be several words, as one word each. */
export function readWords(text: string, language: TemplateWords): readonly ReadWord[] {
  const words = [...text.matchAll(pattern)].map(({ 0: piece, index }) => {
    const lower = piece.toLowerCase().replaceAll('’', "'");
    return {
      text: piece,
      key: stemOf(lower),
      singular: singularOf(lower),
      start: index,
      end: index + piece.length,
      isCapital: /^\p{Lu}/u.test(piece),
    };
  });
  return withCountries(words, text, language);
}

function withCountries(words: readonly ReadWord[], text: string, language: TemplateWords): readonly ReadWord[] {
  const names = countryNames(language);
  const found: ReadWord[] = [];
  for (let at = 0; at < words.length; ) {
    const country = countryAt(words, at, names);
    const [first, last] = [words[at], words[at + (country?.length ?? 1) - 1]];
    if (first === undefined || last === undefined) break;
    found.push(
      country === undefined ? first : named(first, `country:${country.code}`, text.slice(first.start, last.end)),
    );
    at += country?.length ?? 1;
  }
  return found;
}

function named(first: ReadWord, key: string, text: string): ReadWord {
  return { ...first, key, singular: key, text, end: first.start + text.length };
}

interface CountryName {
  readonly code: string;
  readonly words: readonly string[];
}

function countryAt(
  words: readonly ReadWord[],
  at: number,
  names: ReadonlyMap<string, readonly CountryName[]>,
): { readonly code: string; readonly length: number } | undefined {
  const name = names
    .get(written(words[at]))
    ?.find((one) => one.words.every((word, step) => written(words[at + step]) === word));
  return name && { code: name.code, length: name.words.length };
}

/** Short names are told from other words, as `US` from `us`, by their capitals. */
function written(word: ReadWord | undefined): string {
  return word === undefined ? '' : nameWord(word.text);
}

function nameWord(word: string): string {
  const bare = word.replace(/['’]s$/, '');
  return bare.length < 4 ? bare : bare.toLowerCase().replaceAll('’', "'");
}

const namesByLanguage = new WeakMap<TemplateWords, ReadonlyMap<string, readonly CountryName[]>>();

/** By their first word, the longest first. */
function countryNames(language: TemplateWords): ReadonlyMap<string, readonly CountryName[]> {
  const known = namesByLanguage.get(language);
  if (known !== undefined) return known;
  const names = new Map<string, CountryName[]>();
  for (const [code, all] of Object.entries(language.countries)) {
    for (const name of all) {
      const words = [...name.matchAll(pattern)].map(([word]) => nameWord(word));
      const [first = ''] = words;
      const others = names.get(first) ?? [];
      names.set(
        first,
        [...others, { code, words }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  namesByLanguage.set(language, names);
  return names;
}

const stopsByLanguage = new WeakMap<TemplateWords, ReadonlySet<string>>();

/** The stems of words that say nothing of a column or a value. */
export function stopKeys(language: TemplateWords): ReadonlySet<string> {
  const known = stopsByLanguage.get(language);
  if (known !== undefined) return known;
  const stops = new Set(language.stops.flatMap((word) => [word, stemOf(word)]));
  stopsByLanguage.set(language, stops);
  return stops;
}
