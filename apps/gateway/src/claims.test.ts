import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './test-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const text of ['Three to five are Chinese firms.', 'The firms, the FIRMS!', 'Ships are built in Łódź.'])
    await desk.aClaim(text);
});
afterAll(() => desk.close());

const list = async (given: string, selection = 'edges { node { text } }') => {
  const { data, errors } = await desk.ask(`{ claims${given} { ${selection} } }`);
  expect(errors).toBeUndefined();
  return data.claims;
};
const texts = async (given: string): Promise<string[]> => (await list(given)).edges.map(({ node }) => node.text);

describe('a search for claims', () => {
  it('finds the best first, and marks what was found', async () => {
    const { edges, totalCount } = await list(
      '(filter: { text: "firm* -ships" })',
      'totalCount edges { highlights { start end } node { text } }',
    );
    expect(totalCount).toBe(2);
    const marked = edges.map((edge) => edge.highlights.map(({ start, end }) => edge.node.text.slice(start, end)));
    expect(marked).toEqual([['firms', 'FIRMS'], ['firms']]);
  });

  it('pages by relevance and by time alike', async () => {
    for (const order of ['', ', order: RELEVANCE', ', order: NEWEST', ', order: OLDEST']) {
      const all = await texts(`(filter: { text: "firms" }${order})`);
      const first = await list(
        `(first: 1, filter: { text: "firms" }${order})`,
        'edges { node { text } } pageInfo { endCursor }',
      );
      const rest = await texts(`(first: 1, after: "${first.pageInfo.endCursor}", filter: { text: "firms" }${order})`);
      expect([first.edges[0].node.text, ...rest]).toEqual(all);
    }
  });

  it('without a word that must be there finds nothing, and an empty one narrows nothing', async () => {
    expect(await texts('(filter: { text: "-firms" })')).toEqual([]);
    expect(await texts('(filter: { text: "" })')).toHaveLength(3);
  });
});

describe('a list of claims', () => {
  it.each<[string, number]>([
    ['{ outcomes: [TRUE] }', 3],
    ['{ outcomes: [FALSE] }', 0],
    ['{ outcomes: [FALSE, TRUE] }', 3],
    ['{ scale: { scale: "assay", version: 1 } }', 3],
    ['{ scale: { scale: "assay", version: 9 } }', 0],
    ['{ submitted: { from: "2025-06-24", until: "2025-06-25" } }', 3],
    ['{ submitted: { until: "2025-06-24" } }', 0],
    ['{ submitted: { from: "2025-06-24T00:00:00Z" } }', 3],
    ['{ published: { from: "2000-01-01" } }', 0],
    ['{ occasion: "2025" }', 0],
    ['{ whole: true }', 3],
    ['{ text: "łódź" }', 1],
  ])('narrowed to %s has %i', async (filter, count) => {
    expect(await texts(`(filter: ${filter})`)).toHaveLength(count);
    expect((await list(`(first: 0, filter: ${filter})`, 'totalCount')).totalCount).toBe(count);
  });

  it('is narrowed by source and by reviewer', async () => {
    const { data } = await desk.ask(
      '{ sources(first: 1) { edges { node { id name } } } actors { edges { node { id name } } } }',
    );
    const [{ node: source }] = data.sources.edges;
    expect(await texts(`(filter: { sourceIds: ["${source.id}"] })`)).toEqual([
      source.name.replace('The paper on ', ''),
    ]);
    for (const { node } of data.actors.edges) {
      const found = await texts(`(filter: { reviewerIds: ["${node.id}"] })`);
      expect(found).toHaveLength(node.name === 'Ann Reviewer' ? 3 : 0);
    }
  });

  it.each([
    ['(filter: { submitted: { from: "yesterday" } })', 'INVALID_DATE'],
    ['(filter: { occasion: "some time" })', 'INVALID_DATE'],
    ['(order: RELEVANCE)', 'INVALID_INPUT'],
    ['(filter: { sourceIds: ["x"] })', 'INVALID_ID'],
    ['(filter: { claimantIds: [] })', 'INVALID_INPUT'],
    ['(filter: { outcomes: [] })', 'INVALID_INPUT'],
    ['(filter: { reviewerIds: [] })', 'INVALID_INPUT'],
    ['(filter: { kinds: [] })', 'INVALID_INPUT'],
    ['(filter: { sourceIds: [], text: "x" })', 'INVALID_INPUT'],
    [`(filter: { text: "${'a'.repeat(501)}" })`, 'LIMIT_EXCEEDED'],
  ])('refuses %s with a code', async (given, code) => {
    const { errors } = await desk.ask(`{ claims${given} { edges { cursor } } }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  it('counts only when asked', async () => {
    const statements = async (selection: string) => {
      desk.statements.length = 0;
      await list('(first: 1)', selection);
      return desk.statements.filter((sql) => sql.includes('count(*)')).length;
    };
    expect([await statements('edges { cursor }'), await statements('totalCount')]).toEqual([0, 1]);
  });
});

describe('facets and series', () => {
  it('count by what a claim and its verdict say', async () => {
    desk.statements.length = 0;
    const { data } =
      await desk.ask(`{ claimFacets(filter: { text: "firms" }) { ratings { rating count } states { state count }
      kinds { kind count } claimants(first: 1) { claimant { name } count } } }`);
    expect(data.claimFacets).toMatchObject({
      ratings: [{ rating: 'true', count: 2 }],
      states: [{ state: 'IN_REVIEW', count: 2 }],
      kinds: [{ kind: 'RANKING', count: 2 }],
      claimants: [{ count: 1 }],
    });
    expect(desk.statements.filter((sql) => sql.includes('count(*)'))).toHaveLength(4);
  });

  it('count over time, with the periods of nothing', async () => {
    const series = (given: string) => desk.ask(`{ claimSeries(${given}) { start count } }`);
    const submitted = await series('measure: SUBMITTED, period: WEEK, from: "2025-06-16", to: "2025-06-30"');
    expect(submitted.data.claimSeries).toEqual([
      { start: '2025-06-16', count: 0 },
      { start: '2025-06-23', count: 3 },
      { start: '2025-06-30', count: 0 },
    ]);
    const published = await series('measure: PUBLISHED, period: MONTH, from: "2025-06-01", to: "2025-06-30"');
    expect(published.data.claimSeries).toEqual([{ start: '2025-06-01', count: 0 }]);
    const many = await series('measure: SUBMITTED, period: DAY, from: "2020-01-01", to: "2025-06-30"');
    expect(many.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED' } }]);
  });
});

describe('nodes', () => {
  it('are found again by their ids, in their order, in as many statements as one', async () => {
    const { edges } = await list('', 'edges { node { id text } }');
    const ids = edges.map(({ node }) => node.id);
    const nodes = async (of: string[]) => {
      desk.statements.length = 0;
      const answer = await desk.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: of });
      return { found: answer.data.nodes, statements: desk.statements.length };
    };
    const all = await nodes(ids.toReversed());
    expect(all.found.map(({ id }) => id)).toEqual(ids.toReversed());
    expect((await nodes(ids.slice(0, 1))).statements).toBe(all.statements);
    const tooMany = await desk.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(101).fill(ids[0]),
    });
    expect(tooMany.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'pageSize' } }]);
  });
});
