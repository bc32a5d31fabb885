import type { Predicate, RowNumber } from '../proposition/language.ts';
import { floatsOf, intsOf } from './arrays.ts';
import { type Box, meet, singleCode } from './box.ts';
import type { Context } from './context.ts';
import { rankColumn } from './rank.ts';
import { type Ranking, type Rows, type Slice, select } from './rows.ts';
import { withColumn } from './slice.ts';
import { upTo } from './top.ts';

/**
 * The rows of a box that may fulfil a condition on their rank, where it bounds the rank above: they are among the first
 * in the order, and no others need be ranked.
 */
export function firstRows(slice: Slice, box: Box, parts: readonly Predicate[], context: Context): Rows | undefined {
  for (const part of parts) {
    const bound = boundOf(part, slice, context);
    if (bound === undefined) continue;
    const { as, ranking, last } = bound;
    const { by, direction, per } = ranking;
    const group = per.flatMap((column) => {
      const code = singleCode(box, column);
      return code === undefined ? [] : [{ column, codes: [code] }];
    });
    // Ranks are known in one group at a time.
    if (group.length < per.length) continue;
    const top = upTo(slice.index.top(meet(ranking.box, group), by, direction, last), last);
    const sides = box.map(({ column, codes }) => ({
      codes: new Set(codes),
      of: slice.whole.dictionary(column)?.codes,
    }));
    const found: { row: number; rank: number }[] = [];
    for (let at = 0; at < top.rows.length; at += 1) {
      const row = top.rows[at] ?? 0;
      const isIn = sides.every(({ codes, of }) => codes.has(of?.[row] ?? -1));
      if (isIn) found.push({ row, rank: top.ranks[at] ?? 0 });
    }
    found.sort((a, b) => a.row - b.row);
    const rows = select(
      slice.whole,
      intsOf(found, ({ row }) => row),
      null,
    );
    const ranks = floatsOf(found, ({ rank }) => rank);
    return withColumn(rows, as, () => rankColumn(ranks));
  }
  return undefined;
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
