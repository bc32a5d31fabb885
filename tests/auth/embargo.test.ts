import { randomFillSync } from 'node:crypto';
import { type Actor, createIds, type Id, type VerdictRevision } from '@assay/core';
import {
  addActor,
  addClaimant,
  addSource,
  attachEvidence,
  type CommandEnvironment,
  captureSnapshot,
  createKey,
  proposeVerdict,
  publishVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { createGateway, type Gateway } from '@assay/gateway';
import type { Answer } from '@assay/gateway/test-answer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from './desk.ts';

const hour = 3_600_000;
const secret = 'HUSH';

let time = Date.now();
let store: Store;
let gateway: Gateway;
let admin: Id<'actor'>;
const makeId = createIds({ now: () => time, random: (bytes) => void randomFillSync(bytes) });
const as = (actor: Id<'actor'>): CommandEnvironment => ({ store, actor, now: () => time, makeId });

beforeAll(async () => {
  store = await openStore(':memory:', { now: () => time });
  admin = (await addActor(as(makeId('actor')), { name: 'Ada', kind: 'person' })).id;
  gateway = createGateway({ store, limits: { anonymousComplexity: 1e6, anonymousBurst: 1e6 } });
});
afterAll(async () => {
  await gateway.dispose();
  await store.close();
});

async function ask(query: string, variables: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const body = JSON.stringify({ query, variables });
  const answer = await gateway.fetch(new Request('http://localhost/graphql', { method: 'POST', headers, body }));
  return JSON.parse(await answer.text());
}

/** A claim whose verdict waits for publication. */
async function approved(said: string, people: readonly Actor[]): Promise<VerdictRevision> {
  const { claimant } = await addClaimant(as(admin), { name: `Who said ${said}`, kind: 'person' });
  const { claim } = await submitClaim(as(admin), {
    text: `Three to five, ${said}.`,
    language: 'en',
    kind: 'ranking',
    claimantId: claimant.id,
    occasion: { date: '2025-06-23' },
  });
  const { source } = await addSource(as(admin), { name: 'A paper', kind: 'news' });
  const document = { sourceId: source.id, url: 'https://paper.example/1', mediaType: 'text/plain' };
  const bytes = new TextEncoder().encode('Three of the ten are Chinese.');
  const { snapshot } = await captureSnapshot(as(admin), { ...document, bytes });
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of the ten' } as const;
  const evidence = await attachEvidence(as(admin), { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  const { id: revisionId, digest } = await proposeVerdict(as(admin), {
    claimId: claim.id,
    rating: 'mostly-true',
    summary: `Three, ${said}.`,
    reasons: [{ text: `The paper counts, ${said}.`, evidence: [evidence.id] }],
    confidence: 'high',
  });
  const vote = { revisionId, digest, decision: 'approve', reason: 'Read it.' } as const;
  let revision: VerdictRevision | undefined;
  for (const { id } of people) revision = (await reviewVerdict(as(id), vote)).revision;
  if (revision === undefined) throw new Error('expected reviewers');
  return revision;
}

const selection = `text claimant { name } appearances { url } evidence { id } propositions { words }
  verdict { latest { rating state summary embargoUntil publishedAt } published { rating } history { state }
    claimReview(url: "https://desk.example/1", publisher: { name: "Desk", url: "https://desk.example" }) { jsonLd } }`;

/** Whatever may be asked without a key, of lists, by filters, behind cursors, and by id. */
const questions = [
  `query { claims(first: 50) { edges { cursor node { ${selection} } } pageInfo { hasNextPage endCursor } } }`,
  `query { claims(first: 50, filter: { states: [PUBLISHED] }) { edges { node { ${selection} } } } }`,
  'query { claims(first: 50, filter: { ratings: ["mostly-true"] }) { edges { node { text } } } }',
  `query { claims(first: 50, filter: { text: "${secret}" }) { edges { node { text } } } }`,
  'query { claims(first: 50, order: PUBLISHED) { totalCount edges { node { text events(first: 20) { edges { node { kind at } } } } } } }',
  'query { claimFacets { ratings { rating count } states { state count } kinds { kind count } } }',
  `query ($verdict: ID!) { node(id: $verdict) { ... on Verdict { history { state } asOf(at: "2999-01-01T00:00:00Z") { id } } } }`,
  'query { claims(last: 1) { edges { cursor node { text } } pageInfo { hasPreviousPage } } }',
  `query ($claim: ID!) { node(id: $claim) { ... on Claim { ${selection} } } }`,
  'query ($verdict: ID!) { node(id: $verdict) { id __typename } }',
  'query ($revision: ID!) { node(id: $revision) { id __typename } }',
  'query ($evidence: ID!) { node(id: $evidence) { id __typename } }',
];

describe('a verdict under embargo', () => {
  it('changes no answer to the public before its time, and then shows without anybody acting', async () => {
    const people = [];
    for (const name of ['Ann', 'Ben']) {
      people.push(await addActor(as(admin), { name, kind: 'person', role: 'editor' }));
    }
    const open = await approved('in the open', people);
    await publishVerdict(as(admin), { revisionId: open.id, digest: open.digest });
    const hidden = await approved(secret, people);
    const variables = {
      claim: globalId('claim', hidden.claimId),
      verdict: globalId('verdict', hidden.verdictId),
      revision: globalId('revision', hidden.id),
      evidence: globalId('evidence', hidden.reasons[0]?.evidence[0] ?? makeId('evidence')),
    };
    const everything = (token?: string) => Promise.all(questions.map((query) => ask(query, variables, token)));
    const { secret: reader } = await createKey(as(admin), { actorId: admin, name: 'Narrow', scopes: ['submit-claim'] });
    const { secret: desk } = await createKey(as(admin), { actorId: admin, name: 'Desk' });
    const before = await everything();
    // A wrong question would find nothing before and after.
    for (const { errors } of before) expect(errors).toBeUndefined();
    expect(JSON.stringify(before)).toContain('in the open');

    const embargoUntil = new Date(time + hour).toISOString();
    await publishVerdict(as(admin), { revisionId: hidden.id, digest: hidden.digest, embargoUntil });
    expect(await everything()).toEqual(before);
    expect(await everything(reader)).toEqual(before);
    const secretIn = (answer: Answer | undefined) =>
      answer?.data.claims.edges.find(({ node }) => node.text.includes(secret))?.node.verdict;
    const shown = secretIn((await everything(desk))[0]);
    expect(shown?.published).toEqual({ rating: 'mostly-true' });
    // What a page for everybody would carry is not for the desk alone.
    expect(shown?.claimReview).toBeNull();

    time += hour;
    const after = await everything();
    for (const [index, answer] of after.entries()) {
      expect(answer.errors).toBeUndefined();
      // The page that only asks for the oldest claim stays.
      if (questions[index]?.includes('last: 1') !== true) expect(answer, questions[index]).not.toEqual(before[index]);
    }
    const verdict = secretIn(after[0]);
    expect(verdict?.latest).toMatchObject({ state: 'PUBLISHED', embargoUntil: new Date(time).toISOString() });
    expect(JSON.stringify(verdict?.claimReview)).toContain(new Date(time).toISOString());
  });
});
