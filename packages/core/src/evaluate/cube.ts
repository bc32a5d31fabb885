import { ints } from './arrays.ts';
import { type Box, singleCode } from './box.ts';
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

/** For each value of `by`: how many rows, and the first of them; -1 where there is none. */
export interface Tally {
  readonly counts: Int32Array;
  readonly firsts: Int32Array;
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
  return { columns, places, sums: new Map(), ...tallyOf(places, cellsOf(columns), null) };
}

/** Counts places; `rows` are the rows they belong to, `null` where these are all. */
export function tallyOf(places: Int32Array, cells: number, rows: Int32Array | null): Tally {
  const counts = ints(cells);
  const firsts = ints(cells).fill(-1);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    if (counts[place] === 0) firsts[place] = rows === null ? index : (rows[index] ?? -1);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { counts, firsts };
}

/** The combination all rows of a box have, where the box says one cell of every column. */
export function placeIn(columns: readonly CubeColumn[], box: Box): number | undefined {
  let place = 0;
  for (const { name, dictionary } of columns) {
    const code = singleCode(box, name);
    if (code === undefined) return undefined;
    place = place * dictionary.size + code;
  }
  return place;
}

/** The combinations that lie in a box, and for each the value of `by` it belongs to. */
export interface Reach {
  readonly places: Int32Array;
  readonly groups: Int32Array;
}

/** `undefined` where there are more than `most`. */
export function reach(
  columns: readonly CubeColumn[],
  box: Box,
  by: readonly string[],
  most: number,
): Reach | undefined {
  const sides = columns.map(({ name }) => box.find(({ column }) => column === name)?.codes);
  const size = columns.reduce((product, { dictionary }, at) => product * (sides[at]?.length ?? dictionary.size), 1);
  if (size > most) return undefined;
  const places = ints(size);
  const groups = ints(size);
  let filled = size === 0 ? 0 : 1;
  for (const [at, { name, dictionary }] of columns.entries()) {
    const side = sides[at];
    const choices = side?.length ?? dictionary.size;
    const step = groupStep(columns, by, name);
    // Spread what is filled over the choices of this column, the last first, so that nothing is read after it changed.
    for (let choice = choices - 1; choice >= 0; choice -= 1) {
      const code = side === undefined ? choice : (side[choice] ?? 0);
      for (let index = 0; index < filled; index += 1) {
        const to = choice * filled + index;
        places[to] = (places[index] ?? 0) * dictionary.size + code;
        groups[to] = (groups[index] ?? 0) + step * code;
      }
    }
    filled *= choices;
  }
  return { places, groups };
}

/** By how much one code of a column moves the place among the combinations of `by`. */
function groupStep(columns: readonly CubeColumn[], by: readonly string[], name: string): number {
  const at = by.indexOf(name);
  if (at === -1) return 0;
  return by
    .slice(at + 1)
    .reduce((step, other) => step * (columns.find((column) => column.name === other)?.dictionary.size ?? 1), 1);
}

export function readTally(cube: Cube, { places, groups }: Reach, cells: number): Tally {
  const counts = ints(cells);
  const firsts = ints(cells).fill(-1);
  for (let index = 0; index < places.length; index += 1) {
    const [place, group] = [places[index] ?? 0, groups[index] ?? 0];
    const first = cube.firsts[place] ?? -1;
    if (first === -1) continue;
    const known = firsts[group] ?? -1;
    counts[group] = (counts[group] ?? 0) + (cube.counts[place] ?? 0);
    firsts[group] = known === -1 ? first : Math.min(known, first);
  }
  return { counts, firsts };
}
