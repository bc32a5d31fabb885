/*
 * V8 gives every typed array of more than 64 bytes a block of memory of its own, and that costs more than filling the
 * array. Claims over a few groups make many small ones, so these are cut from one block; a block is never used twice.
 */
const blockSize = 65_536;
const longest = 128;
let block = new ArrayBuffer(blockSize);
let used = 0;

/** Zeros. */
export function floats(length: number): Float64Array<ArrayBuffer> {
  if (length > longest) return new Float64Array(length);
  const start = cut(8 * length);
  return new Float64Array(block, start, length);
}

/** Zeros. */
export function ints(length: number): Int32Array<ArrayBuffer> {
  if (length > longest) return new Int32Array(length);
  const start = cut(4 * length);
  return new Int32Array(block, start, length);
}

/** Zeros. */
export function bytes(length: number): Uint8Array<ArrayBuffer> {
  if (length > longest) return new Uint8Array(length);
  const start = cut(length);
  return new Uint8Array(block, start, length);
}

/** One number for each element. */
export function floatsOf<T>(of: ArrayLike<T>, number: (element: T) => number): Float64Array<ArrayBuffer> {
  return fill(floats(of.length), of, number);
}

/** One whole number for each element. */
export function intsOf<T>(of: ArrayLike<T>, number: (element: T) => number): Int32Array<ArrayBuffer> {
  return fill(ints(of.length), of, number);
}

// Not `Float64Array.from`, which asks an iterator for each.
function fill<A extends Float64Array | Int32Array, T>(made: A, of: ArrayLike<T>, number: (element: T) => number): A {
  for (let index = 0; index < of.length; index += 1) {
    const element = of[index];
    if (element !== undefined) made[index] = number(element);
  }
  return made;
}

/** Where so many bytes begin; of the block as it then is. Numbers stand at multiples of eight bytes. */
function cut(length: number): number {
  const padded = (length + 7) & -8;
  if (used + padded > blockSize) {
    block = new ArrayBuffer(blockSize);
    used = 0;
  }
  const start = used;
  used += padded;
  return start;
}
