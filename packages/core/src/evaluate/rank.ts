import type { Direction } from '../proposition/language.ts';
import type { Reason } from './answer.ts';
import { exceeds, type Grain } from './interval.ts';
import { partsOf } from './keys.ts';
import { isCertain, mostOf, type NumberVector, type Rows } from './rows.ts';
import { whyPossible } from './the-row.ts';

/**
 * The competition rank of every row (1, 2, 2, 4: one plus how many rows stand before it) as an interval: rows certainly
 * before it count at least, rows possibly before it at most.
 */
export function rankVector(rows: Rows, by: NumberVector, direction: Direction, per: readonly string[]): NumberVector {
  const grain = by.written ? Infinity : by.grain();
  const lo = new Float64Array(rows.size).fill(1);
  const hi = new Float64Array(rows.size).fill(Infinity);
  const { parts, vagueIn } = partsOf(rows, per);
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
  const base = by.lo === by.hi && rows.certain === null;
  return {
    type: 'number',
    unit: 'rank',
    lo,
    hi: base ? lo : hi,
    known: null,
    written: true,
    why: (index) => (lo[index] === hi[index] ? [] : whyRank(rows, by, index)),
    grain: () => 0,
  };
}

function whyRank(rows: Rows, by: NumberVector, index: number): readonly Reason[] {
  const own = by.why(index);
  return own.length > 0 ? own : [...whyPossible(rows), ...uncertainValues(rows, by)];
}

function uncertainValues(rows: Rows, by: NumberVector): readonly Reason[] {
  const reasons: Reason[] = [];
  for (let index = 0; index < rows.size && reasons.length < 8; index += 1) {
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
  const order = entries.toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
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
