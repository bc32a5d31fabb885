import type { Aggregate, RowNumber } from '../proposition/language.ts';
import { floatsOf, intsOf } from './arrays.ts';
import { meet } from './box.ts';
import type { NumberValue } from './context.ts';
import type { Dictionary } from './dictionary.ts';
import type { Groups } from './groups.ts';
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
  const dictionaries: Dictionary[] = [];
  for (const name of by) {
    const dictionary = exactDictionary(slice, name);
    if (dictionary === undefined) return undefined;
    dictionaries.push(dictionary);
  }
  const groups = index.groups(box, by, places);
  if (groups === undefined) return undefined;
  const { numbers } = groups;
  let made: Rows | undefined;
  return {
    size: numbers.length,
    certain: null,
    most: null,
    column: columnsBy((name) => {
      const key = by.indexOf(name);
      if (key !== -1) return keyColumn(dictionaries, key, numbers);
      const wanted = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
      if (wanted === undefined) return undefined;
      const vector = aggregateColumn(slice, wanted, groups);
      if (vector !== undefined) return vector;
      made ??= general();
      return made.column(name);
    }),
    origin: (at) => {
      const sides = by.map((column, key) => ({ column, codes: [codeIn(dictionaries, key, numbers[at] ?? 0)] }));
      return Array.from(index.rowsOf(meet(box, sides))).flatMap((row) => whole.origin(row));
    },
    why: () => [],
    slice: null,
    dictionary: () => undefined,
  };
}

/** The code of one of the keys: groups are numbered by their codes as digits, the last key's the last digit. */
function codeIn(dictionaries: readonly Dictionary[], key: number, group: number): number {
  let left = group;
  for (let at = dictionaries.length - 1; at > key; at -= 1) left = Math.floor(left / (dictionaries[at]?.size ?? 1));
  return key === 0 ? left : left % (dictionaries[key]?.size ?? 1);
}

/** A key is read off the different cells of its column, which are few, and not off the rows. */
function keyColumn(dictionaries: readonly Dictionary[], key: number, numbers: Int32Array): Vector | undefined {
  const cells = dictionaries[key]?.cells;
  const codes = dictionaries.length === 1 ? numbers : intsOf(numbers, (number) => codeIn(dictionaries, key, number));
  return cells && gather(cells, codes);
}

function aggregateColumn({ index, whole }: Slice, wanted: Aggregate, groups: Groups): NumberVector | undefined {
  const { counts } = groups;
  if (wanted.op === 'count')
    return computed(
      '1',
      floatsOf(counts, (count) => count),
      () => 0,
    );
  if ((wanted.op !== 'sum' && wanted.op !== 'average') || wanted.of.op !== 'column') return undefined;
  const name = wanted.of.column;
  const column = index.has(name) ? whole.column(name) : undefined;
  const totals = index.sums(groups, name);
  if (column?.type !== 'number' || totals === undefined) return undefined;
  if (wanted.op === 'sum') return computed(column.unit, totals, column.grain);
  for (let group = 0; group < totals.length; group += 1) totals[group] = (totals[group] ?? 0) / (counts[group] ?? 1);
  return computed(column.unit, totals, () => null);
}

function computed(unit: string, ends: Float64Array, grain: NumberVector['grain']): NumberVector {
  return { type: 'number', unit, lo: ends, hi: ends, known: null, written: false, why: () => [], grain };
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
  const sum = slice.index.total(slice.box, value.column, slice.places);
  if (column.type !== 'number' || sum === undefined || (op === 'average' && rows.size === 0)) return undefined;
  const total = op === 'sum' ? sum : sum / rows.size;
  const grain = op === 'sum' ? column.grain() : null;
  return { lo: total, hi: total, defined: true, unit: column.unit, grain, why: () => [], from: [rows] };
}
