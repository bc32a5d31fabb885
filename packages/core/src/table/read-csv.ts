import type { Finding } from '../finding.ts';
import { type CellFault, cellChecker, shown } from './check-cell.ts';
import { checkSchema, tableLimits } from './check-table.ts';
import { type FindingList, findingList } from './finding-list.ts';
import { findShortNumber, readNumber } from './read-number.ts';
import { type CsvRecord, scanCsv } from './scan-csv.ts';
import type { Cell, ColumnSchema, TableSchema } from './table.ts';

/** All rows, or everything that is wrong and no row. */
export type CsvReading =
  | { readonly loaded: true; readonly rows: readonly (readonly Cell[])[] }
  | { readonly loaded: false; readonly findings: readonly Finding[] };

export interface CsvOptions {
  /** Pass over columns the schema does not name, instead of refusing the file. */
  readonly ignoreOther?: boolean;
  /** Two million where not given. */
  readonly maxRows?: number;
}

/**
 * Rows of comma-separated values (RFC 4180, the first line a header) under a schema. An empty cell is missing; numbers are
 * plain decimals, `12..15` or `12±3`; dates are EDTF; text is kept as given but for line ends, which become line feeds.
 * Every bad cell is found at once, by data row (the path counts from 0, the message from 1), file line and column; of
 * more than 100 findings the last says how many are left out.
 *
 * Findings: `csv-malformed`, `column-missing`, `column-unknown`, `column-twice`, `row-length`, `cell-missing`,
 * `cell-not-number`, `cell-inexact`, `cell-not-text`, `cell-not-in-vocabulary`, `cell-not-date`, `too-many-rows`,
 * `too-many-columns`, and those of the schema as in `checkTable`.
 *
 * @example
 * ```ts
 * import { readCsv } from '@assay/core';
 * const schema = { rank: { type: 'number', unit: 'rank', required: true } } as const;
 * readCsv('rank\n1\n2\n', schema) // => { loaded: true, rows: [[1], [2]] }
 * readCsv('rank\nfirst\n', schema).loaded // => false
 * ```
 */
export function readCsv(text: string, schema: TableSchema, options: CsvOptions = {}): CsvReading {
  const list = findingList();
  for (const finding of checkSchema(schema)) list.add(finding);
  const rows: (readonly Cell[])[] = [];
  if (list.all().length === 0) readRecords(text, schema, options, list, rows);
  const findings = list.all();
  return findings.length === 0 ? { loaded: true, rows } : { loaded: false, findings };
}

function readRecords(
  text: string,
  schema: TableSchema,
  { ignoreOther = false, maxRows = tableLimits.rows }: CsvOptions,
  list: FindingList,
  rows: (readonly Cell[])[],
): void {
  // No cell could hold it.
  if (!text.isWellFormed()) {
    list.add(fault('csv-malformed', [], 'expected well-formed Unicode, got text with a lone surrogate', null));
    return;
  }
  // A list that grows is copied again and again, and each copy lies about for a while: there is room from the beginning.
  const room = lineFeedsIn(text);
  if (room <= maxRows) rows.length = room;
  let readers: readonly Reader[] | undefined;
  let width = 0;
  let count = 0;
  let kept = 0;
  const malformed = scanCsv(text, (record) => {
    if (readers === undefined) {
      width = record.count;
      readers = readHeader(
        Array.from({ length: width }, (_, at) => record.cell(at)),
        schema,
        ignoreOther,
        list,
      );
      return true;
    }
    count += 1;
    if (count > maxRows) return false;
    if (record.count === width) {
      rows[kept] = readRow(text, record, readers, count, list);
      kept += 1;
    } else {
      const message = `row ${count} (line ${record.line}): expected ${width} cells, got ${record.count}`;
      list.add(fault('row-length', ['rows', count - 1], message, 'Put cells with commas in them in double quotes.'));
    }
    return true;
  });
  rows.length = kept;
  if (malformed !== undefined) {
    list.add(fault('csv-malformed', [], malformed, 'Double each quotation mark inside a quoted cell.'));
    return;
  }
  if (readers === undefined) list.add(fault('csv-malformed', [], 'expected a header line, got an empty file', null));
  if (count > maxRows) {
    list.add(fault('too-many-rows', ['rows'], `expected at most ${maxRows} rows, got more`, 'Load an extract.'));
  }
}

function lineFeedsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function readRow(
  text: string,
  record: CsvRecord,
  readers: readonly Reader[],
  count: number,
  list: FindingList,
): readonly Cell[] {
  // Of its length from the beginning: a list that grows keeps room for more.
  const row = new Array<Cell>(readers.length).fill(null);
  for (let place = 0; place < row.length; place += 1) {
    const reader = readers[place];
    if (reader === undefined) continue;
    const reading = reader.read(text, record, reader.at);
    if (typeof reading !== 'object' || reading === null || !('fault' in reading)) row[place] = reading;
    else {
      const { rule, message, mend } = reading.fault;
      const where = `row ${count} (line ${record.line}), column ${reader.name}`;
      list.add(fault(rule, ['rows', count - 1, reader.name], `${where}: ${message}`, mend));
    }
  }
  return row;
}

function fault(rule: string, path: Finding['path'], message: string, mend: string | null): Finding {
  return { rule, severity: 'error', path, message, mend };
}

interface Reader {
  readonly name: string;
  /** The place of the column in the file. */
  readonly at: number;
  readonly read: (text: string, record: CsvRecord, at: number) => Reading;
}
type Reading = Cell | { readonly fault: CellFault };

function readHeader(
  header: readonly string[],
  schema: TableSchema,
  ignoreOther: boolean,
  list: FindingList,
): readonly Reader[] {
  if (header.length > tableLimits.columns) {
    list.add(
      fault('too-many-columns', [], `expected at most ${tableLimits.columns} columns, got ${header.length}`, null),
    );
    return [];
  }
  const readers: Reader[] = [];
  for (const [name, column] of Object.entries(schema)) {
    const at = header.indexOf(name);
    if (at === -1) {
      const mend = header.length === 1 && /[;\t]/.test(header[0] ?? '') ? 'Separate cells by commas.' : null;
      const message = `expected a column ${name}, got ${header.slice(0, 20).map(shown).join(', ')}`;
      list.add(fault('column-missing', ['schema', name], message, mend));
    } else if (header.includes(name, at + 1)) {
      list.add(fault('column-twice', ['schema', name], `expected one column ${name}, got several`, null));
    } else readers.push({ name, at, read: cellReader(column) });
  }
  const others = ignoreOther ? [] : header.filter((name) => !Object.hasOwn(schema, name));
  if (others.length > 0) {
    const message = `expected only columns of the schema, got ${others.slice(0, 20).map(shown).join(', ')}`;
    list.add(fault('column-unknown', ['schema'], message, 'Name them in the schema, or ask to ignore others.'));
  }
  return readers;
}

function cellReader(column: ColumnSchema): Reader['read'] {
  const check = cellChecker(column);
  const readText = (text: string): Reading => {
    const reading = column.type === 'number' && text !== '' ? readNumber(text) : { cell: text === '' ? null : text };
    if ('fault' in reading) return reading;
    const wrong = check(reading.cell);
    return wrong === undefined ? reading.cell : { fault: wrong };
  };
  if (column.type === 'number') {
    return (text, record, at) => {
      const number = record.isWritten(at) ? findShortNumber(text, record.start(at), record.end(at)) : undefined;
      return number ?? readText(record.cell(at));
    };
  }
  // Most words come again: each is checked once, and one copy of it kept.
  const known = new Map<string, Reading>();
  return (_, record, at) => {
    const cell = record.cell(at);
    const kept = known.get(cell);
    if (kept !== undefined) return kept;
    if (known.size >= mostKnown) return readText(cell);
    const own = ownText(cell);
    const reading = readText(own);
    known.set(own, reading);
    return reading;
  };
}

const mostKnown = 100_000;

/** The same text with memory of its own: engines keep a longer part of a text as a view that holds the whole of it. */
function ownText(part: string): string {
  return JSON.parse(JSON.stringify(part));
}
