import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../postgres/server.ts';
import { mustAgree, sameAnswers } from './engines.ts';
import { exampleCases } from './example-cases.ts';

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

describe('the forms of the worked example', () => {
  it.each(exampleCases)('are answered the same: $name', async ({ of }) => {
    await mustAgree(client, of);
  });
});

describe('the evaluator, SQLite and PostgreSQL', () => {
  it('answer the same in every reading', async () => {
    await fc.assert(sameAnswers(client), { numRuns: 2000 });
  }, 180_000);
});
