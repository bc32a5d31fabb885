import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStore } from '../contract/world.ts';
import { openStore } from '../open-store.ts';
import { currentVersion } from './migrate.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  path = join(directory, 'store.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = () => openStore(`sqlite:${path}`, { busyTimeout: 20 });

/** Every file and its digest; the index of a -wal is memory that SQLite shares between processes, and no content. */
function contents(): [string, string][] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((name) => !name.endsWith('-shm'));
  return files.toSorted().map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(directory, name)))
      .digest('hex'),
  ]);
}

async function expectRefusal(code: string): Promise<void> {
  const [files, before] = [readdirSync(directory).toSorted(), contents()];
  await expect(open()).rejects.toMatchObject({ code });
  expect(contents()).toEqual(before);
  expect(readdirSync(directory).toSorted()).toEqual(files);
}

function withDriver(at: string, work: (driver: Sqlite.Database) => void): void {
  const driver = new Sqlite(at);
  work(driver);
  driver.close();
}

/** Overwrites bytes of the file. */
function damage(from: number, bytes: Uint8Array): void {
  const content = readFileSync(path);
  content.set(bytes, from);
  writeFileSync(path, content);
}

describe('a file that is not ours', () => {
  it('is refused where it is text, however short', async () => {
    for (const text of ['x', 'SQLite', 'A list of claims.\n'.repeat(1000)]) {
      writeFileSync(path, text);
      await expectRefusal('store-not-ours');
    }
  });

  it('is refused where another program keeps its tables', async () => {
    for (const id of [0, 7]) {
      withDriver(path, (driver) => driver.exec(`create table if not exists t(a); pragma application_id = ${id}`));
      await expectRefusal('store-not-ours');
    }
    withDriver(path, (driver) => driver.pragma('journal_mode = wal'));
    await expectRefusal('store-not-ours');
  });

  it('is refused where another program is writing', async () => {
    const driver = new Sqlite(path);
    driver.exec('pragma journal_mode = wal; create table t(a)');
    await expectRefusal('store-not-ours');
    driver.close();
  });
});

describe('a damaged store', () => {
  beforeEach(() => makeStore(`sqlite:${path}`));

  it('is refused with a header that is none', async () => {
    damage(0, Buffer.from('no longer so'));
    await expectRefusal('store-corrupt');
  });

  it('is refused when cut off, wherever', async () => {
    const { length } = readFileSync(path);
    for (const size of [length - 1, length - 4096, 5000, 4096, 200, 100, 50]) {
      truncateSync(path, size);
      await expectRefusal('store-corrupt');
    }
  });

  it('is refused with garbage in its pages', async () => {
    const { length } = readFileSync(path);
    damage(4096 * 3, Buffer.alloc(length - 4096 * 3, 'garbage'));
    await expectRefusal('store-corrupt');
  });

  it('is refused while commits are pending', async () => {
    const other = new Sqlite(path);
    other.exec(`insert into actor values ('1', 'Ada', 'person', 'admin')`);
    damage(4096 * 3, Buffer.alloc(4096 * 5, 'garbage'));
    expect(contents()).toHaveLength(2);
    await expectRefusal('store-corrupt');
    other.close();
  });

  it('is refused with garbage in its schema', async () => {
    damage(100, Buffer.alloc(3000, 'garbage'));
    await expectRefusal('store-corrupt');
  });
});

describe('a store of a newer version', () => {
  it('is refused', async () => {
    await makeStore(`sqlite:${path}`);
    withDriver(path, (driver) => driver.pragma(`user_version = ${currentVersion + 1}`));
    await expectRefusal('store-newer');
  });

  it('is refused while that version is only in the -wal', async () => {
    await makeStore(`sqlite:${path}`);
    const newer = new Sqlite(path);
    newer.pragma(`user_version = ${currentVersion + 1}`);
    await expectRefusal('store-newer');
    newer.close();
  });
});

describe('a store that cannot be written', () => {
  const script = `
    const [folder, ...paths] = process.argv.slice(1);
    const { openStore } = await import(folder + '/open-store.ts');
    for (const path of paths) {
      const opened = openStore('sqlite:' + path).then((store) => store.close());
      console.log(await opened.then(() => 'opened', (error) => error.code));
    }
  `;
  // Permissions do not hold for root: then the stores are opened by nobody, in a process of theirs.
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};

  it('is refused as read-only for its file, for its directory and where it would be made', async () => {
    await makeStore(`sqlite:${path}`);
    const places = ['free', 'file', 'directory', 'secret'].map((name) => join(directory, name));
    for (const place of places) {
      mkdirSync(place);
      copyFileSync(path, join(place, 'store.db'));
      chmodSync(join(place, 'store.db'), 0o666);
      chmodSync(place, 0o777);
    }
    const [free = '', file = '', closed = '', secret = ''] = places;
    chmodSync(join(file, 'store.db'), 0o444);
    chmodSync(closed, 0o555);
    chmodSync(join(secret, 'store.db'), 0o000);
    chmodSync(directory, 0o755);
    const before = contents();

    const stores = [...places.map((place) => join(place, 'store.db')), join(closed, 'new.db')];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', script, join(import.meta.dirname, '..'), ...stores],
      { encoding: 'utf8', ...nobody },
    );
    chmodSync(closed, 0o777);
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual([
      'opened',
      'store-read-only',
      'store-read-only',
      'store-unavailable',
      'store-read-only',
    ]);
    expect(contents()).toEqual(before);
    expect(readdirSync(free)).toEqual(['store.db']);
  }, 30_000);
});
