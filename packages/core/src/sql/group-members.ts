import { type ColumnSql, namesOf, type RelationSql } from './columns.ts';
import type { KeysSql } from './keys.ts';
import type { Program } from './program.ts';

/** The rows of groups, a row once for each group it may be in. */
export interface MembersSql {
  readonly name: string;
  /** Takes one more column of the rows along. */
  readonly carry: (column: string) => void;
}

/**
 * The members of every group: `bag` is the number of the group; `unlisted` numbers the groups that only a row whose key is
 * vague may make, and is 0 for the others; `own` is 1 for the rows that a group is there for. A row whose key is vague is
 * only possibly in the groups it may match.
 */
export function memberRows(
  rows: RelationSql,
  by: readonly string[],
  keys: KeysSql,
  values: readonly ColumnSql[],
  comment: string,
  program: Program,
): MembersSql {
  const plain = (column: ColumnSql) => namesOf(column).map((name) => name.replace(/^r\./, ''));
  const carried = new Set([...by.flatMap((name) => plain(rows.column(name))), ...values.flatMap(plain)]);
  const { writer } = program;
  const options = rows.parameters.map(program.option);
  const certain = rows.certain ? '1' : 'r.certain';
  const most = rows.single ? writer.number(1) : 'r.most';
  const at = (alias: string, names: readonly string[]) => names.map((name) => `${alias}.${name}`);
  const keyed = keys.names.map((name, index) => `${keys.values[index]} AS ${name}`);
  const own = () => [
    ...at('r', options),
    ...keyed,
    keys.vague === null ? '0 AS unlisted' : `CASE WHEN ${keys.vague} THEN row_number() OVER () ELSE 0 END AS unlisted`,
    ...at('r', [...carried]),
    `${certain} AS certain`,
    `${most} AS most`,
    '1 AS own',
  ];
  const ownRows = () => `SELECT ${own().join(', ')}\n    FROM ${rows.name} AS r`;
  const numbered =
    keys.vague === null
      ? null
      : program.add('numbered', `${comment}: rows whose key is not known numbered`, ownRows, { kept: 'yes' });
  const text = () => {
    const parts = [ownRows()];
    if (numbered !== null) {
      const columns = [...carried];
      const all = [...options, ...keys.names, 'unlisted', ...columns, 'certain', 'most', 'own'];
      parts[0] = `SELECT ${all.join(', ')} FROM ${numbered}`;
      const keyColumns = [...new Set(by.flatMap((name) => plain(rows.column(name))))];
      const targets = `SELECT DISTINCT ${[...options, ...keys.names, 'unlisted', ...keyColumns].join(', ')} FROM ${numbered}`;
      const beside = [
        ...at('k', options),
        ...at('k', keys.names),
        'k.unlisted',
        ...at('r', columns),
        '0',
        'r.most',
        '0',
      ];
      const same = [
        ...options.map((option) => `k.${option} = r.${option}`),
        'r.unlisted > 0',
        'k.unlisted <> r.unlisted',
      ];
      parts.push(
        `SELECT ${beside.join(', ')}\n    FROM (${targets}) AS k JOIN ${numbered} AS r ON ${[...same, keys.meets('k')].join(' AND ')}`,
      );
    }
    const order = [...options, ...keys.names, 'unlisted'].join(', ');
    return `SELECT members.*, dense_rank() OVER (ORDER BY ${order}) AS bag\n  FROM (\n    ${parts.join('\n    UNION ALL\n    ')}\n  ) AS members`;
  };
  const name = program.add('members', `${comment}: the rows of each`, text, { kept: 'yes' });
  return { name, carry: (column) => carried.add(column) };
}
