import type { Predicate } from '../proposition/language.ts';
import type { ReadingOption } from '../proposition/reading.ts';
import { named } from '../proposition/words.ts';
import type { Cell } from '../table/table.ts';
import { type Conditions, columnLabel } from './conditions-said.ts';
import { mustConfirm, type Scene } from './draft.ts';
import { valuesOf } from './phrase-index.ts';
import { dateColumns, daysOfCell, type TableView, textLabels } from './proposal-table.ts';
import { textIs } from './terms.ts';

type HeldRow = readonly Cell[];

/** The rows held that may fulfil the conditions; what is not a text or a number written down is not looked at. */
function rowsHeld(table: TableView, conditions: readonly Predicate[]): readonly HeldRow[] {
  const tests = conditions.flatMap((condition) => testOf(table, condition) ?? []);
  return table.rows.filter((row) => tests.every((test) => test(row)));
}

function testOf(table: TableView, condition: Predicate): ((row: HeldRow) => boolean) | undefined {
  if (condition.op === 'row-text-is' && typeof condition.value === 'string') {
    const at = table.columns.indexOf(condition.column);
    return (row) => row[at] === condition.value;
  }
  if (condition.op !== 'row-compare' || condition.is !== '=' || condition.left.op !== 'column') return undefined;
  const { left, right } = condition;
  const at = table.columns.indexOf(left.column);
  return right.op === 'constant' && typeof right.value === 'number' ? (row) => row[at] === right.value : undefined;
}

/** Is there one row at most, as far as the rows held tell? */
export function isOneRow(table: TableView, conditions: readonly Predicate[]): boolean {
  return rowsHeld(table, conditions).length <= 1;
}

/** As many rows at most are given a person to choose from. */
const mostOptions = 4;

/**
 * What the words leave open so that more rows than one are meant: for each column of words that tells them apart, a
 * parameter over the words in it, those nearest to the day of speaking where there are many.
 */
export function leftOpen(scene: Scene, fixed: Conditions): readonly Conditions[] {
  const { table } = scene;
  const open: Conditions[] = [];
  const held = rowsHeld(table, fixed.conditions);
  if (table.rows.length > 0 && held.length <= 1) return open;
  for (const column of table.columns) {
    if (fixed.columns.includes(column) || table.schema[column]?.type !== 'text') continue;
    const all = table.rows.length > 0 ? distinctNearest(scene, column, held) : valuesOf(table, column);
    const isClosed = all.length <= mostOptions;
    if (all.length < 2 || (!isClosed && table.rows.length === 0)) continue;
    const values = ofTheYear(scene, all).slice(0, mostOptions);
    open.push(chosenRow(scene, column, values));
    // A column that tells all rows apart needs no other beside it.
    if (all.length >= held.length || !isClosed) break;
    if (open.length === 2) break;
  }
  return open;
}

/** Which of these words stands in the column is left to the readings. */
export function chosenRow({ table }: Scene, column: string, values: readonly string[]): Conditions {
  const label = columnLabel(table.labels.columns, column);
  const options: ReadingOption[] = values.map((value) => ({
    id: value,
    label: named(textLabels(table, column), value),
    value,
    reason: `The words do not say which ${label}, and the table has this one.`,
    source: null,
  }));
  return {
    ...mustConfirm(`which ${label}, which the words do not say`),
    parameters: [{ name: `which-${column}`, type: 'text', unit: null, label: `the ${label}`, options }],
    conditions: [textIs(column, { parameter: `which-${column}` })],
    columns: [column],
  };
}

/** Where some of them bear the year of speaking in their name, those. */
function ofTheYear({ saidOn }: Scene, values: readonly string[]): readonly string[] {
  const named = saidOn === null ? [] : values.filter((value) => value.includes(String(saidOn.year)));
  return named.length > 0 ? named : values;
}

function distinctNearest(scene: Scene, column: string, rows: readonly HeldRow[]): readonly string[] {
  const { table, saidOn } = scene;
  const at = table.columns.indexOf(column);
  const date = dateColumns(table).at(-1);
  const dateAt = date === undefined ? -1 : table.columns.indexOf(date);
  const day = saidOn?.to ?? Number.POSITIVE_INFINITY;
  const nearest = new Map<string, number>();
  for (const row of rows) {
    const value = row[at];
    if (typeof value !== 'string') continue;
    const from = daysOfCell(row[dateAt])?.from ?? Number.NEGATIVE_INFINITY;
    const place = from > day ? Number.NEGATIVE_INFINITY : from;
    nearest.set(value, Math.max(nearest.get(value) ?? Number.NEGATIVE_INFINITY, place));
  }
  const values = [...nearest];
  return dateAt < 0 ? values.map(([value]) => value) : values.sort((a, b) => order(b[1], a[1])).map(([value]) => value);
}

function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
