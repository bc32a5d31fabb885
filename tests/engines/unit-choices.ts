import { addUnits, convertFactor, divideUnits, multiplyUnits } from '@assay/core';
import type { Arithmetic } from './language.ts';

/** The units numbers of random terms are made of. */
export const units = [
  'MUSD',
  '1',
  'person',
  '%',
  'pp',
  'rank',
  'place',
  'calendar-year',
  'year',
  'day',
  'kUSD',
] as const;

export interface Combination {
  readonly left: string;
  readonly with: Arithmetic;
  readonly right: string;
}

const combinations = new Map<string, Combination[]>();
for (const left of units) {
  for (const right of units) {
    for (const sign of ['+', '-', '*', '/'] as const) {
      const result =
        sign === '*'
          ? multiplyUnits(left, right)
          : sign === '/'
            ? divideUnits(left, right)
            : addUnits(left, right, sign);
      if (result === undefined) continue;
      const known = combinations.get(result) ?? [];
      combinations.set(result, known);
      known.push({ left, with: sign, right });
    }
  }
}

/** Every unit arithmetic on the units above can come to. */
export const combinedUnits: readonly string[] = [...combinations.keys()];

/** The sums, differences, products and quotients that have the unit. */
export function combinationsTo(unit: string): readonly Combination[] {
  return combinations.get(unit) ?? [];
}

/** The other units of which a number converts to the unit. */
export function convertibleTo(unit: string): readonly string[] {
  return units.filter((other) => other !== unit && convertFactor(other, unit) !== undefined);
}

/** The units of which a spread has the unit. */
export function spreadTo(unit: string): readonly string[] {
  return units.filter((other) => addUnits(other, other, '-') === unit);
}
