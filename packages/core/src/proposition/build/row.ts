import type { ColumnSchema, TableSchema } from '../../table/table.ts';
import type { DateComparison, Literal, Relation } from '../language.ts';
import type { ColumnNamed, DateColumnOf, NumberColumnOf, TextColumnOf } from './column.ts';
import { type DateOf, dateTerm } from './date.ts';
import { NumberCell } from './row-number.ts';
import { RowPredicate } from './row-predicate.ts';
import type { TextRef } from './statement.ts';

/** A column of text, as each row has it. */
export class TextCell<V extends string> {
  readonly column: string;
  /** Only in types: the texts it may be. */
  declare readonly values?: V;

  constructor(column: string) {
    this.column = column;
  }

  is(value: V | TextRef<V>): RowPredicate {
    return new RowPredicate({ op: 'row-text-is', column: this.column, value: textLiteral(value) });
  }
  isNot(value: V | TextRef<V>): RowPredicate {
    return this.is(value).not();
  }
  isOneOf(values: readonly V[]): RowPredicate {
    return new RowPredicate({ op: 'row-text-in', column: this.column, values });
  }

  /** It stands in a column of text of another relation. */
  isIn<D extends TableSchema>(
    relation: { readonly term: Relation; readonly schema: D },
    column: ColumnNamed<D, 'text'>,
  ): RowPredicate {
    return new RowPredicate({ op: 'row-in-column', column: this.column, of: relation.term, in: column });
  }

  /** The cell is not missing. */
  isKnown(): RowPredicate {
    return new RowPredicate({ op: 'row-known', column: this.column });
  }
}

/** A column of dates, as each row has it. */
export class DateCell {
  readonly column: string;

  constructor(column: string) {
    this.column = column;
  }

  /** Every day of it lies before every day of the other. */
  isBefore(other: DateOf | string): RowPredicate {
    return this.#compare('before', other);
  }
  isOnOrBefore(other: DateOf | string): RowPredicate {
    return this.#compare('on-or-before', other);
  }
  isOnOrAfter(other: DateOf | string): RowPredicate {
    return this.#compare('on-or-after', other);
  }
  isAfter(other: DateOf | string): RowPredicate {
    return this.#compare('after', other);
  }
  /** They are the same day. */
  is(other: DateOf | string): RowPredicate {
    return this.#compare('same', other);
  }

  /** The cell is not missing. */
  isKnown(): RowPredicate {
    return new RowPredicate({ op: 'row-known', column: this.column });
  }

  #compare(is: DateComparison, other: DateOf | string): RowPredicate {
    return new RowPredicate({ op: 'row-date', column: this.column, is, date: dateTerm(other) });
  }
}

type CellOf<S extends ColumnSchema> =
  S extends NumberColumnOf<infer U, boolean>
    ? NumberCell<U>
    : S extends TextColumnOf<infer V, boolean>
      ? TextCell<V>
      : S extends DateColumnOf<boolean>
        ? DateCell
        : never;

/** A row of a relation: its columns by name. */
export type Row<C extends TableSchema> = { readonly [K in keyof C & string]: CellOf<C[K]> };

export function rowOf<C extends TableSchema>(schema: C): Row<C> {
  const cells = Object.entries(schema).map(([name, column]) => [name, cellOf(name, column)] as const);
  // The border between a schema and its row: each cell was just made from its column.
  return Object.fromEntries(cells) as unknown as Row<C>;
}

function cellOf(name: string, schema: ColumnSchema): NumberCell<string> | TextCell<string> | DateCell {
  switch (schema.type) {
    case 'number':
      return new NumberCell(name, schema.unit);
    case 'text':
      return new TextCell(name);
    case 'date':
      return new DateCell(name);
  }
}

/** Text, or the text of a reading, as it stands in a term. */
export function textLiteral(value: string | TextRef<string>): Literal<string> {
  return typeof value === 'string' ? value : value.ref;
}
