import { join } from 'node:path';
import { asId } from '@assay/core';
import { addActor, type CommandEnvironment, findKeyHolder } from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../test/desk.ts';
import { environmentAs } from '../environment-as.ts';

let desk: Desk;
beforeEach(async () => {
  desk = createDesk();
  await desk.run('init');
});
afterEach(() => desk.remove());

const create = (...more: readonly string[]) =>
  desk.run('keys', 'create', '--as', 'Jane Doe', '--actor', 'Jane Doe', '--name', 'laptop', ...more);

/** What is on record, looked at through the library. */
async function inStore<T>(work: (store: Store, env: CommandEnvironment) => Promise<T>): Promise<T> {
  const store = await openStore(`sqlite:${join(desk.folder, 'assay.db')}`);
  try {
    return await work(store, await environmentAs({ store }, 'Jane Doe', 'person'));
  } finally {
    await store.close();
  }
}

const holderOf = (secret: string) => inStore((_, env) => findKeyHolder(env, secret.trim()));
const idIn = (text: string) => /Key (\S+) /.exec(text)?.[1] ?? '';

describe('assay keys', { timeout: 30_000 }, () => {
  it('makes the first admin of an empty database, and a key that opens the gateway, shown alone', async () => {
    const { exit, out, err } = await create();
    expect([exit, err]).toEqual([0, expect.stringContaining('Jane Doe (admin)')]);
    expect(out).toMatch(/^assay_[0-9a-f]{32}_[\w-]{43}\n$/);
    expect(await holderOf(out)).toMatchObject({ actor: { name: 'Jane Doe', role: 'admin' }, key: { scopes: null } });
  });

  it('gives a key the scopes and the end that are asked for', async () => {
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const { out } = await create('--scope', 'submit-claim', 'add-claimant', '--expires', inAWeek);
    expect(await holderOf(out)).toMatchObject({
      key: { scopes: ['add-claimant', 'submit-claim'], expiresAt: `${inAWeek}T00:00:00.000Z` },
    });
  });

  it('lists what a key is for, and never the key', async () => {
    const { out, err } = await create();
    const { exit, out: listed } = await desk.run('keys', 'list');
    expect([exit, listed]).toEqual([0, expect.stringMatching(/laptop +Jane Doe +all of the role +valid /)]);
    const json: unknown = JSON.parse((await desk.run('keys', 'list', '--json')).out);
    expect(json).toMatchObject([{ id: idIn(err), actor: { name: 'Jane Doe' }, revokedAt: null }]);
    expect(listed + JSON.stringify(json)).not.toContain(out.trim().slice(-43));
  });

  it('takes a key back once', async () => {
    const { out, err } = await create();
    const revoke = () => desk.run('keys', 'revoke', idIn(err), '--as', 'Jane Doe');
    expect((await revoke()).exit).toBe(0);
    expect(await holderOf(out)).toBeUndefined();
    expect((await desk.run('keys', 'list')).out).toContain('revoked');
    expect((await revoke()).exit).toBe(3);
  });

  it('is for admins who are on record, one of a name', async () => {
    const { err } = await create();
    const twin = await inStore(async (_, env) => {
      await addActor(env, { name: 'Con Tributor', kind: 'person' });
      return addActor(env, { name: 'Jane Doe', kind: 'person' });
    });
    const as = (name: string) => desk.run('keys', 'revoke', idIn(err), '--as', name);
    expect(await as('Nobody')).toMatchObject({ exit: 2, err: expect.stringContaining('not-found') });
    expect(await as('Con Tributor')).toMatchObject({ exit: 3, err: expect.stringContaining('not-permitted') });
    expect(await as('Jane Doe')).toMatchObject({ exit: 3, err: expect.stringContaining('conflict') });
    expect(await as(twin.id)).toMatchObject({ exit: 3, err: expect.stringContaining('not-permitted') });
    expect(await as(asId('actor', /[0-9a-f-]{36}(?= \(admin\))/.exec((await as('Jane Doe')).err)?.[0]))).toMatchObject({
      exit: 0,
    });
  });

  it.each([
    ['a scope that is none', ['--scope', 'everything'], 2],
    ['a day that is none', ['--expires', '2026-02-30'], 2],
    ['an end too far away', ['--expires', '2999-01-01'], 2],
    ['an end that is past', ['--expires', '2020-01-01'], 2],
    ['somebody nobody knows', ['--actor', 'Nobody'], 2],
    ['no name', ['--name', ''], 2],
  ])('refuses %s', async (_, more, exit) => {
    expect(await create(...more)).toMatchObject({ exit, out: '' });
  });

  it('refuses to act for nobody', async () => {
    expect((await desk.run('keys', 'create', '--actor', 'Jane Doe', '--name', 'laptop')).exit).toBe(2);
  });
});
