import { accessSync, closeSync, constants, openSync, readSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { applicationId, assertVersionKnown } from './migrate.ts';
import { corrupt, notOurs, readOnly, toRefusal, unavailable } from './refusal.ts';

/**
 * Nothing stands at the path yet, or an empty database, or a sound store of ours. Whatever is refused is left as it is,
 * to the byte, and nothing appears beside it (but the -shm of a store with commits pending, which holds no data and which
 * SQLite makes anew at will): the header is read as plain bytes first, and SQLite looks at no file that is not ours.
 *
 * @throws AssayError `store-unavailable`, `store-read-only`, `store-not-ours`, `store-corrupt`, `store-newer`
 */
export function assertUsable(path: string): void {
  assertDirectory(dirname(path));
  const stats = statOf(path);
  if (stats !== null && !stats.isFile()) throw unavailable('expected the path of a file, got one of something else');
  if (stats !== null) assertReadable(path);
  const pending = { journal: hasContent(`${path}-journal`), wal: hasContent(`${path}-wal`) };
  const ours = stats !== null && stats.size > 0 && isHeaderOfOurs(headerOf(path), pending);
  // SQLite writes beside the file too, and would not say so but fall back to reading.
  assertWritable(dirname(path));
  if (stats !== null) assertWritable(path);
  // A transaction cut short is rolled back when the file is opened for writing; until then its pages are in between.
  if (ours && !pending.journal) assertSound(path, pending.wal);
}

/** Whether files beside the store hold a transaction cut short (-journal), or commits to move into it (-wal). */
interface Pending {
  readonly journal: boolean;
  readonly wal: boolean;
}

/** Whether the file is a store already, where it is not empty. */
function isHeaderOfOurs(header: Buffer, pending: Pending): boolean {
  const mark = header.length < 72 ? 0 : header.readUInt32BE(68);
  // A file of ours has carried the mark since its first transaction; without the magic words before it, it is damaged.
  if (!header.toString('latin1').startsWith(magic)) throw mark === applicationId ? corrupt() : notOurs();
  if (header.length < headerLength) throw corrupt();
  if (mark !== applicationId) {
    if (mark !== 0 || pending.journal || pending.wal || !isEmptyDatabase(header)) throw notOurs();
    return false;
  }
  assertVersionKnown(header.readUInt32BE(60));
  return true;
}

const magic = 'SQLite format 3\0';
// The header of the file, and that of the root of its schema.
const headerLength = 108;

/** Whether the root of the schema is a leaf without cells: there is no table yet. */
function isEmptyDatabase(header: Buffer): boolean {
  return header.readUInt8(100) === 0x0d && header.readUInt16BE(103) === 0;
}

function assertSound(path: string, hasCommits: boolean): void {
  let driver: Sqlite.Database | null = null;
  try {
    // Who may write takes -wal and -shm away again when it leaves, but moves pending commits into the file before; who
    // may not leaves everything as it is.
    driver = new Sqlite(path, { readonly: hasCommits, fileMustExist: true });
    assertVersionKnown(Number(driver.pragma('user_version', { simple: true })));
    if (driver.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corrupt();
  } catch (error) {
    throw toRefusal(error);
  } finally {
    driver?.close();
  }
}

function headerOf(path: string): Buffer {
  const header = Buffer.alloc(headerLength);
  const file = openSync(path, 'r');
  try {
    return header.subarray(0, readSync(file, header, 0, header.length, 0));
  } finally {
    closeSync(file);
  }
}

function hasContent(path: string): boolean {
  return (statOf(path)?.size ?? 0) > 0;
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw unavailable('expected a path that can be reached, got one that cannot', error);
  }
}

function assertDirectory(path: string): void {
  if (statOf(path)?.isDirectory() !== true) throw unavailable('expected a file in a directory that exists');
}

function assertReadable(path: string): void {
  if (!isAllowed(path, constants.R_OK)) throw unavailable('expected a file that can be read, got one that cannot');
}

function assertWritable(path: string): void {
  if (!isAllowed(path, constants.W_OK)) throw readOnly();
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
