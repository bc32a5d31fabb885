import type { Answer } from '@assay/gateway/test-answer';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { buildSchema, type GraphQLSchema, graphql, parse, print } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTarget } from '../attacks/target.ts';

// A newsroom with articles, each about claims of which it knows the ids only.
const newsroom = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])
  type Query { articles: [Article!]! }
  type Article @key(fields: "slug") { slug: ID! title: String! checks: [Claim!]! }
  type Claim @key(fields: "id", resolvable: false) { id: ID! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }`;

const target = useTarget({ federation: true });
const sent: { readonly query: string; readonly variables: unknown }[] = [];
let checks: readonly string[];
let router: GraphQLSchema;

beforeAll(async () => {
  const { json } = await target().ask('{ _service { sdl } claims(first: 4) { edges { node { id } } } }');
  checks = json.data.claims.edges.map(({ node }) => node.id);
  router = routerOver(json.data._service.sdl);
});

/** A router in this process over the newsroom and ours, which it asks over HTTP. */
function routerOver(sdl: string): GraphQLSchema {
  const composed = composeServices([
    { name: 'assay', typeDefs: parse(sdl), url: target().url },
    { name: 'newsroom', typeDefs: parse(newsroom), url: 'https://newsroom.example/graphql' },
  ]);
  if (compositionHasErrors(composed)) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  const own = buildSchema(newsroom, { assumeValidSDL: true });
  const rootValue = {
    articles: () => [
      { slug: 'summit', title: 'The summit', checks: checks.map((id) => ({ __typename: 'Claim', id })) },
    ],
  };
  return getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: composed.supergraphSdl,
    onSubschemaConfig: (subgraph) => {
      subgraph.executor = async ({ document, variables = {} }) => {
        const query = print(document);
        if (subgraph.name.toLowerCase() === 'newsroom') {
          const answer = await graphql({ schema: own, source: query, variableValues: variables, rootValue });
          return JSON.parse(JSON.stringify(answer));
        }
        sent.push({ query, variables });
        return JSON.parse((await target().ask(query, variables, target().as('reviewer'))).text);
      };
    },
  });
}

async function ask(source: string): Promise<Answer> {
  sent.length = 0;
  return JSON.parse(JSON.stringify(await graphql({ schema: router, source })));
}

describe('a router over the gateway and another service', () => {
  it('finds what the other service refers to, in one request', async () => {
    const { data, errors } = await ask(
      '{ articles { title checks { text claimant { name } verdict { latest { rating } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.articles[0].checks).toHaveLength(4);
    for (const check of data.articles[0].checks) expect(check).toMatchObject({ text: expect.any(String) });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.query).toContain('_entities(representations: ');
  });

  it('reads the lists and objects of the gateway', async () => {
    const { data, errors } = await ask(
      `{ claims(first: 2) { edges { node { id text } } pageInfo { hasNextPage } } node(id: "${checks[0]}") { id } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.claims.edges.map(({ node }) => node.id)).toEqual(checks.slice(0, 2));
    expect([data.claims.pageInfo, data.node]).toEqual([{ hasNextPage: true }, { id: checks[0] }]);
  });

  it('is told of what it may not have, and has the rest', async () => {
    const kept = checks;
    checks = [...kept.slice(0, 1), 'nonsense'];
    const { data, errors } = await ask('{ articles { title checks { id text } } }');
    checks = kept;
    expect(data).toBeNull();
    expect(errors[0].extensions.code).toBe('INVALID_ID');
  });
});
