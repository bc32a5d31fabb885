import type Sqlite from 'better-sqlite3';
import { toRefusal } from './refusal.ts';

/** Runs work between `begin immediate` and `commit`, or undoes it. */
export type Transaction = <T>(work: () => Promise<T>) => Promise<T>;

export function createTransaction(driver: Sqlite.Database): Transaction {
  const begin = driver.prepare('begin immediate');
  const commit = driver.prepare('commit');
  const rollback = driver.prepare('rollback');
  const tally = driver.prepare<[], Tally>(
    'select total_changes() as changes, (select coalesce(max(sequence), 0) from event) as head',
  );
  return async (work) => {
    try {
      begin.run();
      const before = tally.get();
      const result = await work();
      assertRecorded(before, tally.get());
      commit.run();
      return result;
    } catch (error) {
      if (driver.inTransaction) rollback.run();
      throw toRefusal(error);
    }
  };
}

interface Tally {
  readonly changes: number;
  readonly head: number;
}

/** A write and its event are one transaction: neither comes without the other. */
function assertRecorded(before: Tally | undefined, after: Tally | undefined): void {
  if (before?.changes !== after?.changes && before?.head === after?.head) {
    throw new Error('a transaction wrote without appending an event');
  }
}
