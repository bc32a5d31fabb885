import { randomFillSync } from 'node:crypto';
import { createIds, permissions } from '@assay/core';
import { addActor, createKey } from '@assay/core/commands';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './test-desk.ts';

const query = '{ viewer { proof actor { name role } may allowance { complexity left perSecond } } }';
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ limits: { perSecond: 1, anonymousPerSecond: 1 } });
});
afterEach(() => desk.close());

const whoIs = async (headers: HeadersInit = {}, at = desk) => (await at.ask(query, {}, headers)).data.viewer;
const head = () => desk.store.read((reader) => reader.headSequence());

describe('who asks', () => {
  it('is nobody without a word, who reads what is public, and at a desk without doors everything', async () => {
    expect(await whoIs()).toMatchObject({ proof: 'ANONYMOUS', actor: null, allowance: { complexity: 1000 } });
    expect((await whoIs()).may).toEqual(['READ_PUBLISHED', 'READ_DRAFTS', 'READ_RECORD']);
    const closed = await openDesk({ actorOf: undefined });
    expect((await whoIs({ 'x-assay-actor': 'Ada Author' }, closed)).may).toEqual(['READ_PUBLISHED']);
    await closed.close();
  });

  it('is the name in a header, where it is on record; asking puts nobody on record', async () => {
    const before = await head();
    const ada = await whoIs({ 'x-assay-actor': 'Ann Reviewer' });
    expect(ada).toMatchObject({ proof: 'HEADER', actor: { name: 'Ann Reviewer', role: 'EDITOR' } });
    expect([ada.may.includes('PUBLISH_VERDICT'), ada.may.includes('MANAGE_KEYS')]).toEqual([true, false]);
    expect(await whoIs({ 'x-assay-actor': 'Somebody New' })).toMatchObject({ proof: 'HEADER', actor: null });
    expect(await head()).toBe(before);
  });

  it('is the actor of a key, who may do what the role and the scopes both allow', async () => {
    const { store } = desk;
    const [admin] = (await store.read((reader) => reader.actorsPage({ last: 1 }))).items;
    const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
    const env = { store, now: Date.now, makeId, actor: admin?.id ?? makeId('actor') };
    const actor = await addActor(env, { name: 'A feed', kind: 'bot', role: 'bot' });
    const whole = (await createKey(env, { actorId: actor.id, name: 'All' })).secret;
    const scopes = ['submit-claim', 'assess'] as const;
    const narrow = (await createKey(env, { actorId: actor.id, name: 'Some', scopes })).secret;
    const all = await whoIs({ authorization: `Bearer ${whole}` });
    expect(all).toMatchObject({
      proof: 'KEY',
      actor: { name: 'A feed', role: 'BOT' },
      allowance: { complexity: 5000 },
    });
    const byRole = Object.values(permissions).filter((roles) => roles.some((role) => role === 'bot'));
    expect(all.may).toHaveLength(byRole.length);
    expect((await whoIs({ authorization: `Bearer ${narrow}` })).may.toSorted()).toEqual(['ASSESS', 'SUBMIT_CLAIM']);
  });

  it('sees what is left of the limits go down', async () => {
    const before = (await whoIs()).allowance.left;
    await desk.ask('{ claims(first: 100) { edges { node { id } } } }');
    const after = (await whoIs()).allowance;
    expect(after.perSecond).toBe(1);
    expect(before - after.left).toBeGreaterThan(90);
  });
});
