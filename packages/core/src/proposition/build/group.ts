import type { TableSchema } from '../../table/table.ts';
import type { Aggregate, aggregateOps, Spread } from '../language.ts';
import type { NumberColumnOf } from './column.ts';
import { literalOf, type NumberLiteral } from './number.ts';
import { type Row, rowOf } from './row.ts';
import type { AnyRowNumber, RowNumberOf } from './row-number.ts';
import { type Difference, differenceOf } from './unit-type.ts';

/** A number of each group, with its unit. */
export interface AggregateOf<U extends string> {
  readonly aggregate: Aggregate;
  readonly unit: U;
}

/** The columns that aggregates become. Their values may be uncertain, so they are no keys. */
export type AggregateColumns<A extends { readonly [name: string]: AggregateOf<string> }> = {
  readonly [K in keyof A]: NumberColumnOf<A[K]['unit'], false>;
};

/** The rows of one group, of which aggregates are taken. */
export class Group<C extends TableSchema> {
  readonly #schema: C;

  constructor(schema: C) {
    this.#schema = schema;
  }

  count(): AggregateOf<'1'> {
    return { aggregate: { op: 'count' }, unit: '1' };
  }
  countDistinct(column: keyof C & string): AggregateOf<'1'> {
    return { aggregate: { op: 'count-distinct', column }, unit: '1' };
  }
  sum<U extends string>(value: (row: Row<C>) => RowNumberOf<U>): AggregateOf<U> {
    return aggregate('sum', value(rowOf(this.#schema)));
  }
  average<U extends string>(value: (row: Row<C>) => RowNumberOf<U>): AggregateOf<U> {
    return aggregate('average', value(rowOf(this.#schema)));
  }
  minimum<U extends string>(value: (row: Row<C>) => RowNumberOf<U>): AggregateOf<U> {
    return aggregate('minimum', value(rowOf(this.#schema)));
  }
  maximum<U extends string>(value: (row: Row<C>) => RowNumberOf<U>): AggregateOf<U> {
    return aggregate('maximum', value(rowOf(this.#schema)));
  }
  median<U extends string>(value: (row: Row<C>) => RowNumberOf<U>): AggregateOf<U> {
    return aggregate('median', value(rowOf(this.#schema)));
  }
  /** The most frequent value; unknown where several are as frequent. */
  mode<U extends string>(value: (row: Row<C>) => RowNumberOf<U>): AggregateOf<U> {
    return aggregate('mode', value(rowOf(this.#schema)));
  }
  /** `over` says whether the rows are the whole population or a sample of one. */
  standardDeviation<U extends string>(
    value: (row: Row<C>) => RowNumberOf<U>,
    { over }: { readonly over: Spread },
  ): AggregateOf<Difference<U, U>> {
    const { expression, unit } = value(rowOf(this.#schema));
    return { aggregate: { op: 'standard-deviation', of: expression, over }, unit: differenceOf<U, U>(unit, unit) };
  }
  /** From 0 to 100, by linear interpolation. */
  percentile<U extends string>(
    percent: number | NumberLiteral<'%'>,
    value: (row: Row<C>) => RowNumberOf<U>,
  ): AggregateOf<U> {
    const { expression, unit } = value(rowOf(this.#schema));
    return { aggregate: { op: 'percentile', of: expression, percent: literalOf(percent) }, unit };
  }
}

function aggregate<U extends string>(
  op: (typeof aggregateOps)[number],
  of: AnyRowNumber & { readonly unit: U },
): AggregateOf<U> {
  return { aggregate: { op, of: of.expression }, unit: of.unit };
}
