import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../actor.ts';
import { definePolicy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { threeVoteTwoCarry } from '../verdict/tally.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { correctVerdict } from './correct-verdict.ts';
import { dismissObjection } from './dismiss-objection.ts';
import { loadVisibleReviews } from './open-reviews.ts';
import { proposeVerdict } from './propose-verdict.ts';

let desk: VerdictDesk;
let ann: Actor;
let ben: Actor;
let cat: Actor;
beforeEach(async () => {
  desk = await createVerdictDesk();
  [ann, ben] = desk.reviewers;
  cat = await desk.addActor('Cat', 'person', 'reviewer');
});
afterEach(() => desk.close());

const objected = async (revision: VerdictRevision, by = cat) => (await desk.review(by, revision, 'object')).review;
const dismissed = (by: Actor, reviewId: string, { id: revisionId }: VerdictRevision) =>
  dismissObjection(desk.as(by), { reviewId, revisionId, reason: 'It is about another list.' });

describe('a withdrawal', () => {
  it('takes an approval back, and with it the state it had carried', async () => {
    const revision = await desk.propose();
    expect((await desk.approved(revision)).state).toBe('approved');
    expect((await desk.review(ben, revision, 'withdraw')).revision.state).toBe('in-review');
    expect(await desk.refusal(() => desk.publish(revision))).toEqual(['approvals-enough']);
    expect((await desk.review(ben, revision)).revision.state).toBe('approved');
  });

  it('takes an objection back', async () => {
    const revision = await desk.propose();
    await objected(revision);
    expect((await desk.approved(revision)).state).toBe('in-review');
    expect((await desk.review(cat, revision, 'withdraw')).revision.state).toBe('approved');
    expect((await desk.publish(revision)).state).toBe('published');
  });

  it('leaves a revision approved that has more approvals than it needs', async () => {
    const revision = await desk.propose();
    await desk.approved(revision);
    await desk.review(cat, revision);
    expect((await desk.review(cat, revision, 'withdraw')).revision.state).toBe('approved');
  });

  it('is refused where nothing of theirs counts', async () => {
    const revision = await desk.propose();
    expect(await desk.refusal(() => desk.review(cat, revision, 'withdraw'))).toBe('conflict');
    await desk.review(cat, revision);
    await desk.review(cat, revision, 'withdraw');
    expect(await desk.refusal(() => desk.review(cat, revision, 'withdraw'))).toBe('conflict');
  });
});

describe('a revision sent back', () => {
  it('is a draft for good, and the next one starts without approvals', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await desk.review(ann, first);
    expect((await desk.review(ben, first, 'send-back')).revision.state).toBe('draft');
    expect(await desk.refusal(() => desk.review(ann, first))).toBe('transition-refused');
    const second = await proposeVerdict(desk.env, { ...verdict, summary: 'Three.', seen: first.id });
    expect((await desk.review(ben, second)).revision.state).toBe('in-review');
    expect((await desk.review(ann, second)).revision.state).toBe('approved');
  });

  it('can have been approved before', async () => {
    const revision = await desk.propose();
    await desk.approved(revision);
    expect((await desk.review(cat, revision, 'send-back')).revision.state).toBe('draft');
    expect(await desk.refusal(() => desk.publish(revision))).toEqual(['state-before-publication']);
  });

  it('keeps all who wrote it from voting on the next, until one is published', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await desk.review(cat, first, 'send-back');
    const second = await proposeVerdict(desk.as(ann), { ...verdict, seen: first.id });
    await desk.review(cat, second, 'send-back');
    const third = await proposeVerdict(desk.as(ben), { ...verdict, seen: second.id });
    for (const author of [desk.author, ann, ben]) {
      expect(await desk.refusal(() => desk.review(author, third))).toBe('not-permitted');
    }
    const dan = await desk.addActor('Dan', 'person', 'reviewer');
    await desk.review(cat, third);
    await desk.review(dan, third);
    await desk.publish(third);
    const corrected = await correctVerdict(desk.as(dan), { ...verdict, correction, seen: third.id });
    expect((await desk.approved(corrected)).state).toBe('approved');
  });

  it('leaves the vote of somebody who then writes the next without weight', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await objected(first, ann);
    await desk.review(ben, first, 'send-back');
    const second = await proposeVerdict(desk.as(ann), { ...verdict, seen: first.id });
    await desk.review(ben, second);
    expect((await desk.review(cat, second)).revision.state).toBe('approved');
  });
});

describe('an objection', () => {
  it('is dismissed by an editor, with a reason, and stays readable', async () => {
    const revision = await desk.propose();
    const review = await objected(revision);
    await desk.approved(revision);
    const eve = await desk.addActor('Eve', 'person', 'editor');
    const { dismissal, revision: after } = await dismissed(eve, review.id, revision);
    expect(after.state).toBe('approved');
    expect(dismissal).toMatchObject({ reviewId: review.id, editorId: eve.id, reason: 'It is about another list.' });
    const found = await desk.store.read(async (reader) => ({
      reviews: (await reader.reviewsOfRevisions([revision.id])).get(revision.id),
      dismissals: await reader.dismissalsOfReviews([review.id]),
    }));
    expect(found.reviews).toContainEqual(review);
    expect(found.dismissals.get(review.id)).toEqual(dismissal);
    expect((await desk.publish(revision)).state).toBe('published');
  });

  it('is not dismissed by a reviewer, an author or whoever made it', async () => {
    const revision = await desk.propose();
    const review = await objected(revision);
    expect(await desk.refusal(() => dismissed(cat, review.id, revision))).toBe('not-permitted');
    expect(await desk.refusal(() => dismissed(desk.author, review.id, revision))).toBe('not-permitted');
    const own = await objected(revision, ann);
    expect(await desk.refusal(() => dismissed(ann, own.id, revision))).toBe('not-permitted');
  });

  it('is dismissed once, and only while it stands', async () => {
    const revision = await desk.propose();
    const review = await objected(revision);
    await dismissed(ann, review.id, revision);
    expect(await desk.refusal(() => dismissed(ben, review.id, revision))).toBe('conflict');
    const { review: approval } = await desk.review(cat, revision);
    expect(await desk.refusal(() => dismissed(ben, approval.id, revision))).toBe('conflict');
    expect(await desk.refusal(() => dismissed(ben, desk.env.makeId('review'), revision))).toBe('not-found');
  });

  it('may be made again after it was dismissed', async () => {
    const revision = await desk.propose();
    await dismissed(ann, (await objected(revision)).id, revision);
    await objected(revision);
    await desk.approved(revision);
    expect(await desk.refusal(() => desk.publish(revision))).toEqual(['no-standing-objection']);
  });

  it('outlives an edit, and is then dismissed on the revision under review', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    const review = await objected(first);
    await desk.review(ann, first, 'send-back');
    expect(await desk.refusal(() => dismissed(ben, review.id, first))).toBe('transition-refused');
    const second = await proposeVerdict(desk.env, { ...verdict, seen: first.id });
    expect((await desk.approved(second)).state).toBe('in-review');
    expect((await dismissed(ann, review.id, second)).revision.state).toBe('approved');
  });
});

describe('a desk where three vote and two carry, unseen by each other', () => {
  const house = definePolicy({
    id: 'three',
    version: 1,
    extends: recommended.rules,
    quorum: threeVoteTwoCarry,
    blind: true,
  });
  beforeEach(async () => {
    await desk.close();
    desk = await createVerdictDesk(house);
    [ann, ben] = desk.reviewers;
    cat = await desk.addActor('Cat', 'person', 'reviewer');
  });
  const seenBy = async (viewer: Actor | null, { id }: VerdictRevision) => {
    const seen = await desk.store.read((reader) => loadVisibleReviews(reader, [id], viewer?.id ?? null, house));
    return seen.get(id)?.map(({ decision }) => decision);
  };

  it('publishes what two carry against one, and keeps the one on record', async () => {
    const revision = await desk.propose();
    await objected(revision);
    await desk.review(ann, revision);
    expect(await desk.refusal(() => desk.publish(revision))).toEqual(['approvals-enough']);
    expect((await desk.review(ben, revision)).revision.state).toBe('approved');
    expect((await desk.publish(revision)).state).toBe('published');
    expect(await seenBy(null, revision)).toEqual(['object', 'approve', 'approve']);
  });

  it('does not publish what two of three object to', async () => {
    const revision = await desk.propose();
    await objected(revision);
    await objected(revision, ann);
    expect((await desk.review(ben, revision)).revision.state).toBe('in-review');
  });

  it('shows votes only when all are in', async () => {
    const revision = await desk.propose();
    await objected(revision);
    await desk.review(ann, revision);
    expect(await seenBy(cat, revision)).toEqual(['object']);
    expect(await seenBy(ben, revision)).toEqual([]);
    await desk.review(ben, revision);
    expect(await seenBy(cat, revision)).toEqual(['object', 'approve', 'approve']);
  });

  it('shows votes on what was sent back', async () => {
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await objected(first);
    await desk.review(ann, first, 'send-back');
    expect(await seenBy(ben, first)).toEqual(['object', 'send-back']);
    const second = await proposeVerdict(desk.env, { ...verdict, seen: first.id });
    await desk.review(ann, second);
    expect(await seenBy(ben, second)).toEqual([]);
    expect(await seenBy(ben, first)).toEqual(['object', 'send-back']);
  });
});
