import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { normalForm } from '@assay/core';
import { openStore } from '@assay/core/store';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { endGateways, startGateway, writeUntil } from './gateway-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-backup-'));
});
afterEach(() => {
  // One that a failed test left behind.
  endGateways();
  rmSync(folder, { recursive: true });
});

const run = promisify(execFile);
const assay = (...argv: readonly string[]) =>
  run(process.execPath, ['--conditions=source', join(root, 'packages/cli/src/bin.js'), ...argv], { cwd: folder });

it('a backup that is made while clients write is whole, has all that was acknowledged before, and can be served', {
  timeout: 150_000,
}, async () => {
  const file = join(folder, 'desk.db');
  const gateway = await startGateway(file);
  const stop = new AbortController();
  const acknowledged: string[] = [];
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const writers = ['Ada', 'Ben', 'Cleo'].map((name) =>
    writeUntil(gateway.address, name, {
      signal: stop.signal,
      acknowledged: (one) => {
        acknowledged.push(one);
        if (acknowledged.length === 20) resolve();
      },
    }),
  );
  await enough;
  const before = [...acknowledged];
  await assay('backup', 'copy.db', '--db', 'desk.db');
  const after = acknowledged.length;
  stop.abort();
  for (const { fault } of await Promise.all(writers)) expect(fault).toBeNull();
  gateway.child.kill('SIGTERM');
  await gateway.ended;
  expect(after).toBeGreaterThan(before.length);
  expect((await assay('verify', 'copy.db')).stdout).toContain('Nothing wrong found');

  const [whole, copy] = [await openStore(`sqlite:${file}`), await openStore(`sqlite:${join(folder, 'copy.db')}`)];
  const events = async (store: typeof whole) =>
    (await store.read((reader) => reader.eventsPage({ first: 1000 }))).items;
  const [all, kept] = [await events(whole), await events(copy)];
  expect(kept).toEqual(all.slice(0, kept.length));
  for (const name of before) {
    expect(await copy.read((reader) => reader.findClaimantByNormalForm(normalForm(name))), name).toBeDefined();
  }
  await Promise.all([whole.close(), copy.close()]);

  const restored = await startGateway(join(folder, 'copy.db'));
  const goOn = new AbortController();
  const { names, fault } = await writeUntil(restored.address, 'Restored', {
    signal: goOn.signal,
    acknowledged: () => goOn.abort(),
  });
  expect([names, fault]).toEqual([['Restored 0'], null]);
  restored.child.kill('SIGTERM');
  expect(await restored.ended).toEqual({ code: 0, signal: null });
});
