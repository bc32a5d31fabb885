import type { Answer } from '@assay/gateway/test-answer';
import { Client, fetchExchange, gql } from '@urql/core';
import { describe, expect, it } from 'vitest';
import { useTarget } from '../attacks/target.ts';

const target = useTarget();

/** A client as an application makes it, which sends a header for who acts. */
const clientOf = (role: 'editor' | 'reviewer' | null, preferGetMethod = false) =>
  new Client({
    url: target().url,
    exchanges: [fetchExchange],
    preferGetMethod,
    fetchOptions: { headers: role === null ? {} : target().as(role) },
  });

const Card = gql`fragment Card on Claim { id text claimant { name } verdict { latest { state } } }`;
const Claims = gql`
  query Claims($first: Int, $after: String, $last: Int, $before: String, $kinds: [ClaimKind!]) {
    claims(first: $first, after: $after, last: $last, before: $before, filter: { kinds: $kinds }) {
      edges { cursor node { ...Card } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
  ${Card}
`;
const ById = gql`query ById($id: ID!) { node(id: $id) { __typename ...Card } } ${Card}`;
const AddClaimant = gql`
  mutation AddClaimant($input: AddClaimantInput!) {
    addClaimant(input: $input) {
      __typename
      ... on AddClaimantPayload { claimant { id name kind } twin }
      ... on Refusal { code message findings { path message } }
    }
  }
`;
const textsOf = ({ claims }: Answer): string[] => claims.edges.map(({ node }) => node.text);

describe('a client of the shelf', () => {
  it.each([false, true])('reads a list page by page, forward and back (by GET: %s)', async (byGet) => {
    const client = clientOf('editor', byGet);
    const first = await client.query(Claims, { first: 4 }).toPromise();
    expect(first.error).toBeUndefined();
    const { endCursor, hasNextPage } = first.data.claims.pageInfo;
    expect([textsOf(first.data).length, hasNextPage]).toEqual([4, true]);
    const second = await client.query(Claims, { first: 4, after: endCursor }).toPromise();
    expect(second.data.claims.pageInfo.hasPreviousPage).toBe(true);
    const { startCursor } = second.data.claims.pageInfo;
    const back = await client.query(Claims, { last: 4, before: startCursor }).toPromise();
    expect(back.data).toEqual(first.data);
    expect(textsOf(second.data).some((text) => textsOf(first.data).includes(text))).toBe(false);
  });

  it('fetches an object again by its id, and gets null for one that is not there', async () => {
    const client = clientOf('editor');
    const { node } = (await client.query(Claims, { first: 1, kinds: ['RANKING'] }).toPromise()).data.claims.edges[0];
    const again = await client.query(ById, { id: node.id }).toPromise();
    expect(again.data.node).toEqual({ ...node, __typename: 'Claim' });
    const nothing = Buffer.from('Claim:019ab0c2-5a00-7000-8000-000000000001').toString('base64url');
    expect(await client.query(ById, { id: nothing }).toPromise()).toMatchObject({ data: { node: null } });
  });

  it('writes, and reads a refusal as data', async () => {
    const client = clientOf('editor');
    const done = await client.mutation(AddClaimant, { input: { name: 'A speaker', kind: 'PERSON' } }).toPromise();
    expect([done.error, done.data.addClaimant]).toEqual([
      undefined,
      {
        __typename: 'AddClaimantPayload',
        claimant: { id: expect.any(String), name: 'A speaker', kind: 'PERSON' },
        twin: false,
      },
    ]);
    const refused = await client.mutation(AddClaimant, { input: { name: '', kind: 'PERSON' } }).toPromise();
    expect([refused.error, refused.data.addClaimant.__typename]).toEqual([undefined, 'Refusal']);
    expect(refused.data.addClaimant.findings[0]).toMatchObject({ message: expect.stringContaining('expected') });
    const closed = await clientOf('reviewer')
      .mutation(AddClaimant, { input: { name: 'Who', kind: 'PERSON' } })
      .toPromise();
    expect(closed.data.addClaimant.__typename).toBe('AddClaimantPayload');
    const nobody = await clientOf(null)
      .mutation(AddClaimant, { input: { name: 'Who', kind: 'PERSON' } })
      .toPromise();
    expect(nobody.data.addClaimant).toMatchObject({ __typename: 'Refusal', code: 'NOT_PERMITTED' });
  });

  it.each([
    ['an id that is none', ById, { id: 'nonsense' }, 'INVALID_ID', ['node']],
    ['a cursor that is none', Claims, { first: 1, after: 'nonsense' }, 'INVALID_CURSOR', ['claims']],
    ['a page that is too large', Claims, { first: 101 }, 'LIMIT_EXCEEDED', undefined],
    ['a field that is not there', gql`{ claims { title } }`, {}, 'GRAPHQL_VALIDATION_FAILED', undefined],
    ['a value of no enum', Claims, { kinds: ['GUESS'] }, 'INVALID_INPUT', undefined],
  ])('reads %s as an error with a code', async (_, document, variables, code, path) => {
    const { error } = await clientOf('editor').query<Answer>(document, variables).toPromise();
    expect(error?.networkError).toBeUndefined();
    expect(error?.graphQLErrors[0]?.extensions['code']).toBe(code);
    expect(error?.graphQLErrors[0]?.path).toEqual(path);
  });
});
