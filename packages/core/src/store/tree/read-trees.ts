import type Sqlite from 'better-sqlite3';
import type { Reader } from '../reader.ts';
import type { Branch } from './tree.ts';
import { treeSql } from './tree-sql.ts';
import { visibleTo } from './visible.ts';

/** Reads trees through a connection. A branch is prepared once for each audience, for as long as it is kept by who asks. */
export function treeReader(driver: Sqlite.Database): Pick<Reader, 'trees'> {
  const prepared = new WeakMap<Branch, Map<string, Sqlite.Statement<unknown[], string>>>();
  const everything = { drafts: true, claims: 'all' } as const;
  return {
    trees: async ({ branch, ids, sizes, audience = everything }) => {
      const statements = prepared.get(branch) ?? new Map();
      prepared.set(branch, statements);
      const key = `${audience.drafts} ${audience.claims}`;
      let statement = statements.get(key);
      if (statement === undefined) {
        statement = driver.prepare<unknown[], string>(treeSql(branch, visibleTo(audience))).pluck();
        statements.set(key, statement);
      }
      return JSON.parse(statement.get({ ids: JSON.stringify(ids), ...sizes }) ?? '[]');
    },
  };
}
