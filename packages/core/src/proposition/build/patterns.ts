import type { TableSchema } from '../../table/table.ts';
import type { Direction, Literal, Relation } from '../language.ts';
import type { ColumnNamed, KeyColumn, With } from './column.ts';
import { calendarYearsBetween, type DateOf } from './date.ts';
import { type NumberLiteral, NumberOf } from './number.ts';
import { type ConditionOn, type RankColumn, type RankOptions, RelationOf, type ValueOf } from './relation.ts';
import { rowOf } from './row.ts';
import { Statement } from './statement.ts';
import { type Comparable, mustCompare } from './unit-type.ts';

/*
 * Patterns that claims often have, written in the terms of the language. They add nothing to it: what they make is what
 * an author could have written with the longer words.
 */

/**
 * The rows whose place is at most `n`: with a tie at the last place there are more of them than `n`.
 *
 * @example
 * ```ts
 * import { column, defineTable, proposition, top } from '@assay/core';
 * const ranking = defineTable('ranking', { company: column.text(), revenue: column.number('MUSD') });
 * const ten = top(ranking, 10, (row) => row.revenue);
 * proposition(ten.where((row) => row.company.is('Norinco')).exists()).term.op // => 'exists'
 * ```
 */
export function top<C extends TableSchema, U extends string, const N extends string = 'place'>(
  relation: RelationOf<C>,
  n: number | NumberLiteral<'rank'>,
  value: ValueOf<C, U>,
  options: RankOptions<C, N> = {},
): RelationOf<With<C, Readonly<Record<N, RankColumn>>>> {
  const ranked = relation.rankedBy<U, N>(value, options);
  const last = typeof n === 'number' ? n : n.literal;
  return new RelationOf(upTo(last, ranked.term, options.as ?? 'place'), ranked.schema);
}

function upTo(n: Literal<number>, of: Relation, column: string): Relation {
  const last = { op: 'constant', value: n, unit: 'rank' } as const;
  return { op: 'where', of, if: { op: 'row-compare', left: { op: 'column', column }, is: '<=', right: last } };
}

/**
 * Some row of the highest value, tied or alone, fulfils the condition: "the largest company is Chinese".
 *
 * @example
 * ```ts
 * import { column, defineTable, hasHighest, proposition } from '@assay/core';
 * const ranking = defineTable('ranking', { country: column.text(), revenue: column.number('MUSD') });
 * proposition(hasHighest(ranking, (row) => row.revenue, (row) => row.country.is('US'))).term.op // => 'exists'
 * ```
 */
export function hasHighest<C extends TableSchema, U extends string>(
  relation: RelationOf<C>,
  value: ValueOf<C, U>,
  condition: ConditionOn<C>,
): Statement {
  return superlative(relation, value, condition, 'descending');
}

/** Some row of the lowest value, tied or alone, fulfils the condition; see {@link hasHighest}. */
export function hasLowest<C extends TableSchema, U extends string>(
  relation: RelationOf<C>,
  value: ValueOf<C, U>,
  condition: ConditionOn<C>,
): Statement {
  return superlative(relation, value, condition, 'ascending');
}

function superlative<C extends TableSchema, U extends string>(
  relation: RelationOf<C>,
  value: ValueOf<C, U>,
  condition: ConditionOn<C>,
  direction: Direction,
): Statement {
  const as = newName(relation.schema, 'place');
  const by = value(rowOf(relation.schema)).expression;
  const first = upTo(1, { op: 'rank', of: relation.term, by, direction, per: [], as }, as);
  return new RelationOf(first, relation.schema).where(condition).exists();
}

// A name for a column the author does not see.
function newName(schema: TableSchema, name: string): string {
  return Object.hasOwn(schema, name) ? newName(schema, `${name}-`) : name;
}

/**
 * How much larger `to` is than `from`, as a share of `from`: 0.1 is ten percent more. In the unit `1`; `.to('%')` gives
 * percent.
 *
 * @throws AssayError `invalid-unit` where types were passed by
 * @example
 * ```ts
 * import { growth, number } from '@assay/core';
 * growth(number(94.8, 'GUSD@2022'), number(107.9, 'GUSD@2022')).to('%').unit // => '%'
 * ```
 */
export function growth<U extends string, V extends string>(
  from: NumberOf<U>,
  to: NumberOf<V> & Comparable<U, V>,
): NumberOf<'1'> {
  mustCompare(from.unit, to.unit);
  // As a ratio less one each amount stands once, so an uncertain one widens the answer once.
  const ratio = { op: 'arithmetic', with: '/', left: to.term, right: from.term } as const;
  const one = { op: 'number', value: 1, unit: '1' } as const;
  return new NumberOf({ op: 'arithmetic', with: '-', left: ratio, right: one }, '1');
}

/**
 * Compound annual growth from one amount to another over a number of years, as a share: 0.02 is two percent a year.
 *
 * @example
 * ```ts
 * import { annualGrowth, number } from '@assay/core';
 * annualGrowth(number(94.8, 'GUSD'), number(107.9, 'GUSD'), 6).unit // => '1'
 * ```
 */
export function annualGrowth<U extends string, V extends string>(
  from: NumberOf<U>,
  to: NumberOf<V> & Comparable<U, V>,
  years: number | NumberOf<'year'>,
): NumberOf<'1'> {
  mustCompare(from.unit, to.unit);
  const span = typeof years === 'number' ? ({ op: 'number', value: years, unit: 'year' } as const) : years.term;
  return new NumberOf({ op: 'annual-growth', from: from.term, to: to.term, years: span }, '1');
}

/**
 * What share of the whole the part is: 0.13 is 13 percent. In the unit `1`; `.to('%')` gives percent.
 *
 * @example
 * ```ts
 * import { number, shareOf } from '@assay/core';
 * shareOf(number(88.3, 'GUSD'), number(679, 'GUSD')).unit // => '1'
 * ```
 */
export function shareOf<U extends string, V extends string>(
  part: NumberOf<U>,
  whole: NumberOf<V> & Comparable<U, V>,
): NumberOf<'1'> {
  mustCompare(part.unit, whole.unit);
  return new NumberOf({ op: 'arithmetic', with: '/', left: part.term, right: whole.term }, '1');
}

/**
 * Which anniversary of the event the other date's year is: "NATO's 75th anniversary".
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { anniversary, proposition } from '@assay/core';
 * proposition(anniversary('1949-04-04', '2025-06-24').equals(75)).term.op // => 'compare'
 * ```
 */
export function anniversary(of: DateOf | string, on: DateOf | string): NumberOf<'year'> {
  return calendarYearsBetween(of, on);
}

export interface TrendOptions<C extends TableSchema> {
  /** The column of years or dates that puts the rows in order. */
  readonly order: KeyColumn<C> & ColumnNamed<C, 'number' | 'date'>;
  /** The order starts again for each combination of values of these columns. */
  readonly per?: readonly KeyColumn<C>[];
}

/**
 * The column rises from every row to the next: "more and more every year". Undecided where there are not two rows.
 *
 * @example
 * ```ts
 * import { column, defineTable, proposition, rises } from '@assay/core';
 * const flights = defineTable('flights', { year: column.number('calendar-year'), count: column.number('flight') });
 * proposition(rises(flights, 'count', { order: 'year' })).term.op // => 'all'
 * ```
 */
export function rises<C extends TableSchema>(
  relation: RelationOf<C>,
  column: ColumnNamed<C, 'number'>,
  options: TrendOptions<C>,
): Statement {
  return trend(relation, column, '>', options);
}

/** The column falls from every row to the next; see {@link rises}. */
export function falls<C extends TableSchema>(
  relation: RelationOf<C>,
  column: ColumnNamed<C, 'number'>,
  options: TrendOptions<C>,
): Statement {
  return trend(relation, column, '<', options);
}

function trend<C extends TableSchema>(
  { term, schema }: RelationOf<C>,
  column: string,
  is: '>' | '<',
  { order, per = [] }: TrendOptions<C>,
): Statement {
  const as = newName(schema, 'before');
  const followed: Relation = {
    op: 'where',
    of: { op: 'previous', of: term, order, per, column, as },
    if: { op: 'row-known', column: as },
  };
  const condition = {
    op: 'row-compare',
    left: { op: 'column', column },
    is,
    right: { op: 'column', column: as },
  } as const;
  return new Statement({ op: 'all', of: followed, if: condition, empty: 'undecided' });
}
