import { AssayError } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from '../create-gateway.ts';

let store: Store;
let gateway: Gateway;
let asked: number;
let works: () => Promise<void>;
let told: unknown[];
beforeEach(async () => {
  asked = 0;
  told = [];
  works = async () => undefined;
  store = await openStore(':memory:');
  const watched: Store = {
    ...store,
    assertWorking: async () => {
      asked += 1;
      await works();
      return store.assertWorking();
    },
  };
  gateway = createGateway({ store: watched, onReadiness: (fault) => told.push(fault) });
});
afterEach(async () => {
  await gateway.dispose();
  await store.close();
});

async function probe(path: string) {
  const response = await gateway.fetch(new Request(`http://localhost${path}`));
  return [response.status, await response.text()];
}

describe('a probe', () => {
  it('of health is answered by a process that is up, whatever the store does', async () => {
    works = async () => Promise.reject(new AssayError('store-unavailable', 'secret'));
    expect(await probe('/health')).toEqual([200, '{"status":"up"}']);
    gateway.drain.announce();
    expect(await probe('/health')).toEqual([200, '{"status":"up"}']);
    expect(asked).toBe(0);
  });

  it('of readiness asks the store to read and write, however often it comes only now and then', async () => {
    expect(await Promise.all([probe('/ready'), probe('/ready'), probe('/ready')])).toEqual(
      [1, 2, 3].map(() => [200, '{"status":"ready"}']),
    );
    expect(asked).toBe(1);
  });

  it('of readiness says that the store does not work, and why only to the log', async () => {
    const fault = new AssayError('store-unavailable', 'the disk /secret is full');
    works = async () => Promise.reject(fault);
    expect(await probe('/ready')).toEqual([503, '{"status":"unavailable"}']);
    expect(told).toEqual([fault]);
  });

  it('of readiness sends requests elsewhere once an end is announced', async () => {
    expect(await probe('/ready')).toEqual([200, '{"status":"ready"}']);
    gateway.drain.announce();
    expect(await probe('/ready')).toEqual([503, '{"status":"draining"}']);
    expect(told).toEqual([]);
  });

  it.each(['/health/', '/x/health', '/graphql?x=/health', '/live', '/x/ready', '/'])('is not at %s', async (path) => {
    const response = await gateway.fetch(new Request(`http://localhost${path}`));
    expect(await response.text()).not.toMatch(/"status":"(up|ready)"/);
    expect(response.headers.get('x-yoga-id')).toBeNull();
  });
});
