import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from './test-answer.ts';
import { type Desk, openDesk } from './test-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const text of ['One.', 'Two.', 'Three.']) await desk.aClaim(text);
});
afterAll(() => desk.close());

const lists = ['claims', 'verdicts', 'claimants', 'sources', 'snapshots', 'actors', 'events'];

describe('a list', () => {
  it.each(lists)('of %s pages forward and back, in as many statements for many as for one', async (name) => {
    const page = async (given: string) => {
      desk.statements.length = 0;
      const selection =
        'edges { cursor node { __typename } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
      const { data, errors } = await desk.ask(`{ ${name}(${given}) { ${selection} } }`);
      expect(errors).toBeUndefined();
      const { edges, pageInfo }: Answer = Reflect.get(data, name);
      const cursors = edges.map(({ cursor }) => cursor);
      return { cursors, ...pageInfo, statements: desk.statements.length };
    };
    const all = await page('first: 100');
    expect(all.cursors.length).toBeGreaterThan(1);
    const one = await page('first: 1');
    expect(one).toMatchObject({ cursors: [all.cursors[0]], hasNextPage: true, statements: all.statements });
    const second = await page(`first: 1, after: "${one.endCursor}"`);
    expect(second).toMatchObject({ cursors: [all.cursors[1]], hasPreviousPage: true });
    expect(await page(`last: 1, before: "${second.startCursor}"`)).toMatchObject({
      cursors: [all.cursors[0]],
      hasNextPage: true,
    });
    expect((await page('last: 1')).cursors).toEqual(all.cursors.slice(-1));
    const foreign = name === 'claims' ? 'verdicts' : 'claims';
    const other = await desk.ask(`{ ${foreign}(first: 1) { edges { cursor } } }`);
    const [{ cursor }] = other.data[foreign].edges;
    const { errors } = await desk.ask(`{ ${name}(first: 1, after: "${cursor}") { edges { cursor } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_CURSOR' } }]);
  });

  it.each<[string, string, number]>([
    ['verdicts', '{ states: [IN_REVIEW] }', 3],
    ['verdicts', '{ ratings: ["true", "false"], states: [PUBLISHED, IN_REVIEW] }', 3],
    ['verdicts', '{ ratings: ["false"] }', 0],
    ['claimants', '{ text: "who said one" }', 1],
    ['claimants', '{ kinds: [ORGANISATION] }', 0],
    ['sources', '{ kinds: [NEWS, PERSON], text: "paper" }', 3],
    ['sources', '{ kinds: [PERSON] }', 0],
    ['tables', '{ name: "top-100" }', 0],
    ['actors', '{ kinds: [PERSON] }', 2],
    ['actors', '{ kinds: [BOT] }', 0],
    ['events', '{ kinds: [VERDICT_REVIEWED, VERDICT_PUBLISHED] }', 3],
  ])('of %s narrowed to %s has %i', async (name, filter, count) => {
    const { data, errors } = await desk.ask(`{ ${name}(filter: ${filter}) { edges { cursor } } }`);
    expect(errors).toBeUndefined();
    expect(Reflect.get(data, name).edges).toHaveLength(count);
  });

  it('is narrowed by the ids of others', async () => {
    const { data } =
      await desk.ask(`{ claims(first: 1) { edges { node { id evidence { quotation { snapshot { id source { id } } } } } } }
      actors(last: 1) { edges { node { id name } } } }`);
    const [{ node: claim }] = data.claims.edges;
    const { snapshot } = claim.evidence[0].quotation;
    const found =
      await desk.ask(`{ snapshots(filter: { sourceIds: ["${snapshot.source.id}"] }) { edges { node { id } } }
      events(filter: { subjectId: "${claim.id}", kinds: [CLAIM_SUBMITTED] }) { edges { node { subjectId detail actor { name } } } }
      mine: events(filter: { actorId: "${data.actors.edges[0].node.id}", kinds: [VERDICT_REVIEWED] }) { edges { cursor } } }`);
    expect(found.errors).toBeUndefined();
    expect(found.data.snapshots.edges).toEqual([{ node: { id: snapshot.id } }]);
    expect(found.data.events.edges).toMatchObject([{ node: { subjectId: claim.id, actor: { name: 'Ada Author' } } }]);
    expect(found.data.mine.edges).toHaveLength(data.actors.edges[0].node.name === 'Ann Reviewer' ? 3 : 0);
  });
});

describe('the review queue', () => {
  const waiting = async (actor: string) => {
    const { data } = await desk.ask(
      '{ reviewQueue { edges { node { claim { text } } } } }',
      {},
      { 'x-assay-actor': actor },
    );
    return data.reviewQueue.edges.map(({ node }) => node.claim.text);
  };
  const [texts, before] = [['Three.', 'Two.', 'One.'], 'Zoe Editor'];

  it('holds what waits for a vote of who asks', async () => {
    await desk.act(before, 'addClaimant', { name: 'Somebody', kind: 'UNKNOWN' });
    expect(await waiting(before)).toEqual(texts);
  });

  it('holds nothing of one’s own, nothing one has voted on, and nothing for nobody', async () => {
    for (const actor of ['Ada Author', 'Ann Reviewer', 'Nobody On Record']) expect(await waiting(actor)).toEqual([]);
    expect((await desk.ask('{ actors { edges { node { name } } } }')).data.actors.edges).not.toContainEqual({
      node: { name: 'Nobody On Record' },
    });
  });

  it('has again what one’s vote was taken back on', async () => {
    const { data } = await desk.ask('{ verdicts(first: 1) { edges { node { latest { id digest } } } } }');
    const { id: revisionId, digest } = data.verdicts.edges[0].node.latest;
    const vote = (decision: string) =>
      desk.act(before, 'reviewVerdict', { revisionId, digest, decision, reason: 'So.' });
    expect((await vote('OBJECT')).code).toBeUndefined();
    expect(await waiting(before)).toEqual(texts.slice(1));
    await vote('WITHDRAW');
    expect(await waiting(before)).toEqual(texts);
  });
});

describe('the stale verdicts', () => {
  it('are looked for page by page', async () => {
    const { data, errors } = await desk.ask(
      '{ staleVerdicts(first: 2) { edges { cursor } pageInfo { hasNextPage endCursor } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.staleVerdicts).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    const next = await desk.ask(
      `{ staleVerdicts(first: 2, after: "${data.staleVerdicts.pageInfo.endCursor}") { pageInfo { hasNextPage } } }`,
    );
    expect(next.data.staleVerdicts.pageInfo.hasNextPage).toBe(false);
  });
});
