import { type ChildProcess, spawn } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createIds } from '@assay/core';
import { addActor } from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { root } from '../house/tracked-files.ts';

interface LogLine {
  readonly message: string;
  readonly port?: number;
  readonly stack?: string;
}

/** The gateway as a process of its own. */
export interface GatewayProcess {
  readonly child: ChildProcess;
  readonly address: string;
  /** What its log has said so far, a line each. */
  readonly log: readonly LogLine[];
  /** Resolves once it has ended, with how. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const started = new Set<ChildProcess>();

/** Ends those that still run. */
export function endGateways(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

const sources = ['--conditions=source', join(root, 'apps/gateway/src/main.ts')];

/** Starts it over a database that has its first actor, so that no example is loaded; from its sources, if not told. */
export async function startGateway(
  file: string,
  env: Readonly<Record<string, string>> = {},
  program: readonly string[] = sources,
): Promise<GatewayProcess> {
  await employ(file);
  const child = spawn(process.execPath, [...program], {
    cwd: root,
    env: { ...process.env, ASSAY_DB: file, PORT: '0', ASSAY_LOG: 'json', ...env },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  started.add(child);
  const ended = once(child, 'close').then(([code, signal]) => {
    started.delete(child);
    return { code, signal };
  });
  const log: LogLine[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    const entry = JSON.parse(line);
    log.push(entry);
    if (entry.message === 'listening') resolve(entry.address);
  });
  const address = await Promise.race([promise, ended]);
  if (typeof address !== 'string') throw new Error(`expected a gateway that listens, got ${JSON.stringify(log)}`);
  return { child, address, log, ended };
}

async function employ(file: string): Promise<void> {
  const store = await openStore(`sqlite:${file}`);
  if ((await store.read((reader) => reader.headSequence())) === 0) {
    const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
    await addActor({ store, now: Date.now, makeId, actor: makeId('actor') }, { name: 'Desk', kind: 'person' });
  }
  await store.close();
}

/**
 * Writes claimants one after another until `signal` aborts or a request fails. Answers the names whose writing was
 * acknowledged, and what ended it.
 */
export async function writeUntil(
  address: string,
  name: string,
  options: { readonly signal: AbortSignal; readonly acknowledged: (name: string) => void },
): Promise<{ readonly names: readonly string[]; readonly fault: unknown }> {
  const names: string[] = [];
  const query = 'mutation ($name: String!) { addClaimant(input: { name: $name, kind: PERSON }) { __typename } }';
  for (let number = 0; !options.signal.aborted; number += 1) {
    const one = `${name} ${number}`;
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-assay-actor': 'Desk; role=admin' },
        body: JSON.stringify({ query, variables: { name: one } }),
      });
      const answer = JSON.parse(await response.text());
      if (answer.data?.addClaimant?.__typename !== 'AddClaimantPayload') return { names, fault: answer };
      names.push(one);
      options.acknowledged(one);
    } catch (fault) {
      return { names, fault };
    }
  }
  return { names, fault: null };
}
