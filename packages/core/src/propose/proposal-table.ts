import type { Labels } from '../proposition/words.ts';
import type { Cell, TableSchema } from '../table/table.ts';
import { type Days, daysOf, isDate } from '../value/date.ts';

/** A table that proposals may be about. Its rows serve to find names and the newest edition; there may be none. */
export interface ProposalTable {
  /** The name propositions use. */
  readonly name: string;
  readonly title: string | null;
  readonly schema: TableSchema;
  readonly rows: readonly (readonly Cell[])[];
}

/** So much of the sentence, of the tables and of their words is looked at; what is more is passed over. */
export const proposalLimits = {
  characters: 2000,
  tables: 100,
  rows: 5000,
  phrases: 50_000,
  quantities: 24,
  mentions: 24,
  drafts: 500,
  proposals: 10,
} as const;

/** A table as the templates see it. */
export interface TableView extends ProposalTable {
  readonly labels: Labels;
  readonly columns: readonly string[];
  /** Of `rows`, the cells of one column. */
  readonly cells: (column: string) => readonly Cell[];
}

export function viewOf(table: ProposalTable, labels: Labels): TableView {
  const columns = Object.keys(table.schema);
  const rows = table.rows.slice(0, proposalLimits.rows);
  return {
    ...table,
    rows,
    labels,
    columns,
    cells: (column) => {
      const at = columns.indexOf(column);
      return rows.map((row) => row[at] ?? null);
    },
  };
}

/** What the labels call the words of a column. */
export function textLabels({ labels: { texts } }: TableView, column: string): { readonly [text: string]: string } {
  return (texts !== undefined && Object.hasOwn(texts, column) ? texts[column] : undefined) ?? {};
}

/** A name for a column that is derived, which the table has not. */
export function freeColumn({ columns }: TableView, name: string): string {
  let [free, count] = [name, 2];
  while (columns.includes(free)) {
    free = `${name}_${count}`;
    count += 1;
  }
  return free;
}

export function unitOfColumn({ schema }: TableView, column: string): string | null {
  const found = schema[column];
  return found?.type === 'number' ? found.unit : null;
}

/** A table says the year in a column or two; more of them than these are not tried one by one. */
const mostOfAKind = 4;

export function yearColumns(table: TableView): readonly string[] {
  return table.columns.filter((column) => unitOfColumn(table, column) === 'calendar-year').slice(0, mostOfAKind);
}

export function dateColumns({ columns, schema }: TableView): readonly string[] {
  return columns.filter((column) => schema[column]?.type === 'date');
}

export function rankColumns(table: TableView): readonly string[] {
  return table.columns.filter((column) => unitOfColumn(table, column) === 'rank');
}

/** Columns of amounts: neither years nor places. */
export function amountColumns(table: TableView): readonly string[] {
  return table.columns.filter((column) => {
    const unit = unitOfColumn(table, column);
    return unit !== null && unit !== 'calendar-year' && unit !== 'rank';
  });
}

export function daysOfCell(cell: Cell | undefined): Days | undefined {
  return isDate(cell) ? daysOf(cell) : undefined;
}

/** The newest year of the column among the rows that were out on the day, by the dates in them where they have any. */
export function newestYear(
  table: TableView,
  column: string,
  day: number | null,
  ownYear: number | null,
): number | null {
  const [published] = dateColumns(table);
  const at = table.columns.indexOf(column);
  const dateAt = published === undefined ? -1 : table.columns.indexOf(published);
  let newest: number | null = null;
  for (const row of table.rows) {
    const year = row[at];
    if (typeof year !== 'number' || !Number.isSafeInteger(year) || (ownYear !== null && year > ownYear)) continue;
    const out = daysOfCell(row[dateAt])?.from ?? null;
    if (day !== null && out !== null && out > day) continue;
    if (newest === null || year > newest) newest = year;
  }
  return newest;
}
