import type { Aggregate, RowNumber } from '../proposition/language.ts';
import { floatsOf, ints, intsOf } from './arrays.ts';
import { meet } from './box.ts';
import type { NumberValue } from './context.ts';
import type { Tally } from './cube.ts';
import type { Dictionary } from './dictionary.ts';
import { orderOf } from './order.ts';
import { columnsBy, type Rows, type Slice } from './rows.ts';
import { exactDictionary } from './slice.ts';
import { gather, type NumberVector, type Vector } from './vector.ts';

/**
 * The groups of a slice whose keys have dictionaries: counted and added up by what is kept of the table, without listing
 * the rows. Other aggregates are taken from the groups made the general way.
 */
export function sliceGroup(
  slice: Slice,
  by: readonly string[],
  aggregates: { readonly [column: string]: Aggregate },
  general: () => Rows,
): Rows | undefined {
  const { index, whole, box, places } = slice;
  const dictionaries = by.flatMap((name) => exactDictionary(slice, name) ?? []);
  if (dictionaries.length < by.length) return undefined;
  const tally = index.tally(box, by, places);
  if (tally === undefined) return undefined;
  const groups = inOrderOfFirsts(tally);
  let made: Rows | undefined;
  return {
    size: groups.length,
    certain: null,
    most: null,
    column: columnsBy((name) => {
      const key = by.indexOf(name);
      if (key !== -1) return keyColumn(dictionaries, key, groups);
      const wanted = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
      if (wanted === undefined) return undefined;
      const vector = aggregateColumn(slice, by, wanted, groups, tally.counts);
      if (vector !== undefined) return vector;
      made ??= general();
      return made.column(name);
    }),
    origin: (at) => {
      const sides = by.map((column, key) => ({ column, codes: [codeIn(dictionaries, key, groups[at] ?? 0)] }));
      return Array.from(index.rowsOf(meet(box, sides))).flatMap((row) => whole.origin(row));
    },
    why: () => [],
    slice: null,
    dictionary: () => undefined,
  };
}

/** The groups that have rows, in the order of their first rows. */
function inOrderOfFirsts({ counts, firsts }: Tally): Int32Array {
  let size = 0;
  for (let group = 0; group < counts.length; group += 1) if (counts[group] !== 0) size += 1;
  const [groups, rows, inOrder] = [ints(size), ints(size), ints(size)];
  let next = 0;
  for (let group = 0; group < counts.length; group += 1) {
    if (counts[group] === 0) continue;
    groups[next] = group;
    rows[next] = firsts[group] ?? 0;
    next += 1;
  }
  const order = orderOf(rows);
  for (let at = 0; at < size; at += 1) inOrder[at] = groups[order[at] ?? 0] ?? 0;
  return inOrder;
}

/** The code of one of the keys: groups are numbered by their codes as digits, the last key's the last digit. */
function codeIn(dictionaries: readonly Dictionary[], key: number, group: number): number {
  let left = group;
  for (let at = dictionaries.length - 1; at > key; at -= 1) left = Math.floor(left / (dictionaries[at]?.size ?? 1));
  return key === 0 ? left : left % (dictionaries[key]?.size ?? 1);
}

/** A key is read off the different cells of its column, which are few, and not off the rows. */
function keyColumn(dictionaries: readonly Dictionary[], key: number, groups: Int32Array): Vector | undefined {
  const cells = dictionaries[key]?.cells;
  const codes = dictionaries.length === 1 ? groups : intsOf(groups, (group) => codeIn(dictionaries, key, group));
  return cells && gather(cells, codes);
}

function aggregateColumn(
  { index, box, places, whole }: Slice,
  by: readonly string[],
  wanted: Aggregate,
  groups: Int32Array,
  counts: Int32Array,
): NumberVector | undefined {
  const base = { type: 'number', known: null, written: false, why: () => [] } as const;
  if (wanted.op === 'count') {
    const lo = floatsOf(groups, (group) => counts[group] ?? 0);
    return { ...base, unit: '1', lo, hi: lo, grain: () => 0 };
  }
  if ((wanted.op !== 'sum' && wanted.op !== 'average') || wanted.of.op !== 'column') return undefined;
  const name = wanted.of.column;
  const column = index.has(name) ? whole.column(name) : undefined;
  const sums = index.sums(box, by, name, places);
  if (column?.type !== 'number' || sums === undefined) return undefined;
  const isSum = wanted.op === 'sum';
  const lo = floatsOf(groups, (group) => (sums[group] ?? 0) / (isSum ? 1 : (counts[group] ?? 1)));
  return { ...base, unit: column.unit, lo, hi: lo, grain: isSum ? column.grain : () => null };
}

/** The sum or average of a column of a slice, where it can be had without listing the rows. */
export function sliceTotal(
  { op, value }: { readonly op: string; readonly value: RowNumber },
  rows: Rows,
): NumberValue | undefined {
  const { slice } = rows;
  if ((op !== 'sum' && op !== 'average') || slice === null) return undefined;
  if (value.op !== 'column' || !slice.index.has(value.column)) return undefined;
  const column = slice.whole.column(value.column);
  const sum = slice.index.sums(slice.box, [], value.column, slice.places)?.[0];
  if (column.type !== 'number' || sum === undefined || (op === 'average' && rows.size === 0)) return undefined;
  const total = op === 'sum' ? sum : sum / rows.size;
  const grain = op === 'sum' ? column.grain() : null;
  return { lo: total, hi: total, defined: true, unit: column.unit, grain, why: () => [], from: [rows] };
}
