import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const root = new URL('../../', import.meta.url).pathname;
const rounds = 5;

/** How long after its start the gateway was ready and gave its first answer, and what it then holds. */
interface Start {
  readonly ready: number;
  readonly answer: number;
  readonly megabytes: number;
}

async function startGateway(file: string): Promise<Start> {
  // As `npm start` starts it, flags and all.
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const begin = performance.now();
  const since = () => (performance.now() - begin) / 1000;
  const child = spawn(process.execPath, String(scripts.start).split(' ').slice(1), {
    cwd: root,
    env: { ...process.env, ASSAY_DB: file, PORT: '0', ASSAY_LOG: '', ASSAY_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:[^\s]+graphql/.exec(line) ?? [];
    if (url === undefined) continue;
    const ready = since();
    const body = '{"query":"{ claims(first: 20) { edges { node { text verdict { latest { rating } } } } } }"}';
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    if (!(await response.text()).includes('"rating":')) throw new Error('expected claims with ratings');
    const answer = since();
    await setTimeout(2_000);
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    child.kill('SIGTERM');
    await once(child, 'exit');
    return { ready, answer, megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
  }
  throw new Error('the gateway did not start');
}

/** What `npm start` does before it starts the gateway, where a source has changed. */
export function makeBundle(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'bundle'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('expected a bundle of the gateway, got none');
}

/** How fast the gateway starts, from its first answer back, and how much memory it takes idle. */
export async function benchGateway(file: string): Promise<void> {
  makeBundle();
  const line = ({ ready, answer, megabytes }: Start) =>
    `ready after ${ready.toFixed(2)} s, first answer after ${answer.toFixed(2)} s, holds ${megabytes.toFixed(0)} MB idle`;
  console.log(`gateway, loading the example into an empty database: ${line(await startGateway(file))}`);
  const starts: Start[] = [];
  for (let round = 0; round < rounds; round += 1) starts.push(await startGateway(file));
  const median = (of: (start: Start) => number) => starts.map(of).toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
  const usual = {
    ready: median(({ ready }) => ready),
    answer: median(({ answer }) => answer),
    megabytes: median(({ megabytes }) => megabytes),
  };
  console.log(`gateway, started again: ${line(usual)}, the median of ${rounds}`);
  console.log('(wanted: first answer after less than 1.5 s, less than 150 MB idle)\n');
}
