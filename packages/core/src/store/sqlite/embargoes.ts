import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { asInstant } from '../../value/instant.ts';
import { publicSide } from '../rows/public-side.ts';
import type { Mutex } from './mutex.ts';
import { toRefusal } from './refusal.ts';

interface Options {
  readonly driver: Sqlite.Database;
  /** Lets nobody else write meanwhile. */
  readonly alone: Mutex;
  readonly now: () => number;
  readonly busyTimeout: number;
  /** Whether another process may write too. */
  readonly isShared: boolean;
}

/** How long another process may have set an embargo without our noticing, in milliseconds. */
const unnoticed = 10_000;

/** Ends embargoes as the clock goes on. That somebody may read a thing from now on is no event: its publication was. */
export function createEmbargoes({ driver, alone, now, busyTimeout, isShared }: Options) {
  const side = publicSide(drizzle(driver));
  const soonest = driver.prepare<[], string | null>('select min(until) from embargo').pluck();
  let next = 0;
  let lookedAt = 0;
  const look = (): void => {
    next = Date.parse(soonest.get() ?? '') || Number.POSITIVE_INFINITY;
    lookedAt = now();
  };
  look();
  const lift = async (): Promise<void> => {
    look();
    if (now() < next) return;
    driver.pragma('busy_timeout = 0');
    try {
      driver.exec('begin immediate');
      await side.lift(asInstant(now()));
      driver.exec('commit');
      look();
    } catch (error) {
      if (driver.inTransaction) driver.exec('rollback');
      // Another process is writing: late is well, and early would not be. The next read tries again.
      if (!(error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw toRefusal(error);
    } finally {
      driver.pragma(`busy_timeout = ${busyTimeout}`);
    }
  };
  return {
    /** Told of each embargo that begins, when it is over. */
    note: (until: string): void => {
      next = Math.min(next, Date.parse(until));
    },
    /** Whether some may be over: a look at a clock, and no more. */
    areDue: (): boolean => now() >= next || (isShared && now() - lookedAt >= unnoticed),
    /** Ends those that are over. */
    lift: () => alone(lift),
  };
}
