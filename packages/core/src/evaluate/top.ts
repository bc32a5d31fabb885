/** The rows that come first in the order of a column, ties at the end included, with their competition ranks. */
export interface Top {
  readonly rows: Int32Array;
  readonly ranks: Float64Array;
  /** All rows of at most this rank are here. */
  readonly upTo: number;
}

/** The rows of at most rank `n`. `sign` is 1 where the greatest come first, and -1 where the least do. */
export function topOf(rows: Int32Array, values: Float64Array, sign: 1 | -1, n: number): Top {
  const at = (row: number) => sign * (values[row] ?? -Infinity);
  const last = n < rows.length ? nthOf(rows, values, sign, n) : -Infinity;
  const first = rows.filter((row) => at(row) >= last).sort((a, b) => at(b) - at(a) || a - b);
  const ranks = new Float64Array(first.length);
  for (let index = 0; index < first.length; index += 1) {
    const tied = index > 0 && at(first[index] ?? 0) === at(first[index - 1] ?? 0);
    ranks[index] = tied ? (ranks[index - 1] ?? 1) : index + 1;
  }
  return { rows: first, ranks, upTo: n < rows.length ? n : Infinity };
}

/** How many rows are of at most rank `n`. */
export function upTo({ rows, ranks }: Top, n: number): number {
  let end = Math.min(Math.max(0, Math.floor(n)), rows.length);
  while (end < rows.length && (ranks[end] ?? Infinity) <= n) end += 1;
  return end;
}

/** The n-th greatest value: the least of a heap that keeps the n greatest seen (the root is the least). */
function nthOf(rows: Int32Array, values: Float64Array, sign: 1 | -1, n: number): number {
  const heap = new Float64Array(n);
  for (let index = 0; index < n; index += 1) heap[index] = sign * (values[rows[index] ?? 0] ?? 0);
  heap.sort();
  let least = heap[0] ?? -Infinity;
  for (let index = n; index < rows.length; index += 1) {
    const value = sign * (values[rows[index] ?? 0] ?? 0);
    if (value > least) least = replaceLeast(heap, value);
  }
  return least;
}

function replaceLeast(heap: Float64Array, value: number): number {
  let place = 0;
  for (let child = 1; child < heap.length; child = 2 * place + 1) {
    if ((heap[child + 1] ?? Infinity) < (heap[child] ?? Infinity)) child += 1;
    const below = heap[child] ?? Infinity;
    if (below >= value) break;
    heap[place] = below;
    place = child;
  }
  heap[place] = value;
  return heap[0] ?? -Infinity;
}
