import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { findOrIntroduce } from './find-or-introduce.ts';
import { linkIdentity } from './link-identity.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const issuer = 'https://id.example';
const zoe = { issuer, subject: 'zoe', name: 'Zoë', role: 'reviewer' } as const;

describe('somebody another service vouches for', () => {
  it('introduces themselves once, however many requests come first', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => findOrIntroduce(desk.env, zoe)));
    expect(new Set(all.map((actor) => actor?.id)).size).toBe(1);
    expect(all[0]).toMatchObject({ name: 'Zoë', kind: 'person', role: 'reviewer' });
  });

  it('is somebody else for every subject and every service', async () => {
    const other = { ...zoe, subject: 'Zoe' };
    const elsewhere = { ...zoe, issuer: 'https://id.example/' };
    const all = await Promise.all([zoe, other, elsewhere].map((one) => findOrIntroduce(desk.env, one)));
    expect(new Set(all.map((actor) => actor?.id)).size).toBe(3);
  });

  it('keeps the role they have, whatever newcomers get', async () => {
    const [ann] = desk.reviewers;
    await linkIdentity(desk.env, { actorId: ann.id, issuer, subject: 'ann' });
    expect(await findOrIntroduce(desk.env, { ...zoe, subject: 'ann', role: 'reader' })).toEqual(ann);
  });

  it('is nobody where newcomers are not let in, and nothing is written', async () => {
    const before = await desk.head();
    expect(await findOrIntroduce(desk.env, { ...zoe, role: null })).toBeUndefined();
    expect(await desk.head()).toBe(before);
  });

  it('is linked by admins only, and once', async () => {
    const [ann, ben] = desk.reviewers;
    const given = { actorId: ann.id, issuer, subject: 'ann' };
    expect(await desk.refusal(() => linkIdentity(desk.as(ben), given))).toBe('not-permitted');
    await linkIdentity(desk.env, given);
    expect(await desk.refusal(() => linkIdentity(desk.env, { ...given, actorId: ben.id }))).toBe('conflict');
  });
});
