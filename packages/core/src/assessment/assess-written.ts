import type { TableContent } from '../table/table.ts';
import { type AssessmentInput, assessProposition } from './assess.ts';
import type { Matrix } from './assessment.ts';

/** What is assessed, with each table as its canonical JSON: text that another thread is handed at no cost. */
export interface WrittenAssessmentInput extends Omit<AssessmentInput, 'tables'> {
  readonly tables: { readonly [name: string]: string };
}

/**
 * {@link assessProposition} over tables that are read here. They come from a store, or as `canonicalJson` of what a table
 * holds; nothing of them is checked.
 *
 * @throws AssayError as `assessProposition`
 * @example
 * ```ts
 * import { assessWritten, canonicalJson, claimForm, column, defineTable } from '@assay/core';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const form = claimForm(list.where((row) => row.country.is('CN')).count().atLeast(1), []);
 * const tables = { list: canonicalJson({ ...list.rows([{ country: 'US' }]) }) };
 * assessWritten({ ...form, tables, documents: {} }).outcome // => 'false'
 * ```
 */
export function assessWritten(
  { tables, ...input }: WrittenAssessmentInput,
  options: { readonly interrupt?: () => void } = {},
): Matrix {
  const read = Object.entries(tables).map(([name, text]): [string, TableContent] => [name, JSON.parse(text)]);
  return assessProposition({ ...input, tables: Object.fromEntries(read) }, options);
}
