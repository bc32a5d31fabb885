import { type AssessmentInput, column, defineTable, type TableContent } from '@assay/core';

/*
 * Tables made from the words in a page, so that a row such as `2, perhaps 4` can be asked about. Numbers are written `3`,
 * `3 to 5` or `3 or more`; in lists `perhaps` is a row that may not be in, `missing` a cell, `gap` rows nobody knows of,
 * and `–` nothing.
 */

export type World = Pick<AssessmentInput, 'tables' | 'documents'>;

export function rangeIn(text: string): { readonly min: number; readonly max: number | null } {
  const [, min = '', max, open] = /^(-?[\d.]+)(?: to (-?[\d.]+)| (or more))?$/.exec(text) ?? [];
  if (min === '') throw new Error(`expected a number or a range, got ${text}`);
  return { min: Number(min), max: open === undefined ? Number(max ?? min) : null };
}

function closedIn(text: string): { readonly min: number; readonly max: number } {
  const { min, max } = rangeIn(text);
  if (max === null) throw new Error(`expected a range that ends, got ${text}`);
  return { min, max };
}

const counted = { one: column.number('1') };
export const [left, right] = [defineTable('left', counted), defineTable('right', counted)];

/** Two tables with so many rows, and a gap for those there may be besides. */
export function counts(first: string, second = '0'): World {
  return { tables: { left: rowsIn(first), right: rowsIn(second) }, documents: {} };
}

function rowsIn(text: string): TableContent {
  const { min, max } = rangeIn(text);
  const gap = { columns: {}, reason: 'the list is not complete', ...(max === null ? {} : { atMost: max - min }) };
  const rows = Array.from({ length: min }, () => ({ one: 1 }));
  return left.rows(rows, { gaps: max === min ? [] : [gap] });
}

const members = defineTable('members', {
  is: column.number('1').optional(),
  value: column.number('1').optional(),
  word: column.text().optional(),
});
/** The rows of a list, those that are perhaps in included. */
export const listed = members.where((row) => row.is.equals(1));

export const other = defineTable('other', { word: column.text().optional() });

interface Cells {
  readonly value?: number | { readonly min: number; readonly max: number } | null;
  readonly word?: string | null;
}

export function truthCell(truth: string): Cells {
  return { value: truth === 'undecided' ? null : truth === 'true' ? 1 : 0 };
}

export function numberCell(text: string): Cells {
  if (text === 'missing') return { value: null };
  const { min, max } = closedIn(text);
  return { value: min === max ? min : { min, max } };
}

export function wordCell(text: string): Cells {
  return { word: text === 'missing' ? null : text };
}

/** A list of rows; and beside it a table with one cell. */
export function list(text: string, cellsOf: (word: string) => Cells, single = 'missing'): World {
  const words = text === '–' ? [] : text.split(', ');
  const rows = words
    .filter((word) => word !== 'gap')
    .map((word) => ({ is: word.startsWith('perhaps ') ? null : 1, ...cellsOf(word.replace('perhaps ', '')) }));
  const gaps = words.includes('gap') ? [{ columns: {}, reason: 'the list is not complete' }] : [];
  const { word = null } = wordCell(single);
  return { tables: { members: members.rows(rows, { gaps }), other: other.rows([{ word }]) }, documents: {} };
}

export const terms = defineTable('terms', { first: column.number('1'), second: column.number('1') });

/** Two numbers that may each be any in a range. */
export function pair(first: string, second: string): World {
  return { tables: { terms: terms.rows([{ first: closedIn(first), second: closedIn(second) }]) }, documents: {} };
}
