import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../store/open-store.ts';
import { createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { addActor } from './add-actor.ts';
import type { CommandEnvironment } from './command.ts';
import { setRole } from './set-role.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

describe('an actor', () => {
  it('who is the first introduces themselves, and is an admin', async () => {
    const store = await openStore(':memory:');
    const env: CommandEnvironment = { ...desk.env, store, actor: desk.env.makeId('actor') };
    expect(await addActor(env, { name: 'Ada', kind: 'person' })).toEqual({
      id: env.actor,
      name: 'Ada',
      kind: 'person',
      role: 'admin',
    });
    await store.close();
  });

  it('who comes later is added by an admin, as a contributor unless told', async () => {
    const ben = await addActor(desk.env, { name: 'Ben', kind: 'person' });
    expect(ben.role).toBe('contributor');
    expect((await addActor(desk.env, { name: 'Cat', kind: 'person', role: 'auditor' })).role).toBe('auditor');
    expect(await desk.refusal(() => addActor(desk.as(ben), { name: 'Dan', kind: 'person' }))).toBe('not-permitted');
  });

  it('whom nobody knows does not introduce themselves, except at an open desk', async () => {
    const stranger: CommandEnvironment = { ...desk.env, actor: desk.env.makeId('actor') };
    expect(await desk.refusal(() => addActor(stranger, { name: 'Eve', kind: 'person' }))).toBe('not-found');
    const eve = await addActor({ ...stranger, open: true }, { name: 'Eve', kind: 'person' });
    expect(eve).toMatchObject({ id: stranger.actor, role: 'contributor' });
    const again = { ...desk.as(eve), open: true };
    expect(await desk.refusal(() => addActor(again, { name: 'Eve', kind: 'person' }))).toBe('not-permitted');
  });

  it('that is a bot or an import has the role of a bot, and no person has', async () => {
    for (const kind of ['bot', 'import'] as const) {
      expect((await addActor(desk.env, { name: 'A feed', kind })).role).toBe('bot');
      const asEditor = { name: 'A feed', kind, role: 'editor' } as const;
      expect(await desk.refusal(() => addActor(desk.env, asEditor))).toBe('invalid-input');
    }
    const asBot = { name: 'Fay', kind: 'person', role: 'bot' } as const;
    expect(await desk.refusal(() => addActor(desk.env, asBot))).toBe('invalid-input');
  });
});

describe('a role', () => {
  it('is set by an admin, and holds from then on', async () => {
    const [ann] = desk.reviewers;
    const revision = await desk.propose();
    expect(await setRole(desk.env, { actorId: ann.id, role: 'reader' })).toEqual({ ...ann, role: 'reader' });
    expect(await desk.refusal(() => desk.review(ann, revision))).toBe('not-permitted');
    await setRole(desk.env, { actorId: ann.id, role: 'reviewer' });
    expect((await desk.review(ann, revision)).review.decision).toBe('approve');
  });

  it('is not changed by who has it, or who is no admin', async () => {
    const [ann, ben] = desk.reviewers;
    const own = { actorId: desk.author.id, role: 'reader' } as const;
    expect(await desk.refusal(() => setRole(desk.env, own))).toBe('not-permitted');
    expect(await desk.refusal(() => setRole(desk.as(ann), { actorId: ben.id, role: 'reader' }))).toBe('not-permitted');
  });

  it('fits the kind of actor', async () => {
    const [ann] = desk.reviewers;
    const bot = await desk.addActor('A crawler', 'bot');
    expect(await desk.refusal(() => setRole(desk.env, { actorId: ann.id, role: 'bot' }))).toBe('invalid-input');
    expect(await desk.refusal(() => setRole(desk.env, { actorId: bot.id, role: 'editor' }))).toBe('invalid-input');
    const nobody = { actorId: desk.env.makeId('actor'), role: 'reader' } as const;
    expect(await desk.refusal(() => setRole(desk.env, nobody))).toBe('not-found');
  });
});
