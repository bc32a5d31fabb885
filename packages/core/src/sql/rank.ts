import type { Relation } from '../proposition/language.ts';
import { exceeds } from './arithmetic.ts';
import { isBounded, isExact, type NumberSql, type RelationSql } from './columns.ts';
import type { SqlContext } from './context.ts';
import { quoted } from './dialect.ts';
import { type KeysSql, keysOf, where } from './keys.ts';
import type { Program } from './program.ts';
import { asCertain, endNames, passed, type RelationPlan, relationPart } from './relation-part.ts';
import { numberAsColumn, toleranceOf } from './row-number.ts';
import { createScope } from './scope.ts';

type Rank = Relation & { readonly op: 'rank' };

/** `rank.ts` of the evaluator in SQL: one plus how many rows stand before each. */
export function rankRelation(of: RelationSql, relation: Rank, comment: string, { program }: SqlContext): RelationSql {
  const { rows, number: by, name: byName } = numberAsColumn(of, relation.by, program);
  const keys = keysOf(rows, relation.per, program);
  const options = rows.parameters.map(program.option);
  const exactOrder = orderOf(by, rows, program);
  const isPlain = isExact(by) && rows.certain && rows.single && keys.vague === null && exactOrder !== null;
  const [low, high] = endNames(program, relation.as, relation.as, isPlain);
  // Where its group is not known, neither is the last place of it.
  const range = { lo: 1, hi: rows.single && keys.vague === null ? rows.size : Infinity };
  const column: NumberSql = { type: 'number', low, high, range, unit: 'rank', written: true, grainAt: () => 0 };
  const withRank = (expressions: readonly string[], over: RelationSql, text: RelationPlan['text']) => {
    const before = passed(over);
    return relationPart(program, {
      wanted: 'rank',
      comment,
      parameters: rows.parameters,
      ...asCertain(rows),
      find: (name) => (name === relation.as ? { column, expressions } : before.find(name)),
      known: (name) => (name === relation.as ? null : before.known(name)),
      text,
    });
  };
  if (isPlain) {
    const partition = [...options, ...keys.values];
    const within = partition.length === 0 ? '' : `PARTITION BY ${partition.join(', ')} `;
    const way = relation.direction === 'descending' ? 'DESC' : 'ASC';
    const place = program.writer.double(`rank() OVER (${within}ORDER BY ${exactOrder} ${way})`);
    return withRank([place], rows, (list) => `SELECT ${list}\n  FROM ${rows.name} AS r`);
  }

  // The greater stands before; ascending, with signs turned.
  const down = relation.direction === 'descending';
  const ends = down ? { low: by.low, high: by.high } : { low: `-${by.high}`, high: `-${by.low}` };
  const past = (value: string) => (by.written ? value : beyond(value, by, rows, program));
  const [asked, answers] = [{ sure: past(ends.high), all: past(ends.low) }, ends];
  const counted = countBefore(rows, { asked, points: answers, keys, comment }, program);
  // What the ranks are computed from goes through.
  for (const name of [byName, ...relation.per]) counted.rows.column(name);
  // A row of an uncertain value is not before itself.
  const tolerance = by.written ? null : toleranceOf(by.grainAt, createScope(program, { ...rows, alias: 'r' }), program);
  const self = isExact(by)
    ? ''
    : ` - CASE WHEN ${exceeds(ends.high, ends.low, isBounded(by), tolerance)} THEN 1 ELSE 0 END`;
  const unlessVague = (value: string, otherwise: number) =>
    keys.vague === null ? value : `CASE WHEN ${keys.vague} THEN ${program.writer.number(otherwise)} ELSE ${value} END`;
  return withRank(
    [unlessVague(`1 + ${counted.sure}`, 1), unlessVague(`1 + ${counted.all}${self}`, Infinity)],
    counted.rows,
    (selected) => `SELECT ${selected}\n  FROM ${counted.rows.name} AS r`,
  );
}

/** What exact numbers are ordered by, so that equal ones are the same double; `null` where they compare with slack. */
function orderOf(by: NumberSql, rows: RelationSql, program: Program): string | null {
  if (by.written) return by.low;
  const grains = program.combinations(rows.parameters).map(({ bindings }) => by.grainAt(bindings));
  if (grains.includes(null)) return null;
  return program.perReading(rows.parameters, (bindings) => {
    const scale = 10 ** (by.grainAt(bindings) ?? 0);
    return scale === 1 ? `round(${by.low})` : `round(${by.low} * ${program.writer.number(scale)})`;
  });
}

/** What a number must be above of to exceed the value: `exceeds` with one side moved over. */
function beyond(value: string, by: NumberSql, rows: RelationSql, { perReading, writer }: Program): string {
  return perReading(rows.parameters, (bindings) => {
    const grain = by.grainAt(bindings);
    if (grain !== null) return `${value} + ${writer.number(0.5 * 10 ** -grain)}`;
    const factor = writer.number(1 - 1e-9);
    return `CASE WHEN ${value} >= 0 THEN ${value} / ${factor} ELSE ${value} * ${factor} END`;
  });
}

interface Before {
  /** What another row must be above of to be before this one: surely, and perhaps. */
  readonly asked: { readonly sure: string; readonly all: string };
  /** Where the rows stand at least and at most. */
  readonly points: { readonly low: string; readonly high: string };
  readonly keys: KeysSql;
  readonly comment: string;
}

/**
 * The rows `r` with how many rows surely and perhaps stand before each: every row once as one that asks and once as one
 * that counts, in one order, so that a running sum answers all.
 */
function countBefore(
  rows: RelationSql,
  { asked, points, keys, comment }: Before,
  program: Program,
): { readonly rows: RelationSql; readonly sure: string; readonly all: string } {
  const { writer } = program;
  const [sure, all] = ['surely_before', 'perhaps_before'].map((name) => quoted(program.names.of(name, name)));
  const options = rows.parameters.map(program.option);
  const before = passed(rows);
  const range = { lo: 0, hi: Infinity };
  const name = `rows before, ${rows.name}`;
  const column: NumberSql = {
    type: 'number',
    low: sure ?? '',
    high: all ?? '',
    range,
    unit: '1',
    written: false,
    grainAt: () => 0,
  };
  const [zero, one] = [writer.number(0), writer.number(1)];
  const weight = rows.single ? one : 'r.most';
  const isSure = [keys.exact, rows.certain ? null : 'r.certain = 1']
    .filter((condition) => condition !== null)
    .join(' AND ');
  const counts = (condition: string | null, value: string) =>
    condition === null || condition === '' ? value : `CASE WHEN ${condition} THEN ${value} ELSE ${zero} END`;
  const counted = relationPart(program, {
    wanted: 'before',
    comment: `${comment}: how many rows stand before each`,
    parameters: rows.parameters,
    ...asCertain(rows),
    find: (wanted) => (wanted === name ? { column, expressions: [sure ?? '', all ?? ''] } : before.find(wanted)),
    known: before.known,
    text: (_, selected, names) => {
      const isOwn = (wanted: string) => wanted !== sure && wanted !== all;
      const own = names.filter(isOwn);
      const keyed = keys.names.map((key, index) => `${keys.values[index]} AS ${key}`);
      const places = [
        `CASE role WHEN 0 THEN ${asked.sure} ELSE ${points.low} END AS sure_at`,
        `CASE role WHEN 0 THEN ${asked.all} ELSE ${points.high} END AS all_at`,
        `CASE role WHEN 0 THEN ${zero} ELSE ${counts(isSure, one)} END AS sure_weight`,
        `CASE role WHEN 0 THEN ${zero} ELSE ${counts(keys.exact, weight)} END AS all_weight`,
      ];
      const both = `SELECT ${[...selected.filter(isOwn), ...keyed, 'role', ...places].join(', ')}\n        FROM ${rows.name} AS r CROSS JOIN (SELECT 0 AS role UNION ALL SELECT 1) AS roles`;
      const parted = [...options, ...keys.names];
      const within = parted.length === 0 ? '' : `PARTITION BY ${parted.join(', ')} `;
      const sum = (which: string) => `sum(${which}_weight) OVER (${within}ORDER BY ${which}_at DESC, role)`;
      return [
        `SELECT ${[...own, sure, all].join(', ')}`,
        `FROM (`,
        `  SELECT ${[...own, 'role', `${sum('sure')} AS ${sure}`, `${sum('all')} AS ${all}`].join(', ')}`,
        `  FROM (`,
        `    ${both}${keys.vague === null ? '' : vaguePoints(own)}`,
        `  ) AS both_roles`,
        `) AS counted`,
        `WHERE role = 0`,
      ].join('\n  ');
    },
  });
  counted.column(name);
  return { rows: counted, sure: `r.${sure}`, all: `r.${all}` };

  /** A row whose key is vague perhaps stands before those of every key it may have. */
  function vaguePoints(own: readonly string[]): string {
    const keyed = keys.names.map((key, index) => `${keys.values[index]} AS ${key}`);
    const distinct = `SELECT DISTINCT ${[...options.map((option) => `r.${option}`), ...keyed].join(', ')} FROM ${rows.name} AS r${where([keys.exact])}`;
    const empty = own.map((wanted) => (options.includes(wanted) ? `k.${wanted}` : 'NULL'));
    const values = [...empty, ...keys.names.map((key) => `k.${key}`), '1', zero, points.high, zero, weight];
    return `\n        UNION ALL\n        SELECT ${values.join(', ')}\n        FROM (${distinct}) AS k JOIN ${rows.name} AS r ON ${keys.vague} AND ${keys.mayHave}`;
  }
}
