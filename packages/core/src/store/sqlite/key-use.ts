import Sqlite from 'better-sqlite3';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { toRefusal } from './refusal.ts';

/** Notes when a key was last used, unless another process is writing: it is not worth a wait. */
export function createKeyUse(driver: Sqlite.Database, busyTimeout: number) {
  const note = driver.prepare<[Id<'key'>, Instant]>(
    `insert into key_use (key_id, last_used_at) values (?, ?)
      on conflict (key_id) do update set last_used_at = excluded.last_used_at
      where excluded.last_used_at > key_use.last_used_at`,
  );
  return (id: Id<'key'>, at: Instant): void => {
    driver.pragma('busy_timeout = 0');
    try {
      note.run(id, at);
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw toRefusal(error);
    } finally {
      driver.pragma(`busy_timeout = ${busyTimeout}`);
    }
  };
}
