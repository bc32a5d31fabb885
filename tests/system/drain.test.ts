import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalForm } from '@assay/core';
import { openStore } from '@assay/core/store';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endGateways, startGateway, writeUntil } from './gateway-process.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-drain-'));
  file = join(folder, 'desk.db');
});
afterEach(() => {
  // One that a failed test left behind.
  endGateways();
  rmSync(folder, { recursive: true });
});

it('a gateway told to stop while clients write keeps every write it acknowledged, and ends in order', {
  timeout: 150_000,
}, async () => {
  const gateway = await startGateway(file);
  let acknowledged = 0;
  const stop = new AbortController();
  const writers = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'].map((name) =>
    writeUntil(gateway.address, name, {
      signal: stop.signal,
      acknowledged: () => {
        acknowledged += 1;
        if (acknowledged === 60) gateway.child.kill('SIGTERM');
      },
    }),
  );
  const written = await Promise.all(writers);
  expect(await gateway.ended).toEqual({ code: 0, signal: null });
  // Each was writing when the end came: what stopped it was a connection that was not let in any more, or let go idle.
  for (const { fault } of written) expect(fault).toBeInstanceOf(TypeError);
  expect(gateway.log.map(({ message }) => message).filter((message) => message !== 'request')).toEqual([
    'listening',
    'draining',
    'stopped',
  ]);
  expect([existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([false, false]);

  const store = await openStore(`sqlite:${file}`);
  expect(await store.check()).toEqual([]);
  const names = written.flatMap((one) => one.names);
  expect(names.length).toBeGreaterThanOrEqual(60);
  await store.read(async (reader) => {
    // What was under way was answered: nothing was done that nobody heard of.
    expect((await reader.claimantsPage({ first: 1000 })).items).toHaveLength(names.length);
    for (const name of names) expect(await reader.findClaimantByNormalForm(normalForm(name)), name).toBeDefined();
  });
  await store.close();
});

it('a gateway told to stop says so where it is asked for, and takes requests until others know', {
  timeout: 150_000,
}, async () => {
  const gateway = await startGateway(file, { ASSAY_DRAIN_WAIT_MS: '30000' });
  const ready = async () => (await fetch(new URL('/ready', gateway.address))).status;
  expect(await ready()).toBe(200);
  gateway.child.kill('SIGTERM');
  let status = await ready();
  while (status === 200) status = await ready();
  expect(status).toBe(503);
  const response = await fetch(`${gateway.address}?query={__typename}`);
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  expect((await fetch(new URL('/health', gateway.address))).status).toBe(200);
  // Whoever does not want to wait says so a second time; the same signal within half a second is one key press.
  const impatient = setInterval(() => gateway.child.kill('SIGTERM'), 200);
  expect(await gateway.ended).toEqual({ code: 1, signal: null });
  clearInterval(impatient);
});
