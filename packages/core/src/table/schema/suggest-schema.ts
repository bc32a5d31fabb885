import { isDate } from '../../value/date.ts';
import { shown } from '../check-cell.ts';
import { readNumber } from '../read-number.ts';
import { scanCsv } from '../scan-csv.ts';
import type { ColumnSchema } from '../table.ts';
import { columnNameFor, createSchemaReader, type SchemaReader, type SchemaReading } from './schema-reading.ts';

export interface SuggestOptions {
  /** The units of the columns of numbers, by name; they are never guessed. */
  readonly units?: { readonly [column: string]: string };
}

/** What a column of the file looks like. */
export interface ColumnSuggestion {
  /** As in the header of the file. */
  readonly header: string;
  /** A name a column may have: the header, where it is one. */
  readonly name: string;
  readonly type: ColumnSchema['type'];
  /** No cell of the sample is empty. */
  readonly required: boolean;
  readonly examples: readonly string[];
}
export interface SchemaSuggestion extends SchemaReading {
  readonly columns: readonly ColumnSuggestion[];
}

const sampled = 1000;

/**
 * A schema for comma-separated values, from their header and the first 1,000 rows: types are suggested, and units asked
 * for. There is no schema while a unit is missing or a header is no name for a column; what is missing is in the findings.
 * Vocabularies are not suggested, since a sample does not say that a list is closed.
 *
 * Findings: `csv-malformed`, `column-name`, `column-twice`, `unit-missing`, `unit-unknown-column`, `looks-like-years`,
 * `only-sampled`, and those of a schema as in `checkTable`.
 *
 * @example
 * ```ts
 * import { suggestSchema } from '@assay/core';
 * const csv = 'company,revenue\nNorinco,18.5\nAVIC,\n';
 * suggestSchema(csv).findings.map(({ rule, path }) => [rule, ...path]) // => [['unit-missing', 'revenue', 'unit']]
 * suggestSchema(csv, { units: { revenue: 'GUSD' } }).schema
 * // => { company: { type: 'text', vocabulary: null, required: true }, revenue: { type: 'number', unit: 'GUSD', required: false } }
 * ```
 */
export function suggestSchema(csv: string, { units = {} }: SuggestOptions = {}): SchemaSuggestion {
  const reader = createSchemaReader();
  const { report } = reader;
  const [header = [], ...rows] = recordsOf(csv, reader);
  const more = rows.length > sampled;
  if (more) {
    report('note', 'only-sampled', [], `only the first ${sampled} rows were looked at; later ones may be different`);
  }
  const columns = header.map((title, at) =>
    suggest(
      title,
      rows.slice(0, sampled).map((row) => row[at] ?? ''),
    ),
  );
  for (const { header: title, name, type, required, examples } of columns) {
    const path = [title];
    const unit = Object.hasOwn(units, name) ? units[name] : undefined;
    // The header itself must be a name, or the file would have to be read by another one.
    if (type !== 'number')
      reader.column(title, type === 'date' ? { type, required } : { type, vocabulary: null, required }, path);
    else {
      reader.column(title, unit === undefined ? undefined : { type, unit, required }, path);
      if (unit === undefined) {
        const mend = 'Say in which unit it is: USD, person, %, or 1 for a pure number.';
        report(
          'error',
          'unit-missing',
          [...path, 'unit'],
          `expected the unit of ${shown(title)}, the file does not say`,
          mend,
        );
      }
      if (unit === undefined && examples.every((example) => /^[12]\d{3}$/.test(example))) {
        report('note', 'looks-like-years', path, 'these may be years: of the unit calendar-year, or dates');
      }
    }
  }
  for (const name of Object.keys(units)) {
    if (!columns.some((column) => column.name === name && column.type === 'number')) {
      report('error', 'unit-unknown-column', ['units', name], `expected a column of numbers, got ${shown(name)}`);
    }
  }
  return { columns, ...reader.end() };
}

function recordsOf(csv: string, { report }: SchemaReader): readonly (readonly string[])[] {
  const malformed = (message: string): readonly (readonly string[])[] => {
    report('error', 'csv-malformed', [], message);
    return [];
  };
  if (!csv.isWellFormed()) return malformed('expected well-formed Unicode, got text with a lone surrogate');
  const records: string[][] = [];
  const wrong = scanCsv(csv, (record) => {
    records.push(Array.from({ length: record.count }, (_, at) => record.cell(at)));
    return records.length < sampled + 2;
  });
  if (wrong !== undefined) return malformed(wrong);
  return records.length === 0 ? malformed('expected a header line, got an empty file') : records;
}

function suggest(header: string, cells: readonly string[]): ColumnSuggestion {
  const filled = cells.filter((cell) => cell !== '');
  const are = (fits: (cell: string) => boolean) => filled.length > 0 && filled.every(fits);
  const type = are((cell) => 'cell' in readNumber(cell)) ? 'number' : are(isDate) ? 'date' : 'text';
  return {
    header,
    name: columnNameFor(header),
    type,
    required: filled.length === cells.length && cells.length > 0,
    examples: [...new Set(filled)].slice(0, 5),
  };
}
