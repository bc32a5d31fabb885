import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { asId, createIds } from '@assay/core';
import { createKey } from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { idOf } from './ids.ts';
import type { Round, Seen } from './load.ts';

const root = new URL('../../../', import.meta.url).pathname;

/** All limits are on; only the rate, of which a load is more than anybody's share, is raised. */
const rates = 'anonymousPerSecond=1000000000 anonymousBurst=1000000000 perSecond=1000000000 burst=1000000000';

export interface Server {
  readonly name: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly child: ChildProcess;
}

export interface Place {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly env?: { readonly [name: string]: string };
}

export async function start({ name, arguments: given, env = {} }: Place): Promise<Omit<Server, 'headers'>> {
  const child = spawn(process.execPath, [...given], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:[^\s]+graphql/.exec(line) ?? [];
    if (url !== undefined) return { name, url, child };
  }
  throw new Error(`${name} did not start`);
}

/** The gateway as `npm start` runs it, but for how much may be asked of it. */
export function startGateway(file: string): Promise<Omit<Server, 'headers'>> {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', `file:${root}`), 'utf8'));
  const env = { ASSAY_DB: file, ASSAY_AUTH: 'on', ASSAY_LIMITS: rates, ASSAY_LOG_LEVEL: 'warn', PORT: '0' };
  return start({ name: 'gateway', arguments: String(scripts.start).split(' ').slice(1), env });
}

/** A key of an editor, as `Authorization` has it. */
export async function makeKey(file: string): Promise<string> {
  const store = await openStore(`sqlite:${file}`);
  const makeId = createIds({ now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  const admin = asId('actor', idOf('actor', 3));
  const { secret } = await createKey(
    { store, actor: admin, now: Date.now, makeId },
    { actorId: idOf('actor', 0), name: 'Bench' },
  );
  await store.close();
  return secret;
}

/** Asks as told, in a process of its own. */
export async function load(round: Round): Promise<Seen> {
  const child = spawn(process.execPath, [new URL('load.ts', import.meta.url).pathname], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(round));
  const seen: Seen = JSON.parse(await text(child.stdout));
  if (seen.failures > 0) throw new Error(`${seen.failures} requests to ${round.url} failed`);
  return seen;
}

/** What a process holds. */
export function megabytesOf({ child }: Pick<Server, 'child'>): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
}
