import type { Cell, ColumnSchema, TableContent } from '@assay/core';
import type { Sheet } from './form.ts';
import type { Options } from './options.ts';
import { type DateReadings, defaultParts, readDate } from './read-date.ts';
import { type NumberReadings, readNumbers } from './read-number.ts';
import { Untranslatable } from './untranslatable.ts';

/** What the cells of an untyped column may be read as; each reading becomes one typed column. */
export type ReadingName = keyof typeof readings;

/** A typed column of the table. */
export interface Column {
  readonly name: string;
  /** Whether every cell, or no cell, has a value. */
  readonly complete: boolean;
  readonly empty: boolean;
}

/** The typed columns a translation asks for, made from the untyped cells. */
export interface Columns {
  readonly rowCount: number;
  readonly column: (header: string, reading: ReadingName) => Column;
  /** The column with all cells that cannot be read after the others in the direction. */
  readonly unreadableLast: (column: Column, direction: 'ascending' | 'descending') => Column;
  /** The distinct texts of a column. */
  readonly texts: (header: string) => readonly string[];
  /** The name of a table of all pairs of texts of two columns of which one stands in the other. */
  readonly alikeTexts: (header: string, other: string) => string;
  /** The table with every column asked for, and the tables of pairs. */
  readonly tables: () => { readonly [name: string]: TableContent };
}

interface Read {
  readonly text: string;
  readonly number: NumberReadings;
  readonly date: DateReadings;
}

const pure = { type: 'number', unit: '1', required: false } as const;
const readings = {
  text: { schema: { type: 'text', vocabulary: null, required: false }, cell: ({ text }) => textCell(text) },
  first: { schema: pure, cell: ({ number }) => number.first },
  joined: { schema: pure, cell: ({ number }) => number.joined },
  pointless: { schema: pure, cell: ({ number }) => (number.pointless ? 1 : null) },
  result: { schema: pure, cell: ({ number }) => number.result },
  alone: { schema: pure, cell: ({ number }) => number.alone },
  date: { schema: { type: 'date', required: false }, cell: ({ date }) => date.date },
  month: { schema: pure, cell: ({ date }) => (date.hasMonth ? 1 : null) },
  unheld: { schema: pure, cell: ({ date }) => (date.held ? null : 1) },
  days: { schema: { type: 'number', unit: 'day', required: false }, cell: ({ date }) => toDays(date) },
  year: { schema: pure, cell: ({ date }) => date.year ?? defaultParts.year },
  dayOfMonth: { schema: pure, cell: ({ date }) => date.day ?? defaultParts.day },
  monthOfYear: { schema: pure, cell: ({ date }) => date.month ?? defaultParts.month },
} as const satisfies Record<string, { readonly schema: ColumnSchema; readonly cell: (read: Read) => Cell }>;

/** The name of the one table a form is about. */
export const sheetName = 'sheet';
/** The place of each row in the table, and a key that all rows have. */
export const place = 'place';
export const everyRow = 'every_row';

export function createColumns(sheet: Sheet, options: Options): Columns {
  const rows = withoutTotal(sheet.rows, options);
  const read = new Map<string, readonly Read[]>();
  const pairs = new Map<string, TableContent>();
  const made = new Map<string, Column & { readonly schema: ColumnSchema; readonly cells: readonly Cell[] }>();

  function readsOf(header: string): readonly Read[] {
    const known = read.get(header);
    if (known !== undefined) return known;
    const at = sheet.header.indexOf(header);
    if (at < 0) throw new Untranslatable(`expected a column of the table, got ${header}`);
    const reads = rows.map((row) => {
      const text = row[at] ?? '';
      return { text, number: readNumbers(text, options), date: readDate(text, options) };
    });
    read.set(header, reads);
    return reads;
  }

  return {
    rowCount: rows.length,
    column: (header, reading) => {
      const name = columnName(header, sheet.header.indexOf(header), reading);
      const known = made.get(name);
      if (known !== undefined) return known;
      const { schema, cell } = readings[reading];
      return make(
        name,
        schema,
        readsOf(header).map((reads) => cell(reads)),
      );
    },
    unreadableLast: ({ name }, direction) => {
      const column = made.get(name);
      if (column === undefined || column.complete) return column ?? make(name, pure, []);
      const numbers = column.cells.flatMap((cell) => (typeof cell === 'number' ? [cell] : []));
      const last = direction === 'ascending' ? Math.max(0, ...numbers) + 1 : Math.min(0, ...numbers) - 1;
      const cells = column.cells.map((cell) => cell ?? last);
      return make(`${name}_${direction}`, column.schema, cells);
    },
    texts,
    alikeTexts: (header, other) => {
      const name = `alike${pairs.size + 1}`;
      pairs.set(name, alikePairs(texts(header), texts(other)));
      return name;
    },
    tables: () => {
      const columns = [...made.values()];
      const schema = Object.fromEntries(columns.map((column) => [column.name, column.schema]));
      const sheetContent: TableContent = {
        schema: {
          [place]: { type: 'number', unit: 'place', required: true },
          [everyRow]: { type: 'number', unit: '1', required: true },
          ...schema,
        },
        rows: rows.map((_, index) => [index + 1, 1, ...columns.map(({ cells }) => cells[index] ?? null)]),
        gaps: [],
      };
      return { [sheetName]: sheetContent, ...Object.fromEntries(pairs) };
    },
  };

  function make(name: string, schema: ColumnSchema, cells: readonly Cell[]): Column {
    const empty = cells.every((cell) => cell === null);
    const column = { name, schema, cells, complete: !cells.includes(null), empty };
    made.set(name, column);
    return column;
  }

  function texts(header: string): readonly string[] {
    return [...new Set(readsOf(header).map(({ text }) => text))];
  }
}

/** Pairs of texts of which the one stands in the other. */
function alikePairs(texts: readonly string[], others: readonly string[]): TableContent {
  const text = { type: 'text', vocabulary: null, required: true } as const;
  const rows = texts.flatMap((one) =>
    others.filter((other) => one.includes(other) || other.includes(one)).map((other) => [one, other]),
  );
  return { schema: { one: text, other: text }, rows: rows.filter((row) => row.every(isText)), gaps: [] };
}

const totals = ['all', 'total', 'sum', 'a l l', 't o t a l', 's u m'];

function withoutTotal(rows: Sheet['rows'], { totalRow }: Options): Sheet['rows'] {
  const first = rows.at(-1)?.[0] ?? '';
  return totalRow === 'dropped' && totals.some((word) => first.includes(word)) ? rows.slice(0, -1) : rows;
}

/** Text that is nothing but white space is no value. */
function textCell(text: string): Cell {
  return isText(text) ? text : null;
}

function isText(text: string): boolean {
  return text.trim() !== '';
}

function toDays({ days }: DateReadings): Cell {
  if (days === null) return null;
  return days.from === days.to ? days.from : { min: days.from, max: days.to };
}

function columnName(header: string, at: number, reading: string): string {
  const words = header.replaceAll(/[^a-z0-9]+/gi, '_').slice(0, 30);
  return `c${at + 1}_${words}_${reading}`;
}
