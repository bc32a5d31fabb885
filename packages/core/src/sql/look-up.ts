import type { Relation } from '../proposition/language.ts';
import { type ColumnSql, inRows, isExact, namesOf, type RelationSql } from './columns.ts';
import { quoted } from './dialect.ts';
import { exactValue, isExactValue, isVague, mayEqual } from './may-equal.ts';
import { pickedColumn } from './picked.ts';
import type { Program } from './program.ts';
import { asCertain, passed, relationPart } from './relation-part.ts';
import { createScope } from './scope.ts';

type LookUp = Relation & { readonly op: 'look-up' };

/** The columns taken from the one row of another relation that has this row's key; missing where there is none. */
export function lookUpRelation(
  rows: RelationSql,
  relation: LookUp,
  other: RelationSql,
  comment: string,
  program: Program,
): RelationSql {
  const scope = createScope(program, { ...rows, alias: 'r' });
  scope.need(other.parameters);
  const own = inRows(rows.column(relation.by), 'r');
  const keys = inRows(other.column(relation.key), 'o');
  const fresh = (wanted: string) => quoted(program.names.fresh(wanted));
  const [alias, key, amount] = [fresh('looked_up'), fresh('looked_up_key'), fresh('looked_up_amount')];
  const options = other.parameters.map((parameter) => ({
    inner: `o.${program.option(parameter)}`,
    as: fresh(`looked_up_${parameter}`),
    outer: scope.outer(parameter),
  }));
  const sure = [other.certain ? null : 'o.certain = 1', other.single ? null : 'o.most = 1'].filter(
    (one) => one !== null,
  );
  // A row that is only possible, or stands for several, counts as two: then no one row is known to be meant.
  const one = sure.length === 0 ? 'count(*)' : `sum(CASE WHEN ${sure.join(' AND ')} THEN 1 ELSE 2 END)`;
  const taken = new Map(
    Object.entries(relation.take).map(([as, name]) => {
      const column = inRows(other.column(name), 'o');
      const names = namesOf(column).map((_, index) => fresh(`taken_${as}_${index + 1}`));
      const known = other.known(name);
      return [
        as,
        { column, names, known: known === null ? null : { inner: `o.${known}`, as: fresh(`taken_${as}_known`) } },
      ];
    }),
  );
  const selected = [
    ...options.map(({ inner, as }) => `${inner} AS ${as}`),
    `${exactValue(keys)} AS ${key}`,
    `${one} AS ${amount}`,
    ...[...taken.values()].flatMap(({ column, names }) =>
      namesOf(column).map((name, index) => `min(${name}) AS ${names[index]}`),
    ),
    ...[...taken.values()].flatMap(({ known }) => (known === null ? [] : [`min(${known.inner}) AS ${known.as}`])),
  ];
  const exactKey = isExactValue(keys);
  const group = [...options.map(({ inner }) => inner), exactValue(keys)].join(', ');
  const meets = [
    `${alias}.${key} = ${exactValue(own)}`,
    ...options.map(({ as, outer }) => `${alias}.${as} = ${outer}`),
  ];
  const ownExact = isExactValue(own);
  if (ownExact !== null) meets.push(ownExact);
  scope.join(
    `LEFT JOIN (SELECT ${selected.join(', ')} FROM ${other.name} AS o${exactKey === null ? '' : ` WHERE ${exactKey}`} ` +
      `GROUP BY ${group}) AS ${alias} ON ${meets.join(' AND ')}`,
  );
  const [theirVague, ownVague] = [isVague(keys), isVague(own)];
  const some = (more: readonly (string | null)[]) => {
    const same = options.map(({ inner, outer }) => `${inner} = ${outer}`);
    const conditions = [...same, ...more.filter((condition) => condition !== null), mayEqual(keys, own)];
    return `EXISTS (SELECT 1 FROM ${other.name} AS o WHERE ${conditions.join(' AND ')})`;
  };
  const found = `${alias}.${amount} = 1`;
  const vaguely = theirVague === null ? null : some([theirVague]);
  // 2: the one row is found; 0: there is none; 1: not known.
  const state =
    `CASE ${ownVague === null ? '' : `WHEN ${ownVague} THEN CASE WHEN ${some([])} THEN 1 ELSE 0 END `}` +
    `${vaguely === null ? '' : `WHEN ${vaguely} THEN 1 `}` +
    `WHEN ${found} THEN 2 WHEN ${alias}.${amount} IS NULL THEN 0 ELSE 1 END`;
  const before = passed(rows);
  const stateName = `${relation.by}|found|${Object.keys(relation.take).join(',')}`;
  const stateAs = quoted(program.names.of(stateName, 'found'));
  const states: ColumnSql = { type: 'date', low: stateAs, high: stateAs, range: { lo: 0, hi: 2 } };
  // First what was found, then the columns by it, so that the condition is written once.
  const looked = relationPart(program, {
    wanted: 'looked_up',
    comment: `${comment}: what is found`,
    parameters: scope.parameters(),
    ...asCertain(rows),
    find: (name) => {
      if (name === stateName) return { column: states, expressions: [state] };
      const known = [...taken.values()].find(({ known }) => known !== null && name === `${known.as}|taken`)?.known;
      if (known) return { column: { ...states, low: known.as, high: known.as }, expressions: [`${alias}.${known.as}`] };
      const take = [...taken].find(([as]) => name === `${as}|taken`)?.[1];
      if (take === undefined) return before.find(name);
      return { column: renamed(take.column, take.names), expressions: take.names.map((as) => `${alias}.${as}`) };
    },
    known: before.known,
    text: (list) => `SELECT ${list}${scope.from()}`,
  });
  looked.column(stateName);
  const passing = passed(looked);
  return relationPart(program, {
    wanted: 'look_up',
    comment,
    parameters: looked.parameters,
    ...asCertain(looked),
    find: (name) => {
      const take = taken.get(name);
      if (take === undefined) return passing.find(name);
      return pickedColumn(program, name, looked.column(`${name}|taken`), `r.${stateAs}`);
    },
    known: (name) => {
      const take = taken.get(name);
      if (take === undefined) return passing.known(name);
      if (take.known === null) return `r.${stateAs}`;
      looked.column(`${take.known.as}|taken`);
      return `CASE WHEN r.${stateAs} = 2 THEN r.${take.known.as} ELSE r.${stateAs} END`;
    },
    text: (list) => `SELECT ${list}\n  FROM ${looked.name} AS r`,
  });
}

function renamed(column: ColumnSql, names: readonly string[]): ColumnSql {
  const [first = '', second = first] = names;
  if (column.type === 'text') return { ...column, word: first, set: column.set === null ? null : second };
  return { ...column, low: first, high: isExact(column) ? first : second };
}
