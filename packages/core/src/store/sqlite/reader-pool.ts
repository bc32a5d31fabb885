import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../reader.ts';
import { createReader } from '../rows/reader-and-writer.ts';
import { createReadTrees, type ReadTrees } from '../tree/read-trees.ts';
import { openReader, type Watchers } from './connection.ts';
import { createView, type RunView } from './view.ts';

/** A connection for reads, one transaction at a time. */
export interface ReadConnection {
  readonly driver: Sqlite.Database;
  readonly view: RunView;
  readonly reader: Reader;
  readonly readTrees: ReadTrees;
}

export interface ReaderPool {
  readonly run: <T>(work: (connection: ReadConnection) => Promise<T> | T) => Promise<T>;
  readonly close: () => Promise<void>;
}

// As many reads as may wait for something at once; SQLite itself answers one at a time in one process.
const most = 4;

/** Read-only connections to the file, opened when first needed; who finds none free waits for the next. */
export function createReaderPool(file: string, busyTimeout: number, watchers: Watchers): ReaderPool {
  const free: ReadConnection[] = [];
  const waiting: ((connection: ReadConnection) => void)[] = [];
  let open = 0;
  let limit = most;
  const acquire = (): ReadConnection | Promise<ReadConnection> => {
    const connection = free.pop();
    if (connection !== undefined) return connection;
    if (open === limit) return new Promise((resolve) => waiting.push(resolve));
    const driver = openReader(file, busyTimeout, watchers);
    open += 1;
    const view = createView(driver);
    return { driver, view, reader: createReader(drizzle(driver)), readTrees: createReadTrees(driver) };
  };
  const release = (connection: ReadConnection): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(connection);
    else next(connection);
  };
  return {
    run: async (work) => {
      const found = acquire();
      // Nearly always one is free, and to wait for it all the same would take longer than many a statement.
      const connection = found instanceof Promise ? await found : found;
      try {
        const result = work(connection);
        return result instanceof Promise ? await result : result;
      } finally {
        release(connection);
      }
    },
    close: async () => {
      // No more are opened, and each is closed when its last reader has left it.
      limit = open;
      for (let left = open; left > 0; left -= 1) (await acquire()).driver.close();
    },
  };
}
