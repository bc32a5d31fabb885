import type { TableSchema } from '@assay/core';
import { columnsWhere, type Grammar, type Makers } from './grammar.ts';
import type { Aggregate, Comparison, DateComparison, Predicate, RowNumber } from './language.ts';
import { combinationsTo, combinedUnits, spreadTo, units } from './unit-choices.ts';
import { numbersIn, openWords } from './world.ts';

export const comparisons: readonly Comparison[] = ['>=', '=', '<', '>', '<=', '!='];
export const dateComparisons: readonly DateComparison[] = ['on-or-before', 'after', 'before', 'same', 'on-or-after'];

/** A number of the row in the unit. */
export function rowNumberIn(grammar: Grammar, schema: TableSchema, unit: string, depth: number): RowNumber {
  const { draw } = grammar;
  const makers: Makers<RowNumber, []> = {
    column: () => {
      const columns = columnsWhere(schema, (column) => column.type === 'number' && column.unit === unit);
      return columns.length === 0 ? makers.constant() : { op: 'column', column: someOf(grammar, columns) };
    },
    constant: () => ({ op: 'constant', value: numberLiteral(grammar, unit), unit }),
    'row-arithmetic': () => {
      const ways = combinationsTo(unit);
      if (depth <= 0 || ways.length === 0) return makers.column();
      const way = draw.oneOf(ways);
      const left = rowNumberIn(grammar, schema, way.left, depth - 1);
      return { op: 'row-arithmetic', with: way.with, left, right: rowNumberIn(grammar, schema, way.right, depth - 1) };
    },
  };
  return makers[draw.oneOf(['column', 'column', 'column', 'column', 'row-arithmetic', 'constant'] as const)]();
}

export function numberLiteral({ draw, literals }: Grammar, unit: string) {
  return literals.literal({ type: 'number', unit }, 'any', () => draw.oneOf(numbersIn(unit)));
}

/** A range of the unit, open at an end now and then. */
export function rangeLiteral({ draw, literals }: Grammar, unit: string) {
  return literals.literal({ type: 'range', unit }, 'any', () => {
    const [a, b] = [draw.oneOf(numbersIn(unit)), draw.oneOf(numbersIn(unit))];
    return { min: draw.oneIn(4) ? null : Math.min(a, b), max: draw.oneIn(4) ? null : Math.max(a, b) };
  });
}

/** A word that may stand in the column. */
export function wordLiteral({ draw, literals }: Grammar, schema: TableSchema, column: string) {
  const words = wordsOf(schema, column);
  return literals.literal({ type: 'text', unit: null }, words.join(' '), () => draw.oneOf(words));
}

function wordsOf(schema: TableSchema, name: string): readonly string[] {
  const column = schema[name];
  return (column?.type === 'text' ? column.vocabulary : null) ?? openWords;
}

/** A unit there are columns of in three of four cases, that of the newest column the most often, else any at all. */
export function someUnit({ draw }: Grammar, schema: TableSchema): string {
  const own = Object.values(schema).flatMap((column) => (column.type === 'number' ? [column.unit] : []));
  if (own.length === 0 || draw.oneIn(4)) return draw.oneOf(draw.oneIn(3) ? combinedUnits : units);
  return draw.oneOf([...own, ...own.slice(-1), ...own.slice(-1)]);
}

/** One of the columns, the newest more often than the others. */
function someOf({ draw }: Grammar, columns: readonly string[]): string {
  return draw.oneOf([...columns, ...columns.slice(-1)]);
}

/** A condition on the rows of a relation with these columns. */
export function predicateOn(grammar: Grammar, schema: TableSchema, depth: number): Predicate {
  const { draw } = grammar;
  const textColumns = columnsWhere(schema, ({ type }) => type === 'text');
  const dateColumns = columnsWhere(schema, ({ type }) => type === 'date');
  const several = () => Array.from({ length: 1 + draw.below(2) }, () => predicateOn(grammar, schema, depth - 1));
  const makers: Makers<Predicate, []> = {
    'row-compare': () => {
      const unit = someUnit(grammar, schema);
      const left = rowNumberIn(grammar, schema, unit, 1);
      return { op: 'row-compare', left, is: draw.oneOf(comparisons), right: rowNumberIn(grammar, schema, unit, 1) };
    },
    'row-within': () => {
      const unit = someUnit(grammar, schema);
      return { op: 'row-within', of: rowNumberIn(grammar, schema, unit, 1), range: rangeLiteral(grammar, unit) };
    },
    'row-text-is': () => {
      if (textColumns.length === 0) return makers['row-compare']();
      const column = someOf(grammar, textColumns);
      return { op: 'row-text-is', column, value: wordLiteral(grammar, schema, column) };
    },
    'row-text-in': () => {
      if (textColumns.length === 0) return makers['row-compare']();
      const column = someOf(grammar, textColumns);
      const values = Array.from({ length: 1 + draw.below(3) }, () => draw.oneOf(wordsOf(schema, column)));
      return { op: 'row-text-in', column, values };
    },
    'row-in-column': () => {
      const other = grammar.relation(depth - 1);
      const pairs = columnsWhere(schema, () => true).flatMap((column) =>
        columnsWhere(other.schema, (one) => isAlike(one, schema[column])).map((name) => ({ column, in: name })),
      );
      return pairs.length === 0 ? makers['row-compare']() : { op: 'row-in-column', ...draw.oneOf(pairs), of: other.of };
    },
    'row-date': () => {
      if (dateColumns.length === 0) return makers['row-compare']();
      const column = someOf(grammar, dateColumns);
      return { op: 'row-date', column, is: draw.oneOf(dateComparisons), date: grammar.date(depth - 1) };
    },
    'row-known': () => ({ op: 'row-known', column: someOf(grammar, Object.keys(schema)) }),
    'row-and': () => (depth <= 0 ? makers['row-text-is']() : { op: 'row-and', of: several() }),
    'row-or': () => (depth <= 0 ? makers['row-text-is']() : { op: 'row-or', of: several() }),
    'row-not': () =>
      depth <= 0 ? makers['row-text-is']() : { op: 'row-not', of: predicateOn(grammar, schema, depth - 1) },
  };
  return makers[draw.oneOf(predicateOps)]();
}

const predicateOps = [
  ...(['row-text-is', 'row-compare', 'row-date', 'row-text-in', 'row-within', 'row-text-is', 'row-compare'] as const),
  ...(['row-in-column', 'row-and', 'row-or', 'row-not', 'row-known'] as const),
];

/** Is it of the same type, and unit? */
export function isAlike(a: TableSchema[string] | undefined, b: TableSchema[string] | undefined): boolean {
  if (a?.type === 'number' && b?.type === 'number') return a.unit === b.unit;
  return a !== undefined && a.type === b?.type;
}

/** An aggregate with its unit. */
export function aggregateOver(
  grammar: Grammar,
  schema: TableSchema,
): { readonly of: Aggregate; readonly unit: string } {
  const { draw } = grammar;
  const unit = someUnit(grammar, schema);
  const of = (other = unit) => rowNumberIn(grammar, schema, other, 1);
  const makers: AggregateMakers = {
    count: () => ({ of: { op: 'count' }, unit: '1' }),
    'count-distinct': () => ({ of: { op: 'count-distinct', column: draw.oneOf(Object.keys(schema)) }, unit: '1' }),
    sum: () => ({ of: { op: 'sum', of: of() }, unit }),
    average: () => ({ of: { op: 'average', of: of() }, unit }),
    minimum: () => ({ of: { op: 'minimum', of: of() }, unit }),
    maximum: () => ({ of: { op: 'maximum', of: of() }, unit }),
    median: () => ({ of: { op: 'median', of: of() }, unit }),
    mode: () => ({ of: { op: 'mode', of: of() }, unit }),
    'standard-deviation': () => {
      const sources = spreadTo(unit);
      if (sources.length === 0) return makers.sum();
      return { of: { op: 'standard-deviation', of: of(draw.oneOf(sources)), over: draw.oneOf(spreads) }, unit };
    },
    percentile: () => ({ of: { op: 'percentile', of: of(), percent: percentLiteral(grammar) }, unit }),
  };
  return makers[draw.oneOf(aggregateOps)]();
}

type AggregateMakers = { readonly [Op in Aggregate['op']]: () => { readonly of: Aggregate; readonly unit: string } };

export const spreads = ['population', 'sample'] as const;
const aggregateOps = [
  ...(['count', 'sum', 'average', 'minimum', 'maximum', 'median', 'count-distinct'] as const),
  ...(['mode', 'standard-deviation', 'percentile'] as const),
];

export function percentLiteral({ draw, literals }: Grammar) {
  return literals.literal({ type: 'number', unit: '%' }, 'percent', () => draw.oneOf([50, 0, 25, 90, 100]));
}
