import { addClaimant, type CommandEnvironment } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { createTestEnvironment } from '@assay/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCursors, placeAt } from './cursor.ts';
import { follow } from './follow.ts';
import { createHub, type Hub } from './hub.ts';

let env: CommandEnvironment;
let store: Store;
let hub: Hub;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ env, store, close } = await createTestEnvironment());
  hub = createHub(store);
});
afterEach(() => close());

describe('what subscriptions share', () => {
  it('is one watch and one clock however many are held, and neither once none is', () => {
    const [set, clear] = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'clearInterval')];
    const ends = Array.from({ length: 50 }, () => hub.hold(() => undefined));
    for (const end of [...ends, ...ends]) end();
    expect([set.mock.calls.length, clear.mock.calls.length]).toEqual([1, 1]);
    vi.restoreAllMocks();
  });

  it('reads what is new once for all who have read what was', async () => {
    let reads = 0;
    const counted = createHub({
      watch: store.watch,
      read: (work) => {
        reads += 1;
        return store.read(work);
      },
    });
    const release = counted.hold(() => undefined);
    const end = new AbortController();
    const wanted = { after: null, concerns: () => true, reaches: async () => true };
    const streams = await Promise.all(Array.from({ length: 20 }, () => follow(counted, wanted, end.signal)));
    const firsts = streams.map((stream) => stream[Symbol.asyncIterator]().next());
    // Each asked for its place; all of them wait for the same.
    const before = reads;
    await addClaimant(env, { name: 'A', kind: 'person' });
    const heard = await Promise.all(firsts);
    expect(new Set(heard.map(({ value }) => value?.event.sequence)).size).toBe(1);
    expect(reads - before).toBeLessThan(4);
    end.abort();
    release();
  });

  it('knows a cursor again in any process, and no cursor of another store, of the future or changed on the way', async () => {
    const cursors = await hub.cursors();
    const cursor = cursors.seal(placeAt(2, 5));
    expect(cursors.seal(placeAt(2, 5))).not.toBe(cursor);
    expect(await createHub(store).placeOf(cursor)).toEqual(placeAt(2, 5));
    const other = await openStore(':memory:');
    const foreign = (await createHub(other).cursors()).seal(placeAt(2, 5));
    await other.close();
    const changed = [...cursor].map(
      (letter, at) => cursor.slice(0, at) + (letter === 'A' ? 'B' : 'A') + cursor.slice(at + 1),
    );
    for (const bad of [foreign, cursors.seal(placeAt(1e6, 5)), '', 'x'.repeat(1e6), `${cursor}AAAA`, ...changed]) {
      await expect(hub.placeOf(bad)).rejects.toMatchObject({ code: 'invalid-cursor' });
    }
  });

  it('seals any numbers of a place', () => {
    const { seal, open } = createCursors(new Uint8Array(32));
    const numbers = [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER];
    for (const [at, sequence] of numbers.entries()) {
      const place = { sequence, time: numbers.at(at - 1) ?? 0, shown: numbers.at(at - 2) ?? 0 };
      expect(open(seal(place))).toEqual(place);
    }
  });
});
