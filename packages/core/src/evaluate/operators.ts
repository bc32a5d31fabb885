import type { Aggregate, Relation } from '../proposition/language.ts';
import { aggregate, bagOf } from './aggregate.ts';
import type { Reason } from './answer.ts';
import type { Context } from './context.ts';
import { countDistinct } from './distinct.ts';
import { type Parts, partsOf } from './keys.ts';
import { FALSE, TRUE, UNDECIDED } from './kleene.ts';
import { lookUpColumns, previousColumn } from './neighbours.ts';
import { rankVector } from './rank.ts';
import { rowNumbers, rowTruths, whyUndecided } from './row.ts';
import { columnsBy, isCertain, mostOf, type NumberVector, type Rows, select, type Vector } from './rows.ts';

type Operator = Exclude<Relation, { readonly op: 'table' }>;

/** The rows of a relation made from others. */
export function operate(relation: Operator, context: Context): Rows {
  const rows = context.rowsOf(relation.of);
  switch (relation.op) {
    case 'where':
      return where(rows, rowTruths(relation.if, rows, context), (index) =>
        whyUndecided(relation.if, rows, index, context),
      );
    case 'rank': {
      const by = rowNumbers(relation.by, rows, context);
      return withColumns(rows, { [relation.as]: rankVector(rows, by, relation.direction, relation.per) });
    }
    case 'derive':
      return withColumns(rows, { [relation.as]: rowNumbers(relation.value, rows, context) });
    case 'group':
      return group(rows, partsOf(rows, relation.by), relation.by, relation.aggregates, context);
    case 'look-up':
      return withColumns(rows, lookUpColumns(rows, relation, context.rowsOf(relation.in)));
    case 'previous':
      return withColumns(rows, { [relation.as]: previousColumn(rows, relation) });
  }
}

/** Keeps what the predicate does not rule out; a row it does not decide is only possibly in. */
function where(rows: Rows, truths: Uint8Array, whyAt: (index: number) => readonly Reason[]): Rows {
  let kept = 0;
  let sure = rows.certain === null;
  for (const truth of truths) {
    if (truth !== FALSE) kept += 1;
    if (truth === UNDECIDED) sure = false;
  }
  const keep = new Int32Array(kept);
  const certain = sure ? null : new Uint8Array(kept);
  let next = 0;
  for (let index = 0; index < truths.length; index += 1) {
    if (truths[index] === FALSE) continue;
    if (certain !== null) certain[next] = truths[index] === TRUE && isCertain(rows, index) ? 1 : 0;
    keep[next] = index;
    next += 1;
  }
  const selected = select(rows, keep, certain);
  return {
    ...selected,
    why: (index) => {
      const place = keep[index] ?? 0;
      // A gap explains itself; a row in doubt is in doubt for the predicate or for what was doubted before.
      const before = rows.why(place);
      return before.length > 0 || truths[place] !== UNDECIDED ? before : whyAt(place);
    },
  };
}

function withColumns(rows: Rows, columns: { readonly [name: string]: Vector }): Rows {
  return { ...rows, column: (name) => (Object.hasOwn(columns, name) ? columns[name] : undefined) ?? rows.column(name) };
}

/**
 * One row for each key. A key that only possible rows have is a possible row; a row whose key is vague may belong to any
 * group it may match, and may be a group nobody listed.
 */
function group(
  rows: Rows,
  parts: Parts,
  by: readonly string[],
  aggregates: { readonly [column: string]: Aggregate },
  context: Context,
): Rows {
  const sets = parts.parts.map((part) => ({
    first: part.rows[0] ?? 0,
    members: [...part.rows, ...parts.vagueIn(part)],
    certain: part.rows.some((index) => isCertain(rows, index)),
    most: 1,
  }));
  const unlisted = parts.vague.map((index) => ({
    first: index,
    members: [index],
    certain: false,
    most: mostOf(rows, index),
  }));
  const all = [...sets, ...unlisted];
  const firsts = select(
    rows,
    Int32Array.from(all, (set) => set.first),
    null,
  );
  return {
    size: all.length,
    certain: Uint8Array.from(all, (set) => (set.certain ? 1 : 0)),
    most: unlisted.length === 0 ? null : Float64Array.from(all, (set) => set.most),
    column: columnsBy((name) => {
      if (by.includes(name)) return firsts.column(name);
      const wanted = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
      return wanted && aggregateVector(rows, all, wanted, context);
    }),
    origin: (index) => (all[index]?.members ?? []).flatMap((member) => rows.origin(member)),
    why: (index) => (all[index]?.members ?? []).flatMap((member) => rows.why(member)),
  };
}

interface GroupSet {
  readonly members: readonly number[];
}

function aggregateVector(rows: Rows, sets: readonly GroupSet[], wanted: Aggregate, context: Context): NumberVector {
  const values =
    wanted.op === 'count' || wanted.op === 'count-distinct' ? undefined : rowNumbers(wanted.of, rows, context);
  const results = sets.map(({ members }) => {
    switch (wanted.op) {
      case 'count': {
        const certain = members.filter((index) => isCertain(rows, index)).length;
        // A group that is there has a row.
        return { lo: Math.max(1, certain), hi: members.reduce((sum, index) => sum + mostOf(rows, index), 0), grain: 0 };
      }
      case 'count-distinct': {
        const counted = countDistinct(rows, wanted.column, members);
        return { lo: Math.max(1, counted.lo), hi: counted.hi, grain: 0 };
      }
      default:
        return values === undefined
          ? { lo: -Infinity, hi: Infinity, grain: null }
          : aggregate(wanted.op, bagOf(rows, values, members));
    }
  });
  const grains = results.map((result) => result.grain);
  return {
    type: 'number',
    unit: values?.unit ?? '1',
    lo: Float64Array.from(results, (result) => result.lo),
    hi: Float64Array.from(results, (result) => result.hi),
    known: null,
    written: false,
    why: (index) =>
      (sets[index]?.members ?? []).flatMap((member) => [...rows.why(member), ...(values?.why(member) ?? [])]),
    grain: () => grains.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), 0),
  };
}
