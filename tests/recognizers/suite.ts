import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The suites we can score, each where its specification stands under the folder of the data. */
export const suites = {
  NumberModel: 'Number/English/NumberModel.json',
  OrdinalModel: 'Number/English/OrdinalModel.json',
  PercentModel: 'Number/English/PercentModel.json',
  NumberRangeModel: 'Number/English/NumberRangeModel.json',
  CurrencyModel: 'NumberWithUnit/English/CurrencyModel.json',
  DimensionModel: 'NumberWithUnit/English/DimensionModel.json',
  AgeModel: 'NumberWithUnit/English/AgeModel.json',
  TemperatureModel: 'NumberWithUnit/English/TemperatureModel.json',
} as const;
export type SuiteName = keyof typeof suites;
export const suiteNames: readonly SuiteName[] = [
  'NumberModel',
  'OrdinalModel',
  'PercentModel',
  'NumberRangeModel',
  'CurrencyModel',
  'DimensionModel',
  'AgeModel',
  'TemperatureModel',
];

/** One thing found in a text: from the UTF-16 unit `start` to `end`, the last one included, as the specifications count. */
export interface Result {
  readonly start: number;
  readonly end: number;
  /** As the specification writes it; compared as a number where both are numbers. */
  readonly value: string | null;
  readonly unit: string | null;
}

export interface SuiteCase {
  readonly input: string;
  readonly results: readonly Result[];
}

/** The shape of a case in the files, of which we use these keys. */
interface SpecCase {
  readonly Input: string;
  readonly Results: readonly {
    readonly Start: number;
    readonly End: number;
    readonly Resolution?: { readonly value?: string | null; readonly unit?: string | null };
  }[];
}

/** The cases of a suite, from a folder (at the usual place or at the top) or from its file; `undefined` where there are none. */
export function findCases(folder: string, suite: SuiteName): readonly SuiteCase[] | undefined {
  const places = [join(folder, suites[suite]), join(folder, `${suite}.json`)];
  const path = basename(folder) === `${suite}.json` ? folder : places.find((one) => existsSync(one));
  if (path === undefined) return undefined;
  // The files begin with a byte order mark. They are read as their documentation describes them.
  const cases = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as readonly SpecCase[];
  return cases.map(({ Input, Results }) => ({
    input: Input,
    results: Results.map(({ Start, End, Resolution }) => ({
      start: Start,
      end: End,
      value: textOf(Resolution?.value),
      unit: textOf(Resolution?.unit),
    })),
  }));
}

/** Both sides write a missing value now as `null`, now as the word. */
export function textOf(value: unknown): string | null {
  return value === undefined || value === null || value === 'null' ? null : String(value);
}
