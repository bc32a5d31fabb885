import { beforeAll, describe, expect, it } from 'vitest';
import { useTarget } from '../attacks/target.ts';
import { allLists } from './lists.ts';
import { type Compilation, compileWithRelay } from './relay-compiler.ts';

// What an application with Relay is made of: a list that is paged through, fragments, objects that are fetched again by
// their id, and a mutation that answers a union.
const modules = {
  Queue: `query QueueQuery($count: Int!, $after: String, $filter: ClaimFilter) {
    ...QueueList_list @arguments(count: $count, after: $after, filter: $filter) }`,
  QueueList: `fragment QueueList_list on Query @refetchable(queryName: "QueueListPagination") @argumentDefinitions(
      count: { type: "Int", defaultValue: 10 }, after: { type: "String" }, filter: { type: "ClaimFilter" }) {
    claims(first: $count, after: $after, filter: $filter) @connection(key: "QueueList_claims", filters: ["filter"]) {
      edges { node { id ...ClaimCard_claim } } } }`,
  ClaimCard: `fragment ClaimCard_claim on Claim @refetchable(queryName: "ClaimCardRefetch") { text kind
    claimant { name } verdict { latest { state rating label { name } } published { ...VerdictLine_revision } } }`,
  VerdictLine: `fragment VerdictLine_revision on Revision { rating summary reasons { text
    evidence { ...EvidenceLine_evidence } } }`,
  EvidenceLine: `fragment EvidenceLine_evidence on Evidence { stance table { title }
    quotation { exact snapshot { title url } } }`,
  Anything: `query AnythingQuery($id: ID!) { node(id: $id) { __typename id
    ...ClaimCard_claim @alias(as: "claim") ...VerdictLine_revision @alias(as: "revision") } }`,
  LastPage: `query LastPageQuery($before: String) { claims(last: 5, before: $before) @connection(key: "LastPage_claims")
    { edges { cursor node { text } } pageInfo { hasPreviousPage startCursor } } }`,
  AddSource: `mutation AddSourceMutation($input: AddSourceInput!) { addSource(input: $input) { __typename
    ... on AddSourcePayload { source { id name kind } twin } ... on Refusal { code findings { path message } } } }`,
};

const target = useTarget();
let compilation: Compilation;
beforeAll(() => {
  compilation = compileWithRelay(modules);
});

/** Sends an operation as the compiler wrote it. */
async function send(name: string, variables: object, role: 'reviewer' | 'editor' = 'reviewer') {
  const { json } = await target().ask(compilation.artifacts.get(name) ?? name, variables, target().as(role));
  expect(json.errors).toBeUndefined();
  return json.data;
}

describe('the schema, to the compiler of Relay', () => {
  it('has connections, objects to fetch again by their id, and mutations that answer a union', () => {
    expect([compilation.passed, compilation.said]).toEqual([true, expect.any(String)]);
    expect([...compilation.artifacts.keys()].toSorted()).toEqual([
      'AddSourceMutation',
      'AnythingQuery',
      'ClaimCardRefetch',
      'ClaimCard_claim',
      'EvidenceLine_evidence',
      'LastPageQuery',
      'QueueListPagination',
      'QueueList_list',
      'QueueQuery',
      'VerdictLine_revision',
    ]);
  });

  it('has connections in all its lists', () => {
    const queries = allLists.map(({ of, field, item }, at): [string, string] => {
      const list = `${field}(first: 5) @connection(key: "List${at}_${field}") { edges { node { ${item} } } }`;
      const text = of === null ? list : `node(id: $id) { ... on ${of} { ${list} } }`;
      return [`List${at}`, `query List${at}Query${of === null ? '' : '($id: ID!)'} { ${text} }`];
    });
    const { passed, said } = compileWithRelay(Object.fromEntries(queries));
    expect([passed, said, queries.length > 10]).toEqual([true, expect.any(String), true]);
  });

  it.each([
    ['a field that is not there', { Queue: 'query QueueQuery { claims(first: 1) { edges { node { title } } } }' }],
    [
      'a cursor that is a number',
      { Queue: 'query QueueQuery { claims(first: 1, after: 7) { pageInfo { endCursor } } }' },
    ],
    [
      'a list that is no connection',
      { Queue: 'query QueueQuery { scales @connection(key: "Queue_scales") { name } }' },
    ],
  ])('does not have %s', (_, wrong) => {
    expect(compileWithRelay(wrong).passed).toBe(false);
  });
});

describe('an operation that Relay compiled', () => {
  it('pages through a list to its end, each claim once', async () => {
    const texts: string[] = [];
    let page = (await send('QueueQuery', { count: 7 })).claims;
    for (;;) {
      texts.push(...page.edges.map(({ node }) => node.text));
      if (!page.pageInfo.hasNextPage) break;
      page = (await send('QueueListPagination', { count: 7, after: page.pageInfo.endCursor })).claims;
    }
    const all = await send('{ claims(first: 100) { edges { node { text } } } }', {});
    expect(texts.length).toBeGreaterThan(14);
    expect(texts).toEqual(all.claims.edges.map(({ node }) => node.text));
  });

  it('fetches an object again by its id', async () => {
    const [edge] = (await send('QueueQuery', { count: 1, filter: { states: ['PUBLISHED'] } })).claims.edges;
    const { node } = await send('ClaimCardRefetch', { id: edge.node.id });
    expect(node).toEqual({ ...edge.node, __typename: 'Claim' });
    expect((await send('AnythingQuery', { id: edge.node.id })).node).toMatchObject({ id: edge.node.id });
  });

  it('reads the last page', async () => {
    const { claims } = await send('LastPageQuery', {});
    expect(claims.edges).toHaveLength(5);
    const before = (await send('LastPageQuery', { before: claims.pageInfo.startCursor })).claims;
    expect([before.edges.length, claims.pageInfo.hasPreviousPage]).toEqual([5, true]);
  });

  it('writes, or says why not', async () => {
    const input = { name: 'The Gazette', kind: 'NEWS' };
    expect((await send('AddSourceMutation', { input }, 'editor')).addSource).toMatchObject({
      __typename: 'AddSourcePayload',
      source: { name: 'The Gazette' },
    });
    expect((await send('AddSourceMutation', { input: { ...input, name: '' } }, 'editor')).addSource).toMatchObject({
      __typename: 'Refusal',
      code: expect.stringMatching(/^INVALID_/),
    });
  });
});
