import { AssayError } from '../error.ts';
import { type AgreementSize, assertLabelledOnce, type LabelTable, levelCounts } from './label-table.ts';

export interface Kappa {
  /** 1 is perfect agreement, 0 what chance gives; `null` where chance alone gives perfect agreement. */
  readonly kappa: number | null;
  /** Share of the pairs of labels that are alike. */
  readonly observed: number;
  readonly expected: number;
  readonly n: AgreementSize;
}

/**
 * Cohen's kappa: how far two reviewers agree beyond chance on the items both labelled.
 *
 * Jacob Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20, 1960.
 *
 * @throws AssayError `invalid-input` where a reviewer labelled an item twice; `not-found` for an unknown reviewer
 * @example
 * ```ts
 * import { cohenKappa, toLabelTable } from '@assay/core';
 * const said = (item: string, a: string, b: string) => [
 *   { item, reviewer: 'ana', level: a },
 *   { item, reviewer: 'ben', level: b },
 * ];
 * const labels = [...said('1', 'true', 'true'), ...said('2', 'false', 'true'), ...said('3', 'false', 'false')];
 * cohenKappa(toLabelTable(labels, ['true', 'false']), 'ana', 'ben').observed // => 2 / 3
 * ```
 */
export function cohenKappa(table: LabelTable, one: string, other: string): Kappa {
  assertLabelledOnce(table);
  const [a, b] = [placeOf(table, one), placeOf(table, other)];
  const width = table.levels.length;
  const [byOne, byOther] = [new Float64Array(width), new Float64Array(width)];
  let [items, alike] = [0, 0];
  for (let item = 0; item < table.items.length; item += 1) {
    const [first, second] = [labelOf(table, item, a), labelOf(table, item, b)];
    if (first === undefined || second === undefined) continue;
    items += 1;
    if (first === second) alike += 1;
    byOne[first] = (byOne[first] ?? 0) + 1;
    byOther[second] = (byOther[second] ?? 0) + 1;
  }
  const chance = byOne.reduce((sum, count, level) => sum + count * (byOther[level] ?? 0), 0);
  return kappaOf(alike / items, chance / items ** 2, { items, reviewers: 2, labels: 2 * items });
}

/**
 * Fleiss' kappa: agreement beyond chance where every item has the same number of labels, by whichever reviewers.
 *
 * Joseph L. Fleiss, Measuring Nominal Scale Agreement among Many Raters, Psychological Bulletin 76, 1971.
 *
 * @throws AssayError `invalid-input` where items have different numbers of labels, or a reviewer labelled one twice
 * @example
 * ```ts
 * import { fleissKappa, toLabelTable } from '@assay/core';
 * const said = (item: string, ...levels: string[]) => levels.map((level, by) => ({ item, reviewer: `r${by}`, level }));
 * fleissKappa(toLabelTable([...said('a', 'true', 'true'), ...said('b', 'false', 'false')], ['true', 'false'])).kappa // => 1
 * ```
 */
export function fleissKappa(table: LabelTable): Kappa {
  assertLabelledOnce(table);
  const { items, levels, start, level } = table;
  const each = (start[1] ?? 0) - (start[0] ?? 0);
  const same = items.every((_, item) => (start[item + 1] ?? 0) - (start[item] ?? 0) === each);
  if (!same || each < 2)
    throw new AssayError('invalid-input', 'expected the same number of labels for every item, two or more');
  const totals = new Float64Array(levels.length);
  for (const one of level) totals[one] = (totals[one] ?? 0) + 1;
  const alike = levelCounts(table).reduce((sum, count) => sum + count * (count - 1), 0);
  const chance = totals.reduce((sum, total) => sum + (total / level.length) ** 2, 0);
  const n = { items: items.length, reviewers: table.reviewers.length, labels: level.length };
  return kappaOf(alike / (items.length * each * (each - 1)), chance, n);
}

function kappaOf(observed: number, expected: number, n: AgreementSize): Kappa {
  const kappa = n.items === 0 || expected === 1 ? null : (observed - expected) / (1 - expected);
  return { kappa, observed: n.items === 0 ? 0 : observed, expected: n.items === 0 ? 0 : expected, n };
}

function placeOf({ reviewers }: LabelTable, name: string): number {
  const place = reviewers.indexOf(name);
  if (place < 0) throw new AssayError('not-found', `expected a reviewer with labels, got ${JSON.stringify(name)}`);
  return place;
}

function labelOf({ start, reviewer, level }: LabelTable, item: number, by: number): number | undefined {
  for (let at = start[item] ?? 0; at < (start[item + 1] ?? 0); at += 1) if (reviewer[at] === by) return level[at];
  return undefined;
}
