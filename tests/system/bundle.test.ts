import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import { createGateway } from '@assay/gateway';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { endGateways, type GatewayProcess, startGateway } from './gateway-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-bundle-'));
afterAll(() => {
  endGateways();
  rmSync(folder, { recursive: true });
});

const request = (query: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});

describe('the bundle that npm start runs', () => {
  const file = join(folder, 'desk.db');
  let gateway: GatewayProcess;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(root, 'apps/gateway/bundle.ts')]);
    // Nobody takes traces at that port: all that can be on is on, and says so.
    const otlp = { ASSAY_OTEL: 'on', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
    gateway = await startGateway(file, { ASSAY_METRICS: '127.0.0.1:0', ...otlp }, [
      join(root, 'apps/gateway/dist/bundle/main.js'),
    ]);
  });

  it('has the schema of its sources, and their page', async () => {
    const query = '{ __schema { types { name description fields { name description args { name } } } } }';
    const store = await openStore(':memory:');
    const fromSources = createGateway({ store });
    const expected = await fromSources.fetch(new Request('http://127.0.0.1/graphql', request(query)));
    expect(await (await fetch(gateway.address, request(query))).json()).toEqual(await expected.json());
    // The texts are nine megabytes, which nobody wants to see compared.
    const html = { headers: { accept: 'text/html' } };
    const page = await (await fetch(gateway.address, html)).text();
    expect(page === (await (await fromSources.fetch(new Request('http://127.0.0.1/graphql', html))).text())).toBe(true);
    await fromSources.dispose();
    await store.close();
  });

  it('tells metrics', async () => {
    const port = gateway.log.find(({ message }) => message === 'metrics')?.port;
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('assay_requests_total{');
  });

  it('names the sources in the stack of a fault, each at a line it has', async () => {
    const driver = new Database(file);
    driver.exec('alter table claimant rename to gone');
    driver.close();
    await fetch(gateway.address, request('{ claimants(first: 1) { edges { node { name } } } }'));
    const { stack = '' } = gateway.log.find(({ message }) => message === 'fault') ?? {};
    const places = [...stack.matchAll(/ \(?([^\s()]+\.ts):(\d+)/g)];
    expect(places.map(([, path]) => path)).toContain('packages/core/src/store/sqlite/watched.ts');
    expect(stack).not.toContain('dist/bundle');
    for (const [, path = '', line] of places) {
      expect(readFileSync(join(root, path), 'utf8').split('\n').length, path).toBeGreaterThanOrEqual(Number(line));
    }
  });

  it('sends traces, and ends in order', async () => {
    gateway.child.kill('SIGTERM');
    expect(await gateway.ended).toEqual({ code: 0, signal: null });
    expect(gateway.log.map(({ message }) => message)).toContain('spans were not sent');
  });
});

describe('the set-up of npm start', () => {
  const path = (name: string) => join(folder, 'checkout', name);
  const setUp = () => execFileSync(process.execPath, [path('tests/setup.js'), 'gateway'], { stdio: 'ignore' });
  /** Whether it made the bundle. A line in the place of the bundler: what a bundle is matters not here. */
  const makes = () => {
    rmSync(path('made'), { force: true });
    setUp();
    return existsSync(path('made'));
  };

  it('makes the bundle where there is none, and again when a source has changed or is gone', () => {
    for (const name of ['tests', 'apps/gateway/dist/bundle', 'node_modules/.pnpm']) {
      mkdirSync(path(name), { recursive: true });
    }
    cpSync(join(root, 'tests/setup.js'), path('tests/setup.js'));
    for (const name of ['pnpm-lock.yaml', 'node_modules/.pnpm/lock.yaml', 'a.ts', 'b.ts'])
      writeFileSync(path(name), '');
    writeFileSync(path('package.json'), '{ "type": "module" }');
    writeFileSync(
      path('apps/gateway/bundle.ts'),
      `import { existsSync, statSync, writeFileSync } from 'node:fs';
      const times = ['a.ts', 'b.ts'].filter(existsSync).map((name) => [name, statSync(name).ctimeMs]);
      writeFileSync('apps/gateway/dist/bundle/made-from.json', JSON.stringify(Object.fromEntries(times)));
      writeFileSync('made', '');`,
    );
    expect([makes(), makes()]).toEqual([true, false]);
    writeFileSync(path('b.ts'), '');
    expect([makes(), makes()]).toEqual([true, false]);
    rmSync(path('b.ts'));
    expect([makes(), makes()]).toEqual([true, false]);
  });
});
