import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../actor.ts';
import { definePolicy } from '../policy/policy.ts';
import { recommended, strict } from '../policy/presets.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { correctVerdict } from './correct-verdict.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { retractVerdict } from './retract-verdict.ts';

let desk: VerdictDesk;
let ann: Actor;
let ben: Actor;
beforeEach(async () => {
  desk = await createVerdictDesk();
  [ann, ben] = desk.reviewers;
});
afterEach(() => desk.close());

const emergency = 'A ballot closes in an hour.';
const publishNow = (by: Actor, { id: revisionId, digest }: VerdictRevision) =>
  publishVerdict(desk.as(by), { revisionId, digest, emergency });
const retract = (by: Actor, { id: revisionId }: VerdictRevision) =>
  retractVerdict(desk.as(by), { revisionId, reason: 'The speech was never given.' });

describe('an emergency publication', () => {
  it('goes out before the approvals are in, and is marked for ever', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    const published = await publishNow(ann, first);
    expect(published).toMatchObject({ state: 'published', emergency: { editorId: ann.id, reason: emergency } });
    const second = await correctVerdict(desk.env, { ...verdict, correction, seen: first.id });
    await desk.publish(await desk.approved(second));
    expect(await desk.stored(first.id)).toEqual({ ...published, state: 'corrected' });
    expect(await desk.stored(second.id)).toMatchObject({ state: 'published', emergency: null });
  });

  it('is not the author’s, nor that of whoever wrote what was sent back', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    expect(await desk.refusal(() => publishNow(desk.author, first))).toEqual(['emergency-by-another']);
    await desk.review(ben, first, 'send-back');
    const second = await proposeVerdict(desk.as(ann), { ...verdict, seen: first.id });
    expect(await desk.refusal(() => publishNow(desk.author, second))).toEqual(['emergency-by-another']);
    expect((await publishNow(ben, second)).state).toBe('published');
  });

  it('is not a reviewer’s', async () => {
    const revision = await desk.propose();
    const cat = await desk.addActor('Cat', 'person', 'reviewer');
    expect(await desk.refusal(() => publishNow(cat, revision))).toBe('not-permitted');
  });

  it('does not pass by an objection', async () => {
    const revision = await desk.propose();
    await desk.review(ben, revision, 'object');
    expect(await desk.refusal(() => publishNow(ann, revision))).toEqual(['no-standing-objection']);
  });

  it('does not pass by the other rules of the policy', async () => {
    const { verdict } = await desk.aCase('Three.', { occasion: null });
    const revision = await proposeVerdict(desk.env, verdict);
    expect(await desk.refusal(() => publishNow(ann, revision))).toEqual(['traceable-occasion']);
  });

  it('needs a reason', async () => {
    const { id: revisionId, digest } = await desk.propose();
    const publishing = () => publishVerdict(desk.as(ann), { revisionId, digest, emergency: ' ' });
    expect(await desk.refusal(publishing)).toBe('invalid-input');
  });

  it('is none once the approvals are enough', async () => {
    const revision = await desk.propose();
    await desk.approved(revision);
    expect(await desk.refusal(() => publishNow(ann, revision))).toBe('transition-refused');
  });
});

describe('the policy', () => {
  it('that a revision was published under is stored with it', async () => {
    const revision = await desk.propose();
    await desk.approved(revision);
    const { id, version, digest } = recommended;
    expect((await desk.publish(revision)).policy).toEqual({ id, version, digest });
    expect((await desk.stored(revision.id)).policy).toEqual({ id, version, digest });
  });

  it('decides what stands in the way', async () => {
    const revision = await desk.propose();
    await desk.approved(revision);
    expect(await desk.refusal(() => desk.publish(revision, { ...desk.env, policy: strict }))).toEqual([
      'two-independent-origins',
    ]);
  });

  it('that asks for less lets out what one had approved, and one that asks for more holds back', async () => {
    const quorumOf = (votes: number) => ({ votes, carry: votes, dissent: 'blocks' }) as const;
    const house = (votes: number) =>
      definePolicy({ id: 'desk', version: votes, extends: recommended.rules, quorum: quorumOf(votes) });
    const revision = await desk.propose();
    await desk.approved(revision);
    const stricter = { ...desk.env, policy: house(3) };
    expect(await desk.refusal(() => desk.publish(revision, stricter))).toContain('approvals-enough');
    await desk.review(ben, revision, 'withdraw');
    expect((await desk.publish(revision, { ...desk.env, policy: house(1) })).state).toBe('published');
  });
});

describe('a retraction', () => {
  it('leaves the revision readable, with who took it back and why', async () => {
    const revision = await desk.propose();
    const published = await desk.publish(await desk.approved(revision));
    desk.tick();
    const retraction = {
      editorId: ann.id,
      reason: 'The speech was never given.',
      retractedAt: '2025-06-24T00:00:01.000Z',
    };
    expect(await retract(ann, revision)).toEqual({ ...published, state: 'retracted', retraction });
    expect(await desk.stored(revision.id)).toEqual({ ...published, state: 'retracted', retraction });
    expect(await desk.refusal(() => retract(ben, revision))).toBe('transition-refused');
  });

  it('is an editor’s, and only of what is published', async () => {
    const revision = await desk.propose();
    expect(await desk.refusal(() => retract(ann, revision))).toBe('transition-refused');
    const cat = await desk.addActor('Cat', 'person', 'reviewer');
    expect(await desk.refusal(() => retract(cat, revision))).toBe('not-permitted');
  });

  it('leaves room for another verdict, which corrects nothing', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await desk.publish(await desk.approved(first));
    await retract(ann, first);
    const seen = first.id;
    const correcting = () => correctVerdict(desk.env, { ...verdict, correction, seen });
    expect(await desk.refusal(correcting)).toBe('transition-refused');
    const second = await proposeVerdict(desk.env, { ...verdict, seen });
    expect((await desk.publish(await desk.approved(second))).revision).toBe(2);
    expect((await desk.stored(first.id)).state).toBe('retracted');
  });

  it('takes the ground from a correction under review', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await desk.publish(await desk.approved(first));
    const second = await correctVerdict(desk.env, { ...verdict, correction, seen: first.id });
    await desk.approved(second);
    await retract(ann, first);
    expect(await desk.refusal(() => desk.publish(second))).toEqual(['correction-of-published']);
    await desk.review(ben, second, 'send-back');
    expect((await proposeVerdict(desk.env, { ...verdict, seen: second.id })).correction).toBe(null);
  });
});
