import type { Store } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from './create-gateway.ts';
import { encodeGlobalId } from './global-id.ts';
import { type Desk, openDesk, post } from './test-desk.ts';

let desk: Desk;
let ask: Desk['ask'];
let aClaim: Desk['aClaim'];
beforeEach(async () => {
  // Claims with all that bears on them are more than anybody may ask for at once.
  desk = await openDesk({ limits: { anonymousComplexity: 100_000, anonymousBurst: 1_000_000 } });
  ({ ask, aClaim } = desk);
});
afterEach(() => desk.close());

const nobody = '019ab0c2-5a00-7000-8000-000000000001';
const everything = `{ claims(first: 100) { edges { node { id text kind claimant { name } parts { text }
  appearances { id claim { id } } evidence { stance quotation { exact start snapshot { title source { name } } } table { name } }
  propositions { words json readings assessments { outcome proposition { id } documents { name snapshot { id } }
    tables { name table { id } } counterReading { changed } readings { truth leaves { words truth
      witnesses { table row cells { column value } } } options { label source } }
    conditions { words } influence { parameter } strongest { words } } }
  verdict { claim { id } published { id } latest { rating label { name } scale { version ratings { label } }
    scope { from to } suggestion { rule rating } correction { class } verdict { id } claim { id }
    reasons { text evidence { stance } assessments { outcome } }
    reviews { decision revision { id } reviewer { name } } author { name } } history { revision } } } } } }`;

describe('the gateway', () => {
  it('reads a claim with all that bears on it', async () => {
    await aClaim('Three to five.');
    const { data, errors } = await ask(everything);
    expect(errors).toBeUndefined();
    expect(data.claims.edges[0].node).toMatchObject({
      text: 'Three to five.',
      kind: 'RANKING',
      claimant: { name: 'Who said Three to five.' },
      evidence: [{ quotation: { start: 0, snapshot: { source: { name: 'The paper on Three to five.' } } } }],
      propositions: [
        {
          json: { assay: 1, term: { op: 'quotation' } },
          readings: { parameters: [] },
          assessments: [
            {
              outcome: 'TRUE',
              documents: [{ name: 'paper' }],
              readings: [{ truth: 'TRUE', options: [] }],
              counterReading: null,
            },
          ],
        },
      ],
      verdict: {
        latest: {
          rating: 'true',
          label: { name: 'True' },
          scale: { version: 1 },
          scope: { from: null, to: null },
          suggestion: { rule: 'readings-to-rating', rating: 'true' },
          correction: null,
          reasons: [{ evidence: [{ stance: 'SUPPORTS' }], assessments: [{ outcome: 'TRUE' }] }],
          reviews: [{ decision: 'APPROVE', reviewer: { name: 'Ann Reviewer' } }],
          author: { name: 'Ada Author' },
        },
        history: [{ revision: 1 }],
      },
    });
  });

  it('runs as many SQL statements for twenty claims with all that bears on them as for five', async () => {
    const count = async () => {
      desk.statements.length = 0;
      const { data, errors } = await ask(everything);
      expect(errors).toBeUndefined();
      return { claims: data.claims.edges.length, statements: desk.statements.length };
    };
    for (let index = 1; index <= 5; index += 1) await aClaim(`Claim ${index}.`);
    const five = await count();
    for (let index = 6; index <= 20; index += 1) await aClaim(`Claim ${index}.`);
    expect(five.claims).toBe(5);
    // The transaction, the page, and one for each kind of thing asked for.
    expect(five.statements).toBeGreaterThan(15);
    expect(await count()).toEqual({ claims: 20, statements: five.statements });
  });

  it('finds a claim again by its id, and pages forward and back', async () => {
    for (const text of ['One.', 'Two.', 'Three.']) await aClaim(text);
    const page = 'edges { cursor node { id text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const first = (await ask(`{ claims(first: 2) { ${page} } }`)).data.claims;
    expect(first.edges.map(({ node }) => node.text)).toEqual(['Three.', 'Two.']);
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
    for (const filter of [
      '{ text: "ONE" }',
      '{ kinds: RANKING }',
      '{ ratings: ["true"] }',
      '{ states: [IN_REVIEW] }',
    ]) {
      expect((await list(filter)).data.claims.edges).toHaveLength(1);
    }
    for (const filter of [
      '{ text: "two" }',
      '{ kinds: [OPINION] }',
      '{ ratings: ["false"] }',
      '{ states: [PUBLISHED] }',
    ]) {
      expect((await list(filter)).data.claims.edges).toHaveLength(0);
    }
  });

  it.each([
    ['{ claims(first: 101) { edges { cursor } } }', 'LIMIT_EXCEEDED'],
    ['{ claims(first: -1) { edges { cursor } } }', 'INVALID_INPUT'],
    ['{ claims(first: 1, after: "nonsense") { edges { cursor } } }', 'INVALID_CURSOR'],
    ['{ node(id: "nonsense") { id } }', 'INVALID_ID'],
    [`{ node(id: "${encodeGlobalId('Refusal', nobody)}") { id } }`, 'INVALID_ID'],
    [`{ node(id: "${encodeGlobalId('Nothing', nobody)}") { id } }`, 'INVALID_ID'],
    [`{ claims(filter: { claimantIds: ["${encodeGlobalId('Claim', nobody)}"] }) { edges { cursor } } }`, 'INVALID_ID'],
  ])('refuses %s with a code', async (query, code) => {
    expect((await ask(query)).errors).toMatchObject([{ extensions: { code } }]);
    expect(desk.reports).toEqual([]);
  });

  it('tells a client of an unexpected fault only an id', async () => {
    const broken: Store = { ...desk.store, read: async () => Promise.reject(new Error('select secret from claim')) };
    const reports: unknown[] = [];
    const masked = createGateway({ store: broken, report: (_, error) => reports.push(error) });
    const answer = await (await post(masked, JSON.stringify({ query: '{ claims { edges { cursor } } }' }))).json();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) } }]);
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(reports).toHaveLength(1);
    await masked.dispose();
  });

  it.each(['{"query": secret', '', 'secret', '"secret"', '[{"query":"{ __typename }"}]', '{}', '{"query":7}'])(
    'answers the body %j with 400 and a code, and does not echo it',
    async (body) => {
      const response = await post(desk.gateway, body);
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(JSON.parse(text)).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
      });
      expect(text).not.toContain('secret');
      expect(desk.reports).toEqual([]);
    },
  );

  it('answers variables in an address that are no JSON with 400, and reflects no origin', async () => {
    const address = 'http://localhost/graphql?query={__typename}&variables=secret';
    const response = await desk.gateway.fetch(
      new Request(address, { headers: { origin: 'https://elsewhere.example' } }),
    );
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('secret');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('serves GraphiQL without a word to another host', async () => {
    const headers = { accept: 'text/html' };
    const response = await desk.gateway.fetch(new Request('http://localhost/graphql', { headers }));
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self' data: blob: 'unsafe-inline';/);
    const page = await response.text();
    expect(page).toContain('claims(first: 5)');
    const head = page.slice(0, page.indexOf('<script'));
    const loads = page.match(/<(?:script|link|img|iframe)\b[^>]{0,500}?(?:src|href)=["']?(?:https?:)?\/\/[^"'\s>]+/g);
    expect([head.includes('<title>Assay</title>'), loads]).toEqual([true, null]);
    expect(page).not.toMatch(/unpkg\.com|jsdelivr\.net|cdnjs|esm\.sh/);
  });

  it('sends who opens the bare address to GraphiQL', async () => {
    const response = await desk.gateway.fetch(new Request('http://localhost/'));
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });
});
