import { floats, ints } from './arrays.ts';

const few = 32;

/** The places of numbers in ascending order; equal ones stay as they stand. */
export function orderOf(values: Float64Array | Int32Array): Int32Array<ArrayBuffer> {
  const size = values.length;
  const span = 2 ** (32 - Math.clz32(size));
  const bound = 2 ** 53 / span;
  // Whole numbers and their places go into one number below 2^53: without a function to compare by, sorting is several
  // times as fast.
  const packed = floats(size);
  for (let at = 0; at < size; at += 1) {
    const value = values[at] ?? 0;
    if (!(value < bound && value > -bound && Math.floor(value) === value)) return compare(values);
    packed[at] = value * span + at;
  }
  // A few are in order before the engine's own sort has begun.
  if (size > few) packed.sort();
  else insert(packed);
  const places = ints(size);
  for (let at = 0; at < size; at += 1) {
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
