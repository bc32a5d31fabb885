import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { addClaimant } from './add-claimant.ts';
import { attachEvidenceToClaims } from './attach-evidence-to-claims.ts';
import { type BulkAnswer, bulkLimit } from './in-bulk.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { reviewVerdicts } from './review-verdicts.ts';
import { submitClaims } from './submit-claims.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const codes = ({ items }: BulkAnswer<unknown>) => items.map(({ refusal }) => refusal?.code ?? 'done');

async function claimsOf(...texts: string[]) {
  const { claimant } = await addClaimant(desk.env, { name: 'Mark Rutte', kind: 'person' });
  const said = { language: 'en', kind: 'ranking', claimantId: claimant.id } as const;
  return texts.map((text) => ({ ...said, text, appearances: [{ title: 'A speech' }, { url: 'https://a.example' }] }));
}

describe('claims submitted many at once', () => {
  it('are each done or refused for themselves, in order', async () => {
    const items = await claimsOf('One.', ' ', 'one', 'Two.');
    const answer = await submitClaims(desk.env, { items });
    expect(codes(answer)).toEqual(['done', 'invalid-input', 'done', 'done']);
    expect(answer.items.map(({ done }) => done?.twin)).toEqual([false, undefined, true, false]);
    expect(answer.items[0]?.done?.appearances.map(({ first }) => first)).toEqual([true, false]);
  });

  it('leave nothing of an item of which a part is refused', async () => {
    const [item] = await claimsOf('One.');
    if (item === undefined) throw new TypeError('there is one');
    const before = await desk.head();
    const answer = await submitClaims(desk.env, { items: [{ ...item, appearances: [{ title: 'A speech' }, {}] }] });
    expect(codes(answer)).toEqual(['invalid-input']);
    expect(await desk.head()).toBe(before);
    const [page] = (await desk.store.read((reader) => reader.claimsPage({ first: 1 }))).items;
    expect(page).toBeUndefined();
  });

  it('are all done or none, where so asked, and every fault is told', async () => {
    const items = await claimsOf('One.', ' ', 'Two.', '');
    const before = await desk.head();
    const refused = await submitClaims(desk.env, { items, atomic: true });
    expect(codes(refused)).toEqual(['conflict', 'invalid-input', 'conflict', 'invalid-input']);
    expect(await desk.head()).toBe(before);
    const done = await submitClaims(desk.env, { items: await claimsOf('One.', 'Two.'), atomic: true });
    expect(codes(done)).toEqual(['done', 'done']);
    // Two claims with two appearances each.
    expect(await desk.head()).toBe(before + 6);
    expect(await desk.store.check()).toEqual([]);
  });

  it('are at least one and at most so many, by somebody who may', async () => {
    const [item] = await claimsOf('One.');
    if (item === undefined) throw new TypeError('there is one');
    const many = Array.from({ length: bulkLimit + 1 }, () => item);
    expect(await desk.refusal(() => submitClaims(desk.env, { items: [] }))).toBe('invalid-input');
    expect(await desk.refusal(() => submitClaims(desk.env, { items: many }))).toBe('invalid-input');
    const reader = desk.as(await desk.addActor('Rea Reader', 'person', 'reader'));
    expect(await desk.refusal(() => submitClaims(reader, { items: [item] }))).toBe('not-permitted');
  });

  it.each([true, false])('are given again under an idempotency key, atomic or not: %s', async (atomic) => {
    const env = { ...desk.env, idempotencyKey: 'one' };
    const items = await claimsOf('One.', 'Two.');
    const first = await submitClaims(env, { items, atomic });
    const before = await desk.head();
    expect(JSON.stringify(await submitClaims(env, { items, atomic }))).toBe(JSON.stringify(first));
    expect(await desk.head()).toBe(before);
    const others = { items: await claimsOf('One.', 'Three.'), atomic };
    const refused = await submitClaims(env, others).then(codes, ({ code }) => code);
    expect(refused).toEqual(atomic ? 'idempotency-conflict' : ['idempotency-conflict', 'idempotency-conflict']);
  });

  it('are finished by a retry where the first was cut off', async () => {
    const env = { ...desk.env, idempotencyKey: 'one' };
    const items = await claimsOf('One.', 'Two.', 'Three.');
    let writes = 0;
    const write: typeof env.store.write = (work) => {
      writes += 1;
      return writes > 2 ? Promise.reject(new Error('cut off')) : env.store.write(work);
    };
    await expect(submitClaims({ ...env, store: { ...env.store, write } }, { items })).rejects.toThrow('cut off');
    const again = await submitClaims(env, { items });
    expect(again.items.map(({ done }) => done?.twin)).toEqual([false, false, false]);
    expect(again.items.map(({ done }) => done?.appearances.length)).toEqual([2, 2, 2]);
    const { items: claims } = await desk.store.read((reader) => reader.claimsPage({ first: 10 }));
    expect(claims).toHaveLength(3);
  });
});

describe('reviews given many at once', () => {
  it('name what stands now where one of them is refused', async () => {
    const [ann] = desk.reviewers;
    const first = await desk.propose();
    const second = await desk.propose();
    const vote = { decision: 'approve', reason: 'Read.' } as const;
    const items = [
      { ...vote, revisionId: first.id, digest: first.digest },
      { ...vote, revisionId: second.id, digest: first.digest },
    ];
    const own = await reviewVerdicts(desk.env, { items });
    expect(codes(own)).toEqual(['not-permitted', 'not-permitted']);
    const answer = await reviewVerdicts(desk.as(ann), { items });
    expect(codes(answer)).toEqual(['done', 'conflict']);
    expect(answer.items[1]?.refusal?.current).toBe(second.id);
  });

  it('count together where all or none are done: two of one person are one', async () => {
    const [ann] = desk.reviewers;
    const { verdict } = await desk.aCase();
    const revision = await proposeVerdict(desk.env, verdict);
    const vote = { revisionId: revision.id, digest: revision.digest, decision: 'approve', reason: 'Read.' } as const;
    const answer = await reviewVerdicts(desk.as(ann), { items: [vote, vote], atomic: true });
    expect(codes(answer)).toEqual(['done', 'done']);
    expect((await desk.stored(revision.id)).state).toBe('in-review');
  });
});

describe('evidence attached many at once', () => {
  it('is found in its snapshot, each piece for itself', async () => {
    const { claim, snapshot } = await desk.aCase();
    const quotation = { kind: 'quotation', claimId: claim.id, snapshotId: snapshot.id, stance: 'supports' } as const;
    const items = [
      { ...quotation, exact: 'are Chinese' },
      { ...quotation, exact: 'are Dutch' },
    ];
    expect(codes(await attachEvidenceToClaims(desk.env, { items }))).toEqual(['done', 'invalid-evidence']);
  });
});
