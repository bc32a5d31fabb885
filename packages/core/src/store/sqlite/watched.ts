import type Sqlite from 'better-sqlite3';
import type { WatchStatement } from '../store.ts';

/** The connection, with whoever watches told of the beginning and the end of its prepared statements. */
export function watched(driver: Sqlite.Database, watch: WatchStatement | undefined): Sqlite.Database {
  if (watch === undefined) return driver;
  const prepare = driver.prepare.bind(driver);
  const watchedPrepare = (sql: string) => {
    const statement = prepare(sql);
    // What begins and ends a view asks nothing.
    if (!statement.reader && statement.readonly) return statement;
    const around = (method: (...given: unknown[]) => unknown) => {
      return (...given: unknown[]): unknown => {
        const end = watch(sql);
        try {
          return Reflect.apply(method, statement, given);
        } finally {
          end();
        }
      };
    };
    const { run, get, all } = statement;
    return Object.assign(statement, { run: around(run), get: around(get), all: around(all) });
  };
  return Object.assign(driver, { prepare: watchedPrepare });
}
