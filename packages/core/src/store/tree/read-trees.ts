import type Sqlite from 'better-sqlite3';
import type { Branch, TreeRequest, TreeRow } from './tree.ts';
import { treeSql } from './tree-sql.ts';
import { visibleTo } from './visible.ts';

/** Reads trees through a connection. A branch is prepared once for each audience, for as long as it is kept by who asks. */
export type ReadTrees = (request: TreeRequest) => readonly (TreeRow | null)[];

export function createReadTrees(driver: Sqlite.Database): ReadTrees {
  const prepared = new WeakMap<Branch, Map<string, Sqlite.Statement<unknown[], string>>>();
  return ({ branch, ids, sizes, audience }) => {
    const statements = prepared.get(branch) ?? new Map();
    prepared.set(branch, statements);
    const key = `${audience.drafts} ${audience.claims}`;
    let statement = statements.get(key);
    if (statement === undefined) {
      statement = driver.prepare<unknown[], string>(treeSql(branch, visibleTo(audience))).pluck();
      statements.set(key, statement);
    }
    return JSON.parse(statement.get({ ids: JSON.stringify(ids), ...sizes }) ?? '[]');
  };
}
