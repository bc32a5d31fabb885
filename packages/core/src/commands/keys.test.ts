import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyFilter } from '../store/noun-filters.ts';
import { createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { asInstant } from '../value/instant.ts';
import { addActor } from './add-actor.ts';
import { createKey } from './create-key.ts';
import { findKeyHolder } from './find-key-holder.ts';
import { publishVerdict } from './publish-verdict.ts';
import { revokeKey } from './revoke-key.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

describe('scopes', () => {
  it('leave of a role only what they name, whichever way a command asks', async () => {
    const scoped = { ...desk.env, scopes: ['publish-verdict', 'manage-keys'] as const };
    const actor = { name: 'A', kind: 'person' } as const;
    expect(await desk.refusal(() => addActor(scoped, actor))).toBe('not-permitted');
    expect((await addActor({ ...desk.env, scopes: ['add-actor'] }, actor)).name).toBe('A');
    expect((await addActor({ ...desk.env, scopes: null }, actor)).name).toBe('A');
  });

  it('to publish are none to publish in an emergency', async () => {
    const revision = await desk.propose();
    const [ann] = desk.reviewers;
    const scoped = { ...desk.as(ann), scopes: ['publish-verdict'] as const };
    const seen = { revisionId: revision.id, digest: revision.digest };
    const emergency = { ...seen, emergency: 'It spreads.' };
    expect(await desk.refusal(() => publishVerdict(scoped, emergency))).toBe('not-permitted');
    await desk.approved(revision);
    expect((await publishVerdict(scoped, seen)).state).toBe('published');
  });

  it('do not give what the role does not', async () => {
    const feed = await desk.addActor('A feed', 'import');
    const given = { actorId: feed.id, name: 'A feed' };
    expect(await desk.refusal(() => createKey({ ...desk.as(feed), scopes: ['manage-keys'] }, given))).toBe(
      'not-permitted',
    );
    const wide = { ...given, scopes: ['review-verdict' as const] };
    expect(await desk.refusal(() => createKey(desk.env, wide))).toBe('invalid-input');
  });
});

describe('a key', () => {
  it('is made and revoked in one event each, about the key', async () => {
    const { key, secret } = await createKey(desk.env, { actorId: desk.author.id, name: 'A' });
    await revokeKey(desk.env, { keyId: key.id });
    const events = await desk.store.read(async (reader) => (await reader.eventsOfSubjects([key.id])).get(key.id));
    expect(events?.map(({ kind }) => kind)).toEqual(['key-created', 'key-revoked']);
    expect(await findKeyHolder(desk.env, secret)).toBeUndefined();
  });

  it('is listed by whose it is, newest first', async () => {
    const [ann] = desk.reviewers;
    for (const name of ['A', 'B', 'C']) await createKey(desk.env, { actorId: ann.id, name });
    await createKey(desk.env, { actorId: desk.author.id, name: 'D' });
    const page = await desk.store.read((reader) => reader.keysPage({ first: 2, filter: { actorId: ann.id } }));
    expect([page.items.map(({ name }) => name), page.hasNext]).toEqual([['C', 'B'], true]);
  });

  it('is listed by whether it was revoked, and whether its time is over', async () => {
    const lives = { short: 60, long: 120 };
    for (const [name, minutes] of Object.entries(lives)) {
      for (const revoked of [true, false]) {
        const expiresAt = asInstant(desk.env.now() + minutes * 60_000);
        const { key } = await createKey(desk.env, { actorId: desk.author.id, name: `${name} ${revoked}`, expiresAt });
        if (revoked) await revokeKey(desk.env, { keyId: key.id });
      }
    }
    const at = asInstant(desk.env.now() + lives.short * 60_000);
    const names = async (filter: KeyFilter) =>
      (await desk.store.read((reader) => reader.keysPage({ last: 9, filter }))).items.map(({ name }) => name);
    const all = ['long false', 'long true', 'short false', 'short true'];
    expect(await names({})).toEqual(all);
    expect(await names({ revoked: true })).toEqual(['long true', 'short true']);
    expect(await names({ revoked: false })).toEqual(['long false', 'short false']);
    // At its last moment it opens nothing any more.
    expect(await names({ expired: { is: true, at } })).toEqual(['short false', 'short true']);
    expect(await names({ expired: { is: false, at }, revoked: false })).toEqual(['long false']);
  });

  it('opens no door as any other text', async () => {
    const { secret } = await createKey(desk.env, { actorId: desk.author.id, name: 'A' });
    for (const other of ['', 'assay_', secret.slice(1), `${secret} `, secret.toUpperCase()]) {
      expect(await findKeyHolder(desk.env, other)).toBeUndefined();
    }
  });
});
