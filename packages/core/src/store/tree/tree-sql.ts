import { type Branch, type BranchEdge, mostChildren } from './tree.ts';
import type { Edge } from './tree-entry.ts';
import { treeTable } from './tree-table.ts';
import type { Visible } from './visible.ts';

/**
 * One statement that reads the branch of many nouns and all it leads to, as one JSON array in the order of the ids bound
 * to `ids`; the sizes of lists are bound by their names. What a row leads to one of is joined to it; a list is a subquery.
 */
export function treeSql(branch: Branch, visible: Visible): string {
  let rows = 0;
  const newRow = (): string => {
    rows += 1;
    return `r${rows}`;
  };

  const rowOf = ({ noun, fields, edges }: Branch, row: string, joins: string[]): string => {
    const entry = treeTable[noun];
    const values = fields.map((name) => {
      if (!visible.desk && entry.deskOnly?.includes(name)) return 'null';
      return entry.fields[name]?.(row, visible) ?? unknown(noun, name);
    });
    const found = edges.map((edge) => edgeOf(edge, entry.edges[edge.name] ?? unknown(noun, edge.name), row, joins));
    return `json_array(${[...values, ...found].join(', ')})`;
  };

  const edgeOf = ({ branch: to, size }: BranchEdge, edge: Edge, at: string, joins: string[]): string => {
    if (edge.kind === 'part') return `iif(${edge.where(at, at, visible)}, ${rowOf(to, at, joins)}, null)`;
    const row = newRow();
    const where = edge.where(at, row, visible);
    const { table } = treeTable[to.noun];
    if (edge.kind === 'one') {
      joins.push(`left join ${table} ${row} on ${where}`);
      return `iif(${row}.id is null, null, ${rowOf(to, row, joins)})`;
    }
    // `json` says again that it is JSON, which a subquery forgets; and a sum, and not the bare value: for that one SQLite would parse the statement again at every run.
    const limit = size === null ? mostChildren + 1 : `@${size} + 0`;
    const list = edge.list === undefined ? table : `json_each(${edge.list(at)})`;
    const inner: string[] = [];
    if (edge.kind === 'listed') {
      inner.push(`left join ${table} ${row} on ${row}.id = named.id and ${where}`);
      const item = `iif(${row}.id is null, null, ${rowOf(to, row, inner)})`;
      return `json((select json_group_array(${item})
        from (select named.value as id from ${list} named order by named.key limit ${limit}) named ${inner.join(' ')}))`;
    }
    const items = rowOf(to, row, inner);
    return `json((select json_group_array(${items})
      from (select ${row}.* from ${list} ${row} where ${where} order by ${edge.order?.(row)} limit ${limit}) ${row}
      ${inner.join(' ')}))`;
  };

  const { table, root } = treeTable[branch.noun];
  const row = newRow();
  const may = root === undefined ? (visible.desk ? '1' : '0') : root(row, visible);
  const joins: string[] = [];
  const item = rowOf(branch, row, joins);
  return `select json_group_array(iif(${row}.id is null, null, ${item}))
    from json_each(@ids) place left join ${table} ${row} on ${row}.id = place.value and ${may} ${joins.join(' ')}`;
}

function unknown(noun: string, name: string): never {
  throw new TypeError(`expected something a ${noun} has, got ${name}`);
}
