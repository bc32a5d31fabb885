import type { Direction } from '../proposition/language.ts';
import type { Box, Side } from './box.ts';
import { Branch } from './branch.ts';
import { type Cube, type CubeColumn, cellsOf, makeCube, placeIn } from './cube.ts';
import type { Dictionary } from './dictionary.ts';
import { addUp, type Measure, toMeasure } from './exact-sum.ts';
import { compact, type Groups, groupsInCube, groupsOfRows } from './groups.ts';
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
  /** The rows of a box parted by the cells of some columns; `undefined` where there are too many different ones. */
  readonly groups: (box: Box, by: readonly string[], rows: () => Int32Array) => Groups | undefined;
  /** What a column adds up to in each group; `undefined` where adding in another order might round otherwise. */
  readonly sums: (groups: Groups, value: string) => Float64Array | undefined;
  /** What a column adds up to in a box; `undefined` as above. */
  readonly total: (box: Box, value: string, rows: () => Int32Array) => number | undefined;
  /** At least the rows of the box of at most rank `n` by a column of exact numbers. */
  readonly top: (box: Box, by: string, direction: Direction, n: number) => Top;
}

/** What is kept for boxes of some columns and groups by others. */
interface Kept {
  /** How many rows were read for want of a cube. */
  read: number;
  cube: Cube | undefined;
  groups: Branch<Groups>;
  /** How many combinations the groups kept have together, and the codes they are kept by. */
  cells: number;
}

const nothing: readonly string[] = [];
const leastKept = 64;
const mostTops = 10_000;
const mostCubes = 100;
const mostCells = 10_000;

export function createTableIndex(
  size: number,
  dictionaryOf: (column: string) => Dictionary | undefined,
  columnOf: (column: string) => Vector | undefined,
): TableIndex {
  const postings = new Map<string, (code: number) => Int32Array>();
  let cubes = new Branch<Kept>();
  let cubeCount = 0;
  const measures = new Map<string, Measure | undefined>();
  let tops = new Branch<Top>();
  let topCount = 0;

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

  /** What is kept for a box; its cube is made when as many rows were read without it as making it reads. */
  function keptFor(box: Box, by: readonly string[]): Kept {
    if (cubeCount > mostCubes) [cubes, cubeCount] = [new Branch(), 0];
    let branch = cubes;
    for (const { column } of box) branch = branch.at(column);
    branch = branch.at(0);
    for (const column of by) branch = branch.at(column);
    if (branch.kept === undefined) cubeCount += 1;
    branch.kept ??= { read: 0, cube: undefined, groups: new Branch(), cells: 0 };
    const { kept } = branch;
    if (kept.cube !== undefined) return kept;
    const columns = columnsOf([...new Set([...box.map(({ column }) => column), ...by])]);
    kept.read += costOf(box);
    if (kept.read >= size && cellsOf(columns) <= Math.max(size, leastKept)) kept.cube = makeCube(columns, size);
    return kept;
  }

  function groups(box: Box, by: readonly string[], rows: () => Int32Array): Groups | undefined {
    const kept = keptFor(box, by);
    if (kept.cube !== undefined) {
      if (kept.cells > mostCells) [kept.groups, kept.cells] = [new Branch(), 0];
      const branch = kept.groups.atCodes(box);
      branch.kept ??= newGroups(kept, kept.cube, box, by);
      if (branch.kept !== undefined) return branch.kept;
    }
    const columns = columnsOf(by);
    return cellsOf(columns) > size + leastKept ? undefined : groupsOfRows(columns, rows());
  }

  function newGroups(kept: Kept, cube: Cube, box: Box, by: readonly string[]): Groups | undefined {
    const found = groupsInCube(cube, box, columnsOf(by), costOf(box) + leastKept);
    kept.cells += box.reduce((sum, { codes }) => sum + codes.length, found?.members.length ?? 0);
    return found && compact(found);
  }

  function count(box: Box, rows: () => Int32Array): number {
    const [side] = box;
    if (side === undefined) return size;
    if (box.length === 1) return countOf(side);
    const { cube } = keptFor(box, nothing);
    const place = cube && placeIn(cube, box);
    return cube === undefined || place === undefined ? rows().length : (cube.counts[place] ?? 0);
  }

  function total(box: Box, value: string, rows: () => Int32Array): number | undefined {
    const measure = measureOf(value);
    if (measure === undefined) return undefined;
    const { cube } = keptFor(box, nothing);
    const place = cube && placeIn(cube, box);
    if (cube !== undefined && place !== undefined) return (cubeSums(cube, value, measure)[place] ?? 0) / measure.scale;
    const all = groups(box, nothing, rows);
    return all && (sums(all, value)?.[0] ?? 0);
  }

  function sums({ members, places, cube, counts }: Groups, value: string): Float64Array | undefined {
    const measure = measureOf(value);
    if (measure === undefined) return undefined;
    const units = cube === null ? measure : { values: cubeSums(cube, value, measure), scale: 1 };
    const totals = addUp(units, places, counts.length, members);
    for (let group = 0; group < totals.length; group += 1) totals[group] = (totals[group] ?? 0) / measure.scale;
    return totals;
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
    if (topCount > mostTops) [tops, topCount] = [new Branch(), 0];
    let branch = tops.at(by).at(direction);
    for (const { column } of box) branch = branch.at(column);
    branch = branch.at(0).atCodes(box);
    const { kept } = branch;
    if (kept !== undefined && kept.upTo >= n) return kept;
    const column = columnOf(by);
    if (column?.type !== 'number') throw new TypeError('rows are ranked by numbers');
    // More than asked for, so that the next few are there already.
    const made = topOf(rowsOf(box), column.lo, direction === 'descending' ? 1 : -1, Math.max(2 * n, leastKept));
    if (kept === undefined) topCount += 1;
    branch.kept = made;
    return made;
  }

  return {
    has: (column) => columnOf(column) !== undefined,
    measure: measureOf,
    rowsOf,
    count,
    groups,
    sums,
    total,
    top,
  };
}
