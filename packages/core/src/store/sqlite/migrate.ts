import type Sqlite from 'better-sqlite3';
import { AssayError } from '../../error.ts';
import { type Migration, migrations } from '../migrations/migrations.ts';
import { corrupt } from './refusal.ts';

/** `ASAY` in ASCII: at offset 68 of every file of ours. */
export const applicationId = 0x41534159;

/** How many migrations a store of this version has seen. */
export const currentVersion = migrations.length;

/** @throws AssayError `store-newer` */
export function assertVersionKnown(version: number): void {
  if (version <= currentVersion) return;
  throw new AssayError(
    'store-newer',
    `expected a store of version ${currentVersion} or older, got version ${version}: use a newer Assay`,
  );
}

/**
 * Brings the store forward, all of it or nothing, and marks it as ours. Versions live in the header of the file:
 * `application_id` says whose it is, `user_version` how many migrations it has seen.
 *
 * @throws AssayError `store-newer`
 */
export function migrate(driver: Sqlite.Database, steps: readonly Migration[] = migrations): void {
  // A migration that rebuilds a table drops the old one, which foreign keys would refuse; they are checked at the end.
  driver.pragma('foreign_keys = off');
  driver.exec('begin immediate');
  try {
    const version = Number(driver.pragma('user_version', { simple: true }));
    assertVersionKnown(version);
    for (const { statements } of steps.slice(version)) driver.exec(statements);
    if (version < steps.length && driver.prepare('pragma foreign_key_check').get() !== undefined) throw corrupt();
    driver.pragma(`application_id = ${applicationId}`);
    driver.pragma(`user_version = ${steps.length}`);
    driver.exec('commit');
  } catch (error) {
    if (driver.inTransaction) driver.exec('rollback');
    throw error;
  }
  driver.pragma('foreign_keys = on');
}
