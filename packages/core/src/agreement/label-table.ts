import { AssayError } from '../error.ts';

/** One label that one reviewer gave to one item. */
export interface Label {
  readonly item: string;
  readonly reviewer: string;
  readonly level: string;
}

/** Labels in typed arrays, those of one item together: of item `i`, from `start[i]` to before `start[i + 1]`. */
export interface LabelTable {
  readonly items: readonly string[];
  readonly reviewers: readonly string[];
  /** What an item can be labelled, in order; of an interval scale, numbers as text. */
  readonly levels: readonly string[];
  readonly start: Int32Array;
  /** Places in `reviewers`. */
  readonly reviewer: Int32Array;
  /** Places in `levels`. */
  readonly level: Int32Array;
}

/** How much data a figure rests on. */
export interface AgreementSize {
  readonly items: number;
  readonly reviewers: number;
  readonly labels: number;
}

/**
 * Labels as typed arrays, for the figures of agreement. Linear in time and memory.
 *
 * @throws AssayError `invalid-input` for a label of no level, or levels that are not all different
 * @example
 * ```ts
 * import { toLabelTable } from '@assay/core';
 * const table = toLabelTable([{ item: 'claim', reviewer: 'ana', level: 'true' }], ['true', 'false']);
 * table.reviewers // => ['ana']
 * ```
 */
export function toLabelTable(labels: Iterable<Label>, levels: readonly string[]): LabelTable {
  const levelOf = new Map(levels.map((level, place) => [level, place]));
  if (levelOf.size !== levels.length)
    throw new AssayError('invalid-input', 'expected levels that are all different, got one twice');
  const [items, reviewers] = [createNames(), createNames()];
  const given: number[] = [];
  for (const { item, reviewer, level } of labels) {
    const place = levelOf.get(level);
    if (place === undefined)
      throw new AssayError('invalid-input', `expected one of ${levels.join(', ')}, got ${JSON.stringify(level)}`);
    given.push(items.placeOf(item), reviewers.placeOf(reviewer), place);
  }
  return { items: items.names, reviewers: reviewers.names, levels, ...byItem(given, items.names.length) };
}

/** Counting sort of triples by their first number. */
function byItem(given: readonly number[], items: number): Pick<LabelTable, 'start' | 'reviewer' | 'level'> {
  const start = new Int32Array(items + 1);
  for (let at = 0; at < given.length; at += 3) bump(start, (given[at] ?? 0) + 1);
  for (let item = 0; item < items; item += 1) start[item + 1] = (start[item] ?? 0) + (start[item + 1] ?? 0);
  const next = start.slice();
  const reviewer = new Int32Array(given.length / 3);
  const level = new Int32Array(given.length / 3);
  for (let at = 0; at < given.length; at += 3) {
    const place = bump(next, given[at] ?? 0);
    reviewer[place] = given[at + 1] ?? 0;
    level[place] = given[at + 2] ?? 0;
  }
  return { start, reviewer, level };
}

function bump(counts: Int32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

function createNames() {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    placeOf(name: string): number {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

/**
 * Figures of agreement compare one label of each reviewer.
 *
 * @throws AssayError `invalid-input` where a reviewer labelled an item twice
 */
export function assertLabelledOnce({ items, reviewers, start, reviewer }: LabelTable): void {
  const lastItem = new Int32Array(reviewers.length).fill(-1);
  for (let item = 0; item < items.length; item += 1) {
    for (let at = start[item] ?? 0; at < (start[item + 1] ?? 0); at += 1) {
      const by = reviewer[at] ?? 0;
      if (lastItem[by] === item)
        throw new AssayError('invalid-input', `expected one label of ${reviewers[by]} for ${items[item]}, got another`);
      lastItem[by] = item;
    }
  }
}

/** How often each level was given to each item, an item a row of `levels.length` counts. */
export function levelCounts({ items, levels, start, level }: LabelTable): Int32Array {
  const counts = new Int32Array(items.length * levels.length);
  for (let item = 0; item < items.length; item += 1) {
    for (let at = start[item] ?? 0; at < (start[item + 1] ?? 0); at += 1)
      bump(counts, item * levels.length + (level[at] ?? 0));
  }
  return counts;
}
