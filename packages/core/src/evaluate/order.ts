import { floats, ints } from './arrays.ts';

const few = 32;

/** The places of numbers in ascending order; equal ones stay as they stand. */
export function orderOf(values: Float64Array | Int32Array): Int32Array<ArrayBuffer> {
  const size = values.length;
  let isWhole = true;
  let least = Infinity;
  let most = -Infinity;
  for (let at = 0; at < size; at += 1) {
    const value = values[at] ?? 0;
    isWhole &&= Math.floor(value) === value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!isWhole || size === 0) return compare(values);
  if (most - least <= 2 * size) return count(values, least, most - least + 1);
  const span = 2 ** (32 - Math.clz32(size));
  const bound = 2 ** 53 / span;
  return most < bound && least > -bound ? pack(values, span) : compare(values);
}

/** Whole numbers that lie close together, such as years, are counted (a counting sort). */
function count(values: Float64Array | Int32Array, least: number, cells: number): Int32Array<ArrayBuffer> {
  const starts = ints(cells + 1);
  for (let at = 0; at < values.length; at += 1) {
    const cell = (values[at] ?? 0) - least + 1;
    starts[cell] = (starts[cell] ?? 0) + 1;
  }
  for (let cell = 1; cell < cells; cell += 1) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  const places = ints(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const cell = (values[at] ?? 0) - least;
    const to = starts[cell] ?? 0;
    places[to] = at;
    starts[cell] = to + 1;
  }
  return places;
}

/**
 * Whole numbers and their places go into one number below 2^53: without a function to compare by, sorting is several
 * times as fast.
 */
function pack(values: Float64Array | Int32Array, span: number): Int32Array<ArrayBuffer> {
  const packed = floats(values.length);
  for (let at = 0; at < packed.length; at += 1) packed[at] = (values[at] ?? 0) * span + at;
  // A few are in order before the engine's own sort has begun.
  if (packed.length > few) packed.sort();
  else insert(packed);
  const places = ints(packed.length);
  for (let at = 0; at < places.length; at += 1) {
    const both = packed[at] ?? 0;
    places[at] = both - Math.floor(both / span) * span;
  }
  return places;
}

function compare(values: Float64Array | Int32Array): Int32Array<ArrayBuffer> {
  const places = ints(values.length);
  for (let at = 0; at < places.length; at += 1) places[at] = at;
  return places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

/** Insertion sort. */
function insert(values: Float64Array): void {
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    let to = at;
    for (; to > 0 && (values[to - 1] ?? 0) > value; to -= 1) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}
