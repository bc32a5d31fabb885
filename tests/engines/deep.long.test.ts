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
}, 60_000);

describe('many claims that are deep or wide', () => {
  it('are answered the same by every engine, or refused when their statement is made', async () => {
    await fc.assert(sameAnswersOrRefused(client, deepCase), { numRuns: 3000 });
  }, 7_200_000);
});
