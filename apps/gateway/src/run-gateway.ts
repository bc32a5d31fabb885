import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AssayError, type ErrorCode } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import { actorFromHeader } from './actor-header.ts';
import { createGateway } from './create-gateway.ts';
import { examples } from './examples.ts';
import { createLimitedServer } from './limits/limited-server.ts';
import { loadExampleOnce } from './load-example-once.ts';
import { gracefulClose } from './running/graceful-close.ts';
import { asSettings, type Settings } from './settings.ts';
import { openTelemetry, type Telemetry } from './telemetry/open-telemetry.ts';

/** What the program has of the world. */
export interface Surroundings {
  readonly env: { readonly [name: string]: string | undefined };
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Whether a person reads what is written there; not, where left out. */
  readonly isTerminal?: boolean;
  /** Aborted when it is time to stop. */
  readonly stop: AbortSignal;
}

/** 0: stopped when told; 2: a setting was not understood; 3: it could not be carried out. */
export type ExitCode = 0 | 2 | 3;

/** Opens the database and serves it until told to stop. */
export async function runGateway(around: Surroundings): Promise<ExitCode> {
  let failed: ExitCode = 2;
  try {
    const settings = asSettings(around.env, around.isTerminal);
    failed = 3;
    const telemetry = await openTelemetry(settings, around);
    const store = await openDatabase(settings.file, telemetry);
    try {
      await loadExampleOnce(store);
      if (!around.stop.aborted) await serve(store, settings, telemetry, around);
    } finally {
      await store.close();
      await telemetry.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    around.warn(`${error.code}: ${error.message}`);
    return failed;
  }
}

async function openDatabase(file: string, { watchStatement }: Telemetry): Promise<Store> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    const message = `expected ASSAY_DB in a directory that is there or can be made, got ${JSON.stringify(file)}`;
    throw new AssayError('store-unavailable', message, { cause });
  }
  return openStore(`sqlite:${file}`, watchStatement === null ? {} : { watchStatement });
}

async function serve(
  store: Store,
  {
    host,
    port,
    limits,
    webhooks,
    introspection,
    federation,
    auth,
    publicClaims,
    tokens,
    drain,
    log: { screen },
  }: Settings,
  telemetry: Telemetry,
  { print, stop }: Surroundings,
): Promise<void> {
  const { log } = telemetry;
  const gateway = createGateway({
    store,
    limits,
    webhooks,
    introspection,
    federation,
    publicClaims,
    tokens,
    ...telemetry.options,
    ...(auth === 'off' ? { actorOf: actorFromHeader() } : {}),
  });
  const server = createLimitedServer(gateway.listener, limits);
  const close = gracefulClose(server);
  const metrics = telemetry.serverOf(gateway.gauges);
  try {
    const bound = await listen(server, host, port);
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    if (screen) print(greeting(address, auth === 'off'));
    else log('info', 'listening', { address: `${address}/graphql` });
    if (metrics !== null) {
      const at = await listen(metrics.server, metrics.host, metrics.port);
      log('info', 'metrics', { host: metrics.host, port: at });
    }
    await aborted(stop);
    log('info', 'draining', { waitMs: drain.waitMs, deadlineMs: drain.deadlineMs });
    gateway.drain.announce();
    await setTimeout(drain.waitMs);
    const closed = close(drain.deadlineMs);
    await gateway.drain.finish();
    await closed;
    log('info', 'stopped');
  } finally {
    metrics?.server.close();
    metrics?.server.closeAllConnections();
    await gateway.dispose();
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const refusal = (code: ErrorCode, message: string) => new AssayError(code, message, { cause: error });
  switch (error.code) {
    case 'EADDRINUSE':
      return refusal('conflict', `expected a free port, got ${port} on ${host}, which is taken; set PORT to another`);
    case 'EACCES':
      return refusal('not-permitted', `expected a port this user may listen on, got ${port}; set PORT to another`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return refusal('not-found', `expected HOST as an address of this machine, got ${host}`);
    default:
      return error;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function greeting(address: string, open: boolean): string {
  const queries = examples.map((query) => `${query}\n`).join('\n');
  const writing = open
    ? 'To write, say who acts in a header: x-assay-actor: Your Name'
    : 'To write, and to read drafts, send a key: authorization: Bearer assay_...';
  return `Assay is at ${address}/graphql. Open it in a browser, or paste one of these queries there:

${queries}
${writing}
Ctrl+C stops it.`;
}
