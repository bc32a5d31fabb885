import { createGateway } from '@assay/gateway';
import type { Answer } from '@assay/gateway/test-answer';
import { describe, expect } from 'vitest';
import { attacks, expectNothingInside, replyOf, type Target, useTarget } from './target.ts';

const attack = attacks(useTarget({ limits: { burst: 1_000_000, anonymousBurst: 1_000_000 } }));

const secret = 'sesame: said behind closed doors';
const revision = 'revision { id digest state revision }';

/** Runs a mutation as somebody; answers its payload or refusal. */
async function act(
  { ask }: Target,
  name: string,
  mutation: string,
  input: object,
  selection = '__typename',
): Promise<Answer> {
  const title = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const query = `mutation ($input: ${title}Input!) { ${mutation}(input: $input) { __typename
    ... on Refusal { code } ... on ${title}Payload { ${selection} } } }`;
  const { status, json, text } = await ask(query, { input }, { 'x-assay-actor': name });
  expectNothingInside(text);
  expect([status, json.errors]).toEqual([200, undefined]);
  return Reflect.get(json.data, mutation);
}

/** A claim with evidence and a verdict on it that waits for review, written by the editor. */
async function aDraft(target: Target) {
  const by = (mutation: string, input: object, selection: string) => act(target, 'editor', mutation, input, selection);
  const some = `${secret} ${Math.random()}`;
  const { claimant } = await by('addClaimant', { name: some, kind: 'PERSON' }, 'claimant { id }');
  const said = { text: some, language: 'en', kind: 'RANKING', claimantId: claimant.id, occasion: { date: '2024' } };
  const { claim } = await by('submitClaim', said, 'claim { id }');
  const cite = async (paper: string) => {
    const { source } = await by('addSource', { name: `${paper} ${some}`, kind: 'NEWS', owner: paper }, 'source { id }');
    const document = { sourceId: source.id, mediaType: 'text/plain', utf8: `${paper}: three of the ten are Chinese.` };
    const { snapshot } = await by('captureSnapshot', document, 'snapshot { id }');
    const quotation = { snapshotId: snapshot.id, exact: 'three of the ten' };
    const bearing = { claimId: claim.id, stance: 'SUPPORTS', quotation, note: secret };
    const { evidence } = await by('attachEvidence', bearing, 'evidence { id }');
    return { snapshot, evidence };
  };
  const { snapshot, evidence } = await cite('One paper');
  const { evidence: second } = await cite('Another paper');
  const term = { op: 'quotation', quote: 'three of the ten', document: 'paper', mode: 'verbatim' };
  const form = { claimId: claim.id, proposition: { assay: 1, term }, words: secret };
  const { proposition } = await by('proposeProposition', form, 'proposition { id }');
  const over = { propositionId: proposition.id, documents: [{ name: 'paper', snapshotId: snapshot.id }] };
  const { assessment } = await by('assess', over, 'assessment { id }');
  const reasons = [{ text: secret, evidence: [evidence.id, second.id], assessments: [assessment.id] }];
  const verdict = { claimId: claim.id, rating: 'true', summary: secret, reasons, confidence: 'HIGH' };
  const proposed = (await by('proposeVerdict', verdict, revision)).revision;
  return { claim, claimant, evidence, proposition, assessment, verdict, proposed };
}

const review = (target: Target, by: string, { id, digest }: Answer, decision = 'APPROVE') =>
  act(
    target,
    by,
    'reviewVerdict',
    { revisionId: id, digest, decision, reason: 'Read it.' },
    `review { id } ${revision}`,
  );
const publish = (target: Target, by: string, { id, digest }: Answer) =>
  act(target, by, 'publishVerdict', { revisionId: id, digest }, revision);

describe('somebody', () => {
  attack('IDOR by `node`: drafts, reviews and all that hangs on them, by id, from outside', async (target) => {
    const { claim, claimant, evidence, proposition, assessment, proposed } = await aDraft(target);
    const reviewed = await review(target, 'reviewer', proposed);
    // Nobody vouches for a header here: whoever asks is from outside.
    const outside = createGateway({ store: target.store });
    const selection = `__typename id ... on Claim { text verdict { latest { summary } } } ... on Claimant { name }
      ... on Evidence { note } ... on Proposition { words } ... on Assessment { outcome } ... on Revision { summary }
      ... on Review { reason } `;
    const look = async (id: string) => {
      const body = JSON.stringify({ query: `query ($id: ID!) { node(id: $id) { ${selection} } }`, variables: { id } });
      const headers = { 'content-type': 'application/json', 'x-assay-actor': 'admin' };
      return replyOf(
        await outside.fetch(new Request('http://desk.example/graphql', { method: 'POST', headers, body })),
      );
    };
    const things = [claim, claimant, evidence, proposition, assessment, proposed, reviewed.review];
    for (const { id } of things) {
      const { status, text, json } = await look(id);
      expect([status < 500, text.includes('sesame'), json.data?.node ?? null]).toEqual([true, false, null]);
      expectNothingInside(text);
    }
    // The same words as for what was never there: not even that there is something is told.
    const nothing = Buffer.from('Claim:019ab0c2-5a00-7000-8000-000000000001').toString('base64url');
    expect((await look(claim.id)).text).toBe((await look(nothing)).text);
    await outside.dispose();
  });

  attack('self-approval: of one’s own revision, by another spelling, and through an import', async (target) => {
    const { proposed } = await aDraft(target);
    expect(await review(target, 'editor', proposed)).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await publish(target, 'editor', proposed)).toMatchObject({ code: 'NOT_PUBLISHABLE' });
    for (const name of ['bot', 'import', 'nobody', 'contributor', 'auditor']) {
      expect(await review(target, name, proposed)).toMatchObject({ __typename: 'Refusal', code: 'NOT_PERMITTED' });
    }
    await review(target, 'reviewer', proposed);
    expect(await review(target, 'reviewer', proposed)).toBeDefined();
    expect(await publish(target, 'editor', proposed)).toMatchObject({ code: 'NOT_PUBLISHABLE' });
  });

  attack('approve-then-edit: an approval of what was there before', async (target) => {
    const { proposed, verdict } = await aDraft(target);
    await review(target, 'reviewer', proposed);
    await review(target, 'admin', proposed, 'SEND_BACK');
    const edited = { ...verdict, summary: 'Something else altogether.', seen: proposed.id };
    const second = (await act(target, 'editor', 'proposeVerdict', edited, revision)).revision;
    expect(second.digest).not.toBe(proposed.digest);
    expect(await publish(target, 'editor', second)).toMatchObject({ code: 'NOT_PUBLISHABLE' });
    expect(await publish(target, 'editor', proposed)).toMatchObject({ __typename: 'Refusal' });
    expect(await review(target, 'reviewer', { ...second, digest: proposed.digest })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  attack('publish and double-publish races: twenty at once, and a review that sends back meanwhile', async (target) => {
    const { proposed } = await aDraft(target);
    await review(target, 'reviewer', proposed);
    await review(target, 'admin', proposed);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => publish(target, 'editor', proposed)));
    const published = outcomes.filter(({ __typename }) => __typename === 'PublishVerdictPayload');
    expect(published).toHaveLength(1);
    expect(new Set(outcomes.map(({ code }) => code))).toEqual(new Set([undefined, 'NOT_PUBLISHABLE']));
    expect(await publish(target, 'editor', proposed)).toMatchObject({ code: 'NOT_PUBLISHABLE' });

    const other = await aDraft(target);
    await review(target, 'reviewer', other.proposed);
    await review(target, 'admin', other.proposed);
    const [sent, done] = await Promise.all([
      review(target, 'admin', other.proposed, 'SEND_BACK'),
      publish(target, 'editor', other.proposed),
    ]);
    // Whichever came first, the other was refused.
    expect([sent, done].filter(({ __typename }) => __typename === 'Refusal')).toHaveLength(1);
    expect(await target.store.check()).toEqual([]);
  });
});
