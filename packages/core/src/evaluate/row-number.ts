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
  switch (expression.op) {
    case 'column':
      return numberColumn(rows, expression.column);
    case 'constant': {
      const value = context.valueOf(expression.value);
      const ends = floats(rows.size).fill(value);
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
      const left = rowNumbers(expression.left, rows, context);
      const right = rowNumbers(expression.right, rows, context);
      const { lo, hi } = combineEnds(left, expression.with, right);
      return {
        type: 'number',
        unit: combineUnits(left.unit, expression.with, right.unit),
        lo,
        hi,
        written: false,
        known: bothKnown(left.known, right.known),
        why: (index) => {
          const reasons = [...left.why(index), ...right.why(index)];
          if (reasons.length > 0 || lo[index] === hi[index]) return reasons;
          return [combine(endsAt(left, index), expression.with, endsAt(right, index)) ? beyondDoubles : divisionByZero];
        },
        grain: () => combineGrain(left.grain(), expression.with, right.grain()),
      };
    }
  }
}

/** `combine` for every row; one array twice where all results are exact. */
function combineEnds(left: NumberVector, by: Arithmetic, right: NumberVector): Ends {
  const lo = floats(left.lo.length);
  const hi = floats(left.lo.length);
  let exact = true;
  for (let index = 0; index < lo.length; index += 1) {
    const [a, b] = [lowAt(left, index), lowAt(right, index)];
    // Most numbers are exact, and need no interval made for each.
    const value = a === highAt(left, index) && b === highAt(right, index) ? reckon(a, by, b) : Number.NaN;
    if (Number.isFinite(value)) {
      lo[index] = value;
      hi[index] = value;
    } else {
      const result = combine(endsAt(left, index), by, endsAt(right, index));
      lo[index] = result?.lo ?? -Infinity;
      hi[index] = result?.hi ?? Infinity;
      exact = false;
    }
  }
  return { lo, hi: exact ? lo : hi };
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

export function lowAt({ lo }: Ends, index: number): number {
  return lo[index] ?? -Infinity;
}

export function highAt({ hi }: Ends, index: number): number {
  return hi[index] ?? Infinity;
}

export function endsAt(vector: Ends, index: number): Interval {
  return { lo: lowAt(vector, index), hi: highAt(vector, index) };
}

function bothKnown(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b;
  return a.map((value, index) => Math.min(value, b[index] ?? TRUE));
}
