import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AssayError } from '@assay/core';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { withDatabase } from '../with-database.ts';

export interface ServeOptions {
  readonly db?: string;
  readonly host: string;
  readonly port: number;
}

/** Starts the gateway, a program and a package of its own, and passes on what it says until it ends. */
export async function serve(io: Io, { db, host, port }: ServeOptions): Promise<ExitCode> {
  const program = gatewayProgram();
  const url = await databaseOf(io, db);
  const head = await withDatabase(openExisting(url), (store) => store.read((reader) => reader.headSequence()));
  // The gateway fills an empty database with its worked example; here somebody's own work belongs.
  if (head === 0)
    throw new AssayError(
      'not-found',
      'expected a record to serve, got an empty one; begin with `assay check --record`',
    );
  const file = url.replace(/^sqlite:/, '');
  const child = spawn(process.execPath, [...process.execArgv, program], {
    cwd: io.cwd,
    env: { ...io.env, ASSAY_DB: file, HOST: host, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => io.out.write(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => io.err.write(text));
  const stop = () => child.kill('SIGTERM');
  io.signal.addEventListener('abort', stop, { once: true });
  if (io.signal.aborted) stop();
  const [code] = await once(child, 'close');
  io.signal.removeEventListener('abort', stop);
  // The gateway's exit codes are ours; ended by a signal it has none.
  return code === 0 || code === 2 ? code : 3;
}

/** @throws AssayError `not-found` where the gateway is not installed */
function gatewayProgram(): string {
  try {
    // Its program stands beside its entry.
    return fileURLToPath(new URL(import.meta.resolve('@assay/gateway').replace(/index(\.\w+)$/, 'main$1')));
  } catch {
    throw new AssayError('not-found', 'expected the package @assay/gateway beside the command, got none; install it');
  }
}
