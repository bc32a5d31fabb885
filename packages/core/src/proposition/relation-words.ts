import type { Predicate, Relation } from './language.ts';
import { type RowPhrase, rowPhrase } from './row-phrase.ts';
import { aggregateWords, amountWords, columnWords, type RowWordsOptions, rowNumberWords } from './row-words.ts';
import { listWords, literalWords, named, type RowLabel, type WordsOptions } from './words.ts';

/** Rows of a relation in words: what they are, where they come from, and what is said of them. */
interface Phrase {
  readonly one: string;
  readonly many: string;
  /** The column that says what a row is called. */
  readonly nameColumn: string | undefined;
  /** Where they come from, said before their conditions: ` of ranking`. */
  readonly of: string;
  /** Or after them: ` among the top 10 by revenue of the rows of ranking`. */
  readonly among: string;
  readonly said: readonly RowPhrase[];
}

/** `rows of ranking where country is CN`, or of one row: `row of …`; it may end in a comma. */
export function relationWords(relation: Relation, number: 'one' | 'many', options: RowWordsOptions): string {
  return rowsSaid(phraseOf(relation, options), number);
}

/** What stands in the one row there is: `the place of the summit`, or `place in the one row of events where …`. */
export function inTheOne(value: string, relation: Relation, options: RowWordsOptions): string {
  const phrase = phraseOf(relation, options);
  const name = phrase.said.find(({ at }) => at === 'name');
  if (name === undefined) return `${value} in the one ${rowsSaid(phrase, 'one')}`;
  const said = phrase.said.filter((one) => one !== name);
  return `the ${value} of ${rowsSaid({ ...phrase, one: name.words, of: '', said }, 'one')}`;
}

function rowsSaid({ said, among, of, ...phrase }: Phrase, number: 'one' | 'many'): string {
  const at = (place: RowPhrase['at']) => said.filter((one) => one.at === place);
  const row = [phrase[number], ...[...at('name'), ...at('attribute'), ...at('place')].flatMap(joinedWords)].join(' ');
  const details = at('detail').map((one, index, all) =>
    all[index - 1]?.phrase === one.phrase ? one.words : joinedWords(one).join(' '),
  );
  const conditions = at('condition').map(({ words }) => words);
  return [
    row + of,
    ...at('year').map(({ words }) => `, ${words},`),
    details.length === 0 ? '' : ` ${listWords(details, 'and')}`,
    conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`,
    among,
  ].join('');
}

function joinedWords({ phrase, words }: RowPhrase): readonly string[] {
  return phrase === '' ? [words] : [phrase, words];
}

function phraseOf(relation: Relation, options: RowWordsOptions): Phrase {
  switch (relation.op) {
    case 'table': {
      const { one, many, name } = rowLabel(relation.table, options);
      const table = named(options.labels?.tables, relation.table);
      return { one, many, nameColumn: name, of: table === '' ? '' : ` of ${table}`, among: '', said: [] };
    }
    case 'where': {
      const top = topWords(relation, options);
      if (top !== undefined) return top;
      const phrase = phraseOf(relation.of, options);
      const said = conjunctsOf(relation.if).map((one) => rowPhrase(one, phrase.nameColumn, options));
      return { ...phrase, said: [...phrase.said, ...said] };
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
      const of = ` ${by} of the ${relationWords(relation.of, 'many', options)}${taken}`;
      return { one: 'group', many: 'groups', nameColumn: undefined, of, among: '', said: [] };
    }
    case 'look-up': {
      const taken = Object.entries(relation.take).map(
        ([as, from]) => `${columnWords(as, options)} being ${columnWords(from, options)}`,
      );
      const other = relationWords(relation.in, 'one', options);
      const key = `whose ${columnWords(relation.key, options)} is its ${columnWords(relation.by, options)}`;
      return explained(relation.of, `${listWords(taken, 'and')} of the ${other} ${key}`, options);
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
  return explained(of, `${columnWords(column, options)} being ${value}`, options);
}

function explained(relation: Relation, words: string, options: RowWordsOptions): Phrase {
  const { one, many, ...phrase } = phraseOf(relation, options);
  // A column explained before this one ends in a comma of its own.
  const source = rowsSaid({ ...phrase, one: '', many: '' }, 'many').replace(/,$/, '');
  return { one, many, nameColumn: undefined, of: `${source}, with ${words},`, among: '', said: [] };
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
  const among = ` among the ${end} ${n}${per} by ${by} of the ${rowsSaid(phrase, 'many')}`;
  return { ...phrase, of: '', among, said: [] };
}

/** What is joined by "and" is said one by one. */
function conjunctsOf(predicate: Predicate): readonly Predicate[] {
  return predicate.op === 'row-and' ? predicate.of.flatMap(conjunctsOf) : [predicate];
}

export function rowLabel(table: string, { labels }: WordsOptions): RowLabel {
  const rows = labels?.rows;
  return (rows !== undefined && Object.hasOwn(rows, table) ? rows[table] : undefined) ?? { one: 'row', many: 'rows' };
}

function columnList(columns: readonly string[], options: RowWordsOptions): string {
  return listWords(
    columns.map((column) => columnWords(column, options)),
    'and',
  );
}
