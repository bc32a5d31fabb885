import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname } from 'node:path';
import { AssayError, type ErrorCode } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import { actorFromHeader } from './actor-header.ts';
import { createGateway } from './create-gateway.ts';
import { examples } from './examples.ts';
import { createLimitedServer } from './limits/limited-server.ts';
import { loadExampleOnce } from './load-example-once.ts';
import { asSettings, type Settings } from './settings.ts';

/** What the program has of the world. */
export interface Surroundings {
  readonly env: { readonly [name: string]: string | undefined };
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Aborted when it is time to stop. */
  readonly stop: AbortSignal;
}

/** How long requests under way have to end, in milliseconds. */
const patience = 5000;

/** 0: stopped when told; 2: a setting was not understood; 3: it could not be carried out. */
export type ExitCode = 0 | 2 | 3;

/** Opens the database and serves it until told to stop. */
export async function runGateway(around: Surroundings): Promise<ExitCode> {
  let failed: ExitCode = 2;
  try {
    const settings = asSettings(around.env);
    failed = 3;
    const store = await openDatabase(settings.file);
    try {
      await loadExampleOnce(store);
      if (!around.stop.aborted) await serve(store, settings, around);
    } finally {
      await store.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    around.warn(`${error.code}: ${error.message}`);
    return failed;
  }
}

async function openDatabase(file: string): Promise<Store> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    const message = `expected ASSAY_DB in a directory that is there or can be made, got ${JSON.stringify(file)}`;
    throw new AssayError('store-unavailable', message, { cause });
  }
  return openStore(`sqlite:${file}`);
}

async function serve(
  store: Store,
  { host, port, limits, introspection, federation, auth, publicClaims, tokens }: Settings,
  { print, warn, stop }: Surroundings,
): Promise<void> {
  const gateway = createGateway({
    store,
    limits,
    introspection,
    federation,
    report: (id, error) => warn(`${id} ${error instanceof Error ? error.stack : String(error)}`),
    publicClaims,
    tokens,
    ...(auth === 'off' ? { actorOf: actorFromHeader() } : {}),
  });
  const server = createLimitedServer(gateway.listener, limits);
  try {
    const bound = await listen(server, host, port);
    print(greeting(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`, auth === 'off'));
    await aborted(stop);
    await close(server);
  } finally {
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

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const impatient = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(impatient);
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
