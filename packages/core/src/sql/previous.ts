import type { Relation } from '../proposition/language.ts';
import { type ColumnSql, inRows, isExact, namesOf, type RelationSql } from './columns.ts';
import { quoted } from './dialect.ts';
import { keysOf } from './keys.ts';
import { pickedColumn } from './picked.ts';
import type { Program } from './program.ts';
import { asCertain, passed, relationPart } from './relation-part.ts';

type Previous = Relation & { readonly op: 'previous' };

/** The value in the row before, in the order of a column; missing in the first (see `neighbours.ts` of the evaluator). */
export function previousRelation(
  rows: RelationSql,
  { order, per, column, as }: Previous,
  comment: string,
  program: Program,
): RelationSql {
  const by = inRows(rows.column(order), 'r');
  const from = inRows(rows.column(column), 'r');
  const fromKnown = rows.known(column);
  const keys = keysOf(rows, per, program);
  const { writer } = program;
  const partition = [...rows.parameters.map((name) => `r.${program.option(name)}`), ...keys.values, ...keyIsVague()];
  const [low, high] = by.type === 'text' ? ['0', '0'] : [by.low, by.high];
  const within = partition.length === 0 ? '' : `PARTITION BY ${partition.join(', ')} `;
  const window = `(${within}ORDER BY ${low}, ${high})`;
  const infinite = writer.number(-Infinity);
  const latest = `max(${high}) OVER (${within}ORDER BY ${low}, ${high} ROWS BETWEEN UNBOUNDED PRECEDING AND 2 PRECEDING)`;
  const before = passed(rows);
  const fresh = (wanted: string) => quoted(program.names.fresh(wanted));
  const beforeNames = namesOf(from).map((_, index) => fresh(`before_${as}_${index + 1}`));
  const [lowBefore, highBefore, lowAfter, latestBefore, sureBefore, keyVague] = [
    'order_before_low',
    'order_before_high',
    'order_after',
    'order_latest',
    'before_sure',
    'key_vague',
  ].map(fresh) as [string, string, string, string, string, string];
  const knownBefore = fresh(`before_${as}_known`);
  const own: ReadonlyMap<string, string> = new Map([
    [lowBefore, `lag(${low}) OVER ${window}`],
    [highBefore, `lag(${high}) OVER ${window}`],
    [lowAfter, `lead(${low}) OVER ${window}`],
    [latestBefore, latest],
    [
      sureBefore,
      `lag(${rows.certain ? '1' : 'r.certain'} * CASE WHEN ${rows.single ? '1' : 'r.most'} = 1 THEN 1 ELSE 0 END) OVER ${window}`,
    ],
    [keyVague, keys.vague === null ? '0' : `CASE WHEN ${keys.vague} THEN 1 ELSE 0 END`],
    ...namesOf(from).map((name, index) => [beforeNames[index] ?? '', `lag(${name}) OVER ${window}`] as const),
    ...(fromKnown === null ? [] : [[knownBefore, `lag(r.${fromKnown}) OVER ${window}`] as const]),
  ]);
  const ordered = relationPart(program, {
    wanted: 'in_order',
    comment: `${comment}: with the row before`,
    parameters: rows.parameters,
    ...asCertain(rows),
    find: (name) => {
      const expression = own.get(name);
      if (expression !== undefined)
        return { column: { type: 'date', low: name, high: name, range: any }, expressions: [expression] };
      if (name === `${as}|before`)
        return { column: renamed(from, beforeNames), expressions: beforeNames.map((one) => own.get(one) ?? one) };
      return before.find(name);
    },
    known: before.known,
    text: (list) => `SELECT ${list}\n  FROM ${rows.name} AS r`,
  });
  for (const name of [lowBefore, highBefore, lowAfter, latestBefore, sureBefore, keyVague]) ordered.column(name);
  if (fromKnown !== null) ordered.column(knownBefore);
  const at = (name: string) => `r.${name}`;
  const isFirst = `${at(lowBefore)} IS NULL`;
  const doubts = [
    ...(by.type === 'text' ? ['TRUE'] : []),
    ...(keys.vague === null ? [] : [`${at(keyVague)} = 1`]),
    ...(by.type !== 'text' && isExact(by) ? [] : [`${low} <> ${high}`]),
    // Another row may stand at the same place.
    `coalesce(${at(lowAfter)} = ${low}, FALSE)`,
    `(NOT (${isFirst}) AND (${at(sureBefore)} = 0 OR ${low} <= ${at(highBefore)} OR coalesce(${at(latestBefore)}, ${infinite}) >= ${at(lowBefore)}))`,
    ...(keys.vague === null ? [] : [between()]),
  ];
  const state = `CASE WHEN ${doubts.join(' OR ')} THEN 1 WHEN ${isFirst} THEN 0 ELSE 2 END`;
  const stateAs = fresh('found');
  const passing = passed(ordered);
  const judged = relationPart(program, {
    wanted: 'row_before',
    comment: `${comment}: whether the row before is known`,
    parameters: rows.parameters,
    ...asCertain(rows),
    find: (name) =>
      name === stateAs
        ? { column: { type: 'date', low: stateAs, high: stateAs, range: any }, expressions: [state] }
        : passing.find(name),
    known: passing.known,
    text: (list) => `SELECT ${list}\n  FROM ${ordered.name} AS r`,
  });
  judged.column(stateAs);
  ordered.column(order);
  const last = passed(judged);
  return relationPart(program, {
    wanted: 'previous',
    comment,
    parameters: rows.parameters,
    ...asCertain(rows),
    find: (name) =>
      name === as ? pickedColumn(program, as, judged.column(`${as}|before`), at(stateAs)) : last.find(name),
    known: (name) => {
      if (name !== as) return last.known(name);
      if (fromKnown === null) return at(stateAs);
      judged.column(knownBefore);
      return `CASE WHEN ${at(stateAs)} = 2 THEN ${at(knownBefore)} ELSE ${at(stateAs)} END`;
    },
    text: (list) => `SELECT ${list}\n  FROM ${judged.name} AS r`,
  });

  function keyIsVague(): readonly string[] {
    return keys.vague === null ? [] : [`CASE WHEN ${keys.vague} THEN 1 ELSE 0 END`];
  }

  /** A row whose key is vague may stand between the two. */
  function between(): string {
    for (const name of per) ordered.column(name);
    const theirs = inRows(rows.column(order), 'v');
    if (theirs.type === 'text') return 'TRUE';
    const conditions = [
      ...rows.parameters.map((name) => `v.${program.option(name)} = r.${program.option(name)}`),
      keysOf(rows, per, program, 'v').vague ?? 'FALSE',
      keys.has('v', keys.values),
      `${theirs.low} <= ${high}`,
      `(${isFirst} OR ${theirs.high} >= ${at(lowBefore)})`,
    ];
    return `EXISTS (SELECT 1 FROM ${rows.name} AS v WHERE ${conditions.join(' AND ')})`;
  }
}

const any = { lo: -Infinity, hi: Infinity };

function renamed(column: ColumnSql, names: readonly string[]): ColumnSql {
  const [first = '', second = first] = names;
  if (column.type === 'text') return { ...column, word: first, set: column.set === null ? null : second };
  return { ...column, low: first, high: isExact(column) ? first : second };
}
