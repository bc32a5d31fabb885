import type { Aggregate, DateTerm, Literal, Predicate, Range, Relation, RowNumber } from './language.ts';
import {
  arithmeticWords,
  comparisonWords,
  dateComparisonWords,
  listWords,
  literalWords,
  named,
  quantityWords,
  rangeWords,
  textWords,
  type WordsOptions,
} from './words.ts';

/** What saying rows needs of the other sorts of term. */
export interface RowWordsOptions extends WordsOptions {
  readonly dateTermWords: (term: DateTerm) => string;
}

/** Rows of a relation in words: `rows`, what follows their conditions or goes before, and the conditions. */
interface Phrase {
  readonly one: string;
  readonly many: string;
  /** Where they come from, said before their conditions: ` of ranking`. */
  readonly of: string;
  /** Or after them: ` among the top 10 by revenue of the rows of ranking`. */
  readonly among: string;
  readonly conditions: readonly string[];
}

/** `rows of ranking where country is CN`, or of one row: `row of …`. */
export function relationWords(relation: Relation, number: 'one' | 'many', options: RowWordsOptions): string {
  return said(phraseOf(relation, options), number);
}

function said({ conditions, among, of, ...phrase }: Phrase, number: 'one' | 'many'): string {
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return `${phrase[number]}${of}${where}${among}`;
}

function phraseOf(relation: Relation, options: RowWordsOptions): Phrase {
  switch (relation.op) {
    case 'table': {
      const { one, many } = rowLabel(relation.table, options);
      return { one, many, of: ` of ${named(options.labels?.tables, relation.table)}`, among: '', conditions: [] };
    }
    case 'where': {
      const top = topWords(relation, options);
      if (top !== undefined) return top;
      const phrase = phraseOf(relation.of, options);
      return { ...phrase, conditions: [...phrase.conditions, predicateWords(relation.if, options, 'and')] };
    }
    case 'rank': {
      const first = relation.direction === 'descending' ? 'highest' : 'lowest';
      const per = relation.per.length === 0 ? '' : ` for each ${columnList(relation.per, options)}`;
      const by = rowNumberWords(relation.by, options);
      return noted(relation.of, relation.as, `the place by ${by}${per}, ${first} first`, options);
    }
    case 'derive':
      return noted(relation.of, relation.as, rowNumberWords(relation.value, options), options);
    case 'group': {
      const by = relation.by.length === 0 ? 'all together' : `by ${columnList(relation.by, options)}`;
      const aggregates = Object.entries(relation.aggregates).map(
        ([name, aggregate]) => `${columnWords(name, options)} being ${aggregateWords(aggregate, options)}`,
      );
      const taken = aggregates.length === 0 ? '' : `, with ${listWords(aggregates, 'and')},`;
      const of = ` ${by} of the ${said(phraseOf(relation.of, options), 'many')}${taken}`;
      return { one: 'group', many: 'groups', of, among: '', conditions: [] };
    }
    case 'look-up': {
      const other = said(phraseOf(relation.in, options), 'one');
      const taken = Object.entries(relation.take).map(
        ([as, from]) => `${columnWords(as, options)} being ${columnWords(from, options)}`,
      );
      const key = `whose ${columnWords(relation.key, options)} is its ${columnWords(relation.by, options)}`;
      const phrase = phraseOf(relation.of, options);
      const source = said({ ...phrase, many: '' }, 'many').replace(/,$/, '');
      const of = `${source}, with ${listWords(taken, 'and')} of the ${other} ${key},`;
      return { ...phrase, of, among: '', conditions: [] };
    }
    case 'previous': {
      const per = relation.per.length === 0 ? '' : ` for each ${columnList(relation.per, options)}`;
      const value = `${columnWords(relation.column, options)} in the one before by ${columnWords(relation.order, options)}`;
      return noted(relation.of, relation.as, `${value}${per}`, options);
    }
  }
}

/** The rows, with a column explained. */
function noted(of: Relation, column: string, value: string, options: RowWordsOptions): Phrase {
  const phrase = phraseOf(of, options);
  // A column explained before this one ends in a comma of its own.
  const source = said({ ...phrase, many: '' }, 'many').replace(/,$/, '');
  return {
    ...phrase,
    of: `${source}, with ${columnWords(column, options)} being ${value},`,
    among: '',
    conditions: [],
  };
}

/** The rows whose place is at most n are said as the top n. */
function topWords(relation: Extract<Relation, { readonly op: 'where' }>, options: RowWordsOptions): Phrase | undefined {
  const { of: ranked, if: condition } = relation;
  if (ranked.op !== 'rank' || condition.op !== 'row-compare' || condition.is !== '<=') return undefined;
  const { left, right } = condition;
  if (left.op !== 'column' || left.column !== ranked.as || right.op !== 'constant') return undefined;
  const phrase = phraseOf(ranked.of, options);
  const end = ranked.direction === 'descending' ? 'top' : 'bottom';
  const per = ranked.per.length === 0 ? '' : ` of each ${columnList(ranked.per, options)}`;
  const n = amountWords(literalWords(right.value, String, options));
  const by = rowNumberWords(ranked.by, options);
  return {
    ...phrase,
    of: '',
    among: ` among the ${end} ${n}${per} by ${by} of the ${said(phrase, 'many')}`,
    conditions: [],
  };
}

function rowLabel(table: string, { labels }: RowWordsOptions): { readonly one: string; readonly many: string } {
  const rows = labels?.rows;
  return (rows !== undefined && Object.hasOwn(rows, table) ? rows[table] : undefined) ?? { one: 'row', many: 'rows' };
}

/** A number that stands before a word; the name of one gets brackets there. */
export function amountWords(words: string): string {
  return /^-?\d/.test(words) ? words : `(${words})`;
}

export function columnWords(column: string, { labels }: WordsOptions): string {
  return named(labels?.columns, column);
}

function columnList(columns: readonly string[], options: RowWordsOptions): string {
  return listWords(
    columns.map((column) => columnWords(column, options)),
    'and',
  );
}

function aggregateWords(aggregate: Aggregate, options: RowWordsOptions): string {
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
      return `${aggregateNames[aggregate.op]} ${rowNumberWords(aggregate.of, options)}`;
  }
}

export const aggregateNames = {
  sum: 'the sum of',
  average: 'the average',
  minimum: 'the lowest',
  maximum: 'the highest',
  median: 'the median',
} as const;

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
      const left = rowNumberWords(predicate.left, options);
      return `${left} ${comparisonWords[predicate.is]} ${rowNumberWords(predicate.right, options)}`;
    }
    case 'row-within':
      return `${rowNumberWords(predicate.of, options)} ${withinWords(predicate.range, String, options)}`;
    case 'row-text-is':
      return `${columnWords(predicate.column, options)} is ${literalWords(predicate.value, textWords, options)}`;
    case 'row-text-in':
      return `${columnWords(predicate.column, options)} is ${listWords(predicate.values.map(textWords), 'or')}`;
    case 'row-in-column': {
      const column = columnWords(predicate.in, options);
      const rows = said(phraseOf(predicate.of, options), 'many');
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
      return `${columnWords(predicate.column, options)} is not ${literalWords(predicate.value, textWords, options)}`;
    case 'row-text-in': {
      const values = listWords(predicate.values.map(textWords), 'or');
      return `${columnWords(predicate.column, options)} is not ${values}`;
    }
    case 'row-known':
      return `${columnWords(predicate.column, options)} is not known`;
    default:
      return `not (${predicateWords(predicate, options)})`;
  }
}

/** What comes after the number in `x is between 3 and 5`. */
export function withinWords(range: Literal<Range>, write: (value: number) => string, { values }: WordsOptions): string {
  return 'parameter' in range ? `is within ${named(values, range.parameter)}` : rangeWords(range, write);
}
