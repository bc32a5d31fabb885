import type { Direction } from '../proposition/language.ts';
import { ascending } from './aggregate.ts';
import { exceeds, type Interval } from './interval.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import type { NumberVector } from './vector.ts';

/**
 * The values the row at place `n` may have: the hull over every row that may stand there. A row stands at `n` or before
 * when fewer than `n` rows are certainly before it, and at `n` or after when at least `n` rows (itself counted) may be
 * as far up as it is.
 */
export function nthVector(
  rows: Rows,
  by: NumberVector,
  direction: Direction,
  n: number,
  values: NumberVector,
): Interval {
  const grain = by.written ? Infinity : by.grain();
  const sign = direction === 'descending' ? 1 : -1;
  const ends = (index: number) => {
    const lo = by.lo[index] ?? -Infinity;
    const hi = by.hi[index] ?? Infinity;
    return sign > 0 ? { lo, hi } : { lo: -hi, hi: -lo };
  };
  const places = Array.from({ length: rows.size }, (_, index) => ({ index, ...ends(index) }));
  const sure = places.filter(({ index }) => isCertain(rows, index)).map(({ lo }) => lo);
  // The n-th highest lower end of certain rows: whoever is surely below it is past place n.
  const floor = sure.toSorted((a, b) => ascending(b, a))[n - 1] ?? -Infinity;
  // The highest place such that n rows may reach it: whoever is surely above it is before place n.
  const ceiling = reach(
    places.map(({ index, hi }) => ({ hi, most: mostOf(rows, index) })),
    n,
  );
  const candidates = places.filter(({ lo, hi }) => !exceeds(floor, hi, grain) && !exceeds(lo, ceiling, grain));
  return candidates.reduce(
    (all, { index }) => ({
      lo: Math.min(all.lo, values.lo[index] ?? -Infinity),
      hi: Math.max(all.hi, values.hi[index] ?? Infinity),
    }),
    { lo: Infinity, hi: -Infinity },
  );
}

function reach(rows: readonly { readonly hi: number; readonly most: number }[], n: number): number {
  let seen = 0;
  for (const { hi, most } of rows.toSorted((a, b) => ascending(b.hi, a.hi))) {
    seen += most;
    if (seen >= n) return hi;
  }
  return -Infinity;
}
