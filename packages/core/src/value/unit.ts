import { AssayError } from '../error.ts';

/*
 * The rules of units. The typed builder states the same rules as types.
 *
 * Writing. A unit is atoms joined by `*` and `/`, read from left to right: a slash divides by the one atom after it, so
 * `USD/person/year` is dollars per person per year. An atom may carry a power, `^2`. Atoms are
 * - `1`, a pure number, and `%`, a hundredth of it;
 * - a currency in three capitals, `USD`, `EUR`, with a scale `kUSD`, `MUSD`, `GUSD`, `TUSD`, and in the prices of a year,
 *   `USD@2015`, `MUSD@2015`;
 * - a lower-case word for what is counted or measured, `company`, `person`, `rank`, `day`, with a scale `Mperson`,
 *   `Gperson`, `Tperson` (there is no `k` here: it would be read as a letter of the word).
 *
 * Normal form. Equal atoms cancel or add their powers; `1` stays only where nothing else stands before the first slash;
 * atoms above and below are each in the order of their characters: `company*USD/day` is `USD*company/day`.
 *
 * Times and divided by. Any two units; nothing is converted, so `GUSD/MUSD` stays as it is.
 *
 * Plus and minus.
 * - Points and distances: a calendar year minus a calendar year is a duration in years, and a calendar year plus or minus
 *   `year` is a calendar year. A rank minus a rank is a number of places, and `rank` plus or minus `place` is a rank.
 *   Two points are not added, and no point is taken from a distance.
 * - Shares: `%` plus `%` is `%`, `%` minus `%` is `pp`; `%` plus or minus `pp`, and `pp` plus `%`, is `%`.
 * - Everything else: only the same unit, and the result has it. `pp` plus or minus `pp` is `pp`.
 *
 * Comparing. Only the same unit. What differs in scale is converted first, in the open.
 *
 * Converting. Only by powers of ten, between scales of the same atoms, and between `%` and `1`. Never between
 * currencies, prices of different years, `day` and `year`, or `%` and `pp`.
 */

/**
 * The given text as a unit in normal form.
 *
 * @throws AssayError `invalid-unit`
 * @example
 * ```ts
 * import { asUnit } from '@assay/core';
 * asUnit('company*USD/day/company') // => 'USD/day'
 * ```
 */
export function asUnit(value: unknown): string {
  return format(parse(value));
}

/** Have both the same normal form? @throws AssayError `invalid-unit` */
export function sameUnit(a: string, b: string): boolean {
  return a === b || asUnit(a) === asUnit(b);
}

/**
 * May numbers of these units be compared as they stand? Only where the unit is the same: `%` is not `pp`, a calendar
 * year not a duration, and `GUSD` must be converted to be compared with `MUSD`.
 *
 * @throws AssayError `invalid-unit`
 * @example
 * ```ts
 * import { comparable } from '@assay/core';
 * comparable('USD/person', 'USD/person') // => true
 * comparable('%', 'pp') // => false
 * ```
 */
export function comparable(a: string, b: string): boolean {
  return sameUnit(a, b);
}

/**
 * The unit of a product.
 *
 * @throws AssayError `invalid-unit`
 * @example
 * ```ts
 * import { multiplyUnits } from '@assay/core';
 * multiplyUnits('USD/person', 'person') // => 'USD'
 * ```
 */
export function multiplyUnits(a: string, b: string): string {
  return format(combine(parse(a), parse(b), 1));
}

/**
 * The unit of a quotient.
 *
 * @throws AssayError `invalid-unit`
 * @example
 * ```ts
 * import { divideUnits } from '@assay/core';
 * divideUnits('GUSD', 'person') // => 'GUSD/person'
 * divideUnits('USD', 'USD') // => '1'
 * ```
 */
export function divideUnits(a: string, b: string): string {
  return format(combine(parse(a), parse(b), -1));
}

/** What a point minus a point is, where that is not the same unit. */
const distances = { 'calendar-year': 'year', rank: 'place', '%': 'pp' } as const;

/**
 * The unit of a sum or a difference; `undefined` where these are not added.
 *
 * @throws AssayError `invalid-unit`
 * @example
 * ```ts
 * import { addUnits } from '@assay/core';
 * addUnits('%', '%', '-') // => 'pp'
 * addUnits('calendar-year', 'calendar-year', '-') // => 'year'
 * addUnits('USD', 'EUR', '+') // => undefined
 * ```
 */
export function addUnits(a: string, b: string, sign: '+' | '-'): string | undefined {
  const [left, right] = [asUnit(a), asUnit(b)];
  const [leftDistance, rightDistance] = [distanceOf(left), distanceOf(right)];
  if (left === right) {
    if (leftDistance === undefined) return left;
    if (sign === '-') return leftDistance;
    // Shares of one whole add up; two years, or two ranks, do not.
    return left === '%' ? left : undefined;
  }
  if (leftDistance === right) return left;
  return rightDistance === left && sign === '+' ? right : undefined;
}

function distanceOf(unit: string): string | undefined {
  return unit === 'calendar-year' || unit === 'rank' || unit === '%' ? distances[unit] : undefined;
}

/**
 * By what a number in the one unit is multiplied to be in the other; `undefined` where they are not the same quantity.
 *
 * @throws AssayError `invalid-unit`
 * @example
 * ```ts
 * import { convertFactor } from '@assay/core';
 * convertFactor('GUSD', 'MUSD') // => 1000
 * convertFactor('%', '1') // => 0.01
 * convertFactor('USD', 'EUR') // => undefined
 * ```
 */
export function convertFactor(from: string, to: string): number | undefined {
  const [source, target] = [unscaled(parse(from)), unscaled(parse(to))];
  if (format(source.powers) !== format(target.powers)) return undefined;
  // Read as text, so that the factor is the double nearest to the power of ten.
  return Number(`1e${source.exponent - target.exponent}`);
}

/** Atom → its power, never zero. */
type Powers = ReadonlyMap<string, number>;

const longest = 200;
const atomPattern = /^(1|%|[kMGT]?[A-Z]{3}(?:@\d{4})?|[MGT]?[a-z]+(?:-[a-z]+)*)(?:\^([1-9]\d{0,2}))?$/;
const scalePattern = /^(?:k(?=[A-Z]{3})|[MGT](?=[A-Z]{3}|[a-z]))/;
const exponents: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
]);

function parse(value: unknown): Powers {
  if (typeof value !== 'string' || value.length > longest) throw notAUnit(value);
  const powers = new Map<string, number>();
  // The separators stand at the odd places.
  const pieces = value.split(/([*/])/);
  for (let index = 0; index < pieces.length; index += 2) {
    const [, atom, power = '1'] = atomPattern.exec(pieces[index] ?? '') ?? [];
    if (atom === undefined) throw notAUnit(value);
    add(powers, atom, pieces[index - 1] === '/' ? -Number(power) : Number(power));
  }
  return powers;
}

function notAUnit(value: unknown): AssayError {
  const got = typeof value === 'string' ? JSON.stringify(value.slice(0, longest)) : `a ${typeof value}`;
  return new AssayError(
    'invalid-unit',
    `expected a unit such as 1, %, USD, GUSD/person, USD@2015 or a lower-case word, got ${got}`,
  );
}

function add(powers: Map<string, number>, atom: string, power: number): void {
  const sum = (powers.get(atom) ?? 0) + power;
  if (atom === '1' || sum === 0) powers.delete(atom);
  else powers.set(atom, sum);
}

function combine(a: Powers, b: Powers, sign: 1 | -1): Powers {
  const powers = new Map(a);
  for (const [atom, power] of b) add(powers, atom, sign * power);
  return powers;
}

function unscaled(unit: Powers): { readonly powers: Powers; readonly exponent: number } {
  const powers = new Map<string, number>();
  let exponent = 0;
  for (const [atom, power] of unit) {
    const scale = scalePattern.exec(atom)?.[0];
    if (atom === '%') exponent -= 2 * power;
    else if (scale === undefined) add(powers, atom, power);
    else {
      exponent += (exponents.get(scale) ?? 0) * power;
      add(powers, atom.slice(1), power);
    }
  }
  return { powers, exponent };
}

function format(powers: Powers): string {
  const sorted = [...powers].sort(([a], [b]) => (a < b ? -1 : 1));
  const write = ([atom, power]: readonly [string, number]) =>
    Math.abs(power) === 1 ? atom : `${atom}^${Math.abs(power)}`;
  const above = sorted.filter(([, power]) => power > 0).map(write);
  const below = sorted.filter(([, power]) => power < 0).map((entry) => `/${write(entry)}`);
  const text = `${above.join('*') || '1'}${below.join('')}`;
  if (text.length > longest) throw notAUnit(text);
  return text;
}
