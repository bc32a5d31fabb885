import { AssayError } from '../error.ts';
import { wordsOf } from '../value/words.ts';

/** Words that must stand in just this order, next to each other; with `prefix` the last is only how a word begins. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** What a text must hold, and what it must not. Without anything it must hold, nothing is found. */
export interface Search {
  readonly all: readonly SearchTerm[];
  readonly none: readonly SearchTerm[];
}

/** A stretch of a text, in UTF-16 code units, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The most characters (UTF-16 code units) of a search. */
export const longestSearch = 500;

/**
 * What somebody typed to search for: words, all of which must be there; `"a phrase"`, whose words stand together;
 * `begin*`, how a word begins; and `-not`, a word or phrase that must not be there. Whatever else is typed only stands
 * between words, so that no text is wrong.
 *
 * @throws AssayError `limit-exceeded` where it is longer than 500 characters
 * @example
 * ```ts
 * import { asSearch } from '@assay/core';
 * asSearch('"Three to five" chin* -russia').none // => [{ words: ['russia'], prefix: false }]
 * asSearch('text:(a OR *)').all.map(({ words }) => words) // => [['text', 'a'], ['or']]
 * ```
 */
export function asSearch(text: string): Search {
  if (text.length > longestSearch) {
    throw new AssayError(
      'limit-exceeded',
      `expected a search of at most ${longestSearch} characters, got ${text.length}`,
    );
  }
  const all: SearchTerm[] = [];
  const none: SearchTerm[] = [];
  for (const [piece, not, phrase, bare] of text.matchAll(pieces)) {
    const words = wordsOf(phrase ?? bare ?? '').map((word) => word.text);
    if (words.length > 0) (not === '-' ? none : all).push({ words, prefix: piece.endsWith('*') });
  }
  return { all, none };
}

// A minus, then a phrase up to its closing mark or the end, or all up to a space or a phrase.
const pieces = /(-?)(?:["“”„«»]([^"“”„«»]*)(?:["“”„«»]\*?|$)|([^\s"“”„«»]+))/g;

// More terms than anybody types; what is marked beyond them is not worth the time.
const mostMarked = 32;

/**
 * Where a text holds what was searched for, in order and apart from each other.
 *
 * @example
 * ```ts
 * import { asSearch, highlightsOf } from '@assay/core';
 * highlightsOf('Three to five are Chinese.', asSearch('chin* "to five"')) // => [{ start: 6, end: 13 }, { start: 18, end: 25 }]
 * ```
 */
export function highlightsOf(text: string, { all }: Search): readonly TextRange[] {
  const words = wordsOf(text);
  const terms = all.slice(0, mostMarked);
  const found = words.flatMap(({ start }, at) =>
    terms.flatMap((term) => {
      const last = at + term.words.length - 1;
      const end = words[last]?.end;
      const fits = term.words.every((word, offset) => {
        const here = words[at + offset]?.text;
        return here === word || (term.prefix && at + offset === last && here?.startsWith(word) === true);
      });
      return fits && end !== undefined ? [{ start, end }] : [];
    }),
  );
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const before = ranges.at(-1);
    if (before !== undefined && start < before.end) before.end = Math.max(before.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}
