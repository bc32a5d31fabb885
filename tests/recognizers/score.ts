import type { Result, SuiteCase } from './suite.ts';

export type Recognize = (text: string) => readonly Result[];

export interface Score {
  readonly right: number;
  readonly cases: number;
  /** Results at an expected place with another value or unit: read, and read wrongly. */
  readonly wrongValues: readonly string[];
  /** The cases that are not right, in words. */
  readonly misses: readonly string[];
  readonly milliseconds: number;
}

/**
 * A case is right where all that is expected was found, at the same place, with the same value and unit, and nothing
 * else was. Every case of the file counts, those too that are marked as not supported on some platform.
 */
export function score(cases: readonly SuiteCase[], recognize: Recognize): Score {
  const wrongValues: string[] = [];
  const misses: string[] = [];
  const start = performance.now();
  for (const { input, results } of cases) {
    const found = recognize(input);
    const isRight =
      found.length === results.length && results.every((expected) => found.some((one) => isSame(expected, one)));
    if (!isRight) misses.push(`${JSON.stringify(input)}\n    found    ${words(found)}\n    expected ${words(results)}`);
    for (const expected of results) {
      const other = found.find(({ start: from, end }) => from === expected.start && end === expected.end);
      if (other !== undefined && !isSame(expected, other)) {
        wrongValues.push(`${JSON.stringify(input)}: found ${words([other])}, expected ${words([expected])}`);
      }
    }
  }
  return {
    right: cases.length - misses.length,
    cases: cases.length,
    wrongValues,
    misses,
    milliseconds: performance.now() - start,
  };
}

function words(results: readonly Result[]): string {
  return results
    .map(({ start, end, value, unit }) => `${start}-${end} ${value}${unit === null ? '' : ` ${unit}`}`)
    .join(', ');
}

function isSame(a: Result, b: Result): boolean {
  return a.start === b.start && a.end === b.end && a.unit === b.unit && isSameValue(a.value, b.value);
}

/** The specifications give a third with 15 digits. */
const precision = 1e-12;

function isSameValue(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const [left, right] = [numbersIn(a), numbersIn(b)];
  return (
    left.form === right.form && left.numbers.every((one, index) => isNear(one, right.numbers[index] ?? Number.NaN))
  );
}

function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= precision * Math.abs(a);
}

const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A value with its numbers taken out: `[10,20)` is `[,)` and 10, 20. */
function numbersIn(value: string): { readonly form: string; readonly numbers: readonly number[] } {
  return { form: value.replace(number, '#'), numbers: (value.match(number) ?? []).map(Number) };
}
