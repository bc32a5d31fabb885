import type { Comparison, Predicate } from '../proposition/language.ts';
import type { Reason } from './answer.ts';
import { bytes } from './arrays.ts';
import type { Context } from './context.ts';
import { compareDays } from './date.ts';
import { compareEnds, compareIntervals, finerGrain, type Grain, grainOf, marginOf } from './interval.ts';
import { FALSE, type Kleene, kleene, TRUE, UNDECIDED } from './kleene.ts';
import { membersOf } from './members.ts';
import { type Ends, endsAt, operandOf, rowNumbers, stepOf } from './row-number.ts';
import { dateColumn, type Rows, textColumn } from './rows.ts';
import { whyCells, whyPossible } from './the-row.ts';
import { type NumberVector, setHas } from './vector.ts';

/** Whether a predicate holds, for every row. */
export function rowTruths(predicate: Predicate, rows: Rows, context: Context): Uint8Array {
  switch (predicate.op) {
    case 'row-compare': {
      const left = operandOf(predicate.left, rows, context);
      const right = operandOf(predicate.right, rows, context);
      return compareRows(left, predicate.is, right, comparisonGrain(left, right), rows.size);
    }
    case 'row-within': {
      const { min, max } = context.valueOf(predicate.range);
      const of = rowNumbers(predicate.of, rows, context);
      const grain = of.written ? Infinity : finestOf(of.grain(), [min, max]);
      return each(rows, (index) => compareRange(endsAt(of, index), min, max, grain));
    }
    case 'row-text-is':
      return textTruths(rows, predicate.column, [context.valueOf(predicate.value)]);
    case 'row-text-in':
      return textTruths(rows, predicate.column, predicate.values);
    case 'row-in-column': {
      const isMember = membersOf(context.rowsOf(predicate.of), predicate.in);
      const vector = rows.column(predicate.column);
      return each(rows, (index) => isMember(vector, index));
    }
    case 'row-date': {
      const column = dateColumn(rows, predicate.column);
      const date = context.dateOf(predicate.date);
      return each(rows, (index) => (date.defined ? compareDays(endsAt(column, index), predicate.is, date) : UNDECIDED));
    }
    case 'row-known': {
      const { known } = rows.column(predicate.column);
      return known ?? new Uint8Array(rows.size).fill(TRUE);
    }
    case 'row-and':
      return fold(predicate.of, rows, context, TRUE, Math.min);
    case 'row-or':
      return fold(predicate.of, rows, context, FALSE, Math.max);
    case 'row-not':
      return rowTruths(predicate.of, rows, context).map((value) => TRUE - value);
  }
}

function each(rows: Rows, truth: (index: number) => Kleene): Uint8Array {
  const truths = bytes(rows.size);
  for (let index = 0; index < rows.size; index += 1) truths[index] = truth(index);
  return truths;
}

const truthsByOrder = {
  '=': [FALSE, TRUE, FALSE],
  '!=': [TRUE, FALSE, TRUE],
  '<': [TRUE, FALSE, FALSE],
  '<=': [TRUE, TRUE, FALSE],
  '>': [FALSE, FALSE, TRUE],
  '>=': [FALSE, TRUE, TRUE],
} as const satisfies Record<Comparison, readonly Kleene[]>;

/**
 * `compareIntervals` for every row; most numbers are exact, and told apart by one subtraction. To take a list apart would
 * cost more than that, so there are none in the loop.
 */
function compareRows(left: Ends, is: Comparison, right: Ends, grain: Grain, size: number): Uint8Array {
  const [below, equal, above] = truthsByOrder[is];
  const leftStep = stepOf(left, size);
  const rightStep = stepOf(right, size);
  const { lo: leftLow, hi: leftHigh } = left;
  const { lo: rightLow, hi: rightHigh } = right;
  const truths = bytes(size);
  const margin = grain === null ? Number.NaN : marginOf(grain);
  for (let index = 0; index < size; index += 1) {
    const at = index * leftStep;
    const beside = index * rightStep;
    const a = leftLow[at] ?? -Infinity;
    const b = rightLow[beside] ?? -Infinity;
    const aHigh = leftHigh[at] ?? Infinity;
    const bHigh = rightHigh[beside] ?? Infinity;
    const isExact = grain !== null && a === aHigh && b === bHigh;
    if (isExact) truths[index] = a - b > margin ? above : b - a > margin ? below : equal;
    else truths[index] = compareEnds(a, aHigh, is, b, bHigh, grain);
  }
  return truths;
}

function fold(
  of: readonly Predicate[],
  rows: Rows,
  context: Context,
  start: Kleene,
  join: (a: number, b: number) => number,
) {
  const truths = bytes(rows.size).fill(start);
  for (const predicate of of) {
    const next = rowTruths(predicate, rows, context);
    for (let index = 0; index < truths.length; index += 1)
      truths[index] = join(truths[index] ?? start, next[index] ?? start);
  }
  return truths;
}

/** The grain at which two columns compare: without slack where both hold decimals as written. */
function comparisonGrain(left: NumberVector, right: NumberVector): Grain {
  return left.written && right.written ? Infinity : finerGrain(left.grain(), right.grain());
}

export function finestOf(grain: Grain, ends: readonly (number | null)[]): Grain {
  return ends.reduce<Grain>((finest, end) => {
    const next = end === null ? 0 : grainOf(end);
    return finest === null || next === null ? null : Math.max(finest, next);
  }, grain);
}

export function compareRange(
  value: { lo: number; hi: number },
  min: number | null,
  max: number | null,
  grain: Grain,
): Kleene {
  const low = min === null ? TRUE : compareIntervals(value, '>=', { lo: min, hi: min }, grain);
  const high = max === null ? TRUE : compareIntervals(value, '<=', { lo: max, hi: max }, grain);
  return Math.min(low, high) as Kleene;
}

function textTruths(rows: Rows, column: string, wanted: readonly string[]): Uint8Array {
  const vector = textColumn(rows, column);
  const isWanted = (word: string | undefined) => kleene(word !== undefined && wanted.includes(word), true);
  // A long vocabulary is not gone through for a few rows.
  const byCode = vector.words.length > rows.size ? undefined : vector.words.map(isWanted);
  const bySet = vector.sets.map((set) => {
    return kleene(
      'in' in set && set.in.size > 0 && [...set.in].every((word) => wanted.includes(word)),
      !wanted.some((word) => setHas(set, word)),
    );
  });
  return each(rows, (index) => {
    const code = vector.codes[index] ?? -1;
    if (code >= 0) return byCode?.[code] ?? isWanted(vector.words[code]);
    return bySet[-1 - code] ?? UNDECIDED;
  });
}

/** Why a predicate is undecided in one row. */
export function whyUndecided(predicate: Predicate, rows: Rows, index: number, context: Context): readonly Reason[] {
  switch (predicate.op) {
    case 'row-compare':
      return [predicate.left, predicate.right].flatMap((side) => rowNumbers(side, rows, context).why(index));
    case 'row-within':
      return rowNumbers(predicate.of, rows, context).why(index);
    case 'row-text-is':
    case 'row-text-in':
    case 'row-known':
      return rows.column(predicate.column).why(index);
    case 'row-in-column': {
      const other = context.rowsOf(predicate.of);
      const own = rows.column(predicate.column).why(index);
      return [...own, ...whyPossible(other), ...whyCells(other, other.column(predicate.in))];
    }
    case 'row-date':
      return [...rows.column(predicate.column).why(index), ...context.dateOf(predicate.date).why()];
    case 'row-and':
    case 'row-or':
      return predicate.of
        .filter((part) => rowTruths(part, rows, context)[index] === UNDECIDED)
        .flatMap((part) => whyUndecided(part, rows, index, context));
    case 'row-not':
      return whyUndecided(predicate.of, rows, index, context);
  }
}
