import type { Aggregate } from '../proposition/language.ts';
import { aggregate, bagOf } from './aggregate.ts';
import type { Reason } from './answer.ts';
import type { Context } from './context.ts';
import { standardDeviation } from './deviation.ts';
import type { Grain, Interval } from './interval.ts';
import { modeOf } from './mode.ts';
import { percentile } from './percentile.ts';
import { combineUnits } from './row-number.ts';
import type { Rows } from './rows.ts';
import { plain } from './the-row.ts';
import type { NumberVector } from './vector.ts';

/** What is taken of numbers, with everything but whose numbers they are. */
export type Statistic = WithoutOf<Exclude<Aggregate, { readonly op: 'count' | 'count-distinct' }>>;
type WithoutOf<T> = T extends unknown ? Omit<T, 'of'> : never;

/** The number, or why some values have none; where it is only not known whether they have, there are no such reasons. */
export type Taken = (Interval & { readonly grain: Grain }) | { readonly failed: readonly Reason[] };

/** The statistic of the values of all rows, or of some, of which at least `fewest` are there. */
export function take(
  wanted: Statistic,
  rows: Rows,
  values: NumberVector,
  context: Context,
  members?: readonly number[],
  fewest = 0,
): Taken {
  switch (wanted.op) {
    case 'mode': {
      const mode = modeOf(rows, values, members);
      if ('value' in mode) return { lo: Number(mode.value), hi: Number(mode.value), grain: values.grain() };
      return { failed: mode.tied === 0 ? [] : [tie(mode.tied)] };
    }
    case 'standard-deviation': {
      const bag = bagOf(rows, values, members);
      const found = standardDeviation(bag, wanted.over, fewest);
      if (found !== undefined) return { ...found, grain: null };
      return { failed: bag.possible.length === 0 ? [plain('too-few-rows', 'a sample of one has no spread')] : [] };
    }
    case 'percentile':
      return { ...percentile(bagOf(rows, values, members), context.valueOf(wanted.percent)), grain: null };
    case 'sum':
    case 'average':
    case 'minimum':
    case 'maximum':
    case 'median':
      return aggregate(wanted.op, bagOf(rows, values, members));
  }
}

export function unitOfStatistic({ op }: Statistic, unit: string): string {
  return op === 'standard-deviation' ? combineUnits(unit, '-', unit) : unit;
}

export function tie(count: number): Reason {
  return plain('several-modes', `${count} values are as frequent as each other`);
}
