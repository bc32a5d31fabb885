import {
  and,
  assessProposition,
  atLeastOf,
  claimForm,
  date,
  type HedgeName,
  hedged,
  hedgeReadings,
  judgement,
  type NumberOf,
  not,
  or,
  propositionLimits,
  quotation,
  readingLimit,
  type Statement,
  tableLimits,
  versionLimits,
} from '@assay/core';
import {
  counts,
  left,
  list,
  listed,
  numberCell,
  other,
  pair,
  rangeIn,
  right,
  terms,
  truthCell,
  type World,
  wordCell,
} from './worlds.ts';

/** How many first cells of a row are given, and what the answer to them is under each other head. */
interface Kind {
  readonly keys: 1 | 2;
  readonly answer: (keys: readonly [string, string], head: string, title: string) => string;
}

/** The kinds of tables of answers, by the first cell of their header. */
export const answers: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['and', { keys: 1, answer: ([key], head) => truthOf(and(judged(key), judged(head))) }],
  ['or', { keys: 1, answer: ([key], head) => truthOf(or(judged(key), judged(head))) }],
  ['statement', { keys: 1, answer: ([key]) => truthOf(not(judged(key))) }],
  ['statements', { keys: 1, answer: ([keys], head) => truthOf(atLeastOf(lastOf(head), keys.split(', ').map(judged))) }],
  ['left', { keys: 2, answer: (both, head) => truthOf(entry(comparisons, head), counts(...both)) }],
  ['first', { keys: 2, answer: (both, head) => boundsOf(entry(operations, head), pair(...both)) }],
  ['earlier', { keys: 2, answer: ([first, second], head) => truthOf(entry(orders, head)(first, second)) }],
  ['number', { keys: 1, answer: ([key], head) => truthOf(within(head), counts(key)) }],
  ['how many', { keys: 1, answer: ([key], head) => truthOf(entry(existence, head), counts(key)) }],
  ['rows', { keys: 1, answer: ([key], head) => truthOf(entry(quantifiers, head), list(key, truthCell)) }],
  ['values', { keys: 1, answer: ([key], head) => boundsOf(entry(aggregates, head), list(key, numberCell)) }],
  ['cell', { keys: 2, answer: ([cell, column]) => truthOf(isListed, list(column, wordCell, cell)) }],
  ['quote from', { keys: 1, answer: ([key], head, title) => quoted(key, head, title) }],
  ['hedge', { keys: 2, answer: ([hedge, written]) => readingsOf(hedge, written) }],
  ['limit', { keys: 1, answer: ([key]) => entry(limits, key).toLocaleString('en') }],
]);

function entry<T>(of: ReadonlyMap<string, T>, head: string): T {
  const found = of.get(head);
  if (found === undefined) throw new Error(`expected one of ${[...of.keys()].join(', ')}, got ${head}`);
  return found;
}

function resultOf(claim: Statement, world: World = { tables: {}, documents: {} }) {
  const [result] = assessProposition({ ...claimForm(claim, []), ...world }).results;
  if (result === undefined) throw new Error('a claim without parameters has one reading');
  return result;
}

function truthOf(claim: Statement, world?: World): string {
  return resultOf(claim, world).truth;
}

/** The numbers it may be: `3`, `3 to 5`, `3 or more`, `any`; or `undecided` where there is none. */
function boundsOf(number: NumberOf<string>, world: World): string {
  const { leaves, truth } = resultOf(number.isWithin(null, null), world);
  const { min = null, max = null } = leaves[0]?.values[0] ?? {};
  if (truth === 'undecided') return truth;
  if (min === null) return max === null ? 'any' : `${shown(max)} or less`;
  if (max === null) return `${shown(min)} or more`;
  return min === max ? shown(min) : `${shown(min)} to ${shown(max)}`;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function judged(truth: string): Statement {
  return judgement({ statement: truth, by: 'nobody', value: truth === 'undecided' ? null : truth === 'true' });
}

function lastOf(head: string): number {
  return Number(head.split(' ').at(-1));
}

const comparisons = new Map([
  ['=', left.count().equals(right.count())],
  ['!=', left.count().isNot(right.count())],
  ['<', left.count().lessThan(right.count())],
  ['<=', left.count().atMost(right.count())],
  ['>', left.count().moreThan(right.count())],
  ['>=', left.count().atLeast(right.count())],
]);

const [first, second] = [terms.the((row) => row.first), terms.the((row) => row.second)];
const operations = new Map([
  ['+', first.plus(second)],
  ['-', first.minus(second)],
  ['*', first.times(second)],
  ['/', first.dividedBy(second)],
]);

const orders = new Map([
  ['before', (a: string, b: string) => date(a).isBefore(b)],
  ['on-or-before', (a: string, b: string) => date(a).isOnOrBefore(b)],
  ['same', (a: string, b: string) => date(a).is(b)],
  ['on-or-after', (a: string, b: string) => date(a).isOnOrAfter(b)],
  ['after', (a: string, b: string) => date(a).isAfter(b)],
]);

function within(head: string): Statement {
  const { min, max } = rangeIn(head.replace('within ', ''));
  return left.count().isWithin(min, max);
}

const existence = new Map([
  ['exists', left.exists()],
  ['none', left.isEmpty()],
  ['only-one', left.hasOne()],
]);

const quantifiers = new Map([
  ['all, empty true', listed.all((row) => row.value.equals(1), { ifEmpty: 'true' })],
  ['all, empty false', listed.all((row) => row.value.equals(1), { ifEmpty: 'false' })],
  ['all, empty undecided', listed.all((row) => row.value.equals(1), { ifEmpty: 'undecided' })],
  ['share of 0.5', listed.share((row) => row.value.equals(1), { atLeast: 0.5 })],
  ['share over 0.5', listed.share((row) => row.value.equals(1), { moreThan: 0.5 })],
]);

const value = (row: Parameters<Parameters<typeof listed.sum>[0]>[0]) => row.value;
const aggregates = new Map<string, NumberOf<'1'>>([
  ['count', listed.count()],
  ['count-distinct', listed.countDistinct('value')],
  ['sum', listed.sum(value)],
  ['average', listed.average(value)],
  ['minimum', listed.minimum(value)],
  ['maximum', listed.maximum(value)],
  ['median', listed.median(value)],
  ['mode', listed.mode(value)],
  ['standard-deviation', listed.standardDeviation(value, { over: 'population' })],
  ['percentile 25', listed.percentile(25, value)],
  ['the', listed.the(value)],
  ['nth 2', listed.nth(2, value, value)],
]);

const isListed = other.all((row) => row.word.isIn(listed, 'word'));

const modes = new Map([
  ['verbatim', 'verbatim' as const],
  ['normalised', 'normalised' as const],
  ['elided', 'elided' as const],
]);

function quoted(quote: string, head: string, title: string): string {
  const [, document = ''] = /“(.*)”/.exec(title) ?? [];
  const claim = quotation(quote, { document: 'page', mode: entry(modes, head) });
  return truthOf(claim, { tables: {}, documents: { page: document } });
}

function readingsOf(hedge: string, written: string): string {
  if (!isHedge(hedge)) throw new Error(`expected a hedge, got ${hedge}`);
  const { options } = hedged('amount', '1', 'how much', hedge, written === '–' ? undefined : written).parameter;
  return options.map(({ label }) => label).join('; ');
}

function isHedge(name: string): name is HedgeName {
  return Object.hasOwn(hedgeReadings, name);
}

const limits = new Map([
  ['terms in a proposition', propositionLimits.nodes],
  ['terms one inside the other', propositionLimits.depth],
  ['readings', readingLimit],
  ['versions along the axes', versionLimits.versions],
  ['readings of all the versions', versionLimits.readings],
  ['rows of a table', tableLimits.rows],
  ['columns of a table', tableLimits.columns],
]);
