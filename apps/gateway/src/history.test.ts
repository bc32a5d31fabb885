import { randomFillSync } from 'node:crypto';
import { createIds, type Role } from '@assay/core';
import { addActor, createKey } from '@assay/core/commands';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeGlobalId } from './global-id.ts';
import { type Desk, openDesk } from './test-desk.ts';

let desk: Desk;
let act: Desk['act'];
beforeEach(async () => {
  desk = await openDesk();
  ({ act } = desk);
});
afterEach(() => desk.close());

const [ada, ann, ben] = ['Ada Author', 'Ann Reviewer', 'Ben Reviewer'];
const revision = 'revision { id digest verdict { id } }';

/** A claim whose verdict was published and corrected, all through the gateway. */
async function aLife() {
  const { claimant } = await act(ada, 'addClaimant', { name: 'Mark Rutte', kind: 'PERSON' }, 'claimant { id }');
  const said = { text: 'It will be.', language: 'en', kind: 'PREDICTION', claimantId: claimant.id };
  const { claim } = await act(ada, 'submitClaim', { ...said, occasion: { date: '2025' } }, 'claim { id }');
  const { source } = await act(ada, 'addSource', { name: 'A paper', kind: 'NEWS' }, 'source { id }');
  const document = { sourceId: source.id, mediaType: 'text/plain', utf8: 'Three of the ten.' };
  const { snapshot } = await act(ada, 'captureSnapshot', document, 'snapshot { id }');
  const cite = async (exact: string) => {
    const bearing = { claimId: claim.id, stance: 'SUPPORTS', quotation: { snapshotId: snapshot.id, exact } };
    return (await act(ada, 'attachEvidence', bearing, 'evidence { id }')).evidence.id;
  };
  const [one, two] = [await cite('Three'), await cite('ten')];
  const verdict = {
    claimId: claim.id,
    rating: 'not-checkable',
    summary: 'Nobody can know.',
    reasons: [{ text: 'It lies ahead.', evidence: [one] }],
    confidence: 'HIGH',
  };
  const publish = async (proposed: { id: string; digest: string }) => {
    const { id: revisionId, digest } = proposed;
    const vote = { revisionId, digest, decision: 'APPROVE', reason: 'Read it.' };
    for (const by of [ann, ben]) await act(by, 'reviewVerdict', vote);
    return (await act(ada, 'publishVerdict', { revisionId, digest }, `${revision} `)).revision;
  };
  const first = await publish((await act(ada, 'proposeVerdict', verdict, revision)).revision);
  const before = new Date().toISOString();
  const correction = { class: 'CLARIFICATION', wrong: 'Nobody can know.', right: 'Nobody can know now.' };
  const reasons = [{ text: 'It lies far ahead.', evidence: [two] }];
  const changed = { ...verdict, summary: 'Nobody can know now.', reasons, correction, seen: first.id };
  const second = await publish((await act(ada, 'correctVerdict', changed, revision)).revision);
  return { claim, one, two, first, second, before };
}

/** Asks as somebody of a role, by a key. */
async function askAs(role: Role, query: string, variables: object) {
  const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
  const [admin] = (await desk.store.read((reader) => reader.actorsPage({ last: 1 }))).items;
  const env = { store: desk.store, now: Date.now, makeId, actor: admin?.id ?? makeId('actor') };
  const actor = await addActor(env, { name: `A ${role}`, kind: 'person', role });
  const { secret } = await createKey(env, { actorId: actor.id, name: 'Test' });
  return desk.ask(query, variables, { authorization: `Bearer ${secret}` });
}

const history = `query ($id: ID!, $at: String = "2030-01-01T00:00Z", $first: Int = 100, $after: String) {
  node(id: $id) { ... on Claim { events(first: $first, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { kind words at actor { name } revision { revision } } } }
    asOf(at: $at) { evidence { id } published { id } }
    verdict { asOf(at: $at) { id } events(first: 1) { edges { node { kind } } } history { id publication { publishedBy { name } findings { code }
      suppressed { reason } } } } } } }`;
const nodesOf = (answer: Awaited<ReturnType<Desk['ask']>>) => answer.data.node.events.edges.map(({ node }) => node);

describe('the history of a claim through the gateway', () => {
  it('tells who did what, and when, in pages', async () => {
    const { claim } = await aLife();
    const all = nodesOf(await desk.ask(history, { id: claim.id }));
    expect(all).toHaveLength(11);
    expect(all[0]).toMatchObject({ kind: 'CLAIM_SUBMITTED', words: 'put the claim on record', actor: { name: ada } });
    expect(all[4]).toMatchObject({
      kind: 'VERDICT_REVIEWED',
      words: 'approved the verdict, which is in review now',
      actor: { name: ann },
      revision: { revision: 1 },
    });
    const walked: object[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const answer = await desk.ask(history, { id: claim.id, first: 4, after });
      walked.push(...nodesOf(answer));
      ({ hasNextPage: more, endCursor: after } = answer.data.node.events.pageInfo);
    }
    expect(walked).toEqual(all);
    const forged = await desk.ask(history, { id: claim.id, after: 'RXZlbnRDdXJzb3I6LTE' });
    expect(forged.errors[0].extensions.code).toBe('INVALID_CURSOR');
  });

  it('tells each as much as they may know', async () => {
    const { claim, first, second } = await aLife();
    const gathers = nodesOf(await askAs('contributor', history, { id: claim.id }));
    expect(gathers).toHaveLength(11);
    expect(gathers[4]).toMatchObject({ words: 'voted on the verdict', actor: null });
    expect(nodesOf(await askAs('auditor', history, { id: claim.id }))[4]).toMatchObject({ actor: { name: ann } });
    const outside = await askAs('reader', history, { id: claim.id });
    expect(nodesOf(outside)).toMatchObject([
      { kind: 'CLAIM_SUBMITTED', actor: null },
      { kind: 'VERDICT_PUBLISHED', actor: { name: ada } },
      { kind: 'VERDICT_PUBLISHED', actor: { name: ada } },
    ]);
    expect(outside.data.node.verdict.history).toEqual([
      { id: second.id, publication: null },
      { id: first.id, publication: null },
    ]);
  });

  it('tells the desk what a revision was published with', async () => {
    const { claim } = await aLife();
    const { data } = await desk.ask(history, { id: claim.id });
    expect(data.node.verdict.history[0].publication).toEqual({
      publishedBy: { name: ada },
      findings: [],
      suppressed: [],
    });
  });
});

describe('as of a moment', () => {
  it('a claim has what was on record, and its verdict what stood in public', async () => {
    const { claim, one, two, first, second, before } = await aLife();
    const then = (await desk.ask(history, { id: claim.id, at: before })).data.node;
    expect(then.asOf).toEqual({ evidence: [{ id: one }, { id: two }], published: { id: first.id } });
    expect(then.verdict.asOf).toEqual({ id: first.id });
    const now = (await desk.ask(history, { id: claim.id })).data.node;
    expect([now.asOf.published.id, now.verdict.asOf.id]).toEqual([second.id, second.id]);
    const long = (await desk.ask(history, { id: claim.id, at: '2001-01-01T00:00Z' })).data.node;
    expect([long.asOf, long.verdict.asOf]).toEqual([null, null]);
    const no = await desk.ask(history, { id: claim.id, at: 'yesterday' });
    expect(no.errors[0].extensions.code).toBe('INVALID_DATE');
  });
});

describe('the difference of two revisions', () => {
  const diff = `query ($id: ID!, $from: ID!, $to: ID!) { node(id: $id) { ... on Verdict { diff(from: $from, to: $to) {
    words rating { from } summary { change text } reasons { change text { change text } cited { evidenceAdded { id } } }
    cited { evidenceAdded { id } evidenceRemoved { id } } outcomes { words } } } } }`;

  it('names what changed, and nothing else', async () => {
    const { one, two, first, second } = await aLife();
    const { data } = await desk.ask(diff, { id: first.verdict.id, from: first.id, to: second.id });
    expect(data.node.diff).toMatchObject({
      rating: null,
      summary: [
        { change: 'KEPT', text: 'Nobody can know' },
        { change: 'ADDED', text: ' now' },
        { change: 'KEPT', text: '.' },
      ],
      reasons: [{ change: 'CHANGED', cited: { evidenceAdded: [{ id: two }] } }],
      cited: { evidenceAdded: [{ id: two }], evidenceRemoved: [{ id: one }] },
      outcomes: [],
    });
  });

  it('is of revisions of that verdict, that who asks may read', async () => {
    const { first } = await aLife();
    const other = await desk.aClaim('Another claim.');
    const [draft] = await desk.store.read(async (reader) => {
      const verdict = (await reader.verdictsOfClaims([other.id])).get(other.id);
      return verdict === undefined ? [] : ((await reader.revisionsOfVerdicts([verdict.id])).get(verdict.id) ?? []);
    });
    const to = encodeGlobalId('Revision', draft?.id ?? '');
    for (const id of [first.verdict.id, encodeGlobalId('Verdict', draft?.verdictId ?? '')]) {
      const answer = await askAs('reader', diff, { id, from: first.id, to });
      expect(answer.errors?.[0].extensions.code ?? answer.data.node).toBe(id === first.verdict.id ? 'NOT_FOUND' : null);
    }
    const wrong = await desk.ask(diff, { id: first.verdict.id, from: first.verdict.id, to: first.id });
    expect(wrong.errors[0].extensions.code).toBe('INVALID_ID');
  });
});
