import type { Cell, CellConstraint, ColumnSchema, Gap, TableContent } from '../table/table.ts';
import { asDate, daysOf } from '../value/date.ts';
import type { Reason } from './answer.ts';
import { type Dictionary, dictionaryOf } from './dictionary.ts';
import { type Grain, grainOf, isMultiple } from './interval.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { createTableIndex, type TableIndex } from './table-index.ts';
import type { TextSet, TextVector, Vector } from './vector.ts';

/** The columns of a table and what is kept of them, each made when it is first asked for. */
export interface TableColumns {
  /** Gaps are only possibly there, and stand for several rows. */
  readonly certain: Uint8Array | null;
  readonly most: Float64Array | null;
  readonly column: (name: string) => Vector | undefined;
  readonly dictionary: (name: string) => Dictionary | undefined;
  readonly index: TableIndex;
}

// A table never changes, so what is made of it is good for as long as somebody holds it.
const made = new WeakMap<TableContent, TableColumns>();

export function columnsOf(content: TableContent): TableColumns {
  const known = made.get(content);
  if (known !== undefined) return known;
  const { schema, rows, gaps } = content;
  const places = new Map(Object.keys(schema).map((name, place) => [name, place]));
  const column = once((name) => {
    const type = Object.hasOwn(schema, name) ? schema[name] : undefined;
    const place = places.get(name);
    if (type === undefined || place === undefined) return undefined;
    const cells = rows.map((row) => row[place] ?? null);
    const constraints = gaps.map((gap) => (Object.hasOwn(gap.columns, name) ? gap.columns[name] : undefined));
    return toVector(type, cells, constraints);
  });
  const dictionary = once((name) => {
    const vector = column(name);
    return vector && dictionaryOf(vector);
  });
  const columns = {
    certain: gaps.length === 0 ? null : new Uint8Array(rows.length + gaps.length).fill(1, 0, rows.length),
    most: gaps.length === 0 ? null : mostOf(rows.length, gaps),
    column,
    dictionary,
    index: createTableIndex(rows.length, dictionary, column),
  };
  made.set(content, columns);
  return columns;
}

function mostOf(rows: number, gaps: readonly Gap[]): Float64Array {
  const most = new Float64Array(rows + gaps.length).fill(1);
  for (const [at, { atMost }] of gaps.entries()) most[rows + at] = atMost ?? Infinity;
  return most;
}

function once<T>(make: (name: string) => T): (name: string) => T {
  const kept = new Map<string, { readonly value: T }>();
  return (name) => {
    const found = kept.get(name) ?? { value: make(name) };
    kept.set(name, found);
    return found.value;
  };
}

/**
 * Reads a table's columns before the first claim does: afterwards claims over the same content need not. The content
 * itself is given back; it must not be changed.
 *
 * @example
 * ```ts
 * import { assessProposition, claimForm, column, defineTable, prepareTable } from '@assay/core';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const tables = { list: prepareTable(list.rows([{ country: 'US' }])) };
 * const form = claimForm(list.where((row) => row.country.is('CN')).isEmpty(), []);
 * assessProposition({ ...form, tables, documents: {} }).outcome // => 'true'
 * ```
 */
export function prepareTable(content: TableContent): TableContent {
  const { column, dictionary, index } = columnsOf(content);
  for (const name of Object.keys(content.schema)) {
    column(name);
    dictionary(name);
    index.measure(name);
  }
  return content;
}

type Constraint = CellConstraint | undefined;

function toVector(schema: ColumnSchema, cells: readonly Cell[], gaps: readonly Constraint[]): Vector {
  switch (schema.type) {
    case 'number': {
      const { lo, hi, known, why } = toEnds(cells, gaps, numberEnds);
      return { type: 'number', unit: schema.unit, lo, hi, known, written: true, why, grain: lazyGrain(lo, hi) };
    }
    case 'date':
      return { type: 'date', ...toEnds(cells, gaps, dateEnds) };
    case 'text':
      return toTextVector(schema.vocabulary, cells, gaps);
  }
}

type Ends = readonly [lo: number, hi: number];
const anything: Ends = [-Infinity, Infinity];
const noReasons = (): readonly Reason[] => [];

function toEnds(cells: readonly Cell[], gaps: readonly Constraint[], endsOf: (cell: Cell | CellConstraint) => Ends) {
  const size = cells.length + gaps.length;
  const lo = new Float64Array(size);
  let hi = lo;
  const put = (index: number, ends: Ends) => {
    lo[index] = ends[0];
    // Most columns hold exact values only; the second array is made at the first interval.
    if (hi === lo && ends[0] !== ends[1]) hi = lo.slice();
    hi[index] = ends[1];
  };
  for (const [index, cell] of cells.entries()) {
    put(index, cell === null ? anything : typeof cell === 'number' ? [cell, cell] : endsOf(cell));
  }
  for (const [index, gap] of gaps.entries()) put(cells.length + index, gap === undefined ? anything : endsOf(gap));
  return { lo, hi, known: knownOf(cells, gaps.length), why: noReasons };
}

function numberEnds(cell: Cell | CellConstraint): Ends {
  if (typeof cell === 'object' && cell !== null && 'min' in cell) return [cell.min ?? -Infinity, cell.max ?? Infinity];
  return anything;
}

function dateEnds(cell: Cell | CellConstraint): Ends {
  if (typeof cell === 'string') {
    const days = daysOf(asDate(cell));
    return [days.from, days.to];
  }
  if (typeof cell === 'object' && cell !== null && 'from' in cell) {
    return [cell.from === null ? -Infinity : daysOf(cell.from).from, cell.to === null ? Infinity : daysOf(cell.to).to];
  }
  return anything;
}

function toTextVector(
  vocabulary: readonly string[] | null,
  cells: readonly Cell[],
  gaps: readonly Constraint[],
): TextVector {
  const codes = new Int32Array(cells.length + gaps.length);
  const words: string[] = [];
  const codeOf = new Map<string, number>();
  // Set 0 is a missing cell: any word of the vocabulary, or any at all.
  const unknown: TextSet = vocabulary === null ? { notIn: new Set() } : { in: new Set(vocabulary) };
  const sets: TextSet[] = [unknown];
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string') {
      codes[index] = -1;
      continue;
    }
    let code = codeOf.get(cell);
    if (code === undefined) {
      code = words.push(cell) - 1;
      codeOf.set(cell, code);
    }
    codes[index] = code;
  }
  for (const [index, gap] of gaps.entries()) {
    codes[cells.length + index] = gap === undefined ? -1 : -sets.push(gapWords(gap, unknown));
  }
  return { type: 'text', words, codes, sets, known: knownOf(cells, gaps.length), why: noReasons };
}

function gapWords(gap: CellConstraint, unknown: TextSet): TextSet {
  const allows =
    'in' in gap
      ? (word: string) => gap.in.includes(word)
      : 'notIn' in gap
        ? (word: string) => !gap.notIn.includes(word)
        : undefined;
  if (allows === undefined) return unknown;
  if ('in' in unknown) return { in: new Set([...unknown.in].filter(allows)) };
  return 'in' in gap ? { in: new Set(gap.in) } : { notIn: new Set('notIn' in gap ? gap.notIn : []) };
}

function knownOf(cells: readonly Cell[], gaps: number): Uint8Array | null {
  if (gaps === 0 && !cells.includes(null)) return null;
  const known = new Uint8Array(cells.length + gaps).fill(UNDECIDED);
  for (const [index, cell] of cells.entries()) known[index] = cell === null ? FALSE : TRUE;
  return known;
}

function lazyGrain(lo: Float64Array, hi: Float64Array): () => Grain {
  let grain: Grain | undefined;
  return () => {
    grain ??= [lo, hi].reduce<number | null>((digits, ends) => finestGrain(ends, digits), 0) ?? Number.NaN;
    return Number.isNaN(grain) ? null : grain;
  };
}

function finestGrain(values: Float64Array, atLeast: Grain): Grain {
  let digits = atLeast;
  for (const value of values) {
    if (digits === null) return null;
    if (!isMultiple(value, digits)) digits = grainOf(value);
  }
  return digits;
}
