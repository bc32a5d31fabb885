import type { Truth } from '../evaluate/answer.ts';
import type { Parameter, Reading } from '../proposition/reading.ts';
import { placesOf, restsOf } from './rests.ts';

export interface Judged {
  readonly reading: Reading;
  readonly truth: Truth;
}
/** A set of options for each parameter, by their ids. */
export type Box = { readonly [parameter: string]: readonly string[] };

/** So many sets of options are tried one by one; beyond, boxes are grown instead. */
const mostTried = 2000;

/**
 * The largest sets of options, one set for each parameter, under all whose admissible readings the answer is the given
 * one: the prime implicants of the matrix, with many-valued parameters (Quine, The Problem of Simplifying Truth
 * Functions, 1952; for many values Michalski's VL1, 1974). Of a matrix with too many, so many that together they cover
 * every reading with that answer.
 */
export function primeImplicants(
  results: readonly Judged[],
  parameters: readonly Parameter[],
  truth: 'true' | 'false',
): readonly Box[] {
  const grid = createGrid(results, parameters, truth);
  const tries = grid.classes.reduce((count, { length }) => count * (2 ** length - 1), 1);
  const boxes = tries <= mostTried ? everyLargest(grid) : grownBoxes(grid);
  return boxes.map((box) =>
    Object.fromEntries(
      parameters.map(({ name, options }, at) => {
        const chosen = new Set((box[at] ?? []).flatMap((one) => grid.classes[at]?.[one] ?? []));
        return [name, options.flatMap(({ id }, option) => (chosen.has(option) ? [id] : []))];
      }),
    ),
  );
}

/** Sets of classes of options, one for each parameter. */
type ClassBox = readonly (readonly number[])[];
// 0 is no reading.
const [wanted, other] = [1, 2];

interface Grid {
  /** Of each parameter, options that behave alike together, as places among its options. */
  readonly classes: readonly (readonly (readonly number[])[])[];
  readonly strides: readonly number[];
  /** What stands at each combination of classes: no reading, the answer asked about, or another. */
  readonly cells: Uint8Array;
}

function createGrid(results: readonly Judged[], parameters: readonly Parameter[], truth: Truth): Grid {
  const places = placesOf(results, parameters);
  const rests = restsOf(places);
  const answers = results.map(({ truth: found }) => (found === truth ? wanted : other));
  const classes = parameters.map(({ options }, at) => {
    // What an option does in each of the readings that take it.
    const behaviour = options.map((): number[] => []);
    for (const [index, answer] of answers.entries())
      behaviour[places[at]?.[index] ?? -1]?.push(4 * (rests[at]?.[index] ?? 0) + answer);
    return [...Map.groupBy(options.keys(), (option) => behaviour[option]?.sort().join()).values()];
  });
  const strides = classes.map((_, at) => classes.slice(at + 1).reduce((size, { length }) => size * length, 1));
  const steps = classes.map((alike, at) => {
    const classOf = new Map(alike.flatMap((options, place) => options.map((option) => [option, place] as const)));
    return parameters[at]?.options.map((_, option) => (classOf.get(option) ?? 0) * (strides[at] ?? 1)) ?? [];
  });
  const cells = new Uint8Array(classes.reduce((size, { length }) => size * length, 1));
  for (const [index, answer] of answers.entries()) {
    const cell = steps.reduce((sum, step, at) => sum + (step[places[at]?.[index] ?? -1] ?? 0), 0);
    cells[cell] = answer;
  }
  return { classes, strides, cells };
}

/** Whether every reading in a box has the answer, and whether there is one. */
function forces({ strides, cells }: Grid, box: ClassBox): { readonly every: boolean; readonly some: boolean } {
  let some = false;
  const visit = (parameter: number, cell: number): boolean => {
    const set = box[parameter];
    if (set === undefined) {
      some ||= cells[cell] === wanted;
      return cells[cell] !== other;
    }
    return set.every((place) => visit(parameter + 1, cell + place * (strides[parameter] ?? 1)));
  };
  return { every: visit(0, 0), some };
}

function everyLargest(grid: Grid): readonly ClassBox[] {
  const all = grid.classes.reduce<readonly ClassBox[]>(
    (boxes, { length }) => {
      const sets = subsets(length);
      return boxes.flatMap((box) => sets.map((set) => [...box, set]));
    },
    [[]],
  );
  const forcing = all.filter((box) => {
    const { every, some } = forces(grid, box);
    return every && some;
  });
  return forcing.filter((box) => !forcing.some((outer) => outer !== box && contains(outer, box)));
}

function subsets(size: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** size - 1 }, (_, bits) =>
    Array.from({ length: size }, (_unused, place) => place).filter((place) => ((bits + 1) >> place) & 1),
  );
}

function contains(outer: ClassBox, inner: ClassBox): boolean {
  return inner.every((set, at) => set.every((place) => outer[at]?.includes(place)));
}

/** From each reading that no box covers yet, a box grown as far as it goes: one parameter after the other. */
function grownBoxes(grid: Grid): readonly ClassBox[] {
  const { classes, strides, cells } = grid;
  const covered = new Uint8Array(cells.length);
  const boxes: ClassBox[] = [];
  for (const [cell, state] of cells.entries()) {
    if (state !== wanted || covered[cell] === 1) continue;
    const box = classes.map(({ length }, at) => [Math.floor(cell / (strides[at] ?? 1)) % length]);
    for (const [at, { length }] of classes.entries()) {
      for (let place = 0; place < length; place += 1) {
        if (box[at]?.includes(place)) continue;
        if (forces(grid, box.with(at, [place])).every) box[at]?.push(place);
      }
    }
    boxes.push(box);
    cover(box, 0, 0);
  }
  return boxes;

  function cover(box: ClassBox, parameter: number, cell: number): void {
    const set = box[parameter];
    if (set === undefined) covered[cell] = 1;
    else for (const place of set) cover(box, parameter + 1, cell + place * (strides[parameter] ?? 1));
  }
}
