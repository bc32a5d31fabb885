import type { Aggregate, DateTerm, Literal, Predicate, Range, Relation, RowNumber, Spread } from './language.ts';
import {
  arithmeticWords,
  cellWords,
  comparisonWords,
  dateComparisonWords,
  listWords,
  literalWords,
  named,
  parameterWords,
  quantityWords,
  rangeWords,
  type WordsOptions,
} from './words.ts';

/** What saying rows needs of the other sorts of term. */
export interface RowWordsOptions extends WordsOptions {
  readonly dateTermWords: (term: DateTerm) => string;
  readonly relationWords: (relation: Relation, number: 'one' | 'many') => string;
}

/** A number that stands before a word; the name of one gets brackets there. */
export function amountWords(words: string): string {
  return /^-?\d/.test(words) ? words : `(${words})`;
}

export function columnWords(column: string, { labels }: WordsOptions): string {
  return named(labels?.columns, column);
}

export function aggregateWords(aggregate: Aggregate, options: RowWordsOptions): string {
  switch (aggregate.op) {
    case 'count':
      return 'the number of rows';
    case 'count-distinct':
      return `the number of different ${columnWords(aggregate.column, options)}`;
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median':
    case 'mode':
      return `${aggregateNames[aggregate.op]} ${rowNumberWords(aggregate.of, options)}`;
    case 'standard-deviation':
      return `${spreadNames[aggregate.over]} ${rowNumberWords(aggregate.of, options)}`;
    case 'percentile':
      return `${percentileWords(aggregate.percent, options)} ${rowNumberWords(aggregate.of, options)}`;
  }
}

export const aggregateNames = {
  sum: 'the sum of',
  average: 'the average',
  minimum: 'the lowest',
  maximum: 'the highest',
  median: 'the median',
  mode: 'the most frequent',
} as const;

export const spreadNames = {
  population: 'the standard deviation of',
  sample: 'the sample standard deviation of',
} as const satisfies Record<Spread, string>;

export function percentileWords(percent: Literal<number>, options: WordsOptions): string {
  return `percentile ${amountWords(literalWords(percent, String, options))} of`;
}

/** A number of the row in words; `inner` where it stands inside another and needs brackets. */
export function rowNumberWords(expression: RowNumber, options: RowWordsOptions, inner = false): string {
  switch (expression.op) {
    case 'column':
      return columnWords(expression.column, options);
    case 'constant':
      return literalWords(expression.value, (value) => quantityWords(value, expression.unit), options);
    case 'row-arithmetic': {
      const left = rowNumberWords(expression.left, options, true);
      const words = `${left} ${arithmeticWords[expression.with]} ${rowNumberWords(expression.right, options, true)}`;
      return inner ? `(${words})` : words;
    }
  }
}

/** A condition on the row in words; what is inside another condition gets brackets where it could be misread. */
export function predicateWords(
  predicate: Predicate,
  options: RowWordsOptions,
  inside: 'and' | 'or' | null = null,
): string {
  switch (predicate.op) {
    case 'row-compare': {
      const year = yearOf(predicate, options);
      if (year !== undefined) return `${columnWords(year.column, options)} is ${year.before}${year.year}`;
      const left = rowNumberWords(predicate.left, options);
      return `${left} ${comparisonWords[predicate.is]} ${rowNumberWords(predicate.right, options)}`;
    }
    case 'row-within':
      return `${rowNumberWords(predicate.of, options)} ${withinWords(predicate.range, String, options)}`;
    case 'row-text-is':
      return `${columnWords(predicate.column, options)} is ${literalWords(predicate.value, cellWords(predicate.column, options), options)}`;
    case 'row-text-in':
      return `${columnWords(predicate.column, options)} is ${listWords(predicate.values.map(cellWords(predicate.column, options)), 'or')}`;
    case 'row-in-column': {
      const column = columnWords(predicate.in, options);
      const rows = options.relationWords(predicate.of, 'many');
      return `${columnWords(predicate.column, options)} is a ${column} of the ${rows}`;
    }
    case 'row-date': {
      const date = options.dateTermWords(predicate.date);
      return `${columnWords(predicate.column, options)} ${dateComparisonWords[predicate.is]} ${date}`;
    }
    case 'row-known':
      return `${columnWords(predicate.column, options)} is known`;
    case 'row-and':
    case 'row-or': {
      const by = predicate.op === 'row-and' ? 'and' : 'or';
      const words = predicate.of.map((of) => predicateWords(of, options, by)).join(` ${by} `);
      return predicate.of.length > 1 && inside !== null && inside !== by ? `(${words})` : words;
    }
    case 'row-not':
      return negatedWords(predicate.of, options);
  }
}

function negatedWords(predicate: Predicate, options: RowWordsOptions): string {
  switch (predicate.op) {
    case 'row-text-is':
      return `${columnWords(predicate.column, options)} is not ${literalWords(predicate.value, cellWords(predicate.column, options), options)}`;
    case 'row-text-in': {
      const values = listWords(predicate.values.map(cellWords(predicate.column, options)), 'or');
      return `${columnWords(predicate.column, options)} is not ${values}`;
    }
    case 'row-known':
      return `${columnWords(predicate.column, options)} is not known`;
    default:
      return `not (${predicateWords(predicate, options)})`;
  }
}

/** What comes after the number in `x is between 3 and 5`. */
export function withinWords(range: Literal<Range>, write: (value: number) => string, options: WordsOptions): string {
  return 'parameter' in range ? `is within ${parameterWords(range.parameter, options)}` : rangeWords(range, write);
}

/** A year that a row must be of: `edition is 2024`, or `edition plus 2 years is 2024`, which is two years before. */
interface YearWords {
  readonly column: string;
  /** `a couple of years before `, where a reading says how many. */
  readonly before: string;
  readonly year: string;
}

export function yearOf(predicate: Predicate, options: WordsOptions): YearWords | undefined {
  if (predicate.op !== 'row-compare' || predicate.is !== '=') return undefined;
  const { left, right } = predicate;
  if (right.op !== 'constant' || right.unit !== 'calendar-year') return undefined;
  const year = literalWords(right.value, String, options);
  if (left.op === 'column') return { column: left.column, before: '', year };
  if (left.op !== 'row-arithmetic' || left.with !== '+') return undefined;
  const { left: column, right: years } = left;
  if (column.op !== 'column' || years.op !== 'constant' || years.unit !== 'year') return undefined;
  if (typeof right.value === 'number' && typeof years.value === 'number') {
    return { column: column.column, before: '', year: String(right.value - years.value) };
  }
  const amount = literalWords(years.value, (value) => quantityWords(value, 'year'), options);
  return { column: column.column, before: `${amount} before `, year };
}
