import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addClaimant } from '../commands/add-claimant.ts';
import { createTestEnvironment } from '../testing/test-environment.ts';
import { openStore } from './open-store.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  file = `sqlite:${join(directory, 'store.db')}`;
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('a store that is watched', () => {
  it.each(['memory', 'a file'])('in %s tells at once of its own writes, and not of what was undone', async (place) => {
    const { store, env, close } = await createTestEnvironment(place === 'memory' ? ':memory:' : file);
    let told = 0;
    const end = store.watch(() => {
      told += 1;
    });
    await addClaimant(env, { name: 'A', kind: 'person' });
    expect(told).toBe(1);
    await expect(addClaimant(env, { name: '', kind: 'person' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(store.write(() => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
    expect(told).toBe(1);
    end();
    await addClaimant(env, { name: 'B', kind: 'person' });
    expect(told).toBe(1);
    await close();
    expect(() => store.watch(() => undefined)).toThrow(expect.objectContaining({ code: 'store-unavailable' }));
  });

  it('tells of the writes of another, each listener as long as it listens', async () => {
    const { env, close } = await createTestEnvironment(file);
    const other = await openStore(file);
    const told = () => new Promise<void>((resolve) => other.watch(resolve));
    const both = Promise.all([told(), told()]);
    await addClaimant(env, { name: 'A', kind: 'person' });
    await both;
    await Promise.all([close(), other.close()]);
  });

  it('has one timer however many watch it, and none afterwards', async () => {
    const store = await openStore(file);
    const [set, clear] = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'clearInterval')];
    const ends = Array.from({ length: 10 }, () => store.watch(() => undefined));
    for (const end of ends) end();
    for (const end of ends) end();
    store.watch(() => undefined);
    await store.close();
    expect([set.mock.calls.length, clear.mock.calls.length]).toEqual([2, 2]);
    vi.restoreAllMocks();
  });
});

describe('the key of cursors', () => {
  it('is the same for all who have the store, and another in each', async () => {
    const [one, same, other] = await Promise.all([openStore(file), openStore(file), openStore(':memory:')]);
    const [a, b, c] = await Promise.all([one, same, other].map((store) => store.read((reader) => reader.cursorKey())));
    expect([a?.length, a]).toEqual([32, b]);
    expect(a).not.toEqual(c);
    await Promise.all([one, same, other].map((store) => store.close()));
  });
});
