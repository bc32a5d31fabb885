import type { TableSchema } from '@assay/core';
import type { DateTerm, NumberTerm, PropositionTerm, Relation } from './language.ts';
import type { Literals } from './literals.ts';
import type { Draw } from './tape.ts';

/** A relation with the columns it has. */
export interface Columns {
  readonly of: Relation;
  readonly schema: TableSchema;
}

/** Makes a term of any sort. `depth` is how many terms may stand one inside the other below it. */
export interface Grammar {
  readonly draw: Draw;
  readonly literals: Literals;
  readonly relation: (depth: number) => Columns;
  /** A number in the unit. */
  readonly number: (unit: string, depth: number) => NumberTerm;
  readonly date: (depth: number) => DateTerm;
  readonly statement: (depth: number) => PropositionTerm;
}

/** For each operator of a sort, how a term of it is made: nothing in the language may lack here. */
export type Makers<Term extends { readonly op: string }, Rest extends readonly unknown[]> = {
  readonly [Op in Term['op']]: (...rest: Rest) => Term;
};

/** The names of the columns that fit. */
export function columnsWhere(schema: TableSchema, fits: (column: TableSchema[string]) => boolean): readonly string[] {
  return Object.entries(schema).flatMap(([name, column]) => (fits(column) ? [name] : []));
}
