import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../test-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const ada = 'Ada Author';
const head = () => desk.store.read((reader) => reader.headSequence());

async function claims(...texts: string[]) {
  const { claimant } = await desk.act(ada, 'addClaimant', { name: 'Mark Rutte', kind: 'PERSON' }, 'claimant { id }');
  const appearances = [{ title: 'A speech' }];
  return texts.map((text) => ({ text, language: 'en', kind: 'RANKING', claimantId: claimant.id, appearances }));
}

const each = `items { __typename ... on Refusal { code findings { path } }
  ... on SubmitClaimPayload { twin claim { text appearances { title first } } } }`;

describe('a bulk mutation', () => {
  it('answers each item in order, as the mutation of one would', async () => {
    const items = await claims('One.', ' ', 'Two.');
    const { items: answers } = await desk.act(ada, 'submitClaims', { items }, each);
    expect(answers).toMatchObject([
      { twin: false, claim: { text: 'One.', appearances: [{ title: 'A speech', first: true }] } },
      { code: 'INVALID_INPUT', findings: [{ path: ['text'] }] },
      { twin: false, claim: { text: 'Two.' } },
    ]);
  });

  it('does all or nothing where so asked', async () => {
    const items = await claims('One.', ' ');
    const before = await head();
    const { items: answers } = await desk.act(ada, 'submitClaims', { items, atomic: true }, each);
    expect(answers).toMatchObject([{ code: 'CONFLICT' }, { code: 'INVALID_INPUT' }]);
    expect(await head()).toBe(before);
  });

  it('refuses evidence that is neither a quotation nor a table, or both, for itself', async () => {
    const [claim] = await claims('One.');
    const { claim: one } = await desk.act(ada, 'submitClaim', { ...claim, appearances: undefined }, 'claim { id }');
    const bearing = { claimId: one.id, stance: 'SUPPORTS' };
    const both = {
      ...bearing,
      tableId: Buffer.from(`Table:${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`).toString('base64url'),
    };
    const { source } = await desk.act(ada, 'addSource', { name: 'A paper', kind: 'NEWS' }, 'source { id }');
    const document = { sourceId: source.id, mediaType: 'text/plain', utf8: 'Three of the ten.' };
    const { snapshot } = await desk.act(ada, 'captureSnapshot', document, 'snapshot { id }');
    const quotation = { snapshotId: snapshot.id, exact: 'Three' };
    const items = [bearing, { ...both, quotation }, both, { ...bearing, quotation }];
    const selection = 'items { ... on Refusal { code } ... on AttachEvidencePayload { evidence { stance } } }';
    const { items: answers } = await desk.act(ada, 'attachEvidenceToClaims', { items }, selection);
    expect(answers).toEqual([
      { code: 'INVALID_INPUT' },
      { code: 'INVALID_INPUT' },
      { code: 'NOT_FOUND' },
      { evidence: { stance: 'SUPPORTS' } },
    ]);
  });

  it('counts every item towards the complexity of its operation, in a variable and in the document', async () => {
    const small = await openDesk({ limits: { complexity: 200 } });
    const ask = async (many: number, literal: boolean) => {
      const items = Array.from({ length: many }, () => ({
        revisionId: 'x',
        digest: 'x',
        decision: 'APPROVE',
        reason: 'x',
      }));
      const written = items.map(() => '{ revisionId: "x", digest: "x", decision: APPROVE, reason: "x" }').join();
      const [head, given] = literal ? ['', `{ items: [${written}] }`] : ['($input: ReviewVerdictsInput!)', '$input'];
      const query = `mutation ${head} { reviewVerdicts(input: ${given}) { __typename } }`;
      const answer = await small.ask(query, literal ? {} : { input: { items } }, { 'x-assay-actor': ada });
      return answer.errors?.[0].extensions.code ?? answer.data.reviewVerdicts.__typename;
    };
    for (const literal of [true, false]) {
      expect(await ask(20, literal)).toBe('Refusal');
      expect(await ask(21, literal)).toBe('LIMIT_EXCEEDED');
    }
    await small.close();
  });
});
