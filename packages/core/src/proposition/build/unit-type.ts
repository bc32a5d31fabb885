import { AssayError } from '../../error.ts';
import { addUnits, asUnit, comparable, convertFactor, divideUnits, multiplyUnits } from '../../value/unit.ts';

/*
 * The rules of `value/unit.ts` as types, so that a claim which mixes units does not compile. A unit the compiler cannot
 * know (of a schema read at run time, of a product it cannot write in normal form) is `string`: it is let through by
 * the types and refused, if wrong, by the functions below, which every builder calls as it makes a term.
 */

/** Shown by the compiler where two numbers are compared that have different units. */
export interface UnitsDoNotCompare<Left, Right> {
  readonly error: 'these units do not compare';
  readonly left: Left;
  readonly right: Right;
}

/** Shown by the compiler where two numbers are added or subtracted whose units do not allow it. */
export interface UnitsDoNotAdd<Left, Right> {
  readonly error: 'these units do not add';
  readonly left: Left;
  readonly right: Right;
}

/** Shown by the compiler where a number is converted to a unit of another quantity; currencies never convert. */
export interface UnitsDoNotConvert<From, To> {
  readonly error: 'these units do not convert';
  readonly from: From;
  readonly to: To;
}

type IsUnknown<A extends string, B extends string> = string extends A | B ? true : false;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** `unknown` where numbers of the two units may be compared, else what the compiler is to show. */
export type Comparable<A extends string, B extends string> =
  IsUnknown<A, B> extends true ? unknown : Same<A, B> extends true ? unknown : UnitsDoNotCompare<A, B>;

// Points and their distances: a year minus a year is a duration, a share minus a share is in percentage points.
interface Distances {
  'calendar-year': 'year';
  rank: 'place';
  '%': 'pp';
}
type DistanceOf<A> = A extends keyof Distances ? Distances[A] : never;
type IsDistanceOf<A, B> = [DistanceOf<A>] extends [never] ? false : Same<DistanceOf<A>, B>;

/** The unit of a sum; `never` where these are not added. */
export type Sum<A extends string, B extends string> =
  IsUnknown<A, B> extends true
    ? string
    : Same<A, B> extends true
      ? A extends 'calendar-year' | 'rank'
        ? never
        : A
      : IsDistanceOf<A, B> extends true
        ? A
        : IsDistanceOf<B, A> extends true
          ? B
          : never;

/** The unit of a difference; `never` where the one is not taken from the other. */
export type Difference<A extends string, B extends string> =
  IsUnknown<A, B> extends true
    ? string
    : Same<A, B> extends true
      ? A extends keyof Distances
        ? Distances[A]
        : A
      : IsDistanceOf<A, B> extends true
        ? A
        : never;

/** `unknown` where the unit exists, else what the compiler is to show. */
export type Addable<Result, A, B> = [Result] extends [never] ? UnitsDoNotAdd<A, B> : unknown;

type IsCompound<A> = A extends `${string}${'*' | '/' | '^'}${string}` ? true : false;

// Atoms come sorted in the normal form, which types cannot do: what does not simply cancel is left to run time.
type Cancelled<A extends string, Atom extends string> =
  IsCompound<Atom> extends true
    ? never
    : A extends `${infer Above}/${Atom}`
      ? Above
      : A extends `${infer Above}/${Atom}/${infer Below}`
        ? `${Above}/${Below}`
        : never;

/** The unit of a product, where it is one of the two or something cancels; else `string`. */
export type Product<A extends string, B extends string> =
  IsUnknown<A, B> extends true
    ? string
    : A extends '1'
      ? B
      : B extends '1'
        ? A
        : [Cancelled<A, B>] extends [never]
          ? [Cancelled<B, A>] extends [never]
            ? string
            : Cancelled<B, A>
          : Cancelled<A, B>;

/** The unit of a quotient, where it is a simple one; else `string`. */
export type Quotient<A extends string, B extends string> =
  IsUnknown<A, B> extends true
    ? string
    : Same<A, B> extends true
      ? '1'
      : B extends '1'
        ? A
        : true extends IsCompound<A> | IsCompound<B>
          ? string
          : `${A}/${B}`;

type Scale = 'k' | 'M' | 'G' | 'T';
type IsCapital<C extends string> = C extends Lowercase<C> ? false : true;
// A currency is three capitals, so `MUSD` has a scale and `MXN` has none.
type Unscaled<A extends string> = A extends '%'
  ? '1'
  : A extends `${Scale}${infer C1}${infer C2}${infer C3}${infer Rest}`
    ? IsCapital<C1> extends true
      ? `${C1}${C2}${C3}${Rest}`
      : A extends `k${string}`
        ? A
        : `${C1}${C2}${C3}${Rest}`
    : A;

/** `unknown` where the units are scales of one quantity or only run time can tell, else what the compiler is to show. */
export type Convertible<A extends string, B extends string> =
  IsUnknown<A, B> extends true
    ? unknown
    : true extends IsCompound<A> | IsCompound<B>
      ? unknown
      : Same<Unscaled<A>, Unscaled<B>> extends true
        ? unknown
        : UnitsDoNotConvert<A, B>;

/** The unit as given, if it is in normal form, so that its type and its text are the same. */
export function asWritten<U extends string>(unit: U): U {
  const normal = asUnit(unit);
  if (normal !== unit) throw new AssayError('invalid-unit', `expected the unit in normal form, ${normal}, got ${unit}`);
  return unit;
}

export function mustCompare(left: string, right: string): void {
  if (!comparable(left, right)) throw refusal('compare', left, right);
}

// In each function below the type says of two units what the run-time rule says; a test goes through both side by side.
export function sumOf<A extends string, B extends string>(left: string, right: string): Sum<A, B> {
  const unit = addUnits(left, right, '+');
  if (unit === undefined) throw refusal('add', left, right);
  return unit as Sum<A, B>;
}

export function differenceOf<A extends string, B extends string>(left: string, right: string): Difference<A, B> {
  const unit = addUnits(left, right, '-');
  if (unit === undefined) throw refusal('subtract', left, right);
  return unit as Difference<A, B>;
}

export function productOf<A extends string, B extends string>(left: string, right: string): Product<A, B> {
  return multiplyUnits(left, right) as Product<A, B>;
}

export function quotientOf<A extends string, B extends string>(left: string, right: string): Quotient<A, B> {
  return divideUnits(left, right) as Quotient<A, B>;
}

export function mustConvert(from: string, to: string): void {
  if (convertFactor(from, to) === undefined) throw refusal('convert', from, to);
}

function refusal(what: string, left: string, right: string): AssayError {
  return new AssayError('invalid-unit', `expected units that ${what}, got ${left} and ${right}`);
}
