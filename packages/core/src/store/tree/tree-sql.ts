import { type Branch, type BranchEdge, mostChildren } from './tree.ts';
import { type Edge, isList } from './tree-entry.ts';
import { treeTable } from './tree-table.ts';
import type { Visible } from './visible.ts';

/** A statement, and where in a row of it the lists belong that have columns of their own. */
export interface TreeSql {
  readonly sql: string;
  /** The place of each in the row, from the outside in. */
  readonly lists: readonly (readonly number[])[];
}

/**
 * One statement that reads the branch of many nouns and all it leads to: a row for each of the ids bound to `ids`, with its
 * place among them, the noun as a JSON array, and its lists as more of them; the sizes of lists are bound by their names.
 * What a row leads to one of is joined to it; a list is a subquery.
 */
export function treeSql(branch: Branch, visible: Visible): TreeSql {
  let rows = 0;
  const lists: (readonly number[])[] = [];
  const listColumns: string[] = [];
  const newRow = (): string => {
    rows += 1;
    return `r${rows}`;
  };

  /** `path`: the places that lead to the row where no list is on the way; a list there gets a column. */
  const rowOf = (
    { noun, fields, edges }: Branch,
    row: string,
    joins: string[],
    { path, known = {} }: Place,
  ): string => {
    const entry = treeTable[noun];
    const values = fields.map((name) => {
      if (!visible.desk && entry.deskOnly?.includes(name)) return 'null';
      return known[name] ?? entry.fields[name]?.(row, visible) ?? unknown(noun, name);
    });
    const found = edges.map((edge, index) => {
      const place = path && [...path, fields.length + index];
      return edgeOf(edge, entry.edges[edge.name] ?? unknown(noun, edge.name), row, joins, place);
    });
    return `json_array(${[...values, ...found].join(', ')})`;
  };

  const edgeOf = (
    { branch: to, size }: BranchEdge,
    edge: Edge,
    at: string,
    joins: string[],
    path: Place['path'],
  ): string => {
    if (edge.deskOnly && !visible.desk) return isList(edge) ? "json('[]')" : 'null';
    if (edge.kind === 'part') return `iif(${edge.where(at, at, visible)}, ${rowOf(to, at, joins, { path })}, null)`;
    const row = newRow();
    const where = edge.where(at, row, visible);
    const { table } = treeTable[to.noun];
    if (edge.kind === 'one') {
      joins.push(`left join ${table} ${row} on ${where}`);
      return `iif(${row}.id is null, null, ${rowOf(to, row, joins, { path, known: edge.known?.(at, row, visible) ?? {} })})`;
    }
    const items = itemsOf(to, size, edge, at, row);
    // Inside a list `json` says again that it is JSON, which a subquery forgets, and is parsed again for.
    if (path === null) return `json(${items})`;
    lists.push(path);
    listColumns.push(items);
    return 'null';
  };

  const itemsOf = (to: Branch, size: string | null, edge: Edge, at: string, row: string): string => {
    const where = edge.where(at, row, visible);
    const { table } = treeTable[to.noun];
    // A sum, and not the bare value: for that one SQLite would parse the statement again at every run.
    const limit = size === null ? mostChildren + 1 : `@${size} + 0`;
    const list = edge.list === undefined ? table : `json_each(${edge.list(at)})`;
    const inner: string[] = [];
    if (edge.kind === 'listed') {
      inner.push(`left join ${table} ${row} on ${row}.id = named.id and ${where}`);
      const item = `iif(${row}.id is null, null, ${rowOf(to, row, inner, { path: null })})`;
      return `(select json_group_array(${item})
        from (select named.value as id from ${list} named order by named.rowid limit ${limit}) named ${inner.join(' ')})`;
    }
    const known = edge.known?.(at, row, visible) ?? {};
    return `(select json_group_array(${rowOf(to, row, inner, { path: null, known })})
      from (select ${row}.* from ${list} ${row} where ${where} order by ${edge.order?.(row)} limit ${limit}) ${row}
      ${inner.join(' ')})`;
  };

  const { table, root } = treeTable[branch.noun];
  const row = newRow();
  const may = root === undefined ? (visible.desk ? '1' : '0') : root(row, visible);
  const joins: string[] = [];
  const item = rowOf(branch, row, joins, { path: [] });
  const sql = `select ${['place.key', `iif(${row}.id is null, null, ${item})`, ...listColumns].join(', ')}
    from json_each(@ids) place left join ${table} ${row} on ${row}.id = place.value and ${may} ${joins.join(' ')}`;
  return { sql, lists };
}

interface Place {
  readonly path: readonly number[] | null;
  readonly known?: { readonly [field: string]: string };
}

function unknown(noun: string, name: string): never {
  throw new TypeError(`expected something a ${noun} has, got ${name}`);
}
