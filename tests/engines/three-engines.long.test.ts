import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { sameAnswers } from './engines.ts';
import { runs } from './laws.ts';

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

describe('the evaluator, SQLite and PostgreSQL', () => {
  it('answer the same in every reading', async () => {
    await fc.assert(sameAnswers(client), runs(100_000));
  }, 7_200_000);
});
