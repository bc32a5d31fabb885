import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssayError } from '../error.ts';
import { openStore } from '../store/open-store.ts';
import { createTestEnvironment, type TestEnvironment } from '../testing/test-environment.ts';
import { asInstant } from '../value/instant.ts';
import { addActor } from './add-actor.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import { createKey } from './create-key.ts';
import { idempotencyWindow } from './once.ts';
import { setRole } from './set-role.ts';

let test: TestEnvironment;
beforeEach(async () => {
  test = await createTestEnvironment();
});
afterEach(() => test.close());

const head = () => test.store.read((reader) => reader.headSequence());
const under = (idempotencyKey: string, env = test.env) => ({ ...env, idempotencyKey });
const rutte = { name: 'Mark Rutte', kind: 'person' } as const;
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    ({ code }: AssayError) => code,
  );

const keptUnder = (keys: readonly string[]) =>
  test.store.write(async (writer) => {
    const found = keys.map((key) => writer.findKeptAnswer(test.author.id, key, asInstant(0)));
    return (await Promise.all(found)).filter((one) => one !== undefined);
  });

describe('a command under an idempotency key', () => {
  it('answers a retry to the byte as the first time, and does nothing twice', async () => {
    const first = await addClaimant(under('one'), rutte);
    const done = await head();
    test.tick();
    // Without the key it would be a twin.
    const again = await addClaimant(under('one'), { kind: 'person', name: 'Mark Rutte', description: null });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(await head()).toBe(done);
    expect((await addClaimant(test.env, rutte)).twin).toBe(true);
  });

  it('has one effect where two retries come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => addActor(under('one'), { name: 'A feed', kind: 'import' })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const { items } = await test.store.read((reader) =>
      reader.actorsPage({ first: 100, filter: { kinds: ['import'] } }),
    );
    expect(items).toHaveLength(1);
  });

  it('is refused where the key was used for another input, or for another command', async () => {
    await addClaimant(under('one'), rutte);
    const done = await head();
    expect(await codeOf(addClaimant(under('one'), { ...rutte, name: 'Mark Rutten' }))).toBe('idempotency-conflict');
    expect(await codeOf(addSource(under('one'), { name: 'Mark Rutte', kind: 'person' }))).toBe('idempotency-conflict');
    expect(await head()).toBe(done);
  });

  it('tells bytes apart', async () => {
    const { source } = await addSource(test.env, { name: 'A paper', kind: 'news' });
    const capture = (text: string) =>
      captureSnapshot(under('one'), {
        sourceId: source.id,
        mediaType: 'text/plain',
        bytes: new TextEncoder().encode(text),
      });
    const first = await capture('Three.');
    expect(await capture('Three.')).toEqual(first);
    expect(await codeOf(capture('Four.'))).toBe('idempotency-conflict');
  });

  it('keeps no refusal: mended, the input may come again under the key', async () => {
    expect(await codeOf(addSource(under('one'), { name: ' ', kind: 'news' }))).toBe('invalid-input');
    expect((await addSource(under('one'), { name: 'A paper', kind: 'news' })).twin).toBe(false);
  });

  it('is its own for each actor', async () => {
    const [ann] = test.reviewers;
    await addClaimant(under('one'), rutte);
    const other = await addClaimant(under('one', test.as(ann)), { ...rutte, name: 'Somebody else' });
    expect(other.claimant.name).toBe('Somebody else');
  });

  it('is asked for leave again: who may no longer do it is not told the answer', async () => {
    const [ann] = test.reviewers;
    await addClaimant(under('one', test.as(ann)), rutte);
    await setRole(test.env, { actorId: ann.id, role: 'reader' });
    expect(await codeOf(addClaimant(under('one', test.as(ann)), rutte))).toBe('not-permitted');
  });

  it('introduces the first actor of a store once', async () => {
    const store = await openStore(':memory:');
    const env = { ...under('one'), store };
    const first = await addActor(env, { name: 'Ada', kind: 'person' });
    expect(await addActor(env, { name: 'Ada', kind: 'person' })).toEqual(first);
    await store.close();
  });

  it('gives no secret out a second time, and keeps none', async () => {
    const given = { actorId: test.author.id, name: 'A feed' };
    await createKey(under('one'), given);
    expect(await keptUnder(['one'])).toMatchObject([{ answer: null }]);
    expect(await codeOf(createKey(under('one'), given))).toBe('idempotency-conflict');
    const { items } = await test.store.read((reader) => reader.keysPage({ first: 10 }));
    expect(items).toHaveLength(1);
  });

  it('forgets it after a day, and sweeps what is older away a little with each new one', async () => {
    for (let index = 0; index < 15; index += 1)
      await addSource(under(`key ${index}`), { name: `Paper ${index}`, kind: 'news' });
    test.tick(idempotencyWindow);
    expect((await addSource(under('key 14'), { name: 'Paper 14', kind: 'news' })).twin).toBe(false);
    test.tick(1);
    expect((await addSource(under('key 0'), { name: 'Another', kind: 'news' })).source.name).toBe('Another');
    const keys = Array.from({ length: 15 }, (_, index) => `key ${index}`);
    // Ten of the fourteen that were too old are gone, and one was taken anew.
    expect(await keptUnder(keys)).toHaveLength(5);
  });

  it('refuses a key that is blank or long', async () => {
    expect(await codeOf(addClaimant(under(' '), rutte))).toBe('invalid-input');
    expect(await codeOf(addClaimant(under('k'.repeat(501)), rutte))).toBe('invalid-input');
  });
});
