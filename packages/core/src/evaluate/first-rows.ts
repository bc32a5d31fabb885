import type { Predicate, RowNumber } from '../proposition/language.ts';
import { floatsOf, intsOf } from './arrays.ts';
import { type Box, meet } from './box.ts';
import type { Conjunct } from './cell-truths.ts';
import type { Context } from './context.ts';
import { rankColumn } from './rank.ts';
import { type Ranking, type Rows, type Slice, select } from './rows.ts';
import { withColumn } from './slice.ts';
import { upTo } from './top.ts';

/**
 * The rows of a box that may fulfil a condition on their rank, where it bounds the rank above: they are among the first
 * in the order, and no others need be ranked.
 */
export function firstRows(slice: Slice, box: Box, parts: readonly Conjunct[], context: Context): Rows | undefined {
  for (const { predicate } of parts) {
    const bound = boundOf(predicate, slice, context);
    if (bound === undefined) continue;
    const { as, ranking, last } = bound;
    const { by, direction, per } = ranking;
    // Ranks are known in one group at a time.
    const group = box.filter(({ column, codes }) => codes.length === 1 && per.includes(column));
    if (group.length < per.length) continue;
    const top = slice.index.top(meet(ranking.box, group), by, direction, last);
    const others = box.filter((side) => !group.includes(side));
    const found = placesIn(others, slice, top.rows, upTo(top, last));
    const rows = intsOf(found, (place) => top.rows[place] ?? 0);
    const ranks = floatsOf(found, (place) => top.ranks[place] ?? 0);
    return withColumn(select(slice.whole, rows, null), as, () => rankColumn(ranks));
  }
  return undefined;
}

/** At which of the first places of a list stand rows of a box, in the order of the rows. */
function placesIn(box: Box, { whole }: Slice, rows: Int32Array, end: number): readonly number[] {
  const sides = box.map(({ column, codes }) => ({
    only: codes.length === 1 ? codes[0] : undefined,
    any: codes.length === 1 ? null : new Set(codes),
    codes: whole.dictionary(column)?.codes,
  }));
  const found: number[] = [];
  for (let place = 0; place < end; place += 1) {
    const row = rows[place] ?? 0;
    let isIn = true;
    for (const { only, any, codes } of sides) {
      const code = codes?.[row] ?? -1;
      isIn &&= any === null ? code === only : any.has(code);
    }
    if (isIn) found.push(place);
  }
  return found.sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0));
}

interface Bound {
  readonly as: string;
  readonly ranking: Ranking;
  /** The greatest rank the condition allows. */
  readonly last: number;
}

function boundOf(part: Predicate, { rankings }: Slice, context: Context): Bound | undefined {
  const bounded = (expression: RowNumber, last: number | null): Bound | undefined => {
    if (expression.op !== 'column' || last === null || !Number.isFinite(last)) return undefined;
    const ranking = Object.hasOwn(rankings, expression.column) ? rankings[expression.column] : undefined;
    return ranking && { as: expression.column, ranking, last: Math.max(1, Math.floor(last)) };
  };
  if (part.op === 'row-within') return bounded(part.of, context.valueOf(part.range).max);
  if (part.op !== 'row-compare') return undefined;
  const { left, is, right } = part;
  if (right.op === 'constant' && (is === '<=' || is === '<' || is === '='))
    return bounded(left, context.valueOf(right.value));
  if (left.op === 'constant' && (is === '>=' || is === '>' || is === '='))
    return bounded(right, context.valueOf(left.value));
  return undefined;
}
