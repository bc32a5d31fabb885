import { isDate } from '../value/date.ts';
import {
  checkKeys,
  describe,
  isPlain,
  type Keys,
  listOf,
  mapOf,
  objectOf,
  oneOf,
  type Shape,
  shapeOf,
  someBoolean,
  someName,
  someNumber,
  someText,
  someWords,
} from './check-shape.ts';
import {
  type Aggregate,
  comparisons,
  type DateTerm,
  dateComparisons,
  languageVersion,
  type NumberTerm,
  type ParameterRef,
  type Predicate,
  type Proposition,
  type PropositionTerm,
  quotationModes,
  type Relation,
  type RowNumber,
  spreads,
} from './language.ts';
import { rangeShape } from './readings-shape.ts';

/** For each operator of a sort, the shape of each of its keys: nothing in `language.ts` may lack here. */
type Operators<T extends { readonly op: string }> = {
  readonly [Op in T['op']]: { readonly [K in Exclude<keyof TermOf<T, Op>, 'op'>]: Shape };
};
type TermOf<T, Op> = T extends { readonly op: infer Ops } ? (Op extends Ops ? T : never) : never;

/** A term of a sort; `operators` comes late because sorts refer to each other. */
function termOf<T extends { readonly op: string }>(sort: string, operators: () => Operators<T>): Shape {
  return (value, path, walk, depth) => {
    if (!walk.enter(depth + 1, path)) return;
    if (!isPlain(value)) {
      walk.report('shape', path, `expected ${sort}, got ${describe(value)}`);
      return;
    }
    const op: unknown = new Map<string, unknown>(Object.entries(value)).get('op');
    const known = new Map<string, Keys>(Object.entries(operators()));
    const keys = typeof op === 'string' ? known.get(op) : undefined;
    if (keys === undefined) {
      const message = `expected ${sort}: one of ${[...known.keys()].join(', ')}; got ${describe(op)}`;
      walk.report('unknown-op', [...path, 'op'], message);
      return;
    }
    checkKeys(new Map([['op', anything], ...Object.entries(keys)]), value, path, walk, depth + 1);
  };
}

const anything: Shape = () => undefined;

const parameterRef = objectOf<ParameterRef>({ parameter: someName });

/** The shape, or a parameter in its place. */
function literal(shape: Shape): Shape {
  return (value, path, walk, depth) => {
    if (isPlain(value) && Object.hasOwn(value, 'parameter')) parameterRef(value, path, walk, depth);
    else shape(value, path, walk, depth);
  };
}

const directions = oneOf(['ascending', 'descending']);
const arithmetic = oneOf(['+', '-', '*', '/']);
const names = listOf(someName, 0, 256);
const mostWords = 10_000;
const mostOptions = 4096;
const dateText = shapeOf('an EDTF date', isDate);

const rowNumber: Shape = termOf<RowNumber>('a number of the row', () => ({
  column: { column: someName },
  constant: { value: literal(someNumber), unit: someText },
  'row-arithmetic': { with: arithmetic, left: rowNumber, right: rowNumber },
}));

const predicate: Shape = termOf<Predicate>('a condition on the row', () => ({
  'row-compare': { left: rowNumber, is: oneOf(comparisons), right: rowNumber },
  'row-within': { of: rowNumber, range: literal(rangeShape) },
  'row-text-is': { column: someName, value: literal(someText) },
  'row-text-in': { column: someName, values: listOf(someText, 1, mostWords) },
  'row-in-column': { column: someName, of: relation, in: someName },
  'row-date': { column: someName, is: oneOf(dateComparisons), date: dateTerm },
  'row-known': { column: someName },
  'row-and': { of: listOf(predicate, 1) },
  'row-or': { of: listOf(predicate, 1) },
  'row-not': { of: predicate },
}));

const taken = { of: rowNumber };
const aggregate: Shape = termOf<Aggregate>('an aggregate', () => ({
  count: {},
  'count-distinct': { column: someName },
  sum: taken,
  average: taken,
  minimum: taken,
  maximum: taken,
  median: taken,
  mode: taken,
  'standard-deviation': { ...taken, over: oneOf(spreads) },
  percentile: { ...taken, percent: literal(someNumber) },
}));

const relation: Shape = termOf<Relation>('a relation', () => ({
  table: { table: someName },
  where: { of: relation, if: predicate },
  rank: { of: relation, by: rowNumber, direction: directions, per: names, as: someName },
  derive: { of: relation, value: rowNumber, as: someName },
  group: { of: relation, by: names, aggregates: mapOf(aggregate) },
  'look-up': { of: relation, by: someName, in: relation, key: someName, take: mapOf(someName) },
  previous: { of: relation, order: someName, per: names, column: someName, as: someName },
}));

const aggregated = { of: relation, value: rowNumber };
const numberTerm: Shape = termOf<NumberTerm>('a number', () => ({
  number: { value: literal(someNumber), unit: someText },
  count: { of: relation },
  'count-distinct': { of: relation, column: someName },
  sum: aggregated,
  average: aggregated,
  minimum: aggregated,
  maximum: aggregated,
  median: aggregated,
  mode: aggregated,
  'standard-deviation': { ...aggregated, over: oneOf(spreads) },
  percentile: { ...aggregated, percent: literal(someNumber) },
  the: aggregated,
  nth: { of: relation, by: rowNumber, direction: directions, n: literal(someNumber), value: rowNumber },
  arithmetic: { with: arithmetic, left: numberTerm, right: numberTerm },
  absolute: { of: numberTerm },
  'annual-growth': { from: numberTerm, to: numberTerm, years: numberTerm },
  elapsed: { from: dateTerm, to: dateTerm, in: oneOf(['days', 'calendar-years']) },
  convert: { of: numberTerm, unit: someText },
  choose: { by: someName, options: mapOf(numberTerm, 1, mostOptions) },
}));

const dateTerm: Shape = termOf<DateTerm>('a date', () => ({
  date: { value: literal(dateText) },
  'the-date': { of: relation, column: someName },
  shift: {
    of: dateTerm,
    by: literal(someNumber),
    unit: oneOf(['years', 'months', 'days']),
    direction: oneOf(['earlier', 'later']),
  },
  choose: { by: someName, options: mapOf(dateTerm, 1, mostOptions) },
}));

const rows = { of: relation };
const statement: Shape = termOf<PropositionTerm>('a proposition', () => ({
  compare: { left: numberTerm, is: oneOf(comparisons), right: numberTerm },
  within: { of: numberTerm, range: literal(rangeShape) },
  'text-is': { of: relation, column: someName, value: literal(someText) },
  'mode-is': { of: relation, column: someName, value: literal(someText) },
  exists: rows,
  none: rows,
  'only-one': rows,
  all: { of: relation, if: predicate, empty: oneOf(['true', 'false', 'undecided']) },
  share: { of: relation, if: predicate, share: literal(someNumber), strict: someBoolean },
  'date-order': { left: dateTerm, is: oneOf(dateComparisons), right: dateTerm },
  quotation: { quote: literal(someText), document: someName, mode: literal(oneOf(quotationModes)) },
  judgement: { statement: someWords, by: someWords, value: oneOf([true, false, null]) },
  and: { of: listOf(statement, 1) },
  or: { of: listOf(statement, 1) },
  not: { of: statement },
  'at-least': { k: someNumber, of: listOf(statement, 1) },
  choose: { by: someName, options: mapOf(statement, 1, mostOptions) },
}));

export const propositionShape: Shape = objectOf<Proposition>({
  assay: shapeOf(`version ${languageVersion} of the language`, (value) => value === languageVersion),
  term: statement,
});
