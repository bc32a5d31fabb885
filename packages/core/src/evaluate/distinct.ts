import { type Value, valueAt } from './members.ts';
import { isCertain, mostOf, type Rows } from './rows.ts';
import { wordCount } from './vector.ts';

/**
 * How many different values a column has, at least and at most. Of a closed vocabulary there are no more than its words;
 * that is exact where cells are known or missing. Intervals that overlap no other value could say more of the least.
 */
export function countDistinct(
  rows: Rows,
  name: string,
  members?: readonly number[],
): { readonly lo: number; readonly hi: number } {
  const column = rows.column(name);
  const sure = new Set<Value>();
  const all = new Set<Value>();
  let anyCertain = false;
  let vague = 0;
  const put = (index: number) => {
    const value = valueAt(column, index);
    anyCertain ||= isCertain(rows, index);
    // A vague value may be one of the others or one of its own.
    if (typeof value === 'object') {
      vague += mostOf(rows, index);
    } else {
      all.add(value);
      if (isCertain(rows, index)) sure.add(value);
    }
  };
  if (members === undefined) for (let index = 0; index < rows.size; index += 1) put(index);
  else members.forEach(put);
  const words = column.type === 'text' ? wordCount(column.sets) : Infinity;
  return { lo: Math.max(sure.size, anyCertain ? 1 : 0), hi: Math.max(all.size, Math.min(all.size + vague, words)) };
}
