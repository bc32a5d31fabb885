import type { Cell, CellConstraint, ColumnSchema, Gap, TableContent } from '../table/table.ts';
import { asDate, daysOf } from '../value/date.ts';
import type { Reason } from './answer.ts';
import { type Grain, grainOf, isMultiple } from './interval.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { columnsBy, type Rows, type TextSet, type TextVector, type Vector } from './rows.ts';

/** A table as rows: those it has, then one for each declared gap. */
export function rowsOfTable(name: string, content: TableContent): Rows {
  const { rows, gaps, schema } = content;
  const places = Object.keys(schema);
  const size = rows.length + gaps.length;
  return {
    size,
    certain: gaps.length === 0 ? null : new Uint8Array(size).fill(1, 0, rows.length),
    most:
      gaps.length === 0
        ? null
        : Float64Array.from(
            { length: size },
            (_, index) => gaps[index - rows.length]?.atMost ?? (index < rows.length ? 1 : Infinity),
          ),
    column: columnsBy((column) => {
      const type = Object.hasOwn(schema, column) ? schema[column] : undefined;
      if (type === undefined) return undefined;
      const place = places.indexOf(column);
      const cells = rows.map((row) => row[place] ?? null);
      const constraints = gaps.map((gap) => (Object.hasOwn(gap.columns, column) ? gap.columns[column] : undefined));
      return { ...toVector(type, cells, constraints), why: (index) => whyCell(index) };

      function whyCell(index: number): readonly Reason[] {
        const gap = gaps[index - rows.length];
        if (gap !== undefined) return [gapReason(name, gap)];
        const cell = cells[index] ?? null;
        const where = { table: name, row: index, column };
        if (cell === null)
          return [{ code: 'missing-cell', ...where, text: `${column} is missing in row ${index + 1} of ${name}` }];
        if (type?.type === 'date')
          return [
            {
              code: 'vague-date',
              ...where,
              text: `${column} in row ${index + 1} of ${name} is only known as ${String(cell)}`,
            },
          ];
        if (typeof cell !== 'object') return [];
        return [
          {
            code: 'uncertain-cell',
            ...where,
            text: `${column} in row ${index + 1} of ${name} is only known to lie from ${cell.min} to ${cell.max}`,
          },
        ];
      }
    }),
    origin: (index) => (index < rows.length ? [{ table: name, row: index }] : []),
    why: (index) => {
      const gap = gaps[index - rows.length];
      return gap === undefined ? [] : [gapReason(name, gap)];
    },
  };
}

function gapReason(table: string, gap: Gap): Reason {
  return { code: 'declared-gap', table, row: null, column: null, text: gap.reason };
}

type Constraint = CellConstraint | undefined;

function toVector(schema: ColumnSchema, cells: readonly Cell[], gaps: readonly Constraint[]): Vector {
  switch (schema.type) {
    case 'number': {
      const ends = toEnds(cells, gaps, numberEnds);
      return { type: 'number', unit: schema.unit, ...ends, written: true, grain: lazyGrain(ends.lo, ends.hi) };
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
