import type { Direction, Relation } from '../proposition/language.ts';
import { ascending } from './aggregate.ts';
import type { Reason } from './answer.ts';
import type { Context } from './context.ts';
import { exceeds, type Grain } from './interval.ts';
import { partsOf } from './keys.ts';
import { rowNumbers } from './row-number.ts';
import { isCertain, mostOf, type Rows, type Slice } from './rows.ts';
import { exactDictionary, sliceOf, sliceRows, spread, withColumn } from './slice.ts';
import { few, whyCells, whyPossible } from './the-row.ts';
import type { NumberVector } from './vector.ts';

type Rank = Extract<Relation, { readonly op: 'rank' }>;

/** Adds the ranks as a column, which is made when it is first looked at: the first places are known without it. */
export function rankRows(rows: Rows, { by, direction, per, as }: Rank, context: Context): Rows {
  const make = () => rankVector(rows, rowNumbers(by, rows, context), direction, per);
  const { slice } = rows;
  const exact = slice !== null && by.op === 'column' && !slice.index.has(as) && isExact(slice, by.column, per);
  if (!exact) return withColumn(rows, as, make);
  const { whole, index, box } = slice;
  const ranked = withColumn(whole, as, () => (box.length === 0 ? make() : spread(make(), slice.places(), whole.size)));
  const rankings = { ...slice.rankings, [as]: { by: by.column, direction, per, box } };
  return sliceRows(sliceOf({ index, whole: ranked, rankings }, box));
}

function isExact(slice: Slice, by: string, per: readonly string[]): boolean {
  if (!slice.index.has(by) || !per.every((name) => exactDictionary(slice, name))) return false;
  const column = slice.whole.column(by);
  return column.type === 'number' && column.lo === column.hi;
}

/**
 * The competition rank of every row (1, 2, 2, 4: one plus how many rows stand before it) as an interval: rows certainly
 * before it count at least, rows possibly before it at most.
 */
function rankVector(rows: Rows, by: NumberVector, direction: Direction, per: readonly string[]): NumberVector {
  const grain = by.written ? Infinity : by.grain();
  const lo = new Float64Array(rows.size).fill(1);
  const hi = new Float64Array(rows.size).fill(Infinity);
  const { parts, vague, vagueIn } = partsOf(rows, per);
  // Descending: the greater stands before; ascending: with signs turned.
  const sign = direction === 'descending' ? 1 : -1;
  const low = (index: number) => sign * ((sign > 0 ? by.lo : by.hi)[index] ?? -Infinity);
  const high = (index: number) => sign * ((sign > 0 ? by.hi : by.lo)[index] ?? Infinity);
  for (const part of parts) {
    const others = vagueIn(part);
    const sure = sorted(
      part.rows.filter((index) => isCertain(rows, index)).map((index) => ({ at: low(index), weight: 1 })),
    );
    const all = sorted([...part.rows, ...others].map((index) => ({ at: high(index), weight: mostOf(rows, index) })));
    for (const index of part.rows) {
      lo[index] = 1 + sure.weightAbove(high(index), grain);
      // A row of an uncertain value is not before itself.
      const self = exceeds(high(index), low(index), grain) ? 1 : 0;
      hi[index] = 1 + all.weightAbove(low(index), grain) - self;
    }
  }
  const base = by.lo === by.hi && rows.certain === null && vague.length === 0;
  return rankColumn(lo, base ? lo : hi, (index) => (lo[index] === hi[index] ? [] : whyRank(rows, by, per, index)));
}

/** Ranks as a column; where they are not said to be exact, with their highest. */
export function rankColumn(lo: Float64Array, hi = lo, why: NumberVector['why'] = () => []): NumberVector {
  return { type: 'number', unit: 'rank', lo, hi, known: null, written: true, why, grain: () => 0 };
}

function whyRank(rows: Rows, by: NumberVector, per: readonly string[], index: number): readonly Reason[] {
  const own = by.why(index);
  if (own.length > 0) return own;
  const keys = per.flatMap((name) => whyCells(rows, rows.column(name)));
  return [...whyPossible(rows), ...uncertainValues(rows, by), ...keys];
}

function uncertainValues(rows: Rows, by: NumberVector): readonly Reason[] {
  const reasons: Reason[] = [];
  for (let index = 0; index < rows.size && reasons.length < few; index += 1) {
    if (by.lo[index] !== by.hi[index]) reasons.push(...by.why(index));
  }
  return reasons;
}

interface Entry {
  readonly at: number;
  readonly weight: number;
}

/** Weights in descending order of place, with running sums, so that each question is one halving search. */
function sorted(entries: readonly Entry[]) {
  const order = entries.toSorted((a, b) => ascending(b.at, a.at));
  const sums = new Float64Array(order.length + 1);
  for (const [index, entry] of order.entries()) sums[index + 1] = (sums[index] ?? 0) + entry.weight;
  return {
    weightAbove(value: number, grain: Grain): number {
      let [from, to] = [0, order.length];
      while (from < to) {
        const half = (from + to) >> 1;
        if (exceeds(order[half]?.at ?? -Infinity, value, grain)) from = half + 1;
        else to = half;
      }
      return sums[from] ?? 0;
    },
  };
}
