import { ints } from './arrays.ts';
import type { Box } from './box.ts';
import { type Cube, type CubeColumn, cellsOf, placesOf } from './cube.ts';
import { orderOf } from './order.ts';

/** Which cells of some columns rows of a table have together, in the order of their first rows. */
export interface Groups {
  /** The codes of the columns as digits, the last column's the last digit. */
  readonly numbers: Int32Array;
  readonly counts: Int32Array;
  /** What they are made of: combinations of the cube, or rows where there is none. */
  readonly members: Int32Array;
  readonly cube: Cube | null;
  /** For each member the place of its group. */
  readonly places: Int32Array;
}

/** The groups of some rows, listed. */
export function groupsOfRows(columns: readonly CubeColumn[], rows: Int32Array): Groups {
  return groupsOf(rows, placesOf(columns, rows), cellsOf(columns), null);
}

/**
 * The groups of the rows of a box, from a cube whose columns begin with those of the box; `undefined` where more than
 * `most` combinations lie in it.
 */
export function groupsInCube(cube: Cube, box: Box, by: readonly CubeColumn[], most: number): Groups | undefined {
  const found = reach(cube.columns, box, by, most);
  return found && groupsOf(found.members, found.numbers, cellsOf(by), cube);
}

/** `numbers` says for each member of which group it is. */
function groupsOf(members: Int32Array, numbers: Int32Array, cells: number, cube: Cube | null): Groups {
  const counts = ints(cells);
  const firsts = ints(cells);
  let size = 0;
  for (let index = 0; index < members.length; index += 1) {
    const member = members[index] ?? 0;
    const count = cube === null ? 1 : (cube.counts[member] ?? 0);
    if (count === 0) continue;
    const number = numbers[index] ?? 0;
    const first = cube === null ? member : (cube.firsts[member] ?? 0);
    const known = counts[number] ?? 0;
    if (known === 0) size += 1;
    if (known === 0 || first < (firsts[number] ?? 0)) firsts[number] = first;
    counts[number] = known + count;
  }
  const [listed, rows] = [ints(size), ints(size)];
  for (let number = 0, next = 0; number < cells; number += 1) {
    if (counts[number] === 0) continue;
    listed[next] = number;
    rows[next] = firsts[number] ?? 0;
    next += 1;
  }
  const order = orderOf(rows);
  const [inOrder, countsInOrder, placeOf] = [ints(size), ints(size), ints(cells)];
  for (let place = 0; place < size; place += 1) {
    const number = listed[order[place] ?? 0] ?? 0;
    inOrder[place] = number;
    countsInOrder[place] = counts[number] ?? 0;
    placeOf[number] = place;
  }
  // Where no row is, nothing is added.
  const places = ints(members.length);
  for (let index = 0; index < members.length; index += 1) places[index] = placeOf[numbers[index] ?? 0] ?? 0;
  return { numbers: inOrder, counts: countsInOrder, members, cube, places };
}

/** To be kept: small arrays are cut from a block, which none of them should hold for long. */
export function compact({ numbers, counts, members, cube, places }: Groups): Groups {
  return {
    numbers: numbers.slice(),
    counts: counts.slice(),
    members: members.slice(),
    cube,
    places: places.slice(),
  };
}

/** The combinations of a cube that lie in a box, and for each the number of the group it belongs to. */
interface Reach {
  readonly members: Int32Array;
  readonly numbers: Int32Array;
}

function reach(columns: readonly CubeColumn[], box: Box, by: readonly CubeColumn[], most: number): Reach | undefined {
  const sides = columns.map((_, at) => box[at]?.codes);
  const size = columns.reduce((product, { dictionary }, at) => product * (sides[at]?.length ?? dictionary.size), 1);
  if (size > most) return undefined;
  const [members, numbers] = [ints(size), ints(size)];
  let filled = size === 0 ? 0 : 1;
  for (const [at, { name, dictionary }] of columns.entries()) {
    const side = sides[at];
    const choices = side?.length ?? dictionary.size;
    const step = stepOf(by, name);
    // Spread what is filled over the choices of this column, the last first, so that nothing is read after it changed.
    for (let choice = choices - 1; choice >= 0; choice -= 1) {
      const code = side === undefined ? choice : (side[choice] ?? 0);
      for (let index = 0; index < filled; index += 1) {
        const to = choice * filled + index;
        members[to] = (members[index] ?? 0) * dictionary.size + code;
        numbers[to] = (numbers[index] ?? 0) + step * code;
      }
    }
    filled *= choices;
  }
  return { members, numbers };
}

/** By how much one code of a column moves the number of a group. */
function stepOf(by: readonly CubeColumn[], name: string): number {
  const at = by.findIndex((column) => column.name === name);
  return at === -1 ? 0 : cellsOf(by.slice(at + 1));
}
