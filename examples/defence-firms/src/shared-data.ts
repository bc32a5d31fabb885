import { existsSync, readFileSync } from 'node:fs';
import { type Cell, readCsv, type TableSchema } from '@assay/core';

// The full data lie beside the repository where the example was made; a plain clone has only the extracts.
const folder = new URL('../../../../shared/data/defence-firms/', import.meta.url);

export const sharedDataHeld = existsSync(folder);

/** For the names of tests that need the data: why they were skipped. */
export const whereSkipped = sharedDataHeld
  ? ''
  : ' (skipped: ../shared/data/defence-firms is not beside the repository)';

export function sharedText(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** The rows of a CSV file beside the repository, cells as text. */
export function sharedRows<const C extends string>(
  file: string,
  columns: readonly C[],
): readonly Readonly<Record<C, string>>[] {
  const text = { type: 'text', vocabulary: null, required: false } as const;
  const schema: TableSchema = Object.fromEntries(columns.map((column) => [column, text]));
  const reading = readCsv(sharedText(file), schema, { ignoreOther: true });
  if (!reading.loaded) throw new Error(`${file}: ${reading.findings[0]?.message}`);
  return reading.rows.map((row) => record(columns, row, (cell) => (typeof cell === 'string' ? cell : '')));
}

/** The cells of a row by the names of their columns. */
function record<const C extends string, T>(
  columns: readonly C[],
  row: readonly Cell[],
  to: (cell: Cell) => T,
): Readonly<Record<C, T>> {
  // The border between a list of columns and an object that has them all.
  return Object.fromEntries(columns.map((column, at) => [column, to(row[at] ?? null)])) as Record<C, T>;
}
