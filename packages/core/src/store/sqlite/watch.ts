import type Sqlite from 'better-sqlite3';

/** How often the file is asked whether another process has written to it, in milliseconds. */
const pace = 50;

export interface Watch {
  /** Has `listener` told of writes; answers how to end that. */
  readonly add: (listener: () => void) => () => void;
  /** Tells everybody at once: this process has written. */
  readonly tell: () => void;
  readonly close: () => void;
}

/**
 * Tells listeners that something was written: at once by this process, and within {@link pace} by another. The file is
 * asked by one timer however many listen, and by none where nobody does: SQLite keeps a number for each connection that
 * changes with the commits of all others, and to read it costs some microseconds.
 */
export function createWatch(open: (() => Sqlite.Database) | null): Watch {
  const listeners = new Set<() => void>();
  let driver: Sqlite.Database | null = null;
  let timer: NodeJS.Timeout | null = null;
  let version: unknown = null;
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const look = (): void => {
    const now = driver?.pragma('data_version', { simple: true });
    if (now === version) return;
    version = now;
    tell();
  };
  const stop = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    add: (listener) => {
      // A listener that is added twice is two.
      const own = (): void => listener();
      listeners.add(own);
      if (open !== null && timer === null) {
        driver ??= open();
        version = driver.pragma('data_version', { simple: true });
        timer = setInterval(look, pace).unref();
      }
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) stop();
      };
    },
    tell,
    close: () => {
      stop();
      listeners.clear();
      driver?.close();
      driver = null;
    },
  };
}
