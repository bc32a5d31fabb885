import type { Arithmetic, Comparison, Literal, RowNumber } from '../language.ts';
import { type NumberLiteral, type RangeRef, rangeLiteral } from './number.ts';
import { RowPredicate } from './row-predicate.ts';
import {
  type Addable,
  type Comparable,
  type Difference,
  differenceOf,
  mustCompare,
  type Product,
  productOf,
  type Quotient,
  quotientOf,
  type Sum,
  sumOf,
} from './unit-type.ts';

/** A number that every row has, with its unit, whatever the unit is. */
export interface AnyRowNumber {
  readonly expression: RowNumber;
  readonly unit: string;
}

interface AnyLiteral {
  readonly literal: Literal<number>;
  readonly unit: string;
}

type Beside<V extends string> = number | RowNumberOf<V> | NumberLiteral<V>;

/**
 * A number of each row, in the making. Beside it may stand another number of the row, a plain number of the same unit,
 * or a number that a reading gives.
 */
export class RowNumberOf<U extends string> implements AnyRowNumber {
  readonly expression: RowNumber;
  readonly unit: U;

  constructor(expression: RowNumber, unit: U) {
    this.expression = expression;
    this.unit = unit;
  }

  equals<V extends string = U>(other: Beside<V> & Comparable<U, V>): RowPredicate {
    return compare(this, '=', other);
  }
  isNot<V extends string = U>(other: Beside<V> & Comparable<U, V>): RowPredicate {
    return compare(this, '!=', other);
  }
  atLeast<V extends string = U>(other: Beside<V> & Comparable<U, V>): RowPredicate {
    return compare(this, '>=', other);
  }
  atMost<V extends string = U>(other: Beside<V> & Comparable<U, V>): RowPredicate {
    return compare(this, '<=', other);
  }
  moreThan<V extends string = U>(other: Beside<V> & Comparable<U, V>): RowPredicate {
    return compare(this, '>', other);
  }
  lessThan<V extends string = U>(other: Beside<V> & Comparable<U, V>): RowPredicate {
    return compare(this, '<', other);
  }

  /** From `min` to `max`, both included, `null` for an open end; or within a range that a reading gives. */
  isWithin(min: number | null, max: number | null): RowPredicate;
  isWithin<V extends string>(range: RangeRef<V> & Comparable<U, V>): RowPredicate;
  isWithin(first: number | null | RangeRef<string>, max: number | null = null): RowPredicate {
    return new RowPredicate({ op: 'row-within', of: this.expression, range: rangeLiteral(this.unit, first, max) });
  }

  plus<V extends string = U>(other: Beside<V> & Addable<Sum<U, V>, U, V>): RowNumberOf<Sum<U, V>> {
    const right = rowNumberFrom(other, this.unit);
    return new RowNumberOf(arithmetic(this, '+', right), sumOf<U, V>(this.unit, right.unit));
  }
  minus<V extends string = U>(other: Beside<V> & Addable<Difference<U, V>, U, V>): RowNumberOf<Difference<U, V>> {
    const right = rowNumberFrom(other, this.unit);
    return new RowNumberOf(arithmetic(this, '-', right), differenceOf<U, V>(this.unit, right.unit));
  }
  times<V extends string = '1'>(other: Beside<V>): RowNumberOf<Product<U, V>> {
    const right = rowNumberFrom(other, '1');
    return new RowNumberOf(arithmetic(this, '*', right), productOf<U, V>(this.unit, right.unit));
  }
  dividedBy<V extends string = '1'>(other: Beside<V>): RowNumberOf<Quotient<U, V>> {
    const right = rowNumberFrom(other, '1');
    return new RowNumberOf(arithmetic(this, '/', right), quotientOf<U, V>(this.unit, right.unit));
  }
}

/** A column of numbers, as each row has it. */
export class NumberCell<U extends string> extends RowNumberOf<U> {
  readonly column: string;

  constructor(column: string, unit: U) {
    super({ op: 'column', column }, unit);
    this.column = column;
  }

  /** The cell is not missing. */
  isKnown(): RowPredicate {
    return new RowPredicate({ op: 'row-known', column: this.column });
  }
}

function rowNumberFrom(value: number | AnyRowNumber | AnyLiteral, unit: string): AnyRowNumber {
  if (typeof value === 'number') return { expression: { op: 'constant', value, unit }, unit };
  if ('expression' in value) return value;
  return { expression: { op: 'constant', value: value.literal, unit: value.unit }, unit: value.unit };
}

function compare(left: AnyRowNumber, is: Comparison, other: number | AnyRowNumber | AnyLiteral): RowPredicate {
  const right = rowNumberFrom(other, left.unit);
  mustCompare(left.unit, right.unit);
  return new RowPredicate({ op: 'row-compare', left: left.expression, is, right: right.expression });
}

function arithmetic(left: AnyRowNumber, sign: Arithmetic, right: AnyRowNumber): RowNumber {
  return { op: 'row-arithmetic', with: sign, left: left.expression, right: right.expression };
}
