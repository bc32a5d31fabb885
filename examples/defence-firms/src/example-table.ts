import { asDate, type EdtfDate, type Gap, type GapInput, type TableOf, type TableSchema } from '@assay/core';
import type { SourceRef } from './sources.ts';

/** A table of the example, without its rows: what its edition is and what it declares not to cover. */
export interface ExampleTable {
  /** The name propositions use. */
  readonly name: string;
  readonly title: string;
  readonly source: SourceRef;
  readonly vintage: string;
  readonly publishedOn: EdtfDate;
  readonly schema: TableSchema;
  readonly gaps: readonly Gap[];
}

/** The same with its columns as the typed builder knows them. */
export interface TypedTable<C extends TableSchema> extends ExampleTable {
  readonly columns: TableOf<C>;
}

interface Edition<C extends TableSchema> {
  readonly title: string;
  readonly source: SourceRef;
  readonly vintage: string;
  readonly publishedOn: string;
  readonly gaps: readonly GapInput<C>[];
}

export function exampleTable<C extends TableSchema>(columns: TableOf<C>, edition: Edition<C>): TypedTable<C> {
  const { name, schema } = columns;
  const { gaps } = columns.rows([], { gaps: edition.gaps });
  return { ...edition, name, schema, columns, publishedOn: asDate(edition.publishedOn), gaps };
}
