import { resolve } from 'node:path';
import { AssayError } from '../error.ts';
import type { Place } from './sqlite/connection.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store, StoreOptions } from './store.ts';

/**
 * Opens the store at the address: `sqlite:` and the path of a file, which is made where there is none, or
 * `sqlite::memory:` (also `:memory:`) for one that is gone when it is closed. An older store is brought forward. What is
 * refused is left untouched.
 *
 * @throws AssayError `invalid-input` where the address is of another form; `store-not-ours` where the file is no store of
 * Assay; `store-newer` where a newer Assay wrote it; `store-corrupt`, `store-read-only` and `store-unavailable` (no such
 * directory, or another process holds it) as they say; `store-misconfigured` where SQLite does not take a setting that
 * durability rests on
 * @example
 * ```ts
 * import { openStore } from '@assay/core/store';
 * const store = await openStore(':memory:');
 * await store.read((reader) => reader.headSequence()) // => 0
 * await store.close();
 * ```
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const { busyTimeout = 5000, ...watchers } = options;
  if (!Number.isInteger(busyTimeout) || busyTimeout < 0 || busyTimeout > 600_000) {
    throw new AssayError('invalid-input', 'expected busyTimeout as whole milliseconds from 0 to 600,000');
  }
  return openSqliteStore(asPlace(url), busyTimeout, watchers);
}

function asPlace(url: string): Place {
  if (url === ':memory:' || url === 'sqlite::memory:') return 'memory';
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  // The driver would trim the path, and open another file than the one looked at.
  if (path === '' || path.trim() !== path || path.includes('\0')) {
    throw new AssayError('invalid-input', 'expected the address of a store as sqlite:path or :memory:');
  }
  return { file: resolve(path) };
}
