import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, eventOn, writeWorld } from '../contract/world.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';

let directory: string;
let store: Store;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  store = await openStore(`sqlite:${join(directory, 'store.db')}`);
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

describe('a backup', () => {
  it('is of the moment it began at, and comes to an end however much is written meanwhile', async () => {
    const world = createWorld();
    await writeWorld(store, world);
    // As large as several of the steps in which it is copied.
    const large = new Sqlite(join(directory, 'store.db'));
    large.exec('create table ballast (bytes blob); insert into ballast values (zeroblob(20000000))');
    large.close();
    const before = await store.read((reader) => reader.headSequence());
    const copied = join(directory, 'copy.db');
    const writes: Promise<unknown>[] = [];
    const write = () => store.write((writer) => writer.appendEvent(eventOn(world.author.id, 'claim', world.claim.id)));
    const done: number[] = [];
    await store.backup(copied, (share) => {
      done.push(share);
      // Started over at each of them it would never be whole.
      if (done.length < 50) writes.push(write());
    });
    await Promise.all(writes);
    expect(done.length).toBeLessThan(20);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(await store.read((reader) => reader.headSequence())).toBe(before + writes.length);
    const copy = await openStore(`sqlite:${copied}`);
    expect(await copy.read((reader) => reader.headSequence())).toBe(before);
    expect(await copy.check()).toEqual([]);
    await copy.close();
  });

  it('leaves a file that is there as it is', async () => {
    const copied = join(directory, 'copy.db');
    await store.backup(copied);
    await expect(store.backup(copied)).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.backup(join(directory, 'none/copy.db'))).rejects.toThrowError();
    await store.write(() => undefined);
  });
});
