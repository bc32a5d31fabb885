import { ints } from './arrays.ts';
import type { Box } from './box.ts';
import type { Dictionary } from './dictionary.ts';

/**
 * How many rows a table has for each combination of cells of some columns, and what their numbers add up to (Gray et
 * al., Data Cube, 1997). Combinations are numbered as digits of a number, one digit for each column.
 */
export interface Cube {
  readonly columns: readonly CubeColumn[];
  readonly counts: Int32Array;
  /** The first row of each combination. */
  readonly firsts: Int32Array;
  /** The combination of each row. */
  readonly places: Int32Array;
  /** For each column that was added up, what it adds up to in each combination, in units of its last digit. */
  readonly sums: Map<string, Float64Array>;
}
export interface CubeColumn {
  readonly name: string;
  readonly dictionary: Dictionary;
}

export function cellsOf(columns: readonly CubeColumn[]): number {
  return columns.reduce((product, { dictionary }) => product * dictionary.size, 1);
}

/** The combination of cells each of the rows has; of all rows where none are named. */
export function placesOf(columns: readonly CubeColumn[], rows: Int32Array | number): Int32Array {
  const places = new Int32Array(typeof rows === 'number' ? rows : rows.length);
  for (const [at, { dictionary }] of columns.entries()) {
    const { codes, size } = dictionary;
    if (typeof rows === 'number') {
      if (at === 0) places.set(codes);
      else for (let row = 0; row < places.length; row += 1) places[row] = (places[row] ?? 0) * size + (codes[row] ?? 0);
    } else {
      for (let index = 0; index < places.length; index += 1)
        places[index] = (places[index] ?? 0) * size + (codes[rows[index] ?? 0] ?? 0);
    }
  }
  return places;
}

export function makeCube(columns: readonly CubeColumn[], size: number): Cube {
  const places = placesOf(columns, size);
  const cells = cellsOf(columns);
  const counts = ints(cells);
  const firsts = ints(cells).fill(-1);
  for (let row = 0; row < places.length; row += 1) {
    const place = places[row] ?? 0;
    if (counts[place] === 0) firsts[place] = row;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { columns, places, counts, firsts, sums: new Map() };
}

/** The combination all rows of a box have, where the box says one cell of every column, in the order of the columns. */
export function placeIn({ columns }: Cube, box: Box): number | undefined {
  let place = 0;
  for (let at = 0; at < columns.length; at += 1) {
    const codes = box[at]?.codes;
    if (codes?.length !== 1) return undefined;
    place = place * (columns[at]?.dictionary.size ?? 1) + (codes[0] ?? 0);
  }
  return place;
}
