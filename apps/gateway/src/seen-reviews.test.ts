import { definePolicy } from '@assay/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './test-desk.ts';

const quorum = { votes: 2, carry: 2, dissent: 'blocks' } as const;
const blind = definePolicy({ id: 'blind', version: 1, rules: [], quorum, blind: true });
let desk: Desk;
const first = 'Ann Reviewer';
const second = 'Zoe Editor';
const third = 'Max Editor';

beforeAll(async () => {
  desk = await openDesk({ policy: blind });
  await desk.aClaim('One.');
  for (const actor of [second, third]) await desk.act(actor, 'addClaimant', { name: `Of ${actor}`, kind: 'UNKNOWN' });
});
afterAll(() => desk.close());

const selection = 'latest { id digest reviews { id decision reviewer { name } } }';
const as = async (actor: string, query: string, variables: object = {}) => {
  const { data, errors } = await desk.ask(query, variables, { 'x-assay-actor': actor });
  expect(errors).toBeUndefined();
  return data;
};
/** Who reviewed, as somebody sees it. */
const reviewersFor = async (actor: string): Promise<string[]> => {
  const { verdicts } = await as(actor, `{ verdicts { edges { node { ${selection} } } } }`);
  return verdicts.edges[0].node.latest.reviews.map(({ reviewer }) => reviewer.name);
};
const found = async (actor: string, query: string) => (await as(actor, query)).claims.edges.length;

describe('where votes are blind', () => {
  it('one sees one’s own vote, and no other until all are in', async () => {
    expect(await reviewersFor(first)).toEqual([first]);
    expect(await reviewersFor(second)).toEqual([]);
    const { actors, verdicts } = await as(
      first,
      `{ actors { edges { node { id name } } } verdicts { edges { node { ${selection} } } } }`,
    );
    const { id: revisionId, digest, reviews } = verdicts.edges[0].node.latest;
    const [{ id: review }] = reviews;
    const ann = actors.edges.find(({ node }) => node.name === first)?.node.id;

    const node = `query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }`;
    const events = '{ events(filter: { kinds: [VERDICT_REVIEWED] }) { edges { node { detail } } } }';
    const byReviewer = `{ claims(filter: { reviewerIds: ["${ann}"] }) { totalCount edges { cursor } } }`;
    expect(await as(second, node, { id: review })).toEqual({ node: null, nodes: [null] });
    expect((await as(second, events)).events.edges).toEqual([{ node: { detail: null } }]);
    expect(await found(second, byReviewer)).toBe(0);
    const history = `{ verdicts { edges { node { events { edges { node { kind words actor { name } } } } } } } }`;
    const votes = async (actor: string) =>
      (await as(actor, history)).verdicts.edges[0].node.events.edges.filter(
        ({ node: one }) => one.kind === 'VERDICT_REVIEWED',
      );
    expect(await votes(second)).toMatchObject([{ node: { words: 'voted on the verdict', actor: null } }]);
    expect(await votes(first)).toMatchObject([{ node: { actor: { name: first } } }]);
    expect(await as(first, node, { id: review })).toEqual({ node: { id: review }, nodes: [{ id: review }] });
    expect((await as(first, events)).events.edges).toMatchObject([{ node: { detail: { decision: 'approve' } } }]);
    expect(await found(first, byReviewer)).toBe(1);

    // Whose vote it is sees it in the answer to it; and now that both are in, everybody does.
    const vote = { revisionId, digest, decision: 'OBJECT', reason: 'Not so.' };
    const answer = await desk.act(second, 'reviewVerdict', vote, 'review { id revision { reviews { decision } } }');
    expect(answer.review.revision.reviews).toEqual([{ decision: 'APPROVE' }, { decision: 'OBJECT' }]);
    for (const actor of [first, second, third]) expect(await reviewersFor(actor)).toEqual([first, second]);
    expect(await as(third, node, { id: review })).toEqual({ node: { id: review }, nodes: [{ id: review }] });
    expect(desk.reports).toEqual([]);
  });
});
