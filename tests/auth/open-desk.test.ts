import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsInEveryState, secret } from './claims-in-every-state.ts';
import { type AuthDesk, openAuthDesk } from './desk.ts';

let desk: AuthDesk;
beforeAll(async () => {
  desk = await openAuthDesk({ actorOf: () => desk.person('editor') });
  await claimsInEveryState(desk);
});
afterAll(() => desk.close());

const reading = '{ claims(first: 100) { edges { node { text verdict { latest { state } } } } } }';

/** Asks under a name, as a browser does that was told this machine is of that name. */
async function askUnder(host: string, headers: object = {}): Promise<string> {
  const all = { host, 'content-type': 'application/json', ...headers };
  const sent = request(desk.url, { method: 'POST', headers: all });
  sent.end(JSON.stringify({ query: reading }));
  const [response] = await once(sent, 'response');
  return text(response);
}

describe('a desk without doors', () => {
  it('shows everything to this machine', async () => {
    expect((await desk.ask(reading)).text).toContain(secret);
    expect((await desk.ask(reading, { headers: { 'x-assay-actor': 'Eve' } })).text).toContain(secret);
  });

  it('shows what is public, and no more, to a page of another site that came under its own name', async () => {
    for (const host of ['rebound.example', 'rebound.example:80', '10.0.0.1', 'localhost.rebound.example']) {
      for (const headers of [{}, { 'x-assay-actor': 'Eve' }, { 'x-forwarded-host': 'localhost' }]) {
        const answer = await askUnder(host, headers);
        expect(answer).toContain('PUBLISHED');
        expect(answer).not.toContain(secret);
      }
    }
  });

  it('takes keys all the same, which open what they open', async () => {
    expect((await desk.ask(reading, { token: await desk.keyOf('reader') })).text).not.toContain(secret);
    expect((await desk.ask(reading, { token: 'assay_nonsense' })).status).toBe(401);
  });
});
