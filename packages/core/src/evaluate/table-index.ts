import type { Direction } from '../proposition/language.ts';
import { type Box, boxKey, type Side } from './box.ts';
import {
  type Cube,
  type CubeColumn,
  cellsOf,
  makeCube,
  placeIn,
  placesOf,
  type Reach,
  reach,
  readTally,
  type Tally,
  tallyOf,
} from './cube.ts';
import type { Dictionary } from './dictionary.ts';
import { addUp, gatherSums, type Measure, toMeasure } from './exact-sum.ts';
import { createPostings, narrow } from './postings.ts';
import { type Top, topOf } from './top.ts';
import type { Vector } from './vector.ts';

/**
 * What is kept of a table whose rows are all certain, so that a later claim need not read them again. Each part is made
 * when it is first worth it: when the rows read for want of it are as many as making it reads.
 */
export interface TableIndex {
  readonly has: (column: string) => boolean;
  /** Looks whether a column adds up exactly, before a sum is asked for. */
  readonly measure: (column: string) => void;
  /** The rows of a box, ascending. */
  readonly rowsOf: (box: Box) => Int32Array;
  readonly count: (box: Box, rows: () => Int32Array) => number;
  /** For each value of `by` how many rows of the box have it; `undefined` where there are too many values. */
  readonly tally: (box: Box, by: readonly string[], rows: () => Int32Array) => Tally | undefined;
  /** For each value of `by` the sum of a column; `undefined` where adding in another order might round otherwise. */
  readonly sums: (box: Box, by: readonly string[], value: string, rows: () => Int32Array) => Float64Array | undefined;
  /** At least the rows of the box of at most rank `n` by a column of exact numbers. */
  readonly top: (box: Box, by: string, direction: Direction, n: number) => Top;
}

interface Asked {
  readonly box: Box;
  readonly by: readonly string[];
  readonly cube: Cube | undefined;
  readonly found: Reach | undefined;
}

const leastKept = 64;
const mostTops = 10_000;
const mostCubes = 100;

export function createTableIndex(
  size: number,
  dictionaryOf: (column: string) => Dictionary | undefined,
  columnOf: (column: string) => Vector | undefined,
): TableIndex {
  const postings = new Map<string, (code: number) => Int32Array>();
  /** By the columns in the order they were asked for, with how many rows were read for want of it. */
  const cubes = new Map<string, { read: number; cube: Cube | undefined }>();
  const measures = new Map<string, Measure | undefined>();
  const tops = new Map<string, Top>();

  function dictionary(column: string): Dictionary {
    const found = dictionaryOf(column);
    if (found === undefined) throw new TypeError('a box has columns with a dictionary only');
    return found;
  }

  function rowsOf(box: Box): Int32Array {
    // The column of fewest different cells: its lists are the likeliest to be asked for again.
    const [first, ...others] = box.toSorted((a, b) => rough(a) - rough(b));
    if (first === undefined) return Int32Array.from({ length: size }, (_, row) => row);
    if (box.some(({ codes }) => codes.length === 0)) return new Int32Array(0);
    const [only] = first.codes;
    const start = first.codes.length === 1 && only !== undefined ? withCode(first.column, only) : undefined;
    return (
      (start === undefined ? box : others).reduce<Int32Array | null>(
        (rows, side) => narrow(rows, side, dictionary(side.column), size),
        start ?? null,
      ) ?? new Int32Array(0)
    );
  }
  function rough({ column, codes }: Side): number {
    return codes.length === 1 ? dictionary(column).size : Infinity;
  }

  function withCode(column: string, code: number): Int32Array {
    const find = postings.get(column) ?? createPostings(dictionary(column));
    postings.set(column, find);
    return find(code);
  }

  function countOf({ column, codes }: Side): number {
    const { counts } = dictionary(column);
    return codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
  }

  /** How many rows must be read to find those of a box. */
  function costOf(box: Box): number {
    return box.reduce((least, side) => Math.min(least, countOf(side)), size);
  }

  function columnsOf(names: readonly string[]): readonly CubeColumn[] {
    return names.map((name) => ({ name, dictionary: dictionary(name) }));
  }

  /** The cube of some columns, made when as many rows were read without it as making it reads. */
  function findCube(box: Box, by: readonly string[]): Cube | undefined {
    const written = `${box.map(({ column }) => column).join(',')},${by.join(',')}`;
    const known = cubes.get(written) ?? { read: 0, cube: undefined };
    if (known.cube !== undefined) return known.cube;
    if (cubes.size >= mostCubes) cubes.clear();
    cubes.set(written, known);
    const columns = columnsOf([...new Set([...box.map(({ column }) => column), ...by])]);
    known.read += costOf(box);
    if (known.read < size || cellsOf(columns) > Math.max(size, leastKept)) return undefined;
    known.cube = makeCube(columns, size);
    return known.cube;
  }

  function tally(box: Box, by: readonly string[], rows: () => Int32Array): Tally | undefined {
    const columns = columnsOf(by);
    const cells = cellsOf(columns);
    if (cells > size + leastKept) return undefined;
    const { cube, found } = findReach(box, by);
    return cube === undefined || found === undefined
      ? tallyOf(placesOf(columns, rows()), cells, rows())
      : readTally(cube, found, cells);
  }

  function count(box: Box, rows: () => Int32Array): number {
    const [side] = box;
    if (side === undefined) return size;
    if (box.length === 1) return countOf(side);
    const cube = findCube(box, []);
    const place = cube && placeIn(cube.columns, box);
    return cube === undefined || place === undefined ? rows().length : (cube.counts[place] ?? 0);
  }

  function findSums(box: Box, by: readonly string[], value: string, rows: () => Int32Array): Float64Array | undefined {
    const measure = measureOf(value);
    const columns = columnsOf(by);
    const cells = cellsOf(columns);
    if (measure === undefined || cells > size + leastKept) return undefined;
    const { cube, found } = findReach(box, by);
    const totals =
      cube === undefined || found === undefined
        ? addUp(measure, placesOf(columns, rows()), cells, rows())
        : gatherSums(found, cubeSums(cube, value, measure), cells);
    for (let group = 0; group < totals.length; group += 1) totals[group] = (totals[group] ?? 0) / measure.scale;
    return totals;
  }

  // Groups are counted and then added up.
  let last: Asked | undefined;
  function findReach(box: Box, by: readonly string[]): Asked {
    // Not yet where there was no cube: by now there may be one.
    if (last?.cube !== undefined && last.box === box && last.by === by) return last;
    const cube = findCube(box, by);
    last = { box, by, cube, found: cube && reach(cube.columns, box, by, costOf(box) + leastKept) };
    return last;
  }

  function cubeSums(cube: Cube, value: string, measure: Measure): Float64Array {
    const kept = cube.sums.get(value) ?? addUp(measure, cube.places, cube.counts.length, null);
    cube.sums.set(value, kept);
    return kept;
  }

  function measureOf(column: string): Measure | undefined {
    const vector = measures.has(column) ? undefined : columnOf(column);
    if (vector !== undefined) measures.set(column, toMeasure(vector));
    return measures.get(column);
  }

  function top(box: Box, by: string, direction: Direction, n: number): Top {
    const key = `${boxKey(box)}|${direction}|${by}`;
    const kept = tops.get(key);
    if (kept !== undefined && kept.upTo >= n) return kept;
    const column = columnOf(by);
    if (column?.type !== 'number') throw new TypeError('rows are ranked by numbers');
    // More than asked for, so that the next few are there already.
    const made = topOf(rowsOf(box), column.lo, direction === 'descending' ? 1 : -1, Math.max(2 * n, leastKept));
    if (tops.size >= mostTops) tops.clear();
    tops.set(key, made);
    return made;
  }

  return {
    has: (column) => columnOf(column) !== undefined,
    measure: measureOf,
    rowsOf,
    count,
    tally,
    sums: findSums,
    top,
  };
}
