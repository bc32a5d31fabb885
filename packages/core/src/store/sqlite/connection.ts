import Sqlite from 'better-sqlite3';
import { AssayError } from '../../error.ts';
import type { StoreOptions } from '../store.ts';
import { currentVersion, migrate } from './migrate.ts';
import { toRefusal } from './refusal.ts';
import { assertUsable } from './usable-file.ts';
import { watched } from './watched.ts';

/** Where a store is: the path of a file, or only in memory. */
export type Place = { readonly file: string } | 'memory';

/** Who is told of statements. */
export type Watchers = Pick<StoreOptions, 'onStatement' | 'watchStatement'>;

/**
 * The connection that writes, its settings read back and its store brought to the current version.
 *
 * @throws AssayError as `openStore`
 */
export function openWriter(place: Place, busyTimeout: number, watchers: Watchers = {}): Sqlite.Database {
  if (place !== 'memory') assertUsable(place.file);
  let driver: Sqlite.Database | null = null;
  try {
    driver = watched(
      new Sqlite(place === 'memory' ? ':memory:' : place.file, driverOptions(busyTimeout, watchers)),
      watchers.watchStatement,
    );
    driver.pragma('synchronous = full');
    // Any statement a trigger guards keeps a journal to undo it alone, which in a file would double its cost.
    driver.pragma('temp_store = memory');
    // Before WAL: so the first transaction of a file is in the file itself, with the mark that makes it ours.
    const migrated = driver.pragma('user_version', { simple: true }) !== currentVersion;
    if (migrated) migrate(driver);
    driver.pragma('foreign_keys = on');
    driver.pragma('journal_mode = wal');
    // A newer version must stand in the header of the file, where an older Assay looks before it opens it.
    if (migrated) driver.pragma('wal_checkpoint(truncate)');
    assertSettings(driver, { journal_mode: place === 'memory' ? 'memory' : 'wal', busy_timeout: busyTimeout });
    return driver;
  } catch (error) {
    driver?.close();
    throw toRefusal(error);
  }
}

/** A connection that reads, beside the one that writes. */
export function openReader(file: string, busyTimeout: number, watchers: Watchers = {}): Sqlite.Database {
  const { onStatement } = watchers;
  // What sets a connection up is no statement of those who ask.
  let isOpen = false;
  const told = onStatement && { onStatement: (sql: string) => isOpen && onStatement(sql) };
  try {
    const options = { ...driverOptions(busyTimeout, told), readonly: true, fileMustExist: true };
    const driver = new Sqlite(file, options);
    // 16 MB of pages, where SQLite would keep 2: a list looks into seven tables.
    driver.pragma('cache_size = -16000');
    isOpen = true;
    return watched(driver, watchers.watchStatement);
  } catch (error) {
    throw toRefusal(error);
  }
}

function driverOptions(timeout: number, { onStatement }: Watchers = {}): Sqlite.Options {
  return onStatement === undefined ? { timeout } : { timeout, verbose: (sql) => onStatement(String(sql)) };
}

/**
 * Reads back what durability and integrity rest on. SQLite answers a setting it cannot take with silence, and this
 * driver reopens a WAL file with `synchronous` at NORMAL, which loses acknowledged writes when the power fails.
 *
 * @throws AssayError `store-misconfigured`
 */
export function assertSettings(
  driver: Sqlite.Database,
  expected: { readonly journal_mode: string; readonly busy_timeout: number },
): void {
  const settings = { ...expected, synchronous: 2, foreign_keys: 1 };
  for (const [name, value] of Object.entries(settings)) {
    const got = driver.pragma(name, { simple: true });
    if (got !== value)
      throw new AssayError('store-misconfigured', `expected ${name} to be ${value}, got ${String(got)}`);
  }
}
