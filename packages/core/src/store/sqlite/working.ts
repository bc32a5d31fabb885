import Sqlite from 'better-sqlite3';
import { assertVersionKnown, currentVersion } from './migrate.ts';
import { toRefusal } from './refusal.ts';

/** @throws AssayError `store-newer` */
export function assertCurrent(driver: Sqlite.Database): void {
  assertVersionKnown(Number(driver.pragma('user_version', { simple: true })));
  driver.prepare('select 1 from event limit 1').get();
}

/** Whether a write could be kept: one that changes nothing goes all the way to the disk. */
export function createWorkingCheck(driver: Sqlite.Database, busyTimeout: number) {
  return (): void => {
    driver.pragma('busy_timeout = 0');
    try {
      driver.exec('begin immediate');
      assertCurrent(driver);
      // The same version again: SQLite writes the page all the same.
      driver.pragma(`user_version = ${currentVersion}`);
      driver.exec('commit');
    } catch (error) {
      if (driver.inTransaction) driver.exec('rollback');
      // Who is writing just now shows that one can.
      if (!(error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw toRefusal(error);
    } finally {
      driver.pragma(`busy_timeout = ${busyTimeout}`);
    }
  };
}
