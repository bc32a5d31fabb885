import type { Client, ClientBase } from 'pg';
import { AssayError } from '../../error.ts';

/** How long a server may take to answer, and a statement, which may be somebody else's, to run. */
const [patience, statementTime] = [10_000, 60_000];

/**
 * Lends a connection to the PostgreSQL server at an address for as long as the work takes. No refusal repeats the
 * address, which may hold a password.
 *
 * @throws AssayError `invalid-input` where the package `pg` is not installed, the address is none, or the server cannot
 * be reached or does not do what it is asked
 * @example
 * ```ts
 * import { withPostgres } from '@assay/core/store';
 * await withPostgres('mysql://me@localhost/scratch', async () => 'never') // => throws invalid-input
 * ```
 */
export async function withPostgres<T>(
  address: string,
  work: (client: ClientBase) => Promise<T>,
  load = () => import('pg'),
): Promise<T> {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address))
    throw new AssayError('invalid-input', 'expected an address such as postgres://user@host/database, got another');
  const pg = await load().catch((cause: unknown) => {
    throw new AssayError('invalid-input', 'expected the package pg, got none; npm install pg', { cause });
  });
  const client = await refusing('a PostgreSQL server at the address', () => connect(new pg.Client(options(address))));
  try {
    return await refusing('a PostgreSQL server that lets us make tables for a moment', () => work(client));
  } finally {
    await client.end();
  }
}

function options(connectionString: string) {
  return { connectionString, connectionTimeoutMillis: patience, statement_timeout: statementTime };
}

async function connect(client: Client): Promise<Client> {
  // A connection that breaks later fails what is asked of it; unheard, it would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** What the system or the server refuses, as a refusal with its code alone. */
async function refusing<T>(expected: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const isTheirs = cause instanceof Error && !(cause instanceof AssayError) && 'code' in cause;
    if (!isTheirs) throw cause;
    throw new AssayError('invalid-input', `expected ${expected}, got ${String(cause.code)}`, { cause });
  }
}
