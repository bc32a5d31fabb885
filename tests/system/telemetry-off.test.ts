import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { endGateways, startGateway } from './gateway-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-telemetry-'));
afterAll(() => {
  endGateways();
  rmSync(folder, { recursive: true });
});

// Writes a line to the log for each module of what tells others that is read.
const watch = `import { registerHooks } from 'node:module';
registerHooks({
  load(url, context, next) {
    const [found] = /node_modules\\/(@opentelemetry|prom-client)(?=\\/)|src\\/telemetry\\/(tracing|metrics)/.exec(url) ?? [];
    if (found !== undefined) console.error(JSON.stringify({ message: 'loaded ' + found }));
    return next(url, context);
  },
});`;

async function loadedWith(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const gateway = await startGateway(join(folder, 'desk.db'), env, [
    '--conditions=source',
    `--import=data:text/javascript,${encodeURIComponent(watch)}`,
    join(root, 'apps/gateway/src/main.ts'),
  ]);
  await fetch(gateway.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ claims(first: 1) { edges { node { text } } } }"}',
  });
  gateway.child.kill('SIGTERM');
  expect(await gateway.ended).toEqual({ code: 0, signal: null });
  return [...new Set(gateway.log.map(({ message }) => message).filter((message) => message.startsWith('loaded')))];
}

it('without metrics and traces nothing of them is even read', async () => {
  expect(await loadedWith({})).toEqual([]);
});

it('where metrics are on, what makes them is', async () => {
  expect(await loadedWith({ ASSAY_METRICS: '127.0.0.1:0' })).toContain('loaded node_modules/prom-client');
});
