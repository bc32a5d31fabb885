import { AssayError } from '../../error.ts';
import type { ColumnSchema, DateColumn, NumberColumn, TableSchema, TextColumn } from '../../table/table.ts';
import { asWritten } from './unit-type.ts';

/** A column of numbers whose unit the compiler knows. */
export interface NumberColumnOf<U extends string, Required extends boolean> extends NumberColumn {
  readonly unit: U;
  readonly required: Required;
}
/** A column of text whose vocabulary the compiler knows; `string` is an open one. */
export interface TextColumnOf<V extends string, Required extends boolean> extends TextColumn {
  readonly vocabulary: readonly V[] | null;
  readonly required: Required;
}
export interface DateColumnOf<Required extends boolean> extends DateColumn {
  readonly required: Required;
}

/** A column as `defineTable` takes it. */
export class ColumnDefinition<S extends ColumnSchema, Optional extends ColumnSchema> {
  readonly schema: S;
  readonly #optional: Optional;

  constructor(schema: S, optional: Optional) {
    this.schema = schema;
    this.#optional = optional;
  }

  /** The column may have missing cells. */
  optional(): ColumnDefinition<Optional, Optional> {
    return new ColumnDefinition(this.#optional, this.#optional);
  }
}

function numberColumn<const U extends string>(
  unit: U,
): ColumnDefinition<NumberColumnOf<U, true>, NumberColumnOf<U, false>> {
  const column = { type: 'number', unit: asWritten(unit) } as const;
  return new ColumnDefinition({ ...column, required: true }, { ...column, required: false });
}

function textColumn<const V extends string = string>(
  vocabulary: readonly V[] | null = null,
): ColumnDefinition<TextColumnOf<V, true>, TextColumnOf<V, false>> {
  const column = { type: 'text', vocabulary } as const;
  return new ColumnDefinition({ ...column, required: true }, { ...column, required: false });
}

function dateColumn(): ColumnDefinition<DateColumnOf<true>, DateColumnOf<false>> {
  return new ColumnDefinition({ type: 'date', required: true }, { type: 'date', required: false });
}

/**
 * Columns for `defineTable`: numbers with a unit, text with an optional closed vocabulary, dates. Every cell is required
 * unless the column is `.optional()`.
 *
 * @throws AssayError `invalid-unit` where a unit is not one, or not in normal form
 * @example
 * ```ts
 * import { column } from '@assay/core';
 * column.number('MUSD').optional().schema // => { type: 'number', unit: 'MUSD', required: false }
 * column.text(['CN', 'US']).schema // => { type: 'text', vocabulary: ['CN', 'US'], required: true }
 * ```
 */
export const column = { number: numberColumn, text: textColumn, date: dateColumn } as const;

/** The names of the columns that have no missing cells: only they may be keys. */
export type KeyColumn<C extends TableSchema> = {
  [K in keyof C & string]: C[K]['required'] extends true ? K : never;
}[keyof C & string];

/** The names of the columns of a type. */
export type ColumnNamed<C extends TableSchema, Type extends ColumnSchema['type']> = {
  [K in keyof C & string]: C[K]['type'] extends Type ? K : never;
}[keyof C & string];

/** Shown by the compiler where a new column has the name of one there is. */
export interface ColumnExists<Name> {
  readonly error: 'there is a column of this name';
  readonly column: Name;
}
export type NewColumn<C extends TableSchema, N extends string> = string extends keyof C
  ? unknown
  : N extends keyof C
    ? ColumnExists<N>
    : unknown;

/** The schema with columns added. */
export type With<C extends TableSchema, Added extends TableSchema> = {
  readonly [K in keyof (C & Added)]: (C & Added)[K];
};

/** The column as it is where some rows may lack it. */
export type Optional<S extends ColumnSchema> =
  S extends NumberColumnOf<infer U, boolean>
    ? NumberColumnOf<U, false>
    : S extends TextColumnOf<infer V, boolean>
      ? TextColumnOf<V, false>
      : DateColumnOf<false>;

/**
 * The schema with columns added, which the type `Added` describes.
 *
 * @throws AssayError `invalid-proposition` where there is already a column of an added name
 */
export function withColumns<C extends TableSchema, Added extends TableSchema>(
  schema: TableSchema,
  added: readonly (readonly [name: string, column: ColumnSchema])[],
): With<C, Added> {
  for (const [name] of added) {
    if (Object.hasOwn(schema, name)) {
      throw new AssayError('invalid-proposition', `expected a new name for a column, got ${name}, which there is`);
    }
  }
  // The border at which columns made at run time get the types their caller computed from the same names.
  return { ...schema, ...Object.fromEntries(added) } as With<C, Added>;
}

export function columnOf(schema: TableSchema, name: string): ColumnSchema {
  const found = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (found === undefined)
    throw new AssayError('invalid-proposition', `expected a column, got ${name}, which there is not`);
  return found;
}
