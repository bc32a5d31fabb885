import type { NumberTerm, Relation, RowNumber } from '../proposition/language.ts';
import { yearOfDay } from '../value/date.ts';
import { convertFactor } from '../value/unit.ts';
import type { Reason } from './answer.ts';
import { type Context, chosenTerm, type NumberValue } from './context.ts';
import { countDistinct } from './distinct.ts';
import { combine, combineGrain, type Grain, grainOf, type Interval } from './interval.ts';
import { nthVector } from './nth.ts';
import { combineUnits, divisionByZero, rowNumbers } from './row-number.ts';
import type { Rows } from './rows.ts';
import { sliceTotal } from './slice-group.ts';
import { take, unitOfStatistic } from './statistic.ts';
import { countOf, plain, theRow, whyCells, whyPossible } from './the-row.ts';
import type { NumberVector } from './vector.ts';

/** The number a term comes to, as an interval, or undefined with reasons. */
export function evaluateNumber(term: NumberTerm, context: Context): NumberValue {
  switch (term.op) {
    case 'number': {
      const value = context.valueOf(term.value);
      return { lo: value, hi: value, defined: true, unit: term.unit, grain: grainOf(value), why: () => [], from: [] };
    }
    case 'count': {
      const rows = context.rowsOf(term.of);
      return { ...countOf(rows), defined: true, unit: '1', grain: 0, why: () => whyPossible(rows), from: [rows] };
    }
    case 'count-distinct': {
      const rows = context.rowsOf(term.of);
      const why = () => [...whyPossible(rows), ...whyCells(rows, rows.column(term.column))];
      return { ...countDistinct(rows, term.column), defined: true, unit: '1', grain: 0, why, from: [rows] };
    }
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median':
    case 'mode':
    case 'standard-deviation':
    case 'percentile': {
      const known = sliceTotal(term, context.rowsOf(term.of));
      if (known !== undefined) return known;
      const { rows, values, base: whole } = taken(term, context);
      const base = { ...whole, unit: unitOfStatistic(term, values.unit) };
      const why = () => [...whyPossible(rows), ...whyCells(rows, values)];
      const count = countOf(rows);
      if (term.op !== 'sum' && count.lo === 0) {
        return undefinedNumber(base, () => (count.hi === 0 ? [plain('no-rows', `the ${term.op} of no rows`)] : why()));
      }
      const found = take(term, rows, values, context);
      if ('failed' in found) return undefinedNumber(base, () => [...found.failed, ...why()]);
      return { ...base, ...found, defined: true, why };
    }
    case 'the': {
      const { rows, values, base } = taken(term, context);
      const found = theRow(rows);
      if (typeof found !== 'number') return undefinedNumber(base, found);
      return { ...base, ...endsAt(values, found), grain: values.grain(), defined: true, why: () => values.why(found) };
    }
    case 'nth': {
      const { rows, values, base } = taken(term, context);
      const n = context.valueOf(term.n);
      const by = rowNumbers(term.by, rows, context);
      const why = () => {
        const reasons = [...whyPossible(rows), ...whyCells(rows, by), ...whyCells(rows, values)];
        return reasons.length > 0 ? reasons : [plain('several-rows', `rows with several values share place ${n}`)];
      };
      const { lo, hi } = countOf(rows);
      if (lo < n)
        return undefinedNumber(base, () =>
          hi < n ? [plain('too-few-rows', `there is no place ${n} among ${hi} rows`)] : why(),
        );
      return { ...base, ...nthVector(rows, by, term.direction, n, values), grain: values.grain(), defined: true, why };
    }
    case 'arithmetic': {
      const left = context.numberOf(term.left);
      const right = context.numberOf(term.right);
      const base = { unit: combineUnits(left.unit, term.with, right.unit), from: [...left.from, ...right.from] };
      const why = () => [...left.why(), ...right.why()];
      if (!left.defined || !right.defined) return undefinedNumber(base, why);
      const result = combine(left, term.with, right);
      if (result === undefined) return undefinedNumber(base, () => [divisionByZero, ...why()]);
      return { ...base, ...result, grain: combineGrain(left.grain, term.with, right.grain), defined: true, why };
    }
    case 'absolute': {
      const of = context.numberOf(term.of);
      const [low, high] = [Math.abs(of.lo), Math.abs(of.hi)];
      return { ...of, lo: of.lo <= 0 && of.hi >= 0 ? 0 : Math.min(low, high), hi: Math.max(low, high) };
    }
    case 'annual-growth':
      return annualGrowth(context.numberOf(term.from), context.numberOf(term.to), context.numberOf(term.years));
    case 'elapsed': {
      const [from, to] = [context.dateOf(term.from), context.dateOf(term.to)];
      const base = { unit: term.in === 'days' ? 'day' : 'year', from: [...from.from, ...to.from] };
      const why = () => [...from.why(), ...to.why()];
      if (!from.defined || !to.defined) return undefinedNumber(base, why);
      const ends = term.in === 'days' ? difference(from, to) : difference(toYears(from), toYears(to));
      return { ...base, ...ends, grain: 0, defined: true, why };
    }
    case 'convert': {
      const of = context.numberOf(term.of);
      const factor = convertFactor(of.unit, term.unit);
      if (factor === undefined) throw new TypeError('a checked conversion is between units of one dimension');
      const scaled = combine(of, '*', { lo: factor, hi: factor }) ?? of;
      return { ...of, ...scaled, unit: term.unit, grain: combineGrain(of.grain, '*', grainOf(factor)) };
    }
    case 'choose':
      return context.numberOf(chosenTerm(term, context));
  }
}

function taken(term: { readonly of: Relation; readonly value: RowNumber }, context: Context) {
  const rows = context.rowsOf(term.of);
  const values = rowNumbers(term.value, rows, context);
  return { rows, values, base: { unit: values.unit, from: [rows] } };
}

function undefinedNumber(base: { unit: string; from: readonly Rows[] }, why: () => readonly Reason[]): NumberValue {
  return { ...base, lo: -Infinity, hi: Infinity, grain: null, defined: false, why };
}

function endsAt(values: NumberVector, index: number): Interval {
  return { lo: values.lo[index] ?? -Infinity, hi: values.hi[index] ?? Infinity };
}

function difference(from: Interval, to: Interval): Interval {
  return combine(to, '-', from) ?? to;
}

function toYears(days: Interval): Interval {
  return { lo: yearOfDay(days.lo), hi: yearOfDay(days.hi) };
}

/** (to ÷ from)^(1 ÷ years) − 1; defined for amounts and spans above zero. */
function annualGrowth(from: NumberValue, to: NumberValue, years: NumberValue): NumberValue {
  const base = { unit: '1', from: [...from.from, ...to.from, ...years.from] };
  const why = () => [...from.why(), ...to.why(), ...years.why()];
  if (!from.defined || !to.defined || !years.defined) return undefinedNumber(base, why);
  if (from.lo <= 0 || to.lo < 0 || years.lo <= 0)
    return undefinedNumber(base, () => [
      plain('not-comparable', 'growth needs amounts and a span above zero'),
      ...why(),
    ]);
  const grain: Grain = null;
  const rates = [to.lo / from.hi, to.hi / from.lo].flatMap((ratio) =>
    [years.lo, years.hi].map((span) => ratio ** (1 / span) - 1),
  );
  return { ...base, lo: Math.min(...rates), hi: Math.max(...rates), grain, defined: true, why };
}
