import { type ColumnSql, inRows, type RelationSql } from './columns.ts';
import { quoted } from './dialect.ts';
import { exactValue, isExactValue, isVague, mayEqual } from './may-equal.ts';
import type { Program } from './program.ts';

/** The key columns of the rows `r`, by which rows are parted. */
export interface KeysSql {
  readonly columns: readonly ColumnSql[];
  /** The exact values of the key, and what they are called in parts. */
  readonly values: readonly string[];
  readonly names: readonly string[];
  /** Whether the key is not exactly known; `null` where all are known. */
  readonly vague: string | null;
  readonly exact: string | null;
  /** Whether the rows `r` may have the key of row `k`, which has the names above and the options. */
  readonly mayHave: string;
  /** Whether the keys of the rows `r` and of rows of that alias may be one. */
  readonly meets: (alias: string) => string;
  /** Whether the rows of that alias may have the key with these exact values. */
  readonly has: (alias: string, values: readonly string[]) => string;
}

export function keysOf(rows: RelationSql, by: readonly string[], program: Program, own = 'r'): KeysSql {
  const columns = by.map((name) => inRows(rows.column(name), own));
  const names = by.map((name) => quoted(program.names.of(`${name}|key`, `${name}_key`)));
  const conditions = (of: (column: ColumnSql) => string | null, join: string) => {
    const found = columns.map(of).filter((condition) => condition !== null);
    return found.length === 0 ? null : found.length === 1 ? (found[0] ?? null) : `(${found.join(join)})`;
  };
  const options = rows.parameters.map((parameter) => `r.${program.option(parameter)} = k.${program.option(parameter)}`);
  const inAlias = (alias: string) => by.map((name) => inRows(rows.column(name), alias));
  const has = (alias: string, values: readonly string[]) =>
    inAlias(alias)
      .map((column, index) => mayEqual(column, keyColumn(column, values[index] ?? 'NULL')))
      .join(' AND ') || 'TRUE';
  return {
    columns,
    values: columns.map(exactValue),
    names,
    vague: conditions(isVague, ' OR '),
    exact: conditions(isExactValue, ' AND '),
    mayHave: [
      ...options,
      has(
        'r',
        names.map((name) => `k.${name}`),
      ),
    ].join(' AND '),
    meets: (alias) =>
      inAlias(alias)
        .map((column, index) => mayEqual(columns[index] ?? column, column))
        .join(' AND ') || 'TRUE',
    has,
  };
}

/** The key of a part: the column with one exact value. */
function keyColumn(column: ColumnSql, name: string): ColumnSql {
  return column.type === 'text' ? { ...column, word: name, set: null } : { ...column, low: name, high: name };
}

export function where(conditions: readonly (string | null)[]): string {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? '' : ` WHERE ${given.join(' AND ')}`;
}
