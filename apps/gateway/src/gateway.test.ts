import {
  addClaimant,
  addSource,
  assess,
  attachEvidence,
  captureSnapshot,
  proposeProposition,
  proposeVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import type { Reader, Store } from '@assay/core/store';
import { createTestEnvironment, type TestEnvironment } from '@assay/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type Gateway } from './create-gateway.ts';

let test: TestEnvironment;
let gateway: Gateway;
let reports: unknown[];
beforeEach(async () => {
  test = await createTestEnvironment();
  reports = [];
  gateway = createGateway({ store: test.store, report: (_, error) => reports.push(error) });
});
afterEach(async () => {
  await gateway.dispose();
  await test.close();
});

async function post(body: string, to = gateway): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
  return to.fetch(new Request('http://localhost/graphql', { method: 'POST', headers, body }));
}
const ask = async (query: string, variables = {}, to = gateway) =>
  (await post(JSON.stringify({ query, variables }), to)).json();

/** A claim with evidence, a proposition that was assessed, and a verdict under review. */
async function aClaim(text: string) {
  const { env } = test;
  const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
  const { claim } = await submitClaim(env, { text, language: 'en', kind: 'ranking', claimantId: claimant.id });
  const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('Three of the ten are Chinese.');
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of the ten' } as const;
  const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  const { id: propositionId } = await proposeProposition(env, {
    claimId: claim.id,
    words: 'the paper says "three of the ten"',
    proposition: {
      assay: 1,
      term: { op: 'quotation', quote: 'Three of the ten', document: 'paper', mode: 'verbatim' },
    },
  });
  const assessment = await assess(env, { propositionId, documents: { paper: snapshot.id } });
  const revision = await proposeVerdict(env, {
    claimId: claim.id,
    rating: 'true',
    summary: 'Three.',
    reasons: [{ text: 'The paper counts three.', evidence: [evidence.id], assessments: [assessment.id] }],
    confidence: 'high',
  });
  const { id: revisionId, digest } = revision;
  await reviewVerdict(test.as(test.reviewers[0]), { revisionId, digest, decision: 'approve', reason: 'Read it.' });
  return claim;
}

const everything = `{ claims(first: 10) { edges { node { id text kind claimant { name } parts { text }
  evidence { stance quotation { exact start snapshot { source { name } } } table { name } }
  propositions { words json assessments { outcome readings { truth leaves { words truth } options { label } }
    conditions { words } influence { parameter } strongest { words } } }
  verdict { latest { rating reasons { text evidence { stance } assessments { outcome } }
    reviews { decision reviewer { name } } author { name } } history { revision } } } } } }`;

describe('the gateway', () => {
  it('reads a claim with all that bears on it', async () => {
    await aClaim('Three to five.');
    const { data, errors } = await ask(everything);
    expect(errors).toBeUndefined();
    expect(data.claims.edges[0].node).toMatchObject({
      text: 'Three to five.',
      kind: 'RANKING',
      claimant: { name: 'Mark Rutte' },
      evidence: [
        { stance: 'SUPPORTS', quotation: { start: 0, snapshot: { source: { name: 'A paper' } } }, table: null },
      ],
      propositions: [{ assessments: [{ outcome: 'TRUE', readings: [{ truth: 'TRUE', options: [] }] }] }],
      verdict: {
        latest: {
          rating: 'true',
          reasons: [{ evidence: [{ stance: 'SUPPORTS' }], assessments: [{ outcome: 'TRUE' }] }],
          reviews: [{ decision: 'APPROVE', reviewer: { name: 'Ann Reviewer' } }],
          author: { name: 'Ada Author' },
        },
        history: [{ revision: 1 }],
      },
    });
  });

  it('reads as often for many claims as for one', async () => {
    const calls: string[] = [];
    const counting: Store = {
      ...test.store,
      read: (work) => test.store.read((reader) => work(counted(reader, calls))),
    };
    const counter = createGateway({ store: counting });
    await aClaim('One.');
    expect((await ask(everything, {}, counter)).errors).toBeUndefined();
    const forOne = calls.splice(0);
    await aClaim('Two.');
    await aClaim('Three.');
    expect((await ask(everything, {}, counter)).data.claims.edges).toHaveLength(3);
    expect(calls.toSorted()).toEqual(forOne.toSorted());
    expect(forOne.length).toBeGreaterThan(10);
    await counter.dispose();
  });

  it('finds a claim again by its id, and pages forward and back', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await aClaim(text);
    const page = 'edges { cursor node { id text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const first = (await ask(`{ claims(first: 2) { ${page} } }`)).data.claims;
    expect(first.edges.map((edge: { node: { text: string } }) => edge.node.text)).toEqual(['Three.', 'Two.']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const after = (
      await ask(`query ($after: String) { claims(first: 2, after: $after) { ${page} } }`, {
        after: first.pageInfo.endCursor,
      })
    ).data.claims;
    expect(after.edges).toMatchObject([{ node: { text: 'One.' } }]);
    const before = (
      await ask(`query ($before: String) { claims(last: 1, before: $before) { ${page} } }`, {
        before: after.pageInfo.startCursor,
      })
    ).data.claims;
    expect(before.edges).toMatchObject([{ node: { text: 'Two.' } }]);
    const { data } = await ask('query ($id: ID!) { node(id: $id) { id ... on Claim { text } } }', {
      id: first.edges[0].node.id,
    });
    expect(data.node).toEqual({ id: first.edges[0].node.id, text: 'Three.' });
  });

  it('narrows the list', async () => {
    await aClaim('One.');
    const list = (filter: string) => ask(`{ claims(filter: ${filter}) { edges { node { text } } } }`);
    for (const filter of ['{ text: "ONE" }', '{ kind: RANKING }', '{ rating: "true" }', '{ state: IN_REVIEW }']) {
      expect((await list(filter)).data.claims.edges).toHaveLength(1);
    }
    for (const filter of ['{ text: "two" }', '{ kind: OPINION }', '{ rating: "false" }', '{ state: PUBLISHED }']) {
      expect((await list(filter)).data.claims.edges).toHaveLength(0);
    }
  });

  it.each([
    ['{ claims(first: 101) { edges { cursor } } }', 'LIMIT_EXCEEDED'],
    ['{ claims(first: -1) { edges { cursor } } }', 'INVALID_INPUT'],
    ['{ claims(first: 1, after: "nonsense") { edges { cursor } } }', 'INVALID_CURSOR'],
    ['{ node(id: "nonsense") { id } }', 'INVALID_ID'],
  ])('refuses %s with a code', async (query, code) => {
    expect((await ask(query)).errors).toMatchObject([{ extensions: { code } }]);
    expect(reports).toEqual([]);
  });

  it('tells a client of an unexpected fault only an id', async () => {
    const broken: Store = { ...test.store, read: async () => Promise.reject(new Error('select secret from claim')) };
    const masked = createGateway({ store: broken, report: (_, error) => reports.push(error) });
    const answer = await ask('{ claims { edges { cursor } } }', {}, masked);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) } }]);
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(reports).toHaveLength(1);
    expect((await masked.fetch(new Request('http://localhost/health'))).status).toBe(503);
    await masked.dispose();
  });

  it('neither echoes a malformed body, nor reflects an origin, nor takes a batch', async () => {
    const malformed = await post('{"query": secret');
    expect(malformed.headers.get('access-control-allow-origin')).toBeNull();
    const text = await malformed.text();
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(text).not.toContain('secret');
    expect((await post('[{"query":"{ __typename }"}]')).status).toBe(400);
  });

  it('is healthy while the store can be read', async () => {
    expect((await gateway.fetch(new Request('http://localhost/health'))).status).toBe(200);
  });
});

function counted(reader: Reader, calls: string[]): Reader {
  return new Proxy(reader, {
    get: (target, name) => {
      calls.push(String(name));
      return Reflect.get(target, name);
    },
  });
}
