import { type DateTerm, type NumberTerm, type Proposition, type PropositionTerm, quotationModes } from './language.ts';
import type { Readings } from './reading.ts';
import {
  aggregateNames,
  amountWords,
  columnWords,
  predicateWords,
  type RowWordsOptions,
  relationWords,
  rowNumberWords,
  withinWords,
} from './row-words.ts';
import {
  arithmeticWords,
  comparisonWords,
  dateComparisonWords,
  dateWords,
  type Labels,
  literalWords,
  named,
  parameterLabels,
  quantityWords,
  quotationWords,
  textWords,
  unitWords,
  type WordsOptions,
} from './words.ts';

/**
 * A proposition as a sentence in plain English, without a capital or a full stop. A parameter is called by its label
 * in the readings; tables, columns and rows by the labels given.
 *
 * @example
 * ```ts
 * import { column, defineTable, proposition, sentenceOf, top } from '@assay/core';
 * const ranking = defineTable('ranking', { country: column.text(['CN', 'US']), revenue: column.number('MUSD') });
 * const chinese = top(ranking, 10, (row) => row.revenue).where((row) => row.country.is('CN'));
 * sentenceOf(proposition(chinese.count().isWithin(3, 5)))
 * // => 'the number of rows where country is CN among the top 10 by revenue of the rows of ranking is between 3 and 5'
 * ```
 */
export function sentenceOf(proposition: Proposition, readings?: Readings, labels: Labels = {}): string {
  const values = readings === undefined ? {} : parameterLabels(readings);
  return termWords(proposition.term, { labels, values });
}

/**
 * A statement, number or date in words. `values` says what each parameter is called or, for one reading, what it is;
 * where it names an option of a choice, only that option is said.
 *
 * @example
 * ```ts
 * import { date, parameter, termWords } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: 'a couple is two' }]);
 * const statement = date('2025-06-23').earlier(ago, 'years').isAfter('2022');
 * termWords(statement.term, { values: { ago: '2' } }) // => '2 years before 23 June 2025 is after 2022'
 * ```
 */
export function termWords(term: PropositionTerm | NumberTerm | DateTerm, options: WordsOptions = {}): string {
  const all: RowWordsOptions = { ...options, dateTermWords: (date) => wordsOf(date, all) };
  return wordsOf(term, all).replace(/,$/, '');
}

type Term = PropositionTerm | NumberTerm | DateTerm;

function wordsOf(term: Term, options: RowWordsOptions): string {
  switch (term.op) {
    case 'compare':
      return `${wordsOf(term.left, options)} ${comparisonWords[term.is]} ${wordsOf(term.right, options)}`;
    case 'within': {
      const unit = unitOf(term.of);
      const write = (value: number) => (unit === null ? String(value) : quantityWords(value, unit));
      return `${wordsOf(term.of, options)} ${withinWords(term.range, write, options)}`;
    }
    case 'text-is': {
      const value = literalWords(term.value, textWords, options);
      return `${columnWords(term.column, options)} in the one ${relationWords(term.of, 'one', options)} is ${value}`;
    }
    case 'exists':
      return `there is a ${relationWords(term.of, 'one', options)}`;
    case 'none':
      return `there is no ${relationWords(term.of, 'one', options)}`;
    case 'only-one':
      return `there is exactly one ${relationWords(term.of, 'one', options)}`;
    case 'all': {
      const condition = predicateWords(term.if, options);
      return followed(
        followed(`in every ${relationWords(term.of, 'one', options)}`, emptyWords[term.empty]),
        `, ${condition}`,
      );
    }
    case 'share': {
      const condition = predicateWords(term.if, options);
      const most = term.strict && term.share === 0.5;
      const share = literalWords(term.share, (value) => quantityWords(percentOf(value), '%'), options);
      const amount = most ? 'most of' : `${term.strict ? 'more than' : 'at least'} ${share} of`;
      return followed(`in ${amount} the ${relationWords(term.of, 'many', options)}`, `, ${condition}`);
    }
    case 'date-order':
      return `${wordsOf(term.left, options)} ${dateComparisonWords[term.is]} ${wordsOf(term.right, options)}`;
    case 'quotation': {
      const quote = literalWords(term.quote, (text) => `“${text}”`, options);
      const document = named(options.labels?.documents, term.document);
      if (typeof term.mode === 'string') return `${quote} ${quotationWords[term.mode]} ${document}`;
      const given = quotationModes.find((mode) => mode === literalWords(term.mode, String, options));
      if (given !== undefined) return `${quote} ${quotationWords[given]} ${document}`;
      return `${quote} stands in ${document}, as ${literalWords(term.mode, String, options)} says`;
    }
    case 'judgement': {
      if (term.value === null) return `${term.by} has not judged yet whether ${term.statement}`;
      return `${term.by} judges it ${term.value ? 'true' : 'false'} that ${term.statement}`;
    }
    case 'and':
    case 'or':
      return term.of
        .map((of) => inner(of, options))
        .reduce((words, next) => (words === '' ? next : followed(words, `, ${term.op} ${next}`)), '');
    case 'not':
      return `it is not so that ${inner(term.of, options)}`;
    case 'at-least':
      return `at least ${term.k} of these ${term.of.length} hold: ${term.of.map((of) => inner(of, options)).join('; ')}`;
    case 'number':
      return literalWords(term.value, (value) => quantityWords(value, term.unit), options);
    case 'count':
      return `the number of ${relationWords(term.of, 'many', options)}`;
    case 'count-distinct': {
      const column = columnWords(term.column, options);
      return `the number of different values of ${column} in the ${relationWords(term.of, 'many', options)}`;
    }
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median': {
      const value = rowNumberWords(term.value, options);
      return `${aggregateNames[term.op]} ${value} in the ${relationWords(term.of, 'many', options)}`;
    }
    case 'the': {
      const value = rowNumberWords(term.value, options);
      return `${value} in the one ${relationWords(term.of, 'one', options)}`;
    }
    case 'nth': {
      const value = rowNumberWords(term.value, options);
      const first = term.direction === 'descending' ? 'highest' : 'lowest';
      const place = `place ${literalWords(term.n, String, options)} by ${rowNumberWords(term.by, options)}`;
      return `${value} at ${place}, ${first} first, of the ${relationWords(term.of, 'many', options)}`;
    }
    case 'arithmetic':
      return (
        growthWords(term, options) ??
        `${inner(term.left, options)} ${arithmeticWords[term.with]} ${inner(term.right, options)}`
      );
    case 'absolute':
      return `the size of ${inner(term.of, options)}`;
    case 'annual-growth': {
      const [from, to, years] = [term.from, term.to, term.years].map((of) => inner(of, options));
      return `the growth a year from ${from} to ${to} over ${years}`;
    }
    case 'elapsed': {
      const unit = term.in === 'days' ? 'days' : 'calendar years';
      return `the time from ${wordsOf(term.from, options)} to ${wordsOf(term.to, options)} in ${unit}`;
    }
    case 'convert':
      return followed(
        inner(term.of, options),
        `, ${term.unit === '1' ? 'as a share' : `in ${unitWords(term.unit, true)}`},`,
      );
    case 'date':
      return literalWords(term.value, dateWords, options);
    case 'the-date':
      return `${columnWords(term.column, options)} in the one ${relationWords(term.of, 'one', options)}`;
    case 'shift': {
      const unit = term.unit.slice(0, -1);
      const by = literalWords(term.by, String, options);
      // What a reading gives may come with its unit, or as the bare number.
      const amount = Number.isFinite(Number(by)) ? quantityWords(Number(by), unit) : amountWords(by);
      return `${amount} ${term.direction === 'earlier' ? 'before' : 'after'} ${wordsOf(term.of, options)}`;
    }
    case 'choose': {
      const by = named(options.values, term.by);
      const terms: readonly (readonly [string, Term])[] = Object.entries<Term>(term.options);
      const taken = terms.find(([option]) => option === by);
      if (taken !== undefined) return wordsOf(taken[1], options);
      return `by ${by} (${terms.map(([option, of]) => `${option}: ${wordsOf(of, options)}`).join('; ')})`;
    }
  }
}

const emptyWords = { undecided: '', true: ', if there are any', false: ', of which there are some' } as const;

/** A part that ends in a comma needs no other one. */
function followed(words: string, tail: string): string {
  return tail.startsWith(',') && words.endsWith(',') ? `${words}${tail.slice(1)}` : `${words}${tail}`;
}

/** In brackets where it could be misread inside another term. */
function inner(term: Term, options: RowWordsOptions): string {
  const words = wordsOf(term, options);
  return needsBrackets(term) ? `(${words})` : words;
}

function needsBrackets(term: Term): boolean {
  return term.op === 'and' || term.op === 'or' || term.op === 'at-least' || term.op === 'arithmetic';
}

/** `to ÷ from − 1` is how growth is written. */
function growthWords(term: NumberTerm & { readonly op: 'arithmetic' }, options: RowWordsOptions): string | undefined {
  const { left, right } = term;
  const isGrowth = term.with === '-' && left.op === 'arithmetic' && left.with === '/';
  if (!isGrowth || right.op !== 'number' || right.value !== 1 || right.unit !== '1') return undefined;
  return `the growth from ${inner(left.right, options)} to ${inner(left.left, options)}`;
}

// 0.07 is 7 percent and not 7.000000000000001.
function percentOf(share: number): number {
  return Number((share * 100).toPrecision(12));
}

/** The unit of a number, where the term itself says it. */
function unitOf(term: NumberTerm): string | null {
  switch (term.op) {
    case 'number':
    case 'convert':
      return term.unit;
    case 'elapsed':
      return term.in === 'days' ? 'day' : 'year';
    case 'absolute':
      return unitOf(term.of);
    default:
      return null;
  }
}
