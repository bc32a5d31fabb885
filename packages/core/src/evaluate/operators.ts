import type { Aggregate, Relation } from '../proposition/language.ts';
import type { Reason } from './answer.ts';
import type { Context } from './context.ts';
import { countDistinct } from './distinct.ts';
import { type Parts, partsOf } from './keys.ts';
import { TRUE, UNDECIDED } from './kleene.ts';
import { lookUpColumns, previousColumn } from './neighbours.ts';
import { rankRows } from './rank.ts';
import { rowNumbers } from './row-number.ts';
import { columnsBy, isCertain, mostOf, type Rows, select } from './rows.ts';
import { withColumn } from './slice.ts';
import { sliceGroup } from './slice-group.ts';
import { type Taken, take, unitOfStatistic } from './statistic.ts';
import type { NumberVector } from './vector.ts';
import { where } from './where.ts';

type Operator = Exclude<Relation, { readonly op: 'table' }>;

/** The rows of a relation made from others. */
export function operate(relation: Operator, context: Context): Rows {
  const rows = context.rowsOf(relation.of);
  switch (relation.op) {
    case 'where':
      return where(rows, relation.if, context);
    case 'rank':
      return rankRows(rows, relation, context);
    case 'derive':
      return withColumn(rows, relation.as, () => rowNumbers(relation.value, rows, context));
    case 'group': {
      const { by, aggregates } = relation;
      const general = () => group(rows, partsOf(rows, by), by, aggregates, context);
      return (rows.slice && sliceGroup(rows.slice, by, aggregates, general)) ?? general();
    }
    case 'look-up': {
      const columns = lookUpColumns(rows, relation, context.rowsOf(relation.in));
      return Object.entries(columns).reduce((all, [as, column]) => withColumn(all, as, () => column), rows);
    }
    case 'previous':
      return withColumn(rows, relation.as, () => previousColumn(rows, relation));
  }
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
  // A row whose key is vague stands a second time, as one that is only possibly in a group.
  const { vague } = parts;
  const doubled = vague.length === 0 ? rows : withDoubtful(rows, vague);
  const copies = new Map(vague.map((index, place) => [index, rows.size + place]));
  const doubtful = (indices: readonly number[]) => indices.map((index) => copies.get(index) ?? index);
  const sets = parts.parts.map((part) => ({
    first: part.rows[0] ?? 0,
    members: [...part.rows, ...doubtful(parts.vagueIn(part))],
    certain: part.rows.some((index) => isCertain(rows, index)),
    most: 1,
  }));
  const unlisted = vague.map((index) => ({
    first: index,
    members: [index, ...doubtful(parts.vagueLike(index))],
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
    certain: all.every((set) => set.certain) ? null : Uint8Array.from(all, (set) => (set.certain ? 1 : 0)),
    most: unlisted.length === 0 ? null : Float64Array.from(all, (set) => set.most),
    column: columnsBy((name) => {
      if (by.includes(name)) return firsts.column(name);
      const wanted = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
      return wanted && aggregateVector(doubled, all, wanted, context);
    }),
    origin: (index) => (all[index]?.members ?? []).flatMap((member) => doubled.origin(member)),
    why: (index) =>
      (all[index]?.members ?? []).flatMap((member) => [
        ...doubled.why(member),
        ...by.flatMap((name) => doubled.column(name).why(member)),
      ]),
    slice: null,
    dictionary: () => undefined,
  };
}

/** The rows, and after them the given ones again, each only possibly in. */
function withDoubtful(rows: Rows, indices: readonly number[]): Rows {
  const all = Int32Array.from(
    { length: rows.size + indices.length },
    (_, index) => indices[index - rows.size] ?? index,
  );
  const certain = Uint8Array.from(all, (place, index) => (index < rows.size && isCertain(rows, place) ? 1 : 0));
  return select(rows, all, certain);
}

function failuresOf(result: Taken | undefined): readonly Reason[] {
  return result !== undefined && 'failed' in result ? result.failed : [];
}

interface GroupSet {
  readonly members: readonly number[];
}

function aggregateVector(rows: Rows, sets: readonly GroupSet[], wanted: Aggregate, context: Context): NumberVector {
  const values =
    wanted.op === 'count' || wanted.op === 'count-distinct' ? undefined : rowNumbers(wanted.of, rows, context);
  const cells = wanted.op === 'count-distinct' ? rows.column(wanted.column) : values;
  const results = sets.map(({ members }): Taken => {
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
          : take(wanted, rows, values, context, members, 1);
    }
  });
  const grains = results.map((result) => ('failed' in result ? 0 : result.grain));
  return {
    type: 'number',
    unit: values === undefined || !('of' in wanted) ? '1' : unitOfStatistic(wanted, values.unit),
    lo: Float64Array.from(results, (result) => ('failed' in result ? -Infinity : result.lo)),
    hi: Float64Array.from(results, (result) => ('failed' in result ? Infinity : result.hi)),
    known: results.some((result) => 'failed' in result)
      ? Uint8Array.from(results, (result) => ('failed' in result ? UNDECIDED : TRUE))
      : null,
    written: false,
    why: (index) => [
      ...failuresOf(results[index]),
      ...(sets[index]?.members ?? []).flatMap((member) => [...rows.why(member), ...(cells?.why(member) ?? [])]),
    ],
    grain: () => grains.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), 0),
  };
}
