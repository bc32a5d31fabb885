import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Actor, Role } from '@assay/core';
import { addActor } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { asLimits, createGateway, createLimitedServer, type GatewayOptions } from '@assay/gateway';
import type { Answer } from '@assay/gateway/test-answer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { environmentOf } from './environment.ts';

/** A gateway that listens, over the worked example. */
export interface Target {
  readonly store: Store;
  readonly server: Server;
  readonly url: string;
  readonly port: number;
  /** Faults clients see only the id of: an attack must not find one. */
  readonly faults: unknown[];
  /** Sends a body as it is; answers the status and what came. */
  readonly send: (body: string | Uint8Array, headers?: Headers_) => Promise<Reply>;
  readonly ask: (query: string, variables?: object, headers?: Headers_) => Promise<Reply>;
  /** The header of somebody with a role. */
  readonly as: (role: Role) => Headers_;
}

interface Headers_ {
  readonly [name: string]: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Answer;
}

export const normal = '{ claims(first: 2) { edges { node { text claimant { name } } } } }';

/** Starts a target for the tests of a file. */
export function useTarget(options: Omit<GatewayOptions, 'store'> = {}): () => Target {
  let target: Target | undefined;
  let close = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const store = await openStore(':memory:');
    await loadExample(store);
    const people = await hire(store);
    const faults: unknown[] = [];
    const gateway = createGateway({
      store,
      report: (_, fault) => faults.push(fault),
      actorOf: (request) => people.get(request.headers.get('x-assay-actor') ?? ''),
      ...options,
    });
    const server = createLimitedServer(gateway.listener, asLimits(options.limits));
    const port = await listen(server);
    const url = `http://127.0.0.1:${port}/graphql`;
    const send: Target['send'] = async (body, headers = {}) => {
      const all = { 'content-type': 'application/json', ...headers };
      return replyOf(await fetch(url, { method: 'POST', headers: all, body }));
    };
    target = {
      store,
      server,
      url,
      port,
      faults,
      send,
      ask: (query, variables = {}, headers = {}) => send(JSON.stringify({ query, variables }), headers),
      as: (role) => ({ 'x-assay-actor': role }),
    };
    close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await gateway.dispose();
      await store.close();
    };
  }, 60_000);
  afterAll(() => close());
  return () => {
    if (target === undefined) throw new Error('a target is there only inside a test');
    return target;
  };
}

/** The tests of a file, each under an attack: see {@link underAttack}. */
export function attacks(target: () => Target) {
  return (name: string, run: (target: Target) => Promise<void>): void => {
    it(name, { timeout: 60_000 }, () => underAttack(target(), () => run(target())));
  };
}

/**
 * Runs an attack, and holds that the process did not stand still, did not grow, met no fault of its own, and answered
 * somebody else meanwhile and afterwards. The bounds are wide: what they catch takes many seconds, or all there is.
 */
async function underAttack(target: Target, attack: () => Promise<void>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const before = process.memoryUsage().rss;
  target.faults.length = 0;
  delay.enable();
  const attacking = attack();
  const meanwhile = target.ask(normal);
  const outcomes = await Promise.allSettled([attacking, meanwhile]);
  delay.disable();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  for (const { status, json } of [await meanwhile, await target.ask(normal)]) {
    expect([status, json.errors, json.data.claims.edges.length]).toEqual([200, undefined, 2]);
  }
  expect(delay.max / 1e9).toBeLessThan(2);
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(300);
  expect(target.faults).toEqual([]);
}

/** Refused with a code, with a status that blames the client, and without a word of what is inside. */
export function expectRefused({ status, json, text }: Reply, code: string | readonly string[]): void {
  expect(status).toBeLessThan(500);
  expect(json.errors?.length).toBeGreaterThan(0);
  const codes = [code].flat();
  for (const { extensions } of json.errors) expect(codes).toContain(extensions?.code);
  expectNothingInside(text);
}

export function expectLimit(reply: Reply, limit: keyof ReturnType<typeof asLimits>): void {
  expectRefused(reply, 'LIMIT_EXCEEDED');
  const figure = asLimits()[limit];
  expect(reply.json.errors[0].extensions).toMatchObject({ limit, allowed: figure });
  expect(reply.json.errors[0].message).toContain(String(figure));
  expect(reply.text.length).toBeLessThan(10_000);
}

/** No stack, no path, no SQL. */
export function expectNothingInside(text: string): void {
  expect(text).not.toMatch(/node_modules|\.ts:\d|at async |SQLITE|sqlite_|\bselect .* from\b|better-sqlite3/i);
}

export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, json: headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined };
}

async function hire(store: Store): Promise<ReadonlyMap<string, Actor>> {
  const env = await environmentOf(store);
  const people = new Map<string, Actor>();
  for (const role of ['contributor', 'reviewer', 'editor', 'admin', 'auditor'] as const) {
    people.set(role, await addActor(env, { name: `The ${role}`, kind: 'person', role }));
  }
  return people;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of that kind.
  return (server.address() as AddressInfo).port;
}
