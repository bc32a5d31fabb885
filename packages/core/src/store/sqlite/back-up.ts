import { existsSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { AssayError } from '../../error.ts';
import { toRefusal } from './refusal.ts';

/** Pages copied before others have their turn: about 4 MB. */
const step = 1000;

/**
 * Copies the database by SQLite's online backup, inside a transaction that reads: it starts over whenever it sees that
 * somebody has written, which while a desk works would be for ever, and a transaction does not see it.
 */
export async function backUp(
  driver: Sqlite.Database,
  file: string,
  progress: (done: number) => void = () => {},
): Promise<void> {
  if (existsSync(file)) throw new AssayError('conflict', 'expected a file that is not there yet, got one that is');
  try {
    // A transaction begins with its first read.
    driver.pragma('user_version');
    await driver.backup(file, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
        return step;
      },
    });
  } catch (error) {
    throw toRefusal(error);
  }
}
