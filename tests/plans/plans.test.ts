import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Noun, nouns, recommended } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { createGateway, type Gateway, type GatewayOptions } from '@assay/gateway';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsInEveryState } from '../auth/claims-in-every-state.ts';
import { type AuthDesk, globalId, openAuthDesk } from '../auth/desk.ts';
import { documents, pathsFrom, type Root } from './documents.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../apps/gateway/schema.graphql'), 'utf8'));

/** A store with who may ask and what there is to ask for, under one gateway that plans and one that does not. */
interface World {
  readonly planned: Gateway;
  readonly executed: Gateway;
  readonly tokens: readonly (string | undefined)[];
  readonly ids: readonly string[];
}

const worlds: World[] = [];
let desk: AuthDesk;
let example: Store;
const statements: string[] = [];

beforeAll(async () => {
  desk = await openAuthDesk();
  await claimsInEveryState(desk);
  const tokens: (string | undefined)[] = [undefined];
  for (const role of ['reader', 'contributor', 'editor', 'admin', 'auditor', 'bot'] as const) {
    tokens.push(await desk.keyOf(role));
  }
  tokens.push(await desk.keyOf('editor', ['submit-claim']));
  example = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
  await loadExample(example);
  const [somebody] = (await example.read((reader) => reader.actorsPage({ first: 1 }))).items;
  await addWorld(desk.store, tokens, { publicClaims: 'with-verdict' });
  await addWorld(desk.store, tokens, { publicClaims: 'all' });
  await addWorld(desk.store, tokens, { policy: { ...recommended, blind: true } });
  await addWorld(example, [undefined], {});
  await addWorld(example, [undefined], { actorOf: () => somebody });
}, 60_000);
afterAll(async () => {
  expect(faults).toEqual([]);
  for (const { planned, executed } of worlds) await Promise.all([planned.dispose(), executed.dispose()]);
  await Promise.all([desk.close(), example.close()]);
});

// A plan that fails is executed in the ordinary way, and only told of.
const faults: unknown[] = [];

async function addWorld(store: Store, tokens: World['tokens'], given: Partial<GatewayOptions>): Promise<void> {
  const wide = { complexity: 1e9, anonymousComplexity: 1e9, perSecond: 1e9, anonymousPerSecond: 1e9, burst: 1e9 };
  const report = (_: string, fault: unknown) => faults.push(fault);
  const options = { store, report, limits: { ...wide, anonymousBurst: 1e9, aliases: 1e4, depth: 20 }, ...given };
  const { items } = await store.read((reader) => reader.eventsPage({ first: 1000 }));
  const ids = new Set(items.map(({ subject }) => globalId(subject.noun, subject.id)));
  worlds.push({
    planned: createGateway(options),
    executed: createGateway({ ...options, plans: false }),
    tokens,
    ids: [...ids],
  });
}

async function ask(
  gateway: Gateway,
  query: string,
  token: string | undefined,
  variables: object = {},
): Promise<string> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const body = JSON.stringify({ query, variables });
  const response = await gateway.fetch(new Request('http://127.0.0.1/graphql', { method: 'POST', headers, body }));
  return `${response.status} ${await response.text()}`;
}

/** The worked example, whose statements are counted. */
function forTheDesk(): World {
  const world = worlds.at(-1);
  if (world === undefined) throw new Error('no world is there yet');
  return world;
}

const typeOf = (noun: Noun) => noun.replace(/^./, (letter) => letter.toUpperCase());
const page: Root = { head: 'query { claims(first: 9)', type: 'QueryClaimsConnection', tail: '}' };
const nodes = nouns.map((noun): Root => {
  const type = typeOf(noun);
  return { head: `query ($id: ID!) { node(id: $id) { ... on ${type}`, type, tail: '} }' };
});

describe('an answer by a plan', () => {
  it('is the ordinary one to the last byte, whoever asks for whatever', { timeout: 60_000 }, async () => {
    const documentsOfAll = fc.oneof(documents(schema, [page], 6), documents(schema, nodes, 4));
    await fc.assert(
      fc.asyncProperty(documentsOfAll, fc.nat(), fc.nat(), async (query, who, which) => {
        for (const { planned, executed, tokens, ids } of worlds) {
          const token = tokens[who % tokens.length];
          const variables = query.includes('$id') ? { id: ids[which % ids.length] } : {};
          expect(await ask(planned, query, token, variables)).toBe(await ask(executed, query, token, variables));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the ordinary one for each thing a claim leads to, and each thing that leads to', {
    timeout: 60_000,
  }, async () => {
    const [closed, open] = worlds;
    if (closed === undefined || open === undefined) throw new Error('no worlds');
    const asked = [
      { of: closed, token: undefined },
      { of: open, token: undefined },
      { of: closed, token: closed.tokens[2] },
    ];
    for (const { of, token } of asked) {
      for (const path of pathsFrom(schema, 'Claim', 2)) {
        const query = `{ claims(first: 20) { edges { node { id ${path} } } } }`;
        const [planned, executed] = [await ask(of.planned, query, token), await ask(of.executed, query, token)];
        expect(planned, path).toBe(executed);
      }
    }
  });

  it('is found for every noun by its id, in one statement', async () => {
    const { planned, ids } = forTheDesk();
    for (const type of [
      'Claim',
      'Evidence',
      'Revision',
      'Verdict',
      'Proposition',
      'Assessment',
      'Snapshot',
      'Source',
    ]) {
      const id = ids.find((one) => Buffer.from(one, 'base64url').toString().startsWith(`${type}:`));
      if (id === undefined) continue;
      statements.length = 0;
      const answer = await ask(
        planned,
        `query ($id: ID!) { node(id: $id) { id ... on ${type} { __typename } } }`,
        undefined,
        { id },
      );
      expect(answer).toBe(`200 {"data":{"node":{"id":"${id}","__typename":"${type}"}}}`);
      expect(statements).toHaveLength(1);
    }
  });

  it('takes four statements for a page of claims with verdicts, evidence and sources', async () => {
    const { planned } = forTheDesk();
    const query = `{ claims(first: 3) { edges { node { id text claimant { name } verdict { latest { rating label { name } } }
      evidence(first: 3) { stance quotation { exact snapshot { source { name } } } table { title source { name } } } } }
      pageInfo { hasNextPage endCursor } } }`;
    statements.length = 0;
    expect(JSON.parse((await ask(planned, query, undefined)).slice(4)).data.claims.edges).toHaveLength(3);
    expect(statements).toHaveLength(4);
  });
});
