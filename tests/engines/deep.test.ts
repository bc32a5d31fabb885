import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { deepCase } from './deep-case.ts';
import { sameAnswersOrRefused } from './engines.ts';

let server: PostgresServer;
let client: Client;

beforeAll(async () => {
  server = await startPostgres();
  client = new Client(server.connection);
  await client.connect();
}, 60_000);

afterAll(async () => {
  await client.end();
  await server.stop();
});

describe('a claim that is deep or wide', () => {
  it('is answered the same by every engine, or refused when its statement is made', async () => {
    await fc.assert(sameAnswersOrRefused(client, deepCase), { numRuns: 40 });
  }, 400_000);
});
