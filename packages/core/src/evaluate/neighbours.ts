import type { Relation } from '../proposition/language.ts';
import type { Reason } from './answer.ts';
import { bytes, floats, ints, intsOf } from './arrays.ts';
import { exceeds } from './interval.ts';
import { type Part, partsOf } from './keys.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { mayEqual, valueAt } from './members.ts';
import { orderOf } from './order.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import { few, plain } from './the-row.ts';
import { type DateVector, type NumberVector, type TextSet, type Vector, withCells } from './vector.ts';

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
  const found = Int32Array.from(matches, (places, index) => {
    const [first] = places;
    if (first === undefined) return missing;
    const sure = isCertain(other, first) && mostOf(other, first) === 1 && isExact(own, index) && isExact(keys, first);
    return places.length === 1 && sure ? first : unknown;
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
  const places = ints(rows.size).fill(unknown);
  if (by.type !== 'text') {
    const sure = by.lo === by.hi && rows.certain === null && rows.most === null;
    if (sure && per.length === 0) placeInOrder(orderOf(by.lo), by.lo, places);
    else placePerPart(rows, per, by, sure, places);
  }
  return pick(rows.column(column), places, () => [plain('not-comparable', `the row before is not known by ${order}`)]);
}

function placePerPart(
  rows: Rows,
  per: readonly string[],
  by: NumberVector | DateVector,
  sure: boolean,
  places: Int32Array,
): void {
  const { parts, vague, vagueIn } = partsOf(rows, per);
  for (const part of parts) {
    if (sure && vague.length === 0) {
      const inOrder = part.rows.toSorted((a, b) => (by.lo[a] ?? 0) - (by.lo[b] ?? 0));
      placeInOrder(inOrder, by.lo, places);
    } else placeInDoubt(rows, part, vagueIn(part), by, places);
  }
}

/** Where all rows are there and all values known, only a tie leaves the row before open: of the two, or among those before. */
function placeInOrder(sorted: ArrayLike<number>, values: Float64Array, places: Int32Array): void {
  let before = missing;
  let tied = false;
  for (let position = 0; position < sorted.length; position += 1) {
    const index = sorted[position] ?? 0;
    const after = sorted[position + 1];
    const ties = before !== missing && values[before] === values[index];
    const tiesAfter = after !== undefined && values[after] === values[index];
    places[index] = ties || tiesAfter || tied ? unknown : before;
    before = index;
    tied = ties;
  }
}

function placeInDoubt(
  rows: Rows,
  part: Part,
  others: readonly number[],
  by: NumberVector | DateVector,
  places: Int32Array,
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
    places[index] = doubtful ? unknown : (before ?? missing);
    if (before !== null) latest = Math.max(latest, high(before));
  }
}

function isExact(vector: Vector, index: number): boolean {
  return typeof valueAt(vector, index) !== 'object';
}

const anyWord: TextSet = { notIn: new Set() };

// In place of a row: there is none, or it is not known which.
const missing = -1;
const unknown = -2;

/** Values at the given places, some of them `missing` or `unknown`. */
function pick(from: Vector, places: Int32Array, whyUnknown: (index: number) => readonly Reason[]): Vector {
  const size = places.length;
  const known = bytes(size);
  for (let index = 0; index < size; index += 1) {
    const place = places[index] ?? unknown;
    known[index] = place === missing ? FALSE : place === unknown ? UNDECIDED : (from.known?.[place] ?? TRUE);
  }
  const why = (index: number) => {
    const place = places[index] ?? unknown;
    return place >= 0 ? from.why(place) : whyUnknown(index);
  };
  if (from.type === 'text') {
    const sets = [...from.sets, anyWord];
    const codes = intsOf(places, (at) => (at < 0 ? -sets.length : (from.codes[at] ?? -1)));
    return { type: 'text', words: from.words, codes, sets, known, why };
  }
  const { lo: low, hi: high } = from;
  const lo = floats(size);
  const hi = floats(size);
  for (let index = 0; index < size; index += 1) {
    const place = places[index] ?? unknown;
    lo[index] = place < 0 ? -Infinity : (low[place] ?? -Infinity);
    hi[index] = place < 0 ? Infinity : (high[place] ?? Infinity);
  }
  return withCells(from, { lo, hi, known, why });
}
