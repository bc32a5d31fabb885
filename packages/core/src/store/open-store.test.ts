import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asId } from '../value/id.ts';
import { eventOn, makeStore } from './contract/world.ts';
import { migrations } from './migrations/migrations.ts';
import { openStore } from './open-store.ts';
import { assertSettings } from './sqlite/connection.ts';
import { currentVersion, migrate } from './sqlite/migrate.ts';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  path = join(directory, 'store.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = () => openStore(`sqlite:${path}`, { busyTimeout: 20 });

function withDriver(at: string, work: (driver: Sqlite.Database) => void): void {
  const driver = new Sqlite(at);
  work(driver);
  driver.close();
}

describe('the address of a store', () => {
  it.each(['', 'sqlite:', 'store.db', 'postgres://localhost/assay', 'sqlite: store.db', 'sqlite:store.db\0'])(
    'cannot be %j',
    async (url) => {
      await expect(openStore(url)).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );

  it('cannot be in a directory that is not there, be a directory, or lie beneath a file', async () => {
    await expect(openStore(`sqlite:${directory}/none/store.db`)).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(openStore(`sqlite:${directory}`)).rejects.toMatchObject({ code: 'store-unavailable' });
    writeFileSync(path, '');
    await expect(openStore(`sqlite:${path}/store.db`)).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(readdirSync(directory)).toEqual(['store.db']);
  });
});

describe('a new store', () => {
  it('is made where there is no file, and is there when it is opened again', async () => {
    const world = await makeStore(`sqlite:${path}`);
    expect(readdirSync(directory)).toEqual(['store.db']);
    const store = await open();
    expect(await store.read((reader) => reader.getClaim(world.claim.id))).toEqual(world.claim);
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  it('is made in an empty file, and in an empty database', async () => {
    writeFileSync(path, '');
    await (await open()).close();
    rmSync(path);
    withDriver(path, (driver) => driver.exec('pragma user_version = 0; vacuum'));
    expect(readFileSync(path).length).toBeGreaterThan(0);
    await (await open()).close();
  });

  it('bears its mark and version in the file itself, before anything is moved from the -wal', async () => {
    const store = await open();
    const header = readFileSync(path);
    expect(header.toString('latin1', 68, 72)).toBe('ASAY');
    expect(header.readUInt32BE(60)).toBe(currentVersion);
    await store.close();
  });
});

describe('a store of an older version', () => {
  const makeOld = () =>
    withDriver(path, (driver) => {
      migrate(driver, migrations.slice(0, 1));
      driver.pragma('journal_mode = wal');
      driver.exec(`insert into actor values ('1', 'Ada', 'person', 'admin')`);
    });

  it('is brought forward with what it holds', async () => {
    makeOld();
    const store = await open();
    expect((await store.read((reader) => reader.actorsPage({ first: 9 }))).items).toHaveLength(1);
    expect(readFileSync(path).readUInt32BE(60)).toBe(currentVersion);
    await store.close();
    withDriver(path, (driver) => expect(() => driver.exec('delete from actor')).toThrow(/never deleted/));
  });

  it('stays what it was when a step fails', () => {
    makeOld();
    const broken = { name: '9999_broken', statements: 'create table extra (a); insert into nothing values (1);' };
    withDriver(path, (driver) => {
      expect(() => migrate(driver, [...migrations.slice(0, 1), broken])).toThrow();
      expect(driver.pragma('user_version', { simple: true })).toBe(1);
      expect(driver.prepare(`select 1 from sqlite_schema where name = 'extra'`).get()).toBeUndefined();
    });
  });
});

describe('a store cut short', () => {
  it('loses what was not committed, and nothing else', async () => {
    const world = await makeStore(`sqlite:${path}`);
    const copy = join(directory, 'copy.db');
    withDriver(path, (driver) => {
      driver.pragma('journal_mode = delete');
      driver.pragma('cache_size = 2');
      driver.exec('begin');
      driver.exec(
        `with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
        insert into actor select 'actor-' || i, 'Nobody', 'bot', 'bot' from n`,
      );
      copyFileSync(path, copy);
      copyFileSync(`${path}-journal`, `${copy}-journal`);
      driver.exec('rollback');
    });
    path = copy;
    const store = await open();
    expect(await store.check()).toEqual([]);
    await store.read(async (reader) => {
      expect((await reader.actorsPage({ first: 9, filter: { kinds: ['bot'] } })).items).toEqual([]);
      expect(await reader.findClaim(world.claim.id)).toEqual(world.claim);
    });
    await store.close();
  });
});

describe('an open store', () => {
  it('tells of every statement, of the one that writes and of those that read', async () => {
    const told: string[] = [];
    const store = await openStore(`sqlite:${path}`, { onStatement: (sql) => told.push(sql) });
    told.length = 0;
    await store.read((reader) => reader.headSequence());
    expect(told).toEqual(['begin', expect.stringContaining('event'), 'rollback']);
    told.length = 0;
    await store.write(() => undefined);
    expect(told.at(0)).toBe('begin immediate');
    expect(told.at(-1)).toBe('commit');
    await store.close();
  });

  it('tells who watches of the beginning and the end of each statement, without the values in it', async () => {
    const told: string[] = [];
    const watchStatement = (sql: string) => {
      told.push(sql);
      return () => told.push('end');
    };
    const store = await openStore(`sqlite:${path}`, { watchStatement });
    told.length = 0;
    const secret = asId('claim', '01981f4c-0000-7000-8000-000000000001');
    await store.read((reader) => reader.findClaim(secret));
    expect(told).toEqual([expect.stringContaining('from "claim"'), 'end']);
    expect(told[0]).not.toContain(secret);
    told.length = 0;
    await expect(store.write((writer) => writer.setRole(asId('actor', secret), 'admin'))).rejects.toThrowError();
    expect(told.filter((one) => one === 'end')).toHaveLength(told.length / 2);
    await store.close();
  });

  it('works where it can be read and written, and where another process is writing just now', async () => {
    const store = await open();
    const version = () => new Sqlite(path).pragma('user_version', { simple: true });
    const before = version();
    const pending = statSync(`${path}-wal`).size;
    await store.assertWorking();
    // What was tried went to the disk.
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(pending);
    const other = new Sqlite(path);
    other.exec('begin immediate');
    await store.assertWorking();
    other.exec('rollback');
    other.close();
    expect(version()).toBe(before);
    await store.close();
    await expect(store.assertWorking()).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('does not work any more once a newer Assay has taken the file over', async () => {
    const store = await open();
    const other = new Sqlite(path);
    const version = Number(other.pragma('user_version', { simple: true }));
    other.pragma(`user_version = ${version + 1}`);
    await expect(store.assertWorking()).rejects.toMatchObject({ code: 'store-newer' });
    other.pragma(`user_version = ${version}`);
    await store.assertWorking();
    other.close();
    await store.close();
  });

  it('waits for another process no longer than it was told', async () => {
    const world = await makeStore(`sqlite:${path}`);
    const store = await open();
    const other = new Sqlite(path);
    other.exec('begin immediate');
    const event = eventOn(world.author.id, 'claim', world.claim.id);
    const write = () => store.write((writer) => writer.appendEvent(event));
    await expect(write()).rejects.toMatchObject({ code: 'store-unavailable' });
    other.exec('rollback');
    other.close();
    expect(await write()).toMatchObject({ sequence: 2 });
    await store.close();
  });

  it('is shared with another', async () => {
    const world = await makeStore(`sqlite:${path}`);
    const [one, two] = [await open(), await open()];
    const event = eventOn(world.author.id, 'claim', world.claim.id);
    await one.write((writer) => writer.appendEvent(event));
    await two.write((writer) => writer.appendEvent(event));
    expect(await one.read((reader) => reader.headSequence())).toBe(3);
    await one.close();
    await two.close();
  });

  it('lets go of the file once what is under way has ended, and can be closed twice', async () => {
    await makeStore(`sqlite:${path}`);
    const store = await open();
    const reads = Array.from({ length: 9 }, () =>
      store.read(async (reader) => {
        await new Promise((resolve) => setImmediate(resolve));
        return reader.headSequence();
      }),
    );
    // Nine reads on fewer connections: they have taken their places, or wait for one.
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([store.close(), store.close()]);
    expect(await Promise.all(reads)).toEqual(Array(9).fill(1));
    expect(readdirSync(directory)).toEqual(['store.db']);
    await expect(store.read(() => 1)).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.write(() => 1)).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('reads back the settings that durability rests on', () => {
    const expected = { journal_mode: 'wal', busy_timeout: 5000 };
    withDriver(path, (driver) => {
      driver.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
      expect(() => assertSettings(driver, expected)).not.toThrow();
      for (const spoilt of [
        'synchronous = normal',
        'foreign_keys = off',
        'busy_timeout = 1',
        'journal_mode = delete',
      ]) {
        driver.exec(`pragma ${spoilt}`);
        expect(() => assertSettings(driver, expected)).toThrow(
          expect.objectContaining({ code: 'store-misconfigured' }),
        );
        driver.exec(
          'pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000; pragma journal_mode = wal',
        );
      }
    });
  });
});
