import type { Predicate } from './language.ts';
import { columnWords, predicateWords, type RowWordsOptions, yearOf } from './row-words.ts';
import {
  cellWords,
  comparisonWords,
  dateComparisonWords,
  listWords,
  literalWords,
  named,
  quantityWords,
} from './words.ts';

/**
 * A condition as it is said of a row, by where it stands in what is said: `company [from China] [among the top 10] of
 * the list[, edition 2024,] [with at least 2 plants] [where revenue is known]`.
 */
export interface RowPhrase {
  readonly at: 'name' | 'attribute' | 'place' | 'year' | 'detail' | 'condition';
  /** What joins it to the row; of several details with the same one it is said once. */
  readonly phrase: string;
  readonly words: string;
}

/** The condition by the phrase its column has in the labels; without one it is said in full, after "where". */
export function rowPhrase(predicate: Predicate, name: string | undefined, options: RowWordsOptions): RowPhrase {
  return (
    nameWords(predicate, name, options) ??
    textWords(predicate, options) ??
    yearWords(predicate, options) ??
    numberWords(predicate, options) ??
    dateWords(predicate, options) ?? {
      at: 'condition',
      phrase: 'where',
      words: predicateWords(predicate, options, 'and'),
    }
  );
}

function nameWords(predicate: Predicate, name: string | undefined, options: RowWordsOptions): RowPhrase | undefined {
  if (predicate.op === 'row-text-is' && predicate.column === name) {
    return { at: 'name', phrase: 'called', words: literalWords(predicate.value, cellWords(name, options), options) };
  }
  const year = yearOf(predicate, options);
  return year !== undefined && year.column === name
    ? { at: 'name', phrase: 'called', words: `${year.before}${year.year}` }
    : undefined;
}

function textWords(predicate: Predicate, options: RowWordsOptions): RowPhrase | undefined {
  if (predicate.op !== 'row-text-is' && predicate.op !== 'row-text-in') return undefined;
  const phrase = phraseOf(predicate.column, options);
  if (phrase === undefined) return undefined;
  const write = cellWords(predicate.column, options);
  const said =
    predicate.op === 'row-text-is'
      ? literalWords(predicate.value, write, options)
      : listWords(predicate.values.map(write), 'or');
  return { at: 'attribute', phrase, words: said };
}

function yearWords(predicate: Predicate, options: RowWordsOptions): RowPhrase | undefined {
  const said = yearOf(predicate, options);
  const phrase = said === undefined ? undefined : phraseOf(said.column, options);
  if (said === undefined || phrase === undefined) return undefined;
  // What a reading gives says by itself what year it is.
  const year = /^\d+$/.test(said.year) ? `${phrase} ${said.year}` : said.year;
  return { at: 'year', phrase: '', words: `${said.before}${year}` };
}

function numberWords(predicate: Predicate, options: RowWordsOptions): RowPhrase | undefined {
  if (predicate.op !== 'row-compare' || predicate.left.op !== 'column' || predicate.right.op !== 'constant') {
    return undefined;
  }
  const { left, is, right } = predicate;
  const phrase = phraseOf(left.column, options);
  if (phrase === undefined || is === '!=') return undefined;
  const amount = literalWords(right.value, (value) => quantityWords(value, '1'), options);
  // Places are counted from the first, so that "at most 10" are the first ten.
  if (right.unit === 'rank' && is === '<=') return { at: 'place', phrase, words: amount };
  const counted = columnWords(left.column, options).replace(/^number of /, '');
  return { at: 'detail', phrase, words: `${asPhrase(comparisonWords[is])} ${amount} ${counted}`.trim() };
}

function dateWords(predicate: Predicate, options: RowWordsOptions): RowPhrase | undefined {
  if (predicate.op !== 'row-date') return undefined;
  const phrase = phraseOf(predicate.column, options);
  if (phrase === undefined) return undefined;
  const comparison = predicate.is === 'same' ? 'on' : asPhrase(dateComparisonWords[predicate.is]);
  return { at: 'detail', phrase, words: `${comparison} ${options.dateTermWords(predicate.date)}` };
}

/** `is at least` → `at least`. */
function asPhrase(comparison: string): string {
  return comparison.replace(/^is ?/, '');
}

/** How a row is joined to what stands in the column, where the labels say so. */
function phraseOf(column: string, { labels }: RowWordsOptions): string | undefined {
  const phrases = labels?.phrases;
  return phrases !== undefined && Object.hasOwn(phrases, column) ? named(phrases, column) : undefined;
}
