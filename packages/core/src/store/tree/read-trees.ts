import type Sqlite from 'better-sqlite3';
import type { Branch, TreeRequest, TreeRow } from './tree.ts';
import { type TreeSql, treeSql } from './tree-sql.ts';
import { visibleTo } from './visible.ts';

/** Reads trees through a connection. A branch is prepared once for each audience, for as long as it is kept by who asks. */
export type ReadTrees = (request: TreeRequest) => readonly (TreeRow | null)[];

/** As `treeSql` has it: its place, the noun, its lists. */
type Found = readonly [place: number, row: string | null, ...lists: string[]];

interface Prepared {
  readonly statement: Sqlite.Statement<unknown[], Found>;
  readonly lists: TreeSql['lists'];
}

export function createReadTrees(driver: Sqlite.Database): ReadTrees {
  const prepared = new WeakMap<Branch, Map<string, Prepared>>();
  const prepare = ({ branch, audience }: TreeRequest): Prepared => {
    const known = prepared.get(branch) ?? new Map<string, Prepared>();
    prepared.set(branch, known);
    const key = `${audience.drafts} ${audience.claims}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { sql, lists } = treeSql(branch, visibleTo(audience));
    const made = { statement: driver.prepare<unknown[], Found>(sql).raw(), lists };
    known.set(key, made);
    return made;
  };
  return (request) => {
    const { statement, lists } = prepare(request);
    const trees: (TreeRow | null)[] = request.ids.map(() => null);
    for (const found of statement.all({ ids: JSON.stringify(request.ids), ...request.sizes })) {
      if (found[1] === null) continue;
      const row: unknown[] = JSON.parse(found[1]);
      for (let index = 0; index < lists.length; index += 1) put(row, lists[index] ?? [], String(found[2 + index]));
      trees[found[0]] = row;
    }
    return trees;
  };
}

/** Puts a list where it belongs, if there is anything that it is of. */
function put(row: unknown[], path: readonly number[], list: string): void {
  const last = path.length - 1;
  let at: unknown = row;
  for (let index = 0; index < last && Array.isArray(at); index += 1) at = at[path[index] ?? 0];
  if (Array.isArray(at)) at[path[last] ?? 0] = JSON.parse(list);
}
