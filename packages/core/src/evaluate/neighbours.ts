import type { Relation } from '../proposition/language.ts';
import { bytes, floats } from './arrays.ts';
import { exceeds } from './interval.ts';
import { type Part, partsOf } from './keys.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { mayEqual, valueAt } from './members.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import { few, plain } from './the-row.ts';
import type { DateVector, NumberVector, TextSet, Vector } from './vector.ts';

type LookUp = Extract<Relation, { readonly op: 'look-up' }>;
type Previous = Extract<Relation, { readonly op: 'previous' }>;

/** The columns taken from the one row of another relation that has this row's key; missing where there is none. */
export function lookUpColumns(rows: Rows, { by, key, take }: LookUp, other: Rows): { [as: string]: Vector } {
  const own = rows.column(by);
  const keys = other.column(key);
  const places = new Map<string | number, number[]>();
  const vague: number[] = [];
  for (let index = 0; index < other.size; index += 1) {
    const value = valueAt(keys, index);
    if (typeof value === 'object') vague.push(index);
    else {
      const same = places.get(value) ?? [];
      same.push(index);
      places.set(value, same);
    }
  }
  const anywhere = [...places.values()].flat().concat(vague);
  const matches = Array.from({ length: rows.size }, (_, index): readonly number[] => {
    const value = valueAt(own, index);
    const like = (place: number) => mayEqual(valueAt(keys, place), value);
    return typeof value === 'object' ? anywhere.filter(like) : [...(places.get(value) ?? []), ...vague.filter(like)];
  });
  const found = matches.map((places, index): number | null | undefined => {
    const [first] = places;
    if (first === undefined) return null;
    const sure = isCertain(other, first) && mostOf(other, first) === 1 && isExact(own, index) && isExact(keys, first);
    return places.length === 1 && sure ? first : undefined;
  });
  const none = plain('no-rows', `no row, or not one row only, has the key in ${key}`);
  return Object.fromEntries(
    Object.entries(take).map(([as, name]) => [
      as,
      pick(other.column(name), found, (index) => [
        none,
        ...own.why(index),
        ...(matches[index] ?? []).slice(0, few).flatMap((place) => [...other.why(place), ...keys.why(place)]),
      ]),
    ]),
  );
}

/** The value in the row before, in the order of a column of exact, different numbers or dates; missing in the first. */
export function previousColumn(rows: Rows, { order, per, column }: Previous): Vector {
  const by = rows.column(order);
  const { parts, vague, vagueIn } = partsOf(rows, per);
  const places = new Array<number | null | undefined>(rows.size).fill(undefined);
  if (by.type !== 'text') {
    const sure = by.lo === by.hi && rows.certain === null && rows.most === null && vague.length === 0;
    for (const part of parts) {
      if (sure) placeInOrder(part.rows, by.lo, places);
      else placeInDoubt(rows, part, vagueIn(part), by, places);
    }
  }
  return pick(rows.column(column), places, () => [plain('not-comparable', `the row before is not known by ${order}`)]);
}

type Places = (number | null | undefined)[];

/** Where all rows are there and all values known, only a tie leaves the row before open: of the two, or among those before. */
function placeInOrder(indices: readonly number[], values: Float64Array, places: Places): void {
  const at = (index: number) => values[index] ?? 0;
  const sorted = indices.toSorted((a, b) => at(a) - at(b));
  let before: number | null = null;
  let tiesBefore = false;
  for (const [position, index] of sorted.entries()) {
    const after = sorted[position + 1];
    const ties = before !== null && at(before) === at(index);
    const tiesAfter = after !== undefined && at(after) === at(index);
    places[index] = ties || tiesAfter || tiesBefore ? undefined : before;
    before = index;
    tiesBefore = ties;
  }
}

function placeInDoubt(
  rows: Rows,
  part: Part,
  others: readonly number[],
  by: NumberVector | DateVector,
  places: Places,
): void {
  const low = (index: number) => by.lo[index] ?? -Infinity;
  const high = (index: number) => by.hi[index] ?? Infinity;
  const sorted = part.rows.toSorted((a, b) => low(a) - low(b) || high(a) - high(b));
  // The latest day or greatest number any row before the previous one may have.
  let latest = -Infinity;
  for (let position = 0; position < sorted.length; position += 1) {
    const index = sorted[position] ?? 0;
    const before = position === 0 ? null : (sorted[position - 1] ?? null);
    const after = sorted[position + 1];
    // Between the two nothing else may lie, and both must be certain and in a known order.
    const doubtful =
      (before !== null &&
        (!isCertain(rows, before) || mostOf(rows, before) !== 1 || !exceeds(low(index), high(before), Infinity))) ||
      low(index) !== high(index) ||
      // One that may be equal may as well stand before.
      (after !== undefined && low(after) <= high(index)) ||
      (others.length > 0 &&
        others.some((other) => low(other) <= high(index) && (before === null || high(other) >= low(before)))) ||
      (before !== null && latest >= low(before));
    places[index] = doubtful ? undefined : before;
    if (before !== null) latest = Math.max(latest, high(before));
  }
}

function isExact(vector: Vector, index: number): boolean {
  return typeof valueAt(vector, index) !== 'object';
}

const anyWord: TextSet = { notIn: new Set() };

/** Values at the given places: missing where `null`, unknown where `undefined`. */
function pick(
  from: Vector,
  places: readonly (number | null | undefined)[],
  why: (index: number) => readonly ReturnType<typeof plain>[],
): Vector {
  const known = bytes(places.length);
  places.forEach((place, index) => {
    known[index] = place === null ? FALSE : place === undefined ? UNDECIDED : (from.known?.[place] ?? TRUE);
  });
  const base = {
    known,
    why: (index: number) => {
      const place = places[index];
      return typeof place === 'number' ? from.why(place) : why(index);
    },
  };
  if (from.type === 'text') {
    const sets = [...from.sets, anyWord];
    const codes = Int32Array.from(places, (place) =>
      typeof place === 'number' ? (from.codes[place] ?? -1) : -sets.length,
    );
    return { ...from, ...base, sets, codes };
  }
  const lo = floats(places.length).fill(-Infinity);
  const hi = floats(places.length).fill(Infinity);
  places.forEach((place, index) => {
    if (typeof place !== 'number') return;
    lo[index] = from.lo[place] ?? -Infinity;
    hi[index] = from.hi[place] ?? Infinity;
  });
  return { ...from, ...base, lo, hi };
}
