import type { Cell, CellConstraint, ColumnSchema, Gap, TableContent, TableSchema } from '../../table/table.ts';
import { asDate } from '../../value/date.ts';
import type { ColumnDefinition, DateColumnOf, KeyColumn, NumberColumnOf, TextColumnOf } from './column.ts';
import { RelationOf } from './relation.ts';

type Columns = { readonly [name: string]: ColumnDefinition<ColumnSchema, ColumnSchema> };
type SchemaOf<D extends Columns> = { readonly [K in keyof D]: D[K]['schema'] };

/** The cell of a required column: a number or a margin of error, text of the vocabulary, or an EDTF date. */
type CellInput<S extends ColumnSchema> =
  S extends NumberColumnOf<string, boolean>
    ? number | { readonly min: number; readonly max: number }
    : S extends TextColumnOf<infer V, boolean>
      ? V
      : string;

/** A row as a plain object; only the cells of optional columns may be `null`, or left out. */
export type RowInput<C extends TableSchema> = { readonly [K in KeyColumn<C>]: CellInput<C[K]> } & {
  readonly [K in Exclude<keyof C, KeyColumn<C>>]?: CellInput<C[K]> | null;
};

type ConstraintInput<S extends ColumnSchema> =
  S extends NumberColumnOf<string, boolean>
    ? { readonly min?: number; readonly max?: number }
    : S extends TextColumnOf<infer V, boolean>
      ? { readonly in: readonly V[] } | { readonly notIn: readonly V[] }
      : S extends DateColumnOf<boolean>
        ? { readonly from?: string; readonly to?: string }
        : never;

/** Rows that may exist although the table lacks them; a column that is not named may hold anything. */
export interface GapInput<C extends TableSchema> {
  readonly columns: { readonly [K in keyof C]?: ConstraintInput<C[K]> };
  /** At most how many rows are lacking; unknown where it is not said. */
  readonly atMost?: number;
  readonly reason: string;
  readonly source?: string;
}

/** A table by the name propositions use, with its columns; see {@link defineTable}. */
export class TableOf<C extends TableSchema> extends RelationOf<C> {
  readonly name: string;

  constructor(name: string, schema: C) {
    super({ op: 'table', table: name }, schema);
    this.name = name;
  }

  /**
   * Content for the table from plain objects: for examples and tests, and for small tables written by hand.
   *
   * @throws AssayError `invalid-date` where a gap's date is none
   * @example
   * ```ts
   * import { column, defineTable } from '@assay/core';
   * const ships = defineTable('ships', { name: column.text(), crew: column.number('person').optional() });
   * ships.rows([{ name: 'Vasa', crew: { min: 130, max: 150 } }, { name: 'Argo' }]).rows
   * // => [['Vasa', { min: 130, max: 150 }], ['Argo', null]]
   * ```
   */
  rows(rows: readonly RowInput<C>[], { gaps = [] }: { readonly gaps?: readonly GapInput<C>[] } = {}): TableContent {
    const names = Object.keys(this.schema);
    return {
      schema: this.schema,
      rows: rows.map((row) => {
        const cells = new Map<string, Cell | undefined>(Object.entries(row));
        return names.map((name) => cells.get(name) ?? null);
      }),
      gaps: gaps.map(({ columns, atMost = null, reason, source = null }): Gap => {
        const constraints = Object.entries<AnyConstraint | undefined>(columns).flatMap(([name, constraint]) =>
          constraint === undefined ? [] : [[name, constraintOf(constraint, this.schema[name])] as const],
        );
        return { columns: Object.fromEntries(constraints), atMost, reason, source };
      }),
    };
  }
}

interface AnyConstraint {
  readonly min?: number;
  readonly max?: number;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

function constraintOf(of: AnyConstraint, column: ColumnSchema | undefined): CellConstraint {
  if (of.in !== undefined) return { in: of.in };
  if (of.notIn !== undefined) return { notIn: of.notIn };
  if (column?.type !== 'date') return { min: of.min ?? null, max: of.max ?? null };
  return {
    from: of.from === undefined ? null : asDate(of.from),
    to: of.to === undefined ? null : asDate(of.to),
  };
}

/**
 * A table a claim speaks of: its name and its typed columns.
 *
 * @throws AssayError `invalid-unit` as `column.number`
 * @example
 * ```ts
 * import { column, defineTable, proposition } from '@assay/core';
 * const ranking = defineTable('ranking', {
 *   company: column.text(),
 *   country: column.text(['CN', 'US']),
 *   revenue: column.number('MUSD').optional(),
 * });
 * proposition(ranking.where((row) => row.country.is('CN')).count().isWithin(3, 5)).term.op // => 'within'
 * ```
 */
export function defineTable<const D extends Columns>(name: string, columns: D): TableOf<SchemaOf<D>> {
  const schema = Object.entries(columns).map(([column, definition]) => [column, definition.schema] as const);
  // The border at which definitions become the schema whose type was computed from them, name by name.
  return new TableOf(name, Object.fromEntries(schema) as SchemaOf<D>);
}

/**
 * A table whose schema is there already: written down as a constant, whose units and vocabularies the compiler then knows,
 * or read from a description of others.
 *
 * @example
 * ```ts
 * import { proposition, tableOf } from '@assay/core';
 * const schema = { revenue: { type: 'number', unit: 'MUSD', required: true } } as const;
 * proposition(tableOf('ranking', schema).sum((row) => row.revenue).atLeast(10)).term.op // => 'compare'
 * ```
 */
export function tableOf<const C extends TableSchema>(name: string, schema: C): TableOf<C> {
  return new TableOf(name, schema);
}
