import type Sqlite from 'better-sqlite3';
import { toRefusal } from './refusal.ts';

/** Runs work that only reads in one transaction: it sees nothing of what is written meanwhile. */
export type RunView = <T>(work: () => Promise<T>) => Promise<T>;

export function createView(driver: Sqlite.Database): RunView {
  const begin = driver.prepare('begin');
  const end = driver.prepare('rollback');
  return async (work) => {
    try {
      begin.run();
      return await work();
    } catch (error) {
      throw toRefusal(error);
    } finally {
      if (driver.inTransaction) end.run();
    }
  };
}
