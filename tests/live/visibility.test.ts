import { asInstant, type Id } from '@assay/core';
import { addClaimant, createKey, retractVerdict, revokeKey, setRole, submitClaim } from '@assay/core/commands';
import type { Answer } from '@assay/gateway/test-answer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimsInEveryState, secret } from '../auth/claims-in-every-state.ts';
import { type AuthDesk, globalId, openAuthDesk } from '../auth/desk.ts';
import { type Listener, listen } from './listener.ts';

const claims = `subscription ($after: String) { claimChanged(after: $after) { cursor kind actor { name }
  claim { id text evidence { note } } revision { rating summary state } } }`;
const verdicts = `subscription ($after: String, $filter: VerdictChangeFilter) { verdictChanged(after: $after, filter: $filter) {
  cursor kind state claim { text } revision { summary state } } }`;
const queue = `subscription ($after: String) { reviewQueueChanged(after: $after) {
  cursor kind state actor { name } claim { text } revision { id } } }`;

let desk: AuthDesk;
let start: string | null;
beforeAll(async () => {
  desk = await openAuthDesk();
  const admin = await desk.keyOf('admin');
  const listener = await listen({ url: desk.url, query: claims, headers: bearer(admin) });
  // What was submitted before this is in nobody's stream.
  await says('The first.');
  await listener.next();
  start = listener.cursor();
  await listener.leave();
  await claimsInEveryState(desk);
}, 60_000);
afterAll(() => desk.close());

const bearer = (token: string | undefined) => (token === undefined ? {} : { authorization: `Bearer ${token}` });
const open = (query: string, token?: string, variables: object = { after: start }): Promise<Listener> =>
  listen({ url: desk.url, query, variables, headers: bearer(token) });

let times = 0;
async function says(text: string): Promise<Id<'claim'>> {
  const env = desk.as('editor');
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  times += 1;
  const said = { text: `${text} ${times}`, language: 'en', kind: 'event', claimantId: claimant.id } as const;
  return (await submitClaim(env, said)).claim.id;
}

/** Everything up to a claim that is submitted now, which the desk is told of and the public is not. */
async function all(listener: Listener, field: string, count: number): Promise<readonly Answer[]> {
  const got: Answer[] = [];
  while (got.length < count) {
    const { data, errors } = await listener.next();
    expect(errors).toBeUndefined();
    got.push(Reflect.get(data, field));
  }
  return got;
}

describe('a stream', () => {
  it('tells the desk of everything, and the public of what is public', async () => {
    const events = (await desk.store.read((reader) => reader.eventsPage({ first: 1000 }))).items;
    const onDesk = await open(claims, await desk.keyOf('contributor'));
    const bearing = events.filter(
      ({ kind }) => !/^(actor|role|identity|key|claimant|source|snapshot|table)-/.test(kind),
    );
    const told = await all(onDesk, 'claimChanged', bearing.length - 1);
    const kinds = told.map(({ kind }) => kind.toLowerCase().replaceAll('_', '-'));
    expect(kinds).toEqual(bearing.slice(1).map(({ kind }) => kind));
    await onDesk.leave();

    const narrow = await desk.keyOf('editor', ['submit-claim']);
    for (const token of [undefined, await desk.keyOf('reader'), narrow]) {
      const outside = await open(claims, token);
      // Each of the three that stand in public: submitted, seen elsewhere, published; one of them taken back.
      const seen = await all(outside, 'claimChanged', 10);
      expect(JSON.stringify(seen)).not.toContain(secret);
      expect(seen.map(({ kind }) => kind).toSorted()).toEqual(
        [
          ...['APPEARANCE_ADDED', 'CLAIM_SUBMITTED', 'VERDICT_PUBLISHED'].flatMap((kind) => [kind, kind, kind]),
          'VERDICT_RETRACTED',
        ].toSorted(),
      );
      // What comes next is no sooner told, and nothing stands before it.
      await says('HUSH, a draft.');
      const known = new Set(seen.map(({ cursor }) => cursor));
      expect(known.size).toBe(10);
      await outside.leave();
    }
  }, 30_000);

  it('tells of verdicts in the states asked for, with the state they had then', async () => {
    const token = await desk.keyOf('reviewer');
    const listener = await open(verdicts, token, { after: start, filter: { states: ['PUBLISHED'] } });
    const published = await all(listener, 'verdictChanged', 3);
    expect(published.map(({ kind, state }) => [kind, state])).toEqual(
      Array(3).fill(['VERDICT_PUBLISHED', 'PUBLISHED']),
    );
    // One of them was taken back since.
    expect(published.map(({ revision }) => revision.state)).toEqual(['PUBLISHED', 'PUBLISHED', 'RETRACTED']);
    await listener.leave();
  });

  it('tells reviewers of the queue, and not who voted', async () => {
    const listener = await open(queue, await desk.keyOf('reviewer'));
    const told = await all(listener, 'reviewQueueChanged', 8);
    for (const { kind, actor } of told) expect(actor === null).toBe(kind === 'VERDICT_REVIEWED');
    expect(told.map(({ kind }) => kind)).toContain('VERDICT_REVIEWED');
    await listener.leave();
    const refused = await open(queue, await desk.keyOf('reader'));
    expect((await refused.next()).errors[0].extensions.code).toBe('NOT_PERMITTED');
    expect((await refused.message())?.event).toBe('complete');
  });

  it('is about one claim where that is asked for', async () => {
    const [one] = (await desk.store.read((reader) => reader.claimsPage({ first: 1, filter: { text: 'published' } })))
      .items;
    if (one === undefined) return expect.unreachable();
    const query = claims
      .replaceAll('$after: String', '$after: String, $filter: ClaimChangeFilter')
      .replace('after: $after)', 'after: $after, filter: $filter)');
    const filter = { claimId: globalId('claim', one.id) };
    const listener = await open(query, await desk.keyOf('auditor'), { after: start, filter });
    const told = await all(listener, 'claimChanged', 9);
    expect(new Set(told.map(({ claim }) => claim.id))).toEqual(new Set([filter.claimId]));
    await listener.leave();
  });
});

describe('a stream that is held', () => {
  const person = () => desk.person('contributor').id;

  it.each([
    ['its key is revoked', async (keyId: Id<'key'>) => revokeKey(desk.as('admin'), { keyId }), 'UNAUTHENTICATED'],
    [
      'its actor may no longer read drafts',
      async () => setRole(desk.as('admin'), { actorId: person(), role: 'reader' }),
      'NOT_PERMITTED',
    ],
  ])('ends with a typed error when %s, though nothing happens', async (_, change, code) => {
    await setRole(desk.as('admin'), { actorId: person(), role: 'contributor' });
    const { key, secret: token } = await createKey(desk.as('admin'), { actorId: person(), name: 'A feed' });
    const listener = await open(queue, token, {});
    const waiting = listener.next();
    await change(key.id);
    const from = performance.now();
    expect((await waiting).errors[0].extensions.code).toBe(code);
    expect(performance.now() - from).toBeLessThan(5000);
    expect((await listener.message())?.event).toBe('complete');
    await setRole(desk.as('admin'), { actorId: person(), role: 'editor' });
  });

  it('ends when its key expires', async () => {
    const expiresAt = asInstant(Date.now() + 1500);
    const { secret: token } = await createKey(desk.as('admin'), { actorId: person(), name: 'Short', expiresAt });
    const listener = await open(claims, token, {});
    expect((await listener.next()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await listener.message())?.event).toBe('complete');
  });

  it('tells nothing any more of what its actor may no longer read', async () => {
    const { secret: token } = await createKey(desk.as('admin'), { actorId: person(), name: 'A feed' });
    const listener = await open(claims, token, {});
    await setRole(desk.as('admin'), { actorId: person(), role: 'reader' });
    await says(`${secret}: not for readers.`);
    await retractVerdict(desk.as('editor'), { revisionId: await publishedRevision(), reason: 'A test.' });
    const told = (await listener.next()).data.claimChanged;
    expect([told.kind, JSON.stringify(told)]).toEqual(['VERDICT_RETRACTED', expect.not.stringContaining(secret)]);
    await listener.leave();
  });
});

async function publishedRevision(): Promise<Id<'revision'>> {
  return desk.store.read(async (reader) => {
    const { items } = await reader.verdictsPage({ first: 1, filter: { states: ['published'] } });
    const [revision] = (await reader.publishedRevisionsOfVerdicts(items.map(({ id }) => id))).values();
    return revision?.id ?? expect.unreachable();
  });
}
