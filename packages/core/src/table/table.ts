import type { EdtfDate } from '../value/date.ts';
import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

/** A column of numbers in one unit (see `unit.ts`; `'1'` is a pure number). */
export interface NumberColumn {
  readonly type: 'number';
  readonly unit: string;
  readonly required: boolean;
}
/** A column of text; with a vocabulary, only those words may stand in it. */
export interface TextColumn {
  readonly type: 'text';
  readonly vocabulary: readonly string[] | null;
  readonly required: boolean;
}
/** A column of dates in the EDTF subset of `date.ts`. */
export interface DateColumn {
  readonly type: 'date';
  readonly required: boolean;
}
export type ColumnSchema = NumberColumn | TextColumn | DateColumn;
export type TableSchema = { readonly [column: string]: ColumnSchema };

/**
 * One cell: a number, text or an EDTF date by its column's type; `null` is missing (there is a value, the table does not
 * say which); two numbers are an interval the value lies in (a margin of error).
 */
export type Cell = number | string | null | { readonly min: number; readonly max: number };

/** What a gap says about one column of the rows it may hold. */
export type CellConstraint =
  | { readonly min: number | null; readonly max: number | null }
  | { readonly in: readonly string[] }
  | { readonly notIn: readonly string[] }
  | { readonly from: EdtfDate | null; readonly to: EdtfDate | null };

/**
 * Rows that may exist although the table lacks them ("Chinese companies were not listed before the 2020 edition").
 * Columns that are not named may hold anything.
 */
export interface Gap {
  readonly columns: { readonly [column: string]: CellConstraint };
  /** At most how many rows are lacking; `null` is unknown. */
  readonly atMost: number | null;
  readonly reason: string;
  /** Who says so: an address or a citation. */
  readonly source: string | null;
}

/** Rows and what is declared about them: what an evaluation needs of a table. */
export interface TableContent {
  readonly schema: TableSchema;
  /** One array a row, cells in the order of the schema's keys. */
  readonly rows: readonly (readonly Cell[])[];
  readonly gaps: readonly Gap[];
}

/** Typed rows published by a source, in one edition. A table never changes; a newer edition is another table. */
export interface EvidenceTable {
  readonly id: Id<'table'>;
  /** The name propositions use; editions of one table share it. */
  readonly name: string;
  readonly title: string;
  readonly sourceId: Id<'source'>;
  /** Which edition of the figures, such as `December 2023`. */
  readonly vintage: string;
  readonly publishedOn: EdtfDate;
  readonly schema: TableSchema;
  readonly gaps: readonly Gap[];
  readonly rowCount: number;
  /** Of the {@link TableContent}. */
  readonly digest: Digest;
  readonly loadedAt: Instant;
}
