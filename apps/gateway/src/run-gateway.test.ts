import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import { claims } from '@assay/example-defence-firms';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadExampleOnce } from './load-example-once.ts';
import { runGateway } from './run-gateway.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  file = join(directory, 'deep/assay.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Runs the gateway until it has printed its address, or ended. */
async function start(env: { readonly [name: string]: string }) {
  const stop = new AbortController();
  const printed: string[] = [];
  const warned: string[] = [];
  let ready: (text: string) => void = () => undefined;
  const greeted = new Promise<string>((resolve) => {
    ready = resolve;
  });
  const ended = runGateway({
    env: { ASSAY_DB: file, PORT: '0', ...env },
    print: (text) => {
      printed.push(text);
      ready(text);
    },
    warn: (text) => warned.push(text),
    isTerminal: true,
    stop: stop.signal,
  });
  await Promise.race([greeted, ended]);
  const address = /http:\/\/\S+\/graphql/.exec(printed.join())?.[0] ?? '';
  return { address, printed, warned, ended, stop };
}

async function ask(address: string, query: string, headers: HeadersInit = {}) {
  const all = { 'content-type': 'application/json', ...Object(headers) };
  return (await fetch(address, { method: 'POST', headers: all, body: JSON.stringify({ query }) })).json();
}

const adding = 'mutation { addClaimant(input: { name: "A", kind: PERSON }) { __typename } }';

describe('the gateway as a program', () => {
  it('loads the example once, prints three queries that run, takes writes on loopback, and stops when told', {
    timeout: 60_000,
  }, async () => {
    const first = await start({});
    const queries = first.printed.join().match(/^\{\n[\s\S]*?^\}$/gm) ?? [];
    expect(queries).toHaveLength(3);
    for (const query of queries) {
      const { data, errors } = await ask(first.address, query);
      expect(errors).toBeUndefined();
      expect(data.claims.edges.length).toBeGreaterThan(0);
    }
    const written = await ask(first.address, adding, { 'x-assay-actor': 'Me' });
    expect(written).toEqual({ data: { addClaimant: { __typename: 'AddClaimantPayload' } } });
    first.stop.abort();
    expect(await first.ended).toBe(0);
    await expect(fetch(first.address)).rejects.toThrowError();

    const store = await openStore(`sqlite:${file}`);
    const sequence = await store.read((reader) => reader.headSequence());
    await store.close();
    const second = await start({ HOST: '0.0.0.0' });
    const port = new URL(second.address).port;
    const refused = await ask(`http://127.0.0.1:${port}/graphql`, adding, { 'x-assay-actor': 'Me' });
    expect(refused).toEqual({ data: { addClaimant: { __typename: 'Refusal' } } });
    second.stop.abort();
    expect([await second.ended, second.warned]).toEqual([0, []]);
    const again = await openStore(`sqlite:${file}`);
    expect(await again.read((reader) => reader.headSequence())).toBe(sequence);
    await again.close();
  });

  it('says what is wrong with a setting', async () => {
    const { ended, warned } = await start({ PORT: 'http' });
    expect(await ended).toBe(2);
    expect(warned).toEqual([expect.stringMatching(/^invalid-input: expected PORT .* got "http"$/)]);
  });

  it('does not start without doors where others reach it', async () => {
    const { ended, warned, printed } = await start({ HOST: '0.0.0.0', ASSAY_AUTH: 'off' });
    expect([await ended, printed]).toEqual([2, []]);
    expect(warned).toEqual([expect.stringMatching(/^invalid-input: expected ASSAY_AUTH /)]);
  });

  it('with doors on this machine too takes nobody at their word, and shows what is published', async () => {
    const { address, ended, stop, printed } = await start({ ASSAY_AUTH: 'on' });
    expect(printed.join()).toContain('authorization: Bearer');
    const refused = await ask(address, adding, { 'x-assay-actor': 'Me' });
    expect(refused).toEqual({ data: { addClaimant: { __typename: 'Refusal' } } });
    const reading = '{ claims(first: 1) { edges { node { verdict { latest { state reviews { id } } } } } } }';
    const { data } = await ask(address, reading);
    expect(data.claims.edges).toMatchObject([{ node: { verdict: { latest: { state: 'PUBLISHED', reviews: [] } } } }]);
    stop.abort();
    expect(await ended).toBe(0);
  });

  it('says what is wrong with a database it cannot use', async () => {
    writeFileSync(join(directory, 'notes.txt'), 'Not a database, but a page of notes that is long enough to be one.');
    const other = await start({ ASSAY_DB: join(directory, 'notes.txt') });
    expect([await other.ended, other.warned]).toEqual([3, [expect.stringMatching(/^store-not-ours: /)]]);
    const beneath = await start({ ASSAY_DB: join(directory, 'notes.txt/assay.db') });
    expect([await beneath.ended, beneath.warned]).toEqual([3, [expect.stringMatching(/^store-unavailable: /)]]);
  });

  it('says when the port is taken, or the host is not its own', { timeout: 60_000 }, async () => {
    const other: Server = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const taken = await start({ PORT: String(port) });
    expect([await taken.ended, taken.warned]).toEqual([3, [expect.stringContaining(`got ${port} on 127.0.0.1`)]]);
    other.close();
    const elsewhere = await start({ HOST: '192.0.2.1' });
    expect([await elsewhere.ended, elsewhere.warned]).toEqual([3, [expect.stringContaining('192.0.2.1')]]);
  });
});

/** Loads the example, and is killed in the middle of a statement. */
const loading = `
  const [file, folder] = process.argv.slice(1);
  const { openStore } = await import('@assay/core/store');
  const { loadExampleOnce } = await import(folder + '/load-example-once.ts');
  let left = 2000;
  const onStatement = () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
  await loadExampleOnce(await openStore('sqlite:' + file, { onStatement }));
`;

describe('the example', () => {
  it('is loaded whole by the next start when its loading was killed in the middle', { timeout: 60_000 }, async () => {
    const args = ['--conditions=source', '--input-type=module', '--eval', loading, join(directory, 'assay.db')];
    const child = spawn(process.execPath, [...args, import.meta.dirname], {
      cwd: import.meta.dirname,
      stdio: 'inherit',
    });
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
    const store = await openStore(`sqlite:${join(directory, 'assay.db')}`);
    expect(await store.read((reader) => reader.headSequence())).toBe(0);
    await loadExampleOnce(store);
    const { items } = await store.read((reader) =>
      reader.claimsPage({ first: 100, filter: { states: ['published'] } }),
    );
    expect(items).toHaveLength(claims.length);
    await store.close();
  });
});
