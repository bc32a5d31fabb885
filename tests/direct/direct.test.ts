import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { asId, recommended } from '@assay/core';
import { createKey, revokeKey } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { asLimits, createGateway, createLimitedServer, type Gateway, type GatewayOptions } from '@assay/gateway';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimsInEveryState } from '../auth/claims-in-every-state.ts';
import { type AuthDesk, globalId, openAuthDesk } from '../auth/desk.ts';

type RequestEntry = Parameters<NonNullable<GatewayOptions['onAnswer']>[number]>[0];

/** A gateway that listens, and what it told of its requests. */
interface Place {
  readonly gateway: Gateway;
  readonly url: string;
  readonly entries: RequestEntry[];
  readonly close: () => Promise<void>;
}

let desk: AuthDesk;
let direct: Place;
let ordinary: Place;
let key: string;

// Whoever looks at requests sees all of them, so where there is a plugin every answer goes through the server.
const looksOn = { plugins: [{}] };
const wide = { perSecond: 1e9, anonymousPerSecond: 1e9, burst: 1e9, anonymousBurst: 1e9 };

async function place(store: Store, options: Partial<GatewayOptions> = {}): Promise<Place> {
  const entries: RequestEntry[] = [];
  const gateway = createGateway({ store, limits: wide, onAnswer: [(entry) => entries.push(entry)], ...options });
  const server: Server = createLimitedServer(gateway.listener, asLimits({}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has this address.
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await gateway.dispose();
  };
  return { gateway, url: `http://127.0.0.1:${port}/graphql`, entries, close };
}

async function answersOf({ gateway: { gauges } }: Place): Promise<number> {
  return (await gauges.find(({ name }) => name === 'assay_direct_answers')?.read()) ?? Number.NaN;
}

interface Asked {
  readonly query: string;
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** Everything a client sees but for what is of the one request. */
async function told({ url }: Place, { headers = {}, ...body }: Asked) {
  const all = { 'content-type': 'application/json', ...headers };
  const response = await fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) });
  const seen = Object.fromEntries(response.headers);
  expect(seen['x-request-id']).toMatch(/./);
  const { date, 'x-request-id': _, 'keep-alive': __, connection, ...same } = seen;
  return { status: response.status, headers: same, text: (await response.text()).replace(/"id":"[0-9a-f-]{36}"/, '') };
}

beforeAll(async () => {
  desk = await openAuthDesk();
  await claimsInEveryState(desk);
  key = await desk.keyOf('editor');
  direct = await place(desk.store);
  ordinary = await place(desk.store, looksOn);
}, 60_000);
afterAll(async () => {
  await Promise.all([direct.close(), ordinary.close()]);
  await desk.close();
});

const page = 'query Page($first: Int) { claims(first: $first) { edges { node { id text evidence { stance } } } } }';
const byId = 'query ($id: ID!) { node(id: $id) { __typename ... on Claim { text verdict { latest { rating } } } } }';
const two =
  'query One { claims(first: 1) { edges { node { text } } } } query Two { sources(first: 1) { edges { node { name } } } }';

function nested(depth: number): object {
  return depth === 0 ? {} : { in: nested(depth - 1) };
}

describe('a document that was asked before', () => {
  it.each<[string, () => Asked]>([
    ['by nobody', () => ({ query: page, variables: { first: 3 } })],
    ['by a key', () => ({ query: page, variables: { first: 2 }, headers: { authorization: `Bearer ${key}` } })],
    ['for another type of answer', () => ({ query: page, headers: { accept: 'application/graphql-response+json' } })],
    ['with an id of its own', () => ({ query: page, headers: { 'x-request-id': 'mine.1' } })],
    ['one of two operations', () => ({ query: two, operationName: 'Two' })],
    [
      'of something that is not there',
      () => ({
        query: byId,
        variables: { id: globalId('claim', asId('claim', '01980000-0000-7000-8000-000000000000')) },
      }),
    ],
  ])('is answered directly, %s, with the same bytes and headers', async (_, asked) => {
    await told(direct, asked());
    const before = await answersOf(direct);
    const answer = await told(direct, asked());
    expect(await answersOf(direct)).toBe(before + 1);
    expect(answer).toEqual(await told(ordinary, asked()));
    expect(answer.status).toBe(200);
    expect(await answersOf(ordinary)).toBe(0);
  });

  it.each<[string, () => Asked]>([
    ['by a key that does not hold', () => ({ query: page, headers: { authorization: 'Bearer assay_nothing' } })],
    ['with variables that do not fit', () => ({ query: page, variables: { first: 'many' } })],
    ['for a page that is too large', () => ({ query: page, variables: { first: 100_000 } })],
    ['for a page of a negative size', () => ({ query: page, variables: { first: -1 } })],
    ['with variables that are too deep', () => ({ query: page, variables: nested(200) })],
    ['with an id that is none', () => ({ query: byId, variables: { id: 'none' } })],
    ['for an operation that is not in it', () => ({ query: two, operationName: 'Three' })],
    ['for a type of answer that there is not', () => ({ query: page, headers: { accept: 'text/plain' } })],
    ['for one that is chosen by its weight', () => ({ query: page, headers: { accept: 'application/*;q=0.5, */*' } })],
    ['in a body of another type', () => ({ query: page, headers: { 'content-type': 'text/plain' } })],
    ['that changes something', () => ({ query: 'mutation { submitClaim(input: { text: "x" }) { __typename } }' })],
    ['with a directive', () => ({ query: '{ claims(first: 1) { edges { node { text @skip(if: true) id } } } }' })],
    ['that breaks a rule', () => ({ query: '{ nothing }' })],
  ])('goes through the server, %s, with the same bytes and headers', async (_, asked) => {
    await told(direct, { query: page });
    await told(direct, asked());
    const before = await answersOf(direct);
    expect(await told(direct, asked())).toEqual(await told(ordinary, asked()));
    expect(await answersOf(direct)).toBe(before);
  });

  it('is told of like any other', async () => {
    const headers = { authorization: `Bearer ${key}`, 'x-request-id': 'told.1' };
    for (const one of [direct, ordinary]) await told(one, { query: page, variables: { first: 2 }, headers });
    const [mine, theirs] = [direct, ordinary].map(({ entries }) => entries.at(-1));
    expect({ ...mine, startedAt: 0, durationMs: 0 }).toEqual({ ...theirs, startedAt: 0, durationMs: 0 });
    expect(mine).toMatchObject({ id: 'told.1', operation: 'query', operationName: 'Page', principal: { kind: 'key' } });
    expect(mine?.cost).toBeGreaterThan(1);
  });

  it('is not answered any more once its key is revoked, by this process or another', async () => {
    const env = desk.as('admin');
    const { key: first, secret } = await createKey(env, { actorId: desk.person('editor').id, name: 'First' });
    const asked = { query: page, headers: { authorization: `Bearer ${secret}` } };
    expect([await told(direct, asked), await told(direct, asked)].map(({ status }) => status)).toEqual([200, 200]);
    await revokeKey(env, { keyId: first.id });
    expect((await told(direct, asked)).status).toBe(401);

    const { key: second, secret: other } = await createKey(env, { actorId: desk.person('editor').id, name: 'Second' });
    const again = { query: page, headers: { authorization: `Bearer ${other}` } };
    expect([await told(direct, again), await told(direct, again)].map(({ status }) => status)).toEqual([200, 200]);
    const elsewhere = await openStore(desk.place);
    await revokeKey({ ...env, store: elsewhere }, { keyId: second.id });
    await elsewhere.close();
    await expect.poll(async () => (await told(direct, again)).status, { timeout: 30_000 }).toBe(401);
  });
});

describe('a request', () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    ['answered directly', { query: '{ claims(first: 5) { edges { node { text } } } }' }],
    // Under a policy whose votes are blind a plan finds only on its way that it cannot go on.
    [
      'whose plan gives up',
      { query: '{ claims(first: 5) { edges { node { verdict { history { reviews { reason } } } } } } }' },
    ],
  ])('is paid once where it is %s', async (_, asked) => {
    const limits = { anonymousBurst: 1000, anonymousPerSecond: 1 };
    const policy = { ...recommended, blind: true };
    const places = await Promise.all([
      place(desk.store, { limits, policy }),
      place(desk.store, { limits, policy, ...looksOn }),
    ]);
    // The clock stands, so nothing comes back of what was paid.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    const counts: number[] = [];
    for (const one of places) {
      let answers = 0;
      while ((await told(one, asked)).status === 200) answers += 1;
      counts.push(answers);
      expect((await told(one, asked)).text).toContain('anonymousPerSecond');
    }
    expect(counts[0]).toBeGreaterThan(1);
    expect(counts[0]).toBe(counts[1]);
    await Promise.all(places.map(({ close }) => close()));
  });

  it('that takes too long is refused as by the server, after the same time', async () => {
    const slow: Store = {
      ...desk.store,
      read: (work) => new Promise((done) => setTimeout(() => done(desk.store.read(work)), 200)),
    };
    const limits = { ...wide, deadlineMs: 20 };
    const places = await Promise.all([place(slow, { limits }), place(slow, { limits, ...looksOn })]);
    const asked = { query: '{ claims(first: 1) { edges { node { text } } } }' };
    for (const one of places) await told(one, asked);
    const [mine, theirs] = await Promise.all(places.map((one) => told(one, asked)));
    expect(mine).toEqual(theirs);
    expect(mine?.text).toContain('deadlineMs');
    await Promise.all(places.map(({ close }) => close()));
  });

  it('is answered whole where who is told of answers fails, which is reported', async () => {
    const faults: unknown[] = [];
    const fault = new Error('the log is full');
    let fails = false;
    const fallible = await place(desk.store, {
      report: (_, told) => faults.push(told),
      onAnswer: [
        () => {
          if (fails) throw fault;
        },
      ],
    });
    const asked = { query: page, variables: { first: 2 } };
    const before = await told(fallible, asked);
    await told(fallible, asked);
    const count = await answersOf(fallible);
    fails = true;
    expect(await told(fallible, asked)).toEqual(before);
    expect(faults).toEqual([fault]);
    fails = false;
    expect((await told(fallible, asked)).status).toBe(200);
    expect(await answersOf(fallible)).toBeGreaterThan(count);
    await fallible.close();
  });

  it('whose sender goes away in the middle of the body harms nobody', async () => {
    await told(direct, { query: page });
    const socket = connect(Number(new URL(direct.url).port), '127.0.0.1');
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query"',
    );
    await once(socket, 'ready');
    socket.destroy();
    await once(socket, 'close');
    expect((await told(direct, { query: page })).status).toBe(200);
  });

  it.each([
    ['that is no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['that is no JSON', '{"query": '],
    ['of nothing', ''],
    ['that is a list', '[]'],
  ])('with a body %s is refused as by the server', async (_, body) => {
    const headers = { 'content-type': 'application/json' };
    const [mine, theirs] = await Promise.all(
      [direct, ordinary].map(async ({ url }) => {
        const response = await fetch(url, { method: 'POST', headers, body });
        return [response.status, await response.text()];
      }),
    );
    expect(mine).toEqual(theirs);
    expect(mine?.[0]).toBe(400);
  });
});
