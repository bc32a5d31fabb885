import { AssayError } from '../error.ts';
import type { Arithmetic, RowNumber } from '../proposition/language.ts';
import { addUnits, divideUnits, multiplyUnits } from '../value/unit.ts';
import type { Reason } from './answer.ts';
import { floats } from './arrays.ts';
import type { Context } from './context.ts';
import { combine, combineGrain, grainOf, type Interval, reckon } from './interval.ts';
import { TRUE } from './kleene.ts';
import { numberColumn, type Rows } from './rows.ts';
import type { NumberVector } from './vector.ts';

export interface Ends {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** The number an expression has in every row. */
export function rowNumbers(expression: RowNumber, rows: Rows, context: Context): NumberVector {
  const operand = operandOf(expression, rows, context);
  if (operand.lo.length === rows.size) return operand;
  const ends = floats(rows.size).fill(lowAt(operand, 0));
  const { unit, known, written, why, grain } = operand;
  return { type: 'number', unit, lo: ends, hi: ends, known, written, why, grain };
}

/** As `rowNumbers`, but a constant stands there once, for all rows: see `stepOf`. */
export function operandOf(expression: RowNumber, rows: Rows, context: Context): NumberVector {
  switch (expression.op) {
    case 'column':
      return numberColumn(rows, expression.column);
    case 'constant': {
      const value = context.valueOf(expression.value);
      const ends = floats(1).fill(value);
      return {
        type: 'number',
        unit: expression.unit,
        lo: ends,
        hi: ends,
        known: null,
        written: true,
        why: () => [],
        grain: () => grainOf(value),
      };
    }
    case 'row-arithmetic': {
      const left = operandOf(expression.left, rows, context);
      const right = operandOf(expression.right, rows, context);
      const { size } = rows;
      const { lo, hi } = combineEnds(left, expression.with, right, size);
      return {
        type: 'number',
        unit: combineUnits(left.unit, expression.with, right.unit),
        lo,
        hi,
        known: bothKnown(left.known, right.known),
        written: false,
        why: (index) => {
          const reasons = [...left.why(index), ...right.why(index)];
          if (reasons.length > 0 || lo[index] === hi[index]) return reasons;
          const [one, other] = [endsAt(left, index * stepOf(left, size)), endsAt(right, index * stepOf(right, size))];
          return [combine(one, expression.with, other) ? beyondDoubles : divisionByZero];
        },
        grain: () => combineGrain(left.grain(), expression.with, right.grain()),
      };
    }
  }
}

/** By how much to move on from row to row: not at all where there is one number for all of them. */
export function stepOf({ lo }: Ends, size: number): 0 | 1 {
  return lo.length < size ? 0 : 1;
}

/** `combine` for every row; one array twice where all results are exact. */
function combineEnds(left: Ends, by: Arithmetic, right: Ends, size: number): Ends {
  const leftStep = stepOf(left, size);
  const rightStep = stepOf(right, size);
  const lo = floats(size);
  let hi = lo;
  for (let index = 0; index < size; index += 1) {
    const at = index * leftStep;
    const beside = index * rightStep;
    const a = lowAt(left, at);
    const b = lowAt(right, beside);
    // Most numbers are exact, and need no interval made for each.
    const value = a === highAt(left, at) && b === highAt(right, beside) ? reckon(a, by, b) : Number.NaN;
    if (Number.isFinite(value)) {
      lo[index] = value;
      hi[index] = value;
    } else {
      const result = combine(endsAt(left, at), by, endsAt(right, beside));
      // The second array is made at the first interval.
      if (hi === lo) {
        hi = floats(size);
        hi.set(lo);
      }
      lo[index] = result?.lo ?? -Infinity;
      hi[index] = result?.hi ?? Infinity;
    }
  }
  return { lo, hi };
}

export const divisionByZero: Reason = {
  code: 'division-by-zero',
  table: null,
  row: null,
  column: null,
  text: 'the divisor may be zero',
};

/** Why numbers that are all known come to one that is not: past 1.8 × 10³⁰⁸ a double says no more than "large". */
export const beyondDoubles: Reason = {
  code: 'limit-exceeded',
  table: null,
  row: null,
  column: null,
  text: 'a number is beyond what a double holds',
};

export function combineUnits(left: string, by: Arithmetic, right: string): string {
  const known = combined[by].get(left)?.get(right);
  if (known !== undefined) return known;
  const unit =
    by === '*' ? multiplyUnits(left, right) : by === '/' ? divideUnits(left, right) : addUnits(left, right, by);
  if (unit === undefined)
    throw new AssayError('invalid-proposition', `expected units that go together, got ${left} ${by} ${right}`);
  const ofLeft = combined[by].get(left) ?? new Map<string, string>();
  if (combined[by].size >= mostCombined) combined[by].clear();
  if (ofLeft.size >= mostCombined) ofLeft.clear();
  combined[by].set(left, ofLeft.set(right, unit));
  return unit;
}

// Units are parsed to be combined, and the same few come in every reading; a text to look them up by would be dearer.
type Combined = Map<string, Map<string, string>>;
const combined: { readonly [by in Arithmetic]: Combined } = {
  '+': new Map(),
  '-': new Map(),
  '*': new Map(),
  '/': new Map(),
};
const mostCombined = 100;

function lowAt({ lo }: Ends, index: number): number {
  return lo[index] ?? -Infinity;
}

function highAt({ hi }: Ends, index: number): number {
  return hi[index] ?? Infinity;
}

export function endsAt(vector: Ends, index: number): Interval {
  return { lo: lowAt(vector, index), hi: highAt(vector, index) };
}

function bothKnown(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b;
  return a.map((value, index) => Math.min(value, b[index] ?? TRUE));
}
