import { randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, asInstant, createIds, type VerdictRevision } from '@assay/core';
import {
  addActor,
  addClaimant,
  addSource,
  attachEvidence,
  type CommandEnvironment,
  captureSnapshot,
  correctVerdict,
  createKey,
  proposeVerdict,
  publishVerdict,
  retractVerdict,
  reviewVerdict,
  submitClaim,
} from '@assay/core/commands';
import { openStore, type Store } from '@assay/core/store';
import { createGateway, type Gateway } from '@assay/gateway';
import type { Answer } from '@assay/gateway/test-answer';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen } from './listener.ts';

const minute = 60_000;
const query = `subscription ($after: String) { verdictChanged(after: $after) { cursor kind state revision { id summary } } }`;
const ofClaims = `subscription ($after: String) { claimChanged(after: $after, filter: { kinds: [VERDICT_PUBLISHED] }) {
  kind revision { summary } } }`;

let directory: string;
/** What the clocks of two processes say. */
let clocks: [number, number];
let stores: Store[];
let gateways: Gateway[];
let env: CommandEnvironment;
let people: readonly Actor[];
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'assay-'));
  clocks = [Date.UTC(2025, 5, 24), Date.UTC(2025, 5, 24)];
  const file = `sqlite:${join(directory, 'desk.db')}`;
  const nows = [() => clocks[0], () => clocks[1]];
  stores = [];
  for (const now of nows) stores.push(await openStore(file, { now }));
  gateways = stores.map((store, at) => createGateway({ store, now: nows[at] ?? Date.now, limits: { heartbeatMs: 1 } }));
  const [store] = stores;
  if (store === undefined) return expect.unreachable();
  const now = () => clocks[0];
  const makeId = createIds({ now, random: (bytes) => void randomFillSync(bytes) });
  env = { store, actor: makeId('actor'), now, makeId };
  await addActor(env, { name: 'Ada', kind: 'person' });
  const reviewers = ['Bea', 'Cid'].map((name) => ({ name, kind: 'person', role: 'reviewer' }) as const);
  people = [
    await addActor(env, reviewers[0] ?? expect.unreachable()),
    await addActor(env, reviewers[1] ?? expect.unreachable()),
  ];
});
afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.dispose()));
  await Promise.all(stores.map((store) => store.close()));
  rmSync(directory, { recursive: true });
});

const pass = (minutes: number): void => {
  clocks = [clocks[0] + minutes * minute, clocks[1] + minutes * minute];
};
const inMinutes = (minutes: number) => asInstant(clocks[0] + minutes * minute);
const subscribe = (to: number, after: string | null = null, own: object = {}): Promise<Listener> =>
  listen({
    url: 'http://localhost/graphql',
    query,
    variables: { after },
    send: async (request) => (await gateways[to]?.fetch(request)) ?? Response.error(),
    ...own,
  });
const told = async (listener: Listener): Promise<Answer> => (await listener.next()).data.verdictChanged;
const summaryOf = (answer: Answer): string => `${answer.revision.summary} ${answer.state}`;

async function vote({ id: revisionId, digest }: VerdictRevision): Promise<VerdictRevision> {
  const given = { revisionId, digest, decision: 'approve', reason: 'Read it.' } as const;
  let revision: VerdictRevision | null = null;
  for (const { id } of people) ({ revision } = await reviewVerdict({ ...env, actor: id }, given));
  return revision ?? expect.unreachable();
}

let cases = 0;
/** A verdict that is ready to be published, and the same with other words as its correction. */
async function ready(summary: string) {
  const { claimant } = await addClaimant(env, { name: 'Somebody', kind: 'person' });
  cases += 1;
  const { claim } = await submitClaim(env, {
    text: `Three to five, case ${cases}.`,
    language: 'en',
    kind: 'event',
    claimantId: claimant.id,
    occasion: { date: '2025-06-23' },
  });
  const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('Three of the ten.');
  const document = { sourceId: source.id, url: 'https://paper.example/1', mediaType: 'text/plain', bytes };
  const { snapshot } = await captureSnapshot(env, document);
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of' } as const;
  const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  const content = {
    claimId: claim.id,
    rating: 'mostly-true',
    summary,
    reasons: [{ text: 'The paper counts.', evidence: [evidence.id] }],
    confidence: 'high',
  } as const;
  const revision = await vote(await proposeVerdict(env, content));
  return {
    revision,
    correct: async () => {
      const correction = { class: 'substantive', wrong: 'Three.', right: 'Four.' } as const;
      const corrected = { ...content, rating: 'false', summary: `${summary}, corrected` };
      return vote(await correctVerdict(env, { ...corrected, correction, seen: revision.id }));
    },
  };
}
const publish = ({ id: revisionId, digest }: VerdictRevision, minutes: number | null = null) =>
  publishVerdict(env, { revisionId, digest, embargoUntil: minutes === null ? null : inMinutes(minutes) });

describe('the end of an embargo', () => {
  it('is told to the public by itself, when it comes, and once', async () => {
    const listener = await subscribe(0);
    await publish((await ready('Held back')).revision, 60);
    const { revision } = await ready('Free');
    await publish(revision);
    expect(summaryOf(await told(listener))).toBe('Free PUBLISHED');
    const waiting = told(listener);
    // It waits for something to be written, and nobody writes anything.
    for (const beats = listener.beats(); listener.beats() < beats + 2; )
      await new Promise((resolve) => setImmediate(resolve));
    pass(60);
    const end = await waiting;
    expect([summaryOf(end), end.kind]).toEqual(['Held back PUBLISHED', 'VERDICT_PUBLISHED']);
    await retractVerdict(env, { revisionId: revision.id, reason: 'A test.' });
    expect(summaryOf(await told(listener))).toBe('Free RETRACTED');
    await listener.leave();
    const again = await subscribe(1, end.cursor);
    expect(summaryOf(await told(again))).toBe('Free RETRACTED');
    await again.leave();
  });

  it('shows a correction, of which the public learns nothing before, in any stream', async () => {
    const { revision, correct } = await ready('First');
    await publish(revision);
    const listeners = [await subscribe(0), await subscribe(1, null, { query: ofClaims })];
    await publish(await correct(), 60);
    await publish((await ready('Other')).revision);
    const firsts = await Promise.all(listeners.map((listener) => listener.next()));
    pass(60);
    const seconds = await Promise.all(listeners.map((listener) => listener.next()));
    const words = (answers: readonly Answer[]) =>
      answers.map(({ data }) => (data.verdictChanged ?? data.claimChanged).revision.summary);
    expect([words(firsts), words(seconds)]).toEqual([
      ['Other', 'Other'],
      ['First, corrected', 'First, corrected'],
    ]);
    for (const listener of listeners) await listener.leave();
  });

  it('is told to who comes back after it, and not to who begins after it or was told at publication', async () => {
    const before = await subscribe(0);
    await publish((await ready('Before')).revision);
    const { cursor } = await told(before);
    await before.leave();
    await publish((await ready('Held back')).revision, 60);
    const { revision } = await ready('After');
    const { secret } = await createKey(env, { actorId: env.actor, name: 'A test' });
    const headers = { authorization: `Bearer ${secret}` };
    const onDesk = await subscribe(0, cursor, {
      query: query.replace('after: $after', 'after: $after, filter: { states: [PUBLISHED] }'),
      headers,
    });
    expect(summaryOf(await told(onDesk))).toBe('Held back PUBLISHED');
    pass(61);
    const fresh = await subscribe(1);
    await publish(revision);
    for (const listener of [fresh, onDesk]) expect(summaryOf(await told(listener))).toBe('After PUBLISHED');
    const back = await subscribe(1, cursor);
    expect([summaryOf(await told(back)), summaryOf(await told(back))]).toEqual([
      'Held back PUBLISHED',
      'After PUBLISHED',
    ]);
    for (const listener of [fresh, onDesk, back]) await listener.leave();
  });

  it('is not told again by a process whose clock is behind that of the one that told it', async () => {
    const ahead = await subscribe(0);
    await publish((await ready('Held back')).revision, 5);
    clocks[0] += 10 * minute;
    const { cursor, revision } = await told(ahead);
    expect(revision.summary).toBe('Held back');
    await ahead.leave();
    const behind = await subscribe(1, cursor);
    const waiting = told(behind);
    const last = await ready('Last');
    // For the one behind as well it has ended now, by its own clock.
    clocks[1] += 6 * minute;
    await publish(last.revision);
    await ready('Meanwhile');
    clocks[1] = clocks[0];
    expect(summaryOf(await waiting)).toBe('Last PUBLISHED');
    await behind.leave();
  });

  it('leaves nobody who comes and goes with anything missing or twice, whatever else happens', {
    timeout: 30_000,
  }, async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('publish' as const), minutes: fc.nat(3) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('retract' as const) }) },
      {
        weight: 3,
        arbitrary: fc.record({ does: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 2 }) }),
      },
      { weight: 3, arbitrary: fc.record({ does: fc.constant('move' as const), to: fc.nat(1) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('hear' as const) }) },
    );
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        let listener = await subscribe(0);
        await publish((await ready('The start')).revision);
        await told(listener);
        let cursor = listener.cursor();
        const due: { readonly words: string; readonly at: number }[] = [];
        const heard: string[] = [];
        const standing: { readonly revision: VerdictRevision; readonly summary: string; readonly at: number }[] = [];
        const hear = async (): Promise<void> => {
          const words = summaryOf(await told(listener));
          expect(due.find((one) => one.words === words)?.at).toBeLessThanOrEqual(clocks[0]);
          heard.push(words);
        };
        const isDue = () => due.filter(({ at }) => at <= clocks[0]).length > heard.length;
        for (const one of steps) {
          if (one.does === 'publish') {
            count += 1;
            const summary = `Verdict ${count}`;
            const { revision } = await ready(summary);
            const at = clocks[0] + one.minutes * minute;
            await publish(revision, one.minutes === 0 ? null : one.minutes);
            due.push({ words: `${summary} PUBLISHED`, at });
            standing.push({ revision, summary, at });
          } else if (one.does === 'retract') {
            const last = standing.pop();
            if (last === undefined) continue;
            await retractVerdict(env, { revisionId: last.revision.id, reason: 'A test.' });
            due.push({ words: `${last.summary} RETRACTED`, at: Math.max(last.at, clocks[0]) });
          } else if (one.does === 'pass') pass(one.minutes);
          else if (one.does === 'hear') {
            if (isDue()) await hear();
          } else {
            cursor = listener.cursor() ?? cursor;
            await listener.leave();
            listener = await subscribe(one.to, cursor);
          }
        }
        pass(5);
        await publish((await ready('The end')).revision);
        due.push({ words: 'The end PUBLISHED', at: clocks[0] });
        while (heard.length < due.length) await hear();
        expect(heard.toSorted()).toEqual(due.map(({ words }) => words).toSorted());
        expect(heard.at(-1)).toBe('The end PUBLISHED');
        for (const { words } of due.filter(({ words: own }) => own.endsWith('RETRACTED')))
          expect(heard.indexOf(words)).toBeGreaterThan(heard.indexOf(words.replace('RETRACTED', 'PUBLISHED')));
        await listener.leave();
      }),
      {
        numRuns: 15,
        // What is published after the end of an embargo was once told before it.
        examples: [
          [
            [
              { does: 'move', to: 1 },
              { does: 'publish', minutes: 1 },
              { does: 'publish', minutes: 0 },
              { does: 'hear' },
            ],
          ],
        ],
      },
    );
  });
});
