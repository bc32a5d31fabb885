import { z } from 'zod';
import { AssayError } from '../error.ts';
import { checkTable } from '../table/check-table.ts';
import { inColumnOrder } from '../table/column-order.ts';
import { readCsv } from '../table/read-csv.ts';
import type { Cell, EvidenceTable, Gap, TableContent, TableSchema } from '../table/table.ts';
import { digestOf } from '../value/digest.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, dateField, idField, nameField, optional } from './input.ts';

const loadTableInput = z
  .strictObject({
    /** The name propositions use. */
    name: nameField,
    title: nameField,
    sourceId: idField('source'),
    vintage: nameField,
    publishedOn: dateField,
    // The table's own checker reads these, and names every fault in them.
    schema: z.custom<TableSchema>(),
    gaps: z.custom<readonly Gap[]>().default([]),
    /** Comma-separated values with a header line; this or `rows`. */
    csv: optional(z.string()),
    rows: optional(z.custom<readonly (readonly Cell[])[]>()),
  })
  .refine((input) => (input.csv === null) !== (input.rows === null), {
    path: ['csv'],
    message: 'expected either csv or rows',
  });
export type LoadTableInput = z.input<typeof loadTableInput>;

/** `twin`: this edition was loaded before with the same content; nothing was written. */
export interface LoadedTable {
  readonly table: EvidenceTable;
  readonly twin: boolean;
}

/**
 * Loads one edition of a table, all of it or, where any cell is bad, none. Its columns are kept in the order of their
 * names, which is that of canonical JSON.
 *
 * @throws AssayError `invalid-input`, `not-found`; `invalid-table` with a finding for every bad cell, column and gap;
 * `conflict` where that edition was loaded with other content
 * @example
 * ```ts
 * import { addSource, loadTable } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * const { source } = await addSource(env, { name: 'SIPRI', kind: 'data-publisher' });
 * const { table } = await loadTable(env, {
 *   name: 'sipri',
 *   title: 'SIPRI Top 100',
 *   sourceId: source.id,
 *   vintage: 'December 2024',
 *   publishedOn: '2024-12',
 *   schema: { rank: { type: 'number', unit: 'rank', required: true } },
 *   csv: 'rank\n1\n2\n',
 * });
 * table.rowCount // => 2
 * ```
 */
export async function loadTable(env: CommandEnvironment, given: LoadTableInput): Promise<LoadedTable> {
  const { csv, rows, schema, gaps, ...input } = asInput(loadTableInput, given);
  const content = inColumnOrder(asTable({ schema, gaps, rows: rows ?? rowsOf(csv ?? '', schema) }));
  const digest = digestOf(content);
  return transact(env, 'load-table', { ...input, digest }, async ({ writer, at, makeId, record }) => {
    const twin = await writer.findTableByVintage(input.name, input.vintage);
    if (twin?.digest === digest) return { table: twin, twin: true };
    const table = await writer.insertTable(
      {
        id: makeId('table'),
        ...input,
        schema: content.schema,
        gaps: content.gaps,
        rowCount: content.rows.length,
        digest,
        loadedAt: at,
      },
      content,
    );
    await record({ kind: 'table-loaded', noun: 'table', id: table.id, after: digest });
    return { table, twin: false };
  });
}

function rowsOf(csv: string, schema: TableSchema): TableContent['rows'] {
  const reading = readCsv(csv, schema);
  if (reading.loaded) return reading.rows;
  throw invalidTable(reading.findings);
}

function asTable(content: TableContent): TableContent {
  const findings = checkTable(content);
  if (findings.length === 0) return content;
  throw invalidTable(findings);
}

function invalidTable(findings: AssayError['findings']): AssayError {
  const [first] = findings;
  const more = findings.length > 1 ? `, and ${findings.length - 1} more` : '';
  return new AssayError('invalid-table', `expected a table without faults, got: ${first?.message}${more}`, {
    findings,
  });
}
