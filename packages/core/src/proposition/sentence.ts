import { bindTerm, commonTerm } from './bind-term.ts';
import {
  type DateTerm,
  type NumberTerm,
  type Proposition,
  type PropositionTerm,
  quotationModes,
  type Relation,
} from './language.ts';
import type { ParameterValue, Readings } from './reading.ts';
import { inTheOne, relationWords, rowLabel } from './relation-words.ts';
import {
  aggregateNames,
  columnWords,
  percentileWords,
  predicateWords,
  type RowWordsOptions,
  rowNumberWords,
  spreadNames,
  withinWords,
} from './row-words.ts';
import {
  emptyWords,
  ended,
  followed,
  needsBrackets,
  onlyLosesUnit,
  percentOf,
  type Term,
  unconverted,
  unitOf,
  withArticle,
} from './sentence-parts.ts';
import {
  arithmeticWords,
  cellWords,
  comparisonWords,
  dateComparisonWords,
  dateWords,
  type Labels,
  literalWords,
  named,
  optionWords,
  parameterWords,
  quantityWords,
  quotationWords,
  unitWords,
  type WordsOptions,
} from './words.ts';

/**
 * A proposition as a sentence in plain English, without a capital or a full stop. A parameter is called by its label
 * in the readings, or said by its value where it has only one; tables, columns, rows and words by the labels given.
 *
 * @example
 * ```ts
 * import { column, defineTable, proposition, sentenceOf, top } from '@assay/core';
 * const ranking = defineTable('ranking', { country: column.text(['CN', 'US']), revenue: column.number('MUSD') });
 * const chinese = top(ranking, 10, (row) => row.revenue).where((row) => row.country.is('CN'));
 * const claim = proposition(chinese.count().isWithin(3, 5));
 * sentenceOf(claim)
 * // => 'the number of rows where country is CN among the top 10 by revenue of the rows of ranking is between 3 and 5'
 * const labels = {
 *   rows: { ranking: { one: 'company', many: 'companies' } },
 *   texts: { country: { CN: 'China' } },
 *   phrases: { country: 'from' },
 * };
 * sentenceOf(claim, undefined, labels)
 * // => 'the number of companies from China among the top 10 by revenue of the companies of ranking is between 3 and 5'
 * ```
 */
export function sentenceOf(proposition: Proposition, readings?: Readings, labels: Labels = {}): string {
  return termWords(proposition.term, readings === undefined ? { labels } : { labels, readings });
}

/**
 * A statement, number or date in words. `readings` says what parameters and their options are called; `values` what
 * parameters are, as in one reading, and of a choice then only the option taken is said.
 *
 * @example
 * ```ts
 * import { date, parameter, termWords } from '@assay/core';
 * const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: 'a couple is two' }]);
 * const statement = date('2025-06-23').earlier(ago, 'years').isAfter('2022');
 * termWords(statement.term, { values: { ago: 2 } }) // => '2 years before 23 June 2025 is after 2022'
 * ```
 */
export function termWords(term: PropositionTerm | NumberTerm | DateTerm, options: WordsOptions = {}): string {
  const bound = bindTerm(term, known(options));
  const all = rowWordsOptions(options);
  return ended(bound.op === 'choose' ? chooseWords(bound, all) : wordsOf(bound, all));
}

/** The rows of a relation in words: `companies from China among the top 10 of the list`. */
export function rowsWords(relation: Relation, options: WordsOptions = {}): string {
  return ended(relationWords(bindTerm(relation, known(options)), 'many', rowWordsOptions(options)));
}

function rowWordsOptions(options: WordsOptions): RowWordsOptions {
  const all: RowWordsOptions = {
    ...options,
    dateTermWords: (date) => wordsOf(date, all),
    relationWords: (relation, number) => relationWords(relation, number, all),
  };
  return all;
}

/** What parameters are: as the options say, and where they have one option only, that. */
function known({ readings, values }: WordsOptions): { readonly [parameter: string]: ParameterValue } {
  const single = readings?.parameters.filter(({ options }) => options.length === 1) ?? [];
  return {
    ...Object.fromEntries(single.flatMap(({ name, options }) => options.map((one) => [name, one.value]))),
    ...values,
  };
}

function wordsOf(term: Term, options: RowWordsOptions): string {
  switch (term.op) {
    case 'compare':
      // What it is compared with says the unit.
      return `${wordsOf(term.right.op === 'number' ? unconverted(term.left) : term.left, options)} ${
        comparisonWords[term.is]
      } ${wordsOf(term.right, options)}`;
    case 'within': {
      const unit = unitOf(term.of);
      const write = (value: number) => (unit === null ? String(value) : quantityWords(value, unit));
      return `${wordsOf(unconverted(term.of), options)} ${withinWords(term.range, write, options)}`;
    }
    case 'text-is': {
      const value = literalWords(term.value, cellWords(term.column, options), options);
      return `${inTheOne(columnWords(term.column, options), term.of, options)} is ${value}`;
    }
    case 'mode-is': {
      const value = literalWords(term.value, cellWords(term.column, options), options);
      return `${columnWords(term.column, options)} is most often ${value} in the ${relationWords(term.of, 'many', options)}`;
    }
    case 'exists':
      return `there is ${withArticle(relationWords(term.of, 'one', options))}`;
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
      return `at least ${term.k} of these ${term.of.length} hold: ${term.of.map((of) => ended(inner(of, options))).join('; ')}`;
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
    case 'median':
    case 'mode': {
      const value = rowNumberWords(term.value, options);
      return `${aggregateNames[term.op]} ${value} in the ${relationWords(term.of, 'many', options)}`;
    }
    case 'standard-deviation':
    case 'percentile': {
      const what = term.op === 'percentile' ? percentileWords(term.percent, options) : spreadNames[term.over];
      return `${what} ${rowNumberWords(term.value, options)} in the ${relationWords(term.of, 'many', options)}`;
    }
    case 'the': {
      const value = rowNumberWords(term.value, options);
      return inTheOne(value, term.of, options);
    }
    case 'nth': {
      const value = rowNumberWords(term.value, options);
      const first = term.direction === 'descending' ? 'highest' : 'lowest';
      const place = `place ${literalWords(term.n, String, options)} by ${rowNumberWords(term.by, options)}`;
      return `${value} at ${place}, ${first} first, of the ${relationWords(term.of, 'many', options)}`;
    }
    case 'arithmetic':
      if (onlyLosesUnit(term)) return wordsOf(term.left, options);
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
      const calendar = term.in === 'days' ? '' : ' in calendar years';
      return `the time from ${wordsOf(term.from, options)} to ${wordsOf(term.to, options)}${calendar}`;
    }
    case 'convert':
      return followed(
        inner(term.of, options),
        `, ${term.unit === '1' ? 'as a share' : `in ${unitWords(term.unit, true)}`},`,
      );
    case 'date':
      return literalWords(term.value, dateWords, options);
    case 'the-date':
      return inTheOne(columnWords(term.column, options), term.of, options);
    case 'shift': {
      const amount = literalWords(term.by, (by) => quantityWords(by, term.unit.slice(0, -1)), options);
      return `${amount} ${term.direction === 'earlier' ? 'before' : 'after'} ${wordsOf(term.of, options)}`;
    }
    case 'choose':
      return commonWords(term, options) ?? `(${ended(alternativesWords(term, options))})`;
  }
}

type Choose = Extract<Term, { readonly op: 'choose' }>;

function chooseWords(term: Choose, options: RowWordsOptions): string {
  return commonWords(term, options) ?? alternativesWords(term, options);
}

/** Options that differ in one name are said once, with what the parameter is called in the place of the name. */
function commonWords({ by, options: terms }: Choose, options: RowWordsOptions): string | undefined {
  const called = parameterWords(by, options);
  const common = commonTerm<Term>(Object.values<Term>(terms), by, called);
  if (common === undefined) return undefined;
  const { term, kind, names } = common;
  if (kind !== 'table') return wordsOf(term, options);
  const rows = names.map((name) => rowLabel(name, options));
  const [row] = rows;
  if (row === undefined || rows.some(({ one, many }) => one !== row.one || many !== row.many)) return undefined;
  const labels = { ...options.labels, rows: { ...options.labels?.rows, [called]: row } };
  return wordsOf(term, rowWordsOptions({ ...options, labels }));
}

/** What is meant under each option: `if the list is A, …; if the list is B, …`. */
function alternativesWords({ by, options: terms }: Choose, options: RowWordsOptions): string {
  const called = parameterWords(by, options);
  return Object.entries<Term>(terms)
    .map(([option, of]) => `if ${called} is ${optionWords(by, option, options)}, ${ended(wordsOf(of, options))}`)
    .join('; ');
}

/** In brackets where it could be misread inside another term. */
function inner(term: Term, options: RowWordsOptions): string {
  const words = wordsOf(term, options);
  return needsBrackets(term) ? `(${ended(words)})` : words;
}

/** `to ÷ from − 1` is how growth is written. */
function growthWords(term: NumberTerm & { readonly op: 'arithmetic' }, options: RowWordsOptions): string | undefined {
  const { left, right } = term;
  const isGrowth = term.with === '-' && left.op === 'arithmetic' && left.with === '/';
  if (!isGrowth || right.op !== 'number' || right.value !== 1 || right.unit !== '1') return undefined;
  return `the growth from ${inner(left.right, options)} to ${inner(left.left, options)}`;
}
