import { AssayError } from '../error.ts';
import { combine, type Interval } from '../evaluate/interval.ts';
import type { Arithmetic, Comparison, DateComparison } from '../proposition/language.ts';
import { type EndsSql, isBounded, isExact, type TruthSql } from './columns.ts';
import type { Writer } from './dialect.ts';

/** `interval.ts` in SQL: every function here has its model there. */

/** The least difference of `a` over `b` that counts; `null` where the numbers compare as they were written. */
export type Tolerance = ((a: string, b: string) => string) | null;

/** Beyond this a product may not fit a double, and PostgreSQL stops where JavaScript says ∞. */
const largest = 1e300;

export function exceeds(a: string, b: string, finite: boolean, tolerance: Tolerance): string {
  if (tolerance === null) return `${a} > ${b}`;
  const beyond = `${a} - ${b} > ${tolerance(a, b)}`;
  // ∞ − ∞ is no number.
  return finite ? beyond : `(${a} > ${b} AND ${beyond})`;
}

export function absoluteTolerance(digits: number, writer: Writer): string {
  return writer.number(0.5 * 10 ** -digits);
}

/** 1e-9 of the greater size; of what is infinite, a finite one, so that ∞ exceeds every number. */
export function relativeTolerance(a: string, b: string, writer: Writer): string {
  const size = writer.least([writer.greatest([`abs(${a})`, `abs(${b})`]), writer.number(largest)]);
  return `${writer.number(1e-9)} * ${size}`;
}

export function compareEnds(a: EndsSql, is: Comparison, b: EndsSql, tolerance: Tolerance): TruthSql {
  const finite = isBounded(a) && isBounded(b);
  if (isExact(a) && isExact(b) && tolerance === null) return both(`${a.low} ${sign(is)} ${b.low}`);
  const over = (x: string, y: string) => exceeds(x, y, finite, tolerance);
  const notOver = (x: string, y: string) => (tolerance === null ? `${x} <= ${y}` : `NOT (${over(x, y)})`);
  switch (is) {
    case '>':
      return { sure: over(a.low, b.high), possible: over(a.high, b.low) };
    case '>=':
      return { sure: notOver(b.high, a.low), possible: notOver(b.low, a.high) };
    case '<':
      return compareEnds(b, '>', a, tolerance);
    case '<=':
      return compareEnds(b, '>=', a, tolerance);
    case '=':
      return {
        sure: `(${notOver(a.high, b.low)} AND ${notOver(b.high, a.low)})`,
        possible: `(${notOver(a.low, b.high)} AND ${notOver(b.low, a.high)})`,
      };
    case '!=':
      return {
        sure: `(${over(a.low, b.high)} OR ${over(b.low, a.high)})`,
        possible: `(${over(a.high, b.low)} OR ${over(b.high, a.low)})`,
      };
  }
}

function sign(is: Comparison): string {
  return is === '!=' ? '<>' : is;
}

function both(condition: string): TruthSql {
  return { sure: condition, possible: condition };
}

export function compareDaysSql(a: EndsSql, is: DateComparison, b: EndsSql): TruthSql {
  switch (is) {
    case 'before':
      return { sure: `${a.high} < ${b.low}`, possible: `${a.low} < ${b.high}` };
    case 'on-or-before':
      return { sure: `${a.high} <= ${b.low}`, possible: `${a.low} <= ${b.high}` };
    case 'same':
      if (isExact(a) && isExact(b)) return both(`${a.low} = ${b.low}`);
      return {
        sure: `(${a.low} = ${a.high} AND ${a.low} = ${b.low} AND ${b.low} = ${b.high})`,
        possible: `(${a.high} >= ${b.low} AND ${b.high} >= ${a.low})`,
      };
    case 'on-or-after':
      return compareDaysSql(b, 'on-or-before', a);
    case 'after':
      return compareDaysSql(b, 'before', a);
  }
}

/** What the divisor may be. */
function mayBeZero({ range }: EndsSql): boolean {
  return range.lo <= 0 && range.hi >= 0;
}

/**
 * The result of an operation, and the condition under which a divisor may be zero, where it may be.
 *
 * @throws AssayError `limit-exceeded` where finite numbers may add or multiply to more than a double holds
 */
export function combineEnds(
  a: EndsSql,
  by: Arithmetic,
  b: EndsSql,
  writer: Writer,
): { readonly ends: EndsSql; readonly zero: string | null } {
  const range = rangeOf(a, by, b);
  if (isExact(a) && isExact(b) && isBounded(a) && isBounded(b) && !(by === '/' && mayBeZero(b))) {
    const value = `(${a.low} ${by} ${b.low})`;
    return { ends: { low: value, high: value, range }, zero: null };
  }
  const sums = (x: string, operation: string, y: string, otherwise: number) =>
    isBounded(a) && isBounded(b)
      ? `(${x} ${operation} ${y})`
      : writer.orElse(`${x} ${operation} ${y}`, writer.number(otherwise));
  switch (by) {
    case '+':
      return free(sums(a.low, '+', b.low, -Infinity), sums(a.high, '+', b.high, Infinity), range);
    case '-':
      return free(sums(a.low, '-', b.high, -Infinity), sums(a.high, '-', b.low, Infinity), range);
    case '*':
    case '/': {
      const zero = by === '/' && mayBeZero(b) ? `${b.low} <= 0 AND ${b.high} >= 0` : null;
      // What is divided by nothing is thrown away with the rest; but PostgreSQL would stop at it.
      const divisor = (end: string) => (zero === null ? end : `nullif(${end}, 0)`);
      const isSafe = zero === null && isBounded(a) && isBounded(b);
      const corner = (x: string, y: string) => {
        const result = by === '*' ? `${x} * ${y}` : `${x} / ${divisor(y)}`;
        return isSafe ? result : writer.orElse(result, writer.number(0));
      };
      const pairs = isExact(b)
        ? [corner(a.low, b.low), corner(a.high, b.low)]
        : [corner(a.low, b.low), corner(a.low, b.high), corner(a.high, b.low), corner(a.high, b.high)];
      const corners = [...new Set(pairs)];
      const otherwise = (end: number, value: string) =>
        zero === null ? value : `CASE WHEN ${zero} THEN ${writer.number(end)} ELSE ${value} END`;
      const low = otherwise(-Infinity, writer.least(corners));
      const high = otherwise(Infinity, writer.greatest(corners));
      return { ends: { low, high, range }, zero };
    }
  }
}

function free(low: string, high: string, range: Interval): { ends: EndsSql; zero: null } {
  return { ends: { low, high, range }, zero: null };
}

function rangeOf(a: EndsSql, by: Arithmetic, b: EndsSql): Interval {
  const range = combine(a.range, by, b.range) ?? { lo: -Infinity, hi: Infinity };
  const wasFinite = isBounded(a) && isBounded(b) && !(by === '/' && mayBeZero(b));
  if (wasFinite && Math.max(Math.abs(range.lo), Math.abs(range.hi)) > largest) {
    throw new AssayError(
      'limit-exceeded',
      `expected results of at most ${largest} in size, which SQL can compute with`,
    );
  }
  return range;
}
