import { AssayError } from '@assay/core';
import { answersInPostgres, runInPostgres } from '@assay/core/store';
import type { Client } from 'pg';
import type { SecondEngine } from './assessment-file.ts';

/** How long a server may take to answer, and a statement, which may be somebody else's, to run. */
const [patience, statementTime] = [10_000, 60_000];

/**
 * Lends a PostgreSQL server as an engine. Its tables are made in transactions that are rolled back. No refusal repeats
 * the address, which may hold a password.
 *
 * @throws AssayError `invalid-input` where the package `pg` is not installed, the address is none, or the server cannot
 * be reached or used
 */
export async function withPostgres<T>(
  address: string,
  work: (engine: SecondEngine) => Promise<T>,
  load = () => import('pg'),
): Promise<T> {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address))
    throw new AssayError('invalid-input', 'expected an address such as postgres://user@host/database, got another');
  const client = await connect(address, load);
  try {
    return await work({
      name: 'PostgreSQL',
      ask: async (world, { postgresql: statement }) =>
        refusing('a server that lets us make tables for a moment', () =>
          statement === null ? answersInPostgres(client, world) : runInPostgres(client, { ...world, statement }),
        ),
    });
  } finally {
    await client.end();
  }
}

async function connect(connectionString: string, load: () => Promise<typeof import('pg')>): Promise<Client> {
  const pg = await load().catch((cause: unknown) => {
    const message = 'expected the package pg beside assay, got none; Next: npm install pg';
    throw new AssayError('invalid-input', message, { cause });
  });
  return refusing('a PostgreSQL server that answers at the address', async () => {
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: patience,
      statement_timeout: statementTime,
    });
    // A connection that breaks later fails what is asked of it; unheard, it would end the process.
    client.on('error', () => {});
    await client.connect();
    return client;
  });
}

/** What goes wrong on the way to the server, or in it, as a refusal with its code alone. */
async function refusing<T>(expected: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AssayError) throw cause;
    const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
    const got = typeof code === 'string' ? code : 'a failure';
    throw new AssayError('invalid-input', `expected ${expected}, got ${got}`, { cause });
  }
}
