import { type Value, valueAt } from './members.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import type { Vector } from './vector.ts';

/** The most frequent value; or how many are certainly as frequent, 0 where that is not known. */
export type Mode = { readonly value: string | number } | { readonly tied: number };

/**
 * The value that is more frequent than any other, whatever is missing: on how many certain rows it stands is compared with
 * on how many rows, certain or possible, another may stand; a vague cell may be any other. Values are equal as keys are,
 * to the last digit. With a tie there is no such value.
 */
export function modeOf(rows: Rows, column: Vector, members?: readonly number[]): Mode {
  const counts = new Map<string | number, { sure: number; possible: number }>();
  let vague = 0;
  const put = (index: number) => {
    const value: Value = valueAt(column, index);
    const most = mostOf(rows, index);
    if (typeof value === 'object') {
      vague += most;
      return;
    }
    const count = counts.get(value) ?? { sure: 0, possible: 0 };
    counts.set(value, count);
    if (isCertain(rows, index)) count.sure += 1;
    count.possible += most;
  };
  if (members === undefined) for (let index = 0; index < rows.size; index += 1) put(index);
  else members.forEach(put);
  let best: string | number | undefined;
  let [sure, highest, second, tied] = [0, 0, 0, 0];
  let exact = vague === 0;
  for (const [value, count] of counts) {
    exact &&= count.sure === count.possible;
    if (count.sure > sure) [best, sure, tied] = [value, count.sure, 0];
    if (count.sure === sure) tied += 1;
    if (count.possible > highest) [highest, second] = [count.possible, highest];
    else if (count.possible > second) second = count.possible;
  }
  if (best === undefined) return { tied: 0 };
  const ofBest = counts.get(best)?.possible ?? 0;
  const others = (ofBest === highest ? second : highest) + vague;
  if (sure > others) return { value: best };
  return { tied: exact ? tied : 0 };
}
