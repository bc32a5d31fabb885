import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Action, type Actor, createIds, type Id, type Noun, type Role } from '@assay/core';
import { addActor, type CommandEnvironment, createKey } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { createGateway, type GatewayOptions } from '@assay/gateway';
import type { Answer } from '@assay/gateway/test-answer';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Answer;
  readonly text: string;
}

/** A gateway that listens over a store in a file, and people of every role. */
export interface AuthDesk {
  readonly store: Store;
  /** Where the store is, for others that open it. */
  readonly place: string;
  readonly url: string;
  readonly faults: unknown[];
  readonly people: ReadonlyMap<Role, Actor>;
  readonly person: (role: Role) => Actor;
  /** Acts as somebody, through the library. */
  readonly as: (role: Role) => CommandEnvironment;
  /** A fresh key of somebody. */
  readonly keyOf: (role: Role, scopes?: readonly Action[]) => Promise<string>;
  readonly ask: (query: string, options?: AskOptions) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

interface AskOptions {
  readonly variables?: object;
  readonly token?: string | undefined;
  readonly headers?: { readonly [name: string]: string };
}

const roles = ['admin', 'reader', 'contributor', 'reviewer', 'editor', 'auditor', 'bot'] as const;

/** As many as a walk may ask for. */
const wide = { complexity: 1e9, anonymousComplexity: 1e9, perSecond: 1e9, anonymousPerSecond: 1e9, burst: 1e9 };
const limits = { ...wide, anonymousBurst: 1e9, tokens: 1e6, selections: 1e6, aliases: 1e4, rootFields: 1e4 };

export async function openAuthDesk(options: Omit<GatewayOptions, 'store' | 'report'> = {}): Promise<AuthDesk> {
  const directory = mkdtempSync(join(tmpdir(), 'assay-'));
  const place = `sqlite:${join(directory, 'desk.db')}` as const;
  const store = await openStore(place);
  const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
  const admin = makeId('actor');
  const env: CommandEnvironment = { store, actor: admin, now: Date.now, makeId };
  const people = new Map<Role, Actor>();
  for (const role of roles) {
    const kind = role === 'bot' ? 'bot' : 'person';
    people.set(role, await addActor(env, { name: `Somebody who is ${role}`, kind, role }));
  }
  const person = (role: Role): Actor => people.get(role) ?? fail(`nobody is ${role}`);
  const faults: unknown[] = [];
  const report = (_: string, fault: unknown) => faults.push(fault);
  const gateway = createGateway({ limits, ...options, store, report });
  const server = createServer((request, response) => void gateway.listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has this address.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return {
    store,
    place,
    url,
    faults,
    people,
    person,
    as: (role) => ({ ...env, actor: person(role).id }),
    keyOf: async (role, scopes) =>
      (await createKey(env, { actorId: person(role).id, name: 'A test', ...(scopes && { scopes: [...scopes] }) }))
        .secret,
    ask: async (query, { variables = {}, token, headers = {} } = {}) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await gateway.dispose();
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}

/** The id of an object in the whole schema, as anybody can make it who knows or guesses one of the record. */
export function globalId(noun: Noun, id: Id<Noun>): string {
  return Buffer.from(`${noun.replace(/^./, (letter) => letter.toUpperCase())}:${id}`).toString('base64url');
}
