import { allOf, type ColumnSql, inRows, type RelationSql, type TruthSql } from './columns.ts';
import { quoted } from './dialect.ts';
import { exactValue, isExactValue, isVague, mayEqual } from './may-equal.ts';
import type { Program } from './program.ts';
import type { Scope } from './scope.ts';

/** Whether the cell of each row `r` is among the values of a column of another relation. */
export function memberTruth(
  column: ColumnSql,
  other: RelationSql,
  name: string,
  scope: Scope,
  program: Program,
): TruthSql {
  const own = inRows(column, 'r');
  const theirs = inRows(other.column(name), 'o');
  scope.need(other.parameters);
  const [ownVague, theirVague] = [isVague(own), isVague(theirs)];
  if (ownVague === null && theirVague === null && other.certain && other.parameters.length === 0) {
    const isIn = `${exactValue(own)} IN (SELECT ${exactValue(theirs)} FROM ${other.name} AS o)`;
    return { sure: isIn, possible: isIn };
  }
  const fresh = (wanted: string) => quoted(program.names.fresh(wanted));
  const [alias, value, sure] = [fresh('member'), fresh('member_value'), fresh('member_sure')];
  const options = other.parameters.map((parameter) => ({
    inner: program.option(parameter),
    as: fresh(`member_${parameter}`),
    outer: scope.outer(parameter),
  }));
  const keys = [...options.map(({ inner }) => `o.${inner}`), exactValue(theirs)];
  const selected = [
    ...options.map(({ inner, as }) => `o.${inner} AS ${as}`),
    `${exactValue(theirs)} AS ${value}`,
    `${other.certain ? '1' : 'max(o.certain)'} AS ${sure}`,
  ];
  const exact = isExactValue(theirs);
  const conditions = [
    `${alias}.${value} = ${exactValue(own)}`,
    ...options.map(({ as, outer }) => `${alias}.${as} = ${outer}`),
  ];
  scope.join(
    `LEFT JOIN (SELECT ${selected.join(', ')} FROM ${other.name} AS o${exact === null ? '' : ` WHERE ${exact}`} ` +
      `GROUP BY ${keys.join(', ')}) AS ${alias} ON ${conditions.join(' AND ')}`,
  );
  const same = options.map(({ inner, outer }) => `o.${inner} = ${outer}`);
  const some = (more: readonly string[]) =>
    `EXISTS (SELECT 1 FROM ${other.name} AS o WHERE ${[...same, ...more, mayEqual(theirs, own)].join(' AND ')})`;
  const found = `${alias}.${value} IS NOT NULL`;
  const known: TruthSql = {
    sure: `coalesce(${alias}.${sure}, 0) = 1`,
    possible: theirVague === null ? found : `(${found} OR ${some([theirVague])})`,
  };
  if (ownVague === null) return allOf([known]);
  return {
    sure: `(${isExactValue(own)} AND ${known.sure})`,
    possible: `CASE WHEN ${ownVague} THEN ${some([])} ELSE ${known.possible} END`,
  };
}
