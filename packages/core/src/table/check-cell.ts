import { isDate } from '../value/date.ts';
import type { Cell, ColumnSchema } from './table.ts';

/** What is wrong with one cell, before it is known where it stands. */
export interface CellFault {
  readonly rule: string;
  readonly message: string;
  readonly mend: string | null;
}

/** No text in a table may be longer. */
export const longestCell = 10_000;

/** A check of cells against their column. The cell may be any value: tables come from elsewhere. */
export function cellChecker(column: ColumnSchema): (cell: unknown) => CellFault | undefined {
  const check = valueChecker(column);
  return (cell) => {
    if (cell !== null) return check(cell);
    if (!column.required) return undefined;
    return { rule: 'cell-missing', message: `expected ${expected(column)}, got nothing`, mend: null };
  };
}

function valueChecker(column: ColumnSchema): (cell: unknown) => CellFault | undefined {
  switch (column.type) {
    case 'number':
      return (cell) => {
        if (isNumber(cell) || isInterval(cell)) return undefined;
        return { rule: 'cell-not-number', message: `expected ${expected(column)}, got ${shown(cell)}`, mend: null };
      };
    case 'text': {
      const words = column.vocabulary === null ? null : new Set<unknown>(column.vocabulary);
      return (cell) => {
        if (!isText(cell)) {
          return { rule: 'cell-not-text', message: `expected ${expected(column)}, got ${shown(cell)}`, mend: null };
        }
        if (words === null || words.has(cell)) return undefined;
        const message = `expected ${expected(column)}, got ${shown(cell)}`;
        return { rule: 'cell-not-in-vocabulary', message, mend: nearest(cell, column.vocabulary ?? []) };
      };
    }
    case 'date':
      return (cell) => {
        if (isDate(cell)) return undefined;
        const mend = 'Write a date that exists as 2025, 2025-06 or 2025-06-23.';
        return { rule: 'cell-not-date', message: `expected ${expected(column)}, got ${shown(cell)}`, mend };
      };
  }
}

/** In words, what may stand in the column. */
function expected(column: ColumnSchema): string {
  switch (column.type) {
    case 'number':
      return `a number in ${column.unit}`;
    case 'text': {
      if (column.vocabulary === null) return `text of at most ${longestCell} characters`;
      const words = column.vocabulary.slice(0, 8).map(shown).join(', ');
      return `one of ${words}${column.vocabulary.length > 8 ? `, … (${column.vocabulary.length} words)` : ''}`;
    }
    case 'date':
      return 'a date in EDTF';
  }
}

/** A value as far as a message needs it. */
export function shown(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60).toWellFormed()}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a value of type ${typeof value}`;
}

function isNumber(cell: unknown): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell);
}

function isInterval(cell: unknown): cell is Extract<Cell, object> {
  if (typeof cell !== 'object' || cell === null || !('min' in cell && 'max' in cell)) return false;
  return Object.keys(cell).length === 2 && isNumber(cell.min) && isNumber(cell.max) && cell.min <= cell.max;
}

function isText(cell: unknown): cell is string {
  return (
    typeof cell === 'string' &&
    cell.length <= longestCell &&
    cell.trim() !== '' &&
    cell.isWellFormed() &&
    !cell.includes('\0')
  );
}

/** A word of the vocabulary that differs only in case or in space at the ends. */
function nearest(cell: string, vocabulary: readonly string[]): string | null {
  const plain = (word: string) => word.trim().toLowerCase();
  const word = vocabulary.find((known) => plain(known) === plain(cell));
  return word === undefined ? null : `Write ${shown(word)}.`;
}
