import { asInstant, type Claim } from '@assay/core';
import { addActor, createKey, findKeyHolder, proposeVerdict, revokeKey, setRole } from '@assay/core/commands';
import { openStore } from '@assay/core/store';
import { createTestEnvironment } from '@assay/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsInEveryState, type State } from './claims-in-every-state.ts';
import { type AuthDesk, globalId, openAuthDesk } from './desk.ts';

let desk: AuthDesk;
beforeAll(async () => {
  desk = await openAuthDesk();
});
afterAll(() => desk.close());

const day = 86_400_000;
const adding = `mutation ($name: String!) { addClaimant(input: { name: $name, kind: PERSON }) { __typename
  ... on Refusal { code } } }`;
let names = 0;
const add = (token: string | undefined) => {
  names += 1;
  return desk.ask(adding, { token, variables: { name: `Somebody ${names}` } });
};
const added = { data: { addClaimant: { __typename: 'AddClaimantPayload' } } };
const refused = (code: string) => ({ data: { addClaimant: { __typename: 'Refusal', code } } });

describe('a key', () => {
  it('is made by an admin through the gateway, shown once, and opens the doors of its actor', async () => {
    const creating = `mutation ($input: CreateKeyInput!) { createKey(input: $input) {
      ... on CreateKeyPayload { secret key { id name scopes revokedAt actor { name } createdBy { role } } }
      ... on Refusal { code findings { path } } } }`;
    const input = { actorId: globalId('actor', desk.person('bot').id), name: 'A feed', scopes: ['ADD_CLAIMANT'] };
    const create = async (token: string, more: object = {}) =>
      (await desk.ask(creating, { token, variables: { input: { ...input, ...more } } })).json.data.createKey;
    const admin = await desk.keyOf('admin');
    const { secret, key } = await create(admin);
    expect(key).toMatchObject({ name: 'A feed', scopes: ['ADD_CLAIMANT'], actor: { name: 'Somebody who is bot' } });
    expect((await add(secret)).json).toEqual(added);
    expect(await create(await desk.keyOf('editor'))).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await create(admin, { scopes: ['PUBLISH_VERDICT'] })).toMatchObject({
      code: 'INVALID_INPUT',
      findings: [{ path: ['scopes', '0'] }],
    });
    for (const days of [-1, 400]) {
      const expiresAt = asInstant(Date.now() + days * day);
      expect(await create(admin, { expiresAt })).toMatchObject({ findings: [{ path: ['expiresAt'] }] });
    }
    const listing = '{ keys { edges { node { id name revokedAt lastUsedAt } } } }';
    expect((await desk.ask(listing, { token: admin })).json.data.keys.edges).toContainEqual({
      node: expect.objectContaining({ id: key.id, name: 'A feed' }),
    });
    const narrowed = async (filter: string) =>
      (await desk.ask(`{ keys(first: 1, filter: ${filter}) { edges { node { id } } } }`, { token: admin })).json.data
        .keys.edges;
    expect(await narrowed(`{ actorId: "${input.actorId}", revoked: false, expired: false }`)).toEqual([
      { node: { id: key.id } },
    ]);
    expect(await narrowed(`{ actorId: "${input.actorId}", revoked: true }`)).toEqual([]);
    expect(await narrowed('{ expired: true }')).toEqual([]);
    for (const token of [undefined, secret, await desk.keyOf('editor')])
      expect((await desk.ask(listing, { token })).json).toMatchObject({
        data: null,
        errors: [{ extensions: { code: 'NOT_PERMITTED' } }],
      });
    const revoking = `mutation ($input: RevokeKeyInput!) { revokeKey(input: $input) {
      ... on RevokeKeyPayload { key { revokedAt } } ... on Refusal { code } } }`;
    const revoke = async (token: string) =>
      (await desk.ask(revoking, { token, variables: { input: { keyId: key.id } } })).json.data.revokeKey;
    expect(await revoke(secret)).toEqual({ code: 'NOT_PERMITTED' });
    expect((await revoke(admin)).key.revokedAt).not.toBeNull();
    expect((await add(secret)).status).toBe(401);
    expect(await revoke(admin)).toEqual({ code: 'CONFLICT' });
  });

  it('that was revoked opens nothing from the next request on, among requests under way', async () => {
    const { key, secret } = await createKey(desk.as('admin'), { actorId: desk.person('editor').id, name: 'Short' });
    const before = await Promise.all(Array.from({ length: 10 }, () => add(secret)));
    const racing = Promise.all([
      ...Array.from({ length: 20 }, () => add(secret)),
      revokeKey(desk.as('admin'), { keyId: key.id }),
    ]);
    await racing;
    const after = await Promise.all(Array.from({ length: 10 }, () => add(secret)));
    expect(before.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(after.map(({ status }) => status)).toEqual(Array(10).fill(401));
  });

  it('does less than its actor may where its scopes say so, and never more', async () => {
    const narrow = await desk.keyOf('admin', ['submit-claim']);
    expect((await add(narrow)).json).toEqual(refused('NOT_PERMITTED'));
    expect((await add(await desk.keyOf('admin', ['add-claimant']))).json).toEqual(added);
    for (const role of ['reader', 'auditor'] as const)
      expect((await add(await desk.keyOf(role))).json).toEqual(refused('NOT_PERMITTED'));
  });

  it('of few scopes makes none of more, whoever has it', async () => {
    const env = { ...desk.as('admin'), scopes: ['manage-keys', 'add-claimant'] as const };
    const make = (scopes?: ('add-claimant' | 'publish-verdict')[]) =>
      createKey(env, { actorId: desk.person('admin').id, name: 'More', ...(scopes && { scopes }) });
    await expect(make()).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(make(['publish-verdict'])).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await make(['add-claimant'])).key.scopes).toEqual(['add-claimant']);
  });

  it('follows the role of its actor as it changes', async () => {
    const secret = await desk.keyOf('reviewer');
    expect((await add(secret)).json).toEqual(added);
    await setRole(desk.as('admin'), { actorId: desk.person('reviewer').id, role: 'reader' });
    expect((await add(secret)).json).toEqual(refused('NOT_PERMITTED'));
    await setRole(desk.as('admin'), { actorId: desk.person('reviewer').id, role: 'reviewer' });
  });

  it('that is not one, or not quite, is refused in the same words', async () => {
    const secret = await desk.keyOf('editor');
    const [, id = '', rest = ''] = secret.split('_');
    const other = await desk.keyOf('admin');
    const wrong = [
      `assay_${id}_${rest.slice(0, -1)}${rest.endsWith('A') ? 'B' : 'A'}`,
      `assay_${id}_${'A'.repeat(43)}`,
      `assay_${id}_`,
      `assay_${id.toUpperCase()}_${rest}`,
      `assay_${other.split('_')[1]}_${rest}`,
      `assay_019ab0c25a0070008000000000000001_${rest}`,
      `${secret}x`,
      `assay_${id}_${rest}_`,
    ];
    const replies = await Promise.all(wrong.map(add));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(401);
    expect((await add(secret)).json).toEqual(added);
  });

  it('is nowhere but with who was shown it', async () => {
    const statements: string[] = [];
    const store = await openStore(':memory:', { onStatement: (sql) => statements.push(sql) });
    const test = await createTestEnvironment();
    const env = { ...test.env, store };
    const actor = await addActor(env, { name: 'Ada', kind: 'person' });
    const { secret, key } = await createKey(env, { actorId: actor.id, name: 'A' });
    await findKeyHolder(env, secret);
    const { items } = await store.read((reader) => reader.eventsPage({ first: 100 }));
    const kept = await store.read((reader) => reader.getKey(key.id));
    const random = secret.slice(-43);
    expect(JSON.stringify([items, kept, key])).not.toContain(random);
    expect(statements.join()).not.toContain(random);
    const onRecord = await store.read((reader) => reader.findKeyOnRecord(key.id));
    expect(onRecord?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify([items, kept])).not.toContain(onRecord?.digest);
    await store.close();
    await test.close();
  });

  it('opens nothing any more at the moment it expires', async () => {
    const { env, reviewers, tick, close } = await createTestEnvironment();
    const expiresAt = asInstant(env.now() + 5000);
    const { secret } = await createKey(env, { actorId: reviewers[0].id, name: 'A', expiresAt });
    tick(4999);
    expect((await findKeyHolder(env, secret))?.actor.id).toBe(reviewers[0].id);
    tick(1);
    expect(await findKeyHolder(env, secret)).toBeUndefined();
    await close();
  });

  it('notes its last use once a minute, without an event, and lets the request go on', async () => {
    const { env, store, reviewers, tick, close } = await createTestEnvironment();
    const { key, secret } = await createKey(env, { actorId: reviewers[0].id, name: 'A' });
    const head = () => store.read((reader) => reader.headSequence());
    const lastUse = async () => (await store.read((reader) => reader.getKey(key.id))).lastUsedAt;
    const before = await head();
    expect(await lastUse()).toBeNull();
    const use = async () => {
      await findKeyHolder(env, secret);
      // What it noted comes before this, which waits its turn.
      return lastUse();
    };
    const first = asInstant(env.now());
    expect(await use()).toBe(first);
    tick(59_999);
    expect(await use()).toBe(first);
    tick(1);
    expect(await use()).toBe(asInstant(env.now()));
    expect(await head()).toBe(before);
    const broken = { ...store, noteKeyUse: async () => Promise.reject(new Error('the disk is full')) };
    tick(120_000);
    expect((await findKeyHolder({ ...env, store: broken }, secret))?.key.id).toBe(key.id);
    await close();
  });
});

describe('two keys of one person', () => {
  let claims: ReadonlyMap<State, Claim>;
  beforeAll(async () => {
    claims = await claimsInEveryState(desk);
  });

  it('approve once', async () => {
    const claim = claims.get('no-verdict') ?? expect.unreachable();
    const [evidence] = (await desk.store.read((reader) => reader.evidenceOfClaims([claim.id]))).get(claim.id) ?? [];
    const { id, digest } = await proposeVerdict(desk.as('contributor'), {
      claimId: claim.id,
      rating: 'true',
      summary: 'Three.',
      reasons: [{ text: 'The paper counts three.', evidence: evidence === undefined ? [] : [evidence.id] }],
      confidence: 'high',
      override: 'Counted by hand.',
    });
    const reviewing = `mutation ($input: ReviewVerdictInput!) { reviewVerdict(input: $input) {
      ... on Refusal { code } ... on ReviewVerdictPayload { revision { state } } } }`;
    const input = { revisionId: globalId('revision', id), digest, decision: 'APPROVE', reason: 'Read it.' };
    const approve = async (token: string) =>
      (await desk.ask(reviewing, { token, variables: { input } })).json.data.reviewVerdict;
    for (const role of ['contributor', 'bot', 'auditor', 'reader'] as const)
      expect(await approve(await desk.keyOf(role))).toEqual({ code: 'NOT_PERMITTED' });
    const inReview = { revision: { state: 'IN_REVIEW' } };
    expect(await approve(await desk.keyOf('admin'))).toEqual(inReview);
    expect(await approve(await desk.keyOf('admin'))).toEqual(inReview);
    expect(await approve(await desk.keyOf('admin', ['review-verdict', 'read-drafts']))).toEqual(inReview);
    expect(await approve(await desk.keyOf('reviewer'))).toEqual({ revision: { state: 'APPROVED' } });
  });

  it('never approve what the person wrote', async () => {
    const claim = claims.get('draft') ?? expect.unreachable();
    const verdict = (await desk.store.read((reader) => reader.verdictsOfClaims([claim.id]))).get(claim.id);
    expect(verdict).toBeDefined();
    const [content] = await desk.store.read((reader) =>
      reader.revisionsOfVerdicts(verdict === undefined ? [] : [verdict.id]).then((all) => [...all.values()].flat()),
    );
    const { id: seen, rating, summary, reasons, confidence } = content ?? expect.unreachable();
    const { id, digest } = await proposeVerdict(desk.as('editor'), {
      claimId: claim.id,
      rating,
      summary,
      confidence,
      seen,
      reasons: reasons.map(({ text, evidence, assessments }) => ({
        text,
        evidence: [...evidence],
        assessments: [...assessments],
      })),
    });
    const reviewing = `mutation ($input: ReviewVerdictInput!) { reviewVerdict(input: $input) { ... on Refusal { code } } }`;
    const input = { revisionId: globalId('revision', id), digest, decision: 'APPROVE', reason: 'Read it.' };
    for (const token of [await desk.keyOf('editor'), await desk.keyOf('editor', ['review-verdict'])])
      expect((await desk.ask(reviewing, { token, variables: { input } })).json.data.reviewVerdict).toEqual({
        code: 'NOT_PERMITTED',
      });
  });
});
