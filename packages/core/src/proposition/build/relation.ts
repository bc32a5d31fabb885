import type { ColumnSchema, TableSchema } from '../../table/table.ts';
import type { aggregateOps, Direction, PropositionTerm, Relation, Spread } from '../language.ts';
import {
  type ColumnNamed,
  columnOf,
  type KeyColumn,
  type NewColumn,
  type NumberColumnOf,
  type Optional,
  type With,
  withColumns,
} from './column.ts';
import { DateOf } from './date.ts';
import { type AggregateColumns, type AggregateOf, Group } from './group.ts';
import { literalOf, type NumberLiteral, NumberOf } from './number.ts';
import { type Row, rowOf, textLiteral } from './row.ts';
import type { RowNumberOf } from './row-number.ts';
import type { RowPredicate } from './row-predicate.ts';
import { Statement, type TextRef } from './statement.ts';
import { type Difference, differenceOf } from './unit-type.ts';

/** A number of each row. */
export type ValueOf<C extends TableSchema, U extends string> = (row: Row<C>) => RowNumberOf<U>;
/** A condition on each row. */
export type ConditionOn<C extends TableSchema> = (row: Row<C>) => RowPredicate;

export type RankColumn = NumberColumnOf<'rank', false>;

export interface RankOptions<C extends TableSchema, N extends string> {
  /** `descending`, where the greatest comes first, unless said otherwise. */
  readonly direction?: Direction;
  /** Ranks start again for each combination of values of these columns. */
  readonly per?: readonly KeyColumn<C>[];
  /** The name of the new column, `place` unless said otherwise. */
  readonly as?: N & NewColumn<C, N>;
}

/** Shown by the compiler where two relations are joined by columns of different sorts. */
export interface KeysDoNotMatch<Left, Right> {
  readonly error: 'these keys are not of one type and unit';
  readonly left: Left;
  readonly right: Right;
}
type KeysMatch<A extends ColumnSchema, B extends ColumnSchema> =
  SortOf<A> extends SortOf<B> ? unknown : KeysDoNotMatch<SortOf<A>, SortOf<B>>;
type SortOf<S extends ColumnSchema> = S extends { readonly unit: infer U } ? U : S['type'];

/** Rows in the making: those of a table, or made from those of others. */
export class RelationOf<C extends TableSchema> {
  readonly term: Relation;
  readonly schema: C;

  constructor(term: Relation, schema: C) {
    this.term = term;
    this.schema = schema;
  }

  // Relations from relations.

  where(condition: ConditionOn<C>): RelationOf<C> {
    return new RelationOf({ op: 'where', of: this.term, if: this.#if(condition) }, this.schema);
  }

  /** Adds a column with the place of each row: 1, 2, 2, 4. */
  rankedBy<U extends string, const N extends string = 'place'>(
    value: ValueOf<C, U>,
    { direction = 'descending', per = [], as }: RankOptions<C, N> = {},
  ): RelationOf<With<C, Readonly<Record<N, RankColumn>>>> {
    const name: string = as ?? 'place';
    const column = { type: 'number', unit: 'rank', required: false } as const;
    return new RelationOf(
      { op: 'rank', of: this.term, by: this.#number(value), direction, per, as: name },
      withColumns<C, Readonly<Record<N, RankColumn>>>(this.schema, [[name, column]]),
    );
  }

  /** Adds a column computed from the others of the row. */
  with<const N extends string, U extends string>(
    as: N & NewColumn<C, N>,
    value: ValueOf<C, U>,
  ): RelationOf<With<C, Readonly<Record<N, NumberColumnOf<U, false>>>>> {
    const { expression, unit } = value(rowOf(this.schema));
    return new RelationOf(
      { op: 'derive', of: this.term, value: expression, as },
      withColumns<C, Readonly<Record<N, NumberColumnOf<U, false>>>>(this.schema, [
        [as, { type: 'number', unit, required: false }],
      ]),
    );
  }

  /** One row for each combination of values of the columns `by`, with numbers taken over its rows. */
  groupBy<const K extends KeyColumn<C>, A extends { readonly [name: string]: AggregateOf<string> }>(
    by: readonly K[],
    aggregates: (group: Group<C>) => A,
  ): RelationOf<With<Pick<C, K>, AggregateColumns<A>>> {
    const taken = Object.entries(aggregates(new Group(this.schema)));
    const keys = by.map((key) => [key, columnOf(this.schema, key)] as const);
    return new RelationOf(
      {
        op: 'group',
        of: this.term,
        by,
        aggregates: Object.fromEntries(taken.map(([name, { aggregate }]) => [name, aggregate])),
      },
      withColumns<Pick<C, K>, AggregateColumns<A>>(
        Object.fromEntries(keys),
        taken.map(([name, { unit }]) => [name, { type: 'number', unit, required: false }]),
      ),
    );
  }

  /** Adds columns of the row of another relation whose `key` equals this row's `by`; missing where there is none. */
  lookUp<
    D extends TableSchema,
    const B extends KeyColumn<C>,
    const K extends KeyColumn<D>,
    const T extends { readonly [as: string]: keyof D & string },
  >(
    other: RelationOf<D>,
    { by, key, take }: { readonly by: B; readonly key: K & KeysMatch<C[B], D[K]>; readonly take: T },
  ): RelationOf<With<C, { readonly [N in keyof T]: Optional<D[T[N]]> }>> {
    return new RelationOf(
      { op: 'look-up', of: this.term, by, in: other.term, key, take },
      withColumns<C, { readonly [N in keyof T]: Optional<D[T[N]]> }>(
        this.schema,
        Object.entries(take).map(([as, from]) => [as, { ...columnOf(other.schema, from), required: false }]),
      ),
    );
  }

  /** Adds the value of a column in the row before, in the order of `order`, within equal values of `per`. */
  previous<const K extends keyof C & string, const N extends string>({
    column,
    order,
    per = [],
    as,
  }: {
    readonly column: K;
    readonly order: KeyColumn<C> & ColumnNamed<C, 'number' | 'date'>;
    readonly per?: readonly KeyColumn<C>[];
    readonly as: N & NewColumn<C, N>;
  }): RelationOf<With<C, Readonly<Record<N, Optional<C[K]>>>>> {
    return new RelationOf(
      { op: 'previous', of: this.term, order, per, column, as },
      withColumns<C, Readonly<Record<N, Optional<C[K]>>>>(this.schema, [
        [as, { ...columnOf(this.schema, column), required: false }],
      ]),
    );
  }

  // Numbers and dates from relations.

  count(): NumberOf<'1'> {
    return new NumberOf({ op: 'count', of: this.term }, '1');
  }
  countDistinct(column: keyof C & string): NumberOf<'1'> {
    return new NumberOf({ op: 'count-distinct', of: this.term, column }, '1');
  }
  sum<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('sum', value);
  }
  average<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('average', value);
  }
  minimum<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('minimum', value);
  }
  maximum<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('maximum', value);
  }
  median<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('median', value);
  }
  /** The most frequent value; undecided where several are as frequent. */
  mode<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('mode', value);
  }
  /** `over` says whether the rows are the whole population or a sample of one. */
  standardDeviation<U extends string>(
    value: ValueOf<C, U>,
    { over }: { readonly over: Spread },
  ): NumberOf<Difference<U, U>> {
    const { expression, unit } = value(rowOf(this.schema));
    const term = { op: 'standard-deviation', of: this.term, value: expression, over } as const;
    return new NumberOf(term, differenceOf<U, U>(unit, unit));
  }
  /** From 0 to 100, by linear interpolation between values (type 7 of Hyndman & Fan, 1996). */
  percentile<U extends string>(percent: number | NumberLiteral<'%'>, value: ValueOf<C, U>): NumberOf<U> {
    const { expression, unit } = value(rowOf(this.schema));
    return new NumberOf({ op: 'percentile', of: this.term, value: expression, percent: literalOf(percent) }, unit);
  }

  /** The value in the one row there is; undecided where there is none, or more than one. */
  the<U extends string>(value: ValueOf<C, U>): NumberOf<U> {
    return this.#aggregate('the', value);
  }

  /** The value in the row that stands at place `n`, from 1, in the order of `by`, the greatest first. */
  nth<U extends string, B extends string>(
    n: number | NumberLiteral<'rank'>,
    by: ValueOf<C, B>,
    value: ValueOf<C, U>,
    { direction = 'descending' }: { readonly direction?: Direction } = {},
  ): NumberOf<U> {
    const { expression, unit } = value(rowOf(this.schema));
    return new NumberOf(
      { op: 'nth', of: this.term, by: this.#number(by), direction, n: literalOf(n), value: expression },
      unit,
    );
  }

  /** The date in the one row there is; undecided where there is none, or more than one. */
  theDate(column: ColumnNamed<C, 'date'>): DateOf {
    return new DateOf({ op: 'the-date', of: this.term, column });
  }

  // Statements about relations.

  exists(): Statement {
    return this.#holds({ op: 'exists', of: this.term });
  }
  isEmpty(): Statement {
    return this.#holds({ op: 'none', of: this.term });
  }
  /** There is one row and no more. */
  hasOne(): Statement {
    return this.#holds({ op: 'only-one', of: this.term });
  }

  /** Every row fulfils the condition. Where there are no rows the answer is `ifEmpty`: undecided unless said otherwise. */
  all(
    condition: ConditionOn<C>,
    { ifEmpty = 'undecided' }: { readonly ifEmpty?: 'true' | 'false' | 'undecided' } = {},
  ): Statement {
    return this.#holds({ op: 'all', of: this.term, if: this.#if(condition), empty: ifEmpty });
  }

  /** At least, or more than, a share of the rows (0.05 is five percent) fulfils the condition. */
  share(
    condition: ConditionOn<C>,
    share: { readonly atLeast: number | NumberLiteral<'1'> } | { readonly moreThan: number | NumberLiteral<'1'> },
  ): Statement {
    const strict = 'moreThan' in share;
    const of = literalOf(strict ? share.moreThan : share.atLeast);
    return this.#holds({ op: 'share', of: this.term, if: this.#if(condition), share: of, strict });
  }
  /** More than half of the rows fulfil the condition. */
  most(condition: ConditionOn<C>): Statement {
    return this.share(condition, { moreThan: 0.5 });
  }

  /** The text in the one row there is; undecided where there is none, or more than one. */
  textOf<K extends ColumnNamed<C, 'text'>>(column: K): TextOf<VocabularyOf<C[K]>> {
    return this.#text('text-is', column);
  }
  /** The most frequent text of the column; undecided where several are as frequent. */
  mostFrequent<K extends ColumnNamed<C, 'text'>>(column: K): TextOf<VocabularyOf<C[K]>> {
    return this.#text('mode-is', column);
  }

  #text(op: 'text-is' | 'mode-is', column: string): TextOf<string> {
    const is = (value: string | TextRef<string>) =>
      this.#holds({ op, of: this.term, column, value: textLiteral(value) });
    return { is, isNot: (value) => is(value).not() };
  }

  #if(condition: ConditionOn<C>) {
    return condition(rowOf(this.schema)).predicate;
  }
  #number(value: ValueOf<C, string>) {
    return value(rowOf(this.schema)).expression;
  }
  #holds(term: PropositionTerm): Statement {
    return new Statement(term);
  }
  #aggregate<U extends string>(op: AggregateOp, value: ValueOf<C, U>): NumberOf<U> {
    const { expression, unit } = value(rowOf(this.schema));
    return new NumberOf({ op, of: this.term, value: expression }, unit);
  }
}

type AggregateOp = (typeof aggregateOps)[number] | 'the';

type VocabularyOf<S extends ColumnSchema> = S extends {
  readonly vocabulary: readonly (infer V extends string)[] | null;
}
  ? V
  : string;

/** The text of the one row of a relation. */
export interface TextOf<V extends string> {
  is(value: V | TextRef<V>): Statement;
  isNot(value: V | TextRef<V>): Statement;
}
