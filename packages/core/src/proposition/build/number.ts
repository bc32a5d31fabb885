import { AssayError } from '../../error.ts';
import type { Arithmetic, Comparison, Literal, NumberTerm, ParameterRef, Range } from '../language.ts';
import { Statement } from './statement.ts';
import {
  type Addable,
  asWritten,
  type Comparable,
  type Convertible,
  type Difference,
  differenceOf,
  mustCompare,
  mustConvert,
  type Product,
  productOf,
  type Quotient,
  quotientOf,
  type Sum,
  sumOf,
} from './unit-type.ts';

/** A number term with its unit, whatever the unit is. */
export interface AnyNumber {
  readonly term: NumberTerm;
  readonly unit: string;
}

/** A range that a reading gives; see `parameter.range`. */
export interface RangeRef<U extends string> {
  readonly ref: ParameterRef;
  readonly unit: U;
}

/**
 * A number in the making, with its unit. Wherever a number of the same unit is expected a plain number may stand; in a
 * product or a quotient it is a pure number.
 */
export class NumberOf<U extends string> implements AnyNumber {
  readonly term: NumberTerm;
  readonly unit: U;

  constructor(term: NumberTerm, unit: U) {
    this.term = term;
    this.unit = unit;
  }

  equals<V extends string = U>(other: (number | NumberOf<V>) & Comparable<U, V>): Statement {
    return compare(this, '=', other);
  }
  isNot<V extends string = U>(other: (number | NumberOf<V>) & Comparable<U, V>): Statement {
    return compare(this, '!=', other);
  }
  atLeast<V extends string = U>(other: (number | NumberOf<V>) & Comparable<U, V>): Statement {
    return compare(this, '>=', other);
  }
  atMost<V extends string = U>(other: (number | NumberOf<V>) & Comparable<U, V>): Statement {
    return compare(this, '<=', other);
  }
  moreThan<V extends string = U>(other: (number | NumberOf<V>) & Comparable<U, V>): Statement {
    return compare(this, '>', other);
  }
  lessThan<V extends string = U>(other: (number | NumberOf<V>) & Comparable<U, V>): Statement {
    return compare(this, '<', other);
  }

  /** From `min` to `max`, both included, `null` for an open end; or within a range that a reading gives. */
  isWithin(min: number | null, max: number | null): Statement;
  isWithin<V extends string>(range: RangeRef<V> & Comparable<U, V>): Statement;
  isWithin(first: number | null | RangeRef<string>, max: number | null = null): Statement {
    return new Statement({ op: 'within', of: this.term, range: rangeLiteral(this.unit, first, max) });
  }

  plus<V extends string = U>(other: (number | NumberOf<V>) & Addable<Sum<U, V>, U, V>): NumberOf<Sum<U, V>> {
    const right = numberFrom(other, this.unit);
    return new NumberOf(arithmetic(this, '+', right), sumOf<U, V>(this.unit, right.unit));
  }
  minus<V extends string = U>(
    other: (number | NumberOf<V>) & Addable<Difference<U, V>, U, V>,
  ): NumberOf<Difference<U, V>> {
    const right = numberFrom(other, this.unit);
    return new NumberOf(arithmetic(this, '-', right), differenceOf<U, V>(this.unit, right.unit));
  }
  times<V extends string = '1'>(other: number | NumberOf<V>): NumberOf<Product<U, V>> {
    const right = numberFrom(other, '1');
    return new NumberOf(arithmetic(this, '*', right), productOf<U, V>(this.unit, right.unit));
  }
  dividedBy<V extends string = '1'>(other: number | NumberOf<V>): NumberOf<Quotient<U, V>> {
    const right = numberFrom(other, '1');
    return new NumberOf(arithmetic(this, '/', right), quotientOf<U, V>(this.unit, right.unit));
  }

  absolute(): NumberOf<U> {
    return new NumberOf({ op: 'absolute', of: this.term }, this.unit);
  }

  /** The same quantity in another scale, such as `MUSD` in `GUSD`, or a share in `%`. */
  to<V extends string>(unit: V & Convertible<U, V>): NumberOf<V> {
    mustConvert(this.unit, unit);
    return new NumberOf<V>({ op: 'convert', of: this.term, unit: asWritten<V>(unit) }, unit);
  }
}

/** A number written down, or given by a reading: the only numbers that may stand beside the columns of a row. */
export class NumberLiteral<U extends string> extends NumberOf<U> {
  readonly literal: Literal<number>;

  constructor(value: Literal<number>, unit: U) {
    super({ op: 'number', value, unit: asWritten(unit) }, unit);
    this.literal = value;
  }
}

export function literalOf(value: number | NumberLiteral<string>): Literal<number> {
  return typeof value === 'number' ? value : value.literal;
}

/**
 * A number with its unit; `'1'` is a pure number.
 *
 * @throws AssayError `invalid-unit`, also where the unit is not in normal form
 * @example
 * ```ts
 * import { number, proposition } from '@assay/core';
 * proposition(number(679, 'GUSD').moreThan(number(600, 'GUSD'))).term.op // => 'compare'
 * ```
 */
export function number<const U extends string>(value: number, unit: U): NumberLiteral<U> {
  return new NumberLiteral(value, unit);
}

/** The range as it stands in a term. @throws AssayError `invalid-proposition` where it ends before it starts */
export function rangeLiteral(
  unit: string,
  first: number | null | RangeRef<string>,
  max: number | null,
): Literal<Range> {
  if (typeof first === 'object' && first !== null) {
    mustCompare(unit, first.unit);
    return first.ref;
  }
  if (first !== null && max !== null && first > max) {
    throw new AssayError(
      'invalid-proposition',
      `expected a range that ends where it starts or later, got ${first} to ${max}`,
    );
  }
  return { min: first, max };
}

function numberFrom(value: number | AnyNumber, unit: string): AnyNumber {
  return typeof value === 'number' ? { term: { op: 'number', value, unit }, unit } : value;
}

function compare(left: AnyNumber, is: Comparison, other: number | AnyNumber): Statement {
  const right = numberFrom(other, left.unit);
  mustCompare(left.unit, right.unit);
  return new Statement({ op: 'compare', left: left.term, is, right: right.term });
}

function arithmetic(left: AnyNumber, sign: Arithmetic, right: AnyNumber): NumberTerm {
  return { op: 'arithmetic', with: sign, left: left.term, right: right.term };
}
