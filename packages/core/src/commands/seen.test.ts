import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssayError } from '../error.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { correctVerdict } from './correct-verdict.ts';
import { dismissObjection } from './dismiss-objection.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { retractVerdict } from './retract-verdict.ts';
import { reviewVerdict } from './review-verdict.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

/** The code of an attempt that is refused, and the revision that the refusal names. */
async function refusalOf(attempt: Promise<unknown>): Promise<readonly [string, string | null]> {
  const before = await desk.head();
  const fault = await attempt.then(
    () => null,
    (error: unknown) => error,
  );
  expect(await desk.head()).toBe(before);
  if (!(fault instanceof AssayError)) throw new Error('expected a refusal, got none', { cause: fault });
  return [fault.code, fault.current];
}

/** A published verdict, and what its author would say in a correction. */
async function published() {
  const { verdict } = await desk.aCase();
  const first = await desk.publish(await desk.approved(await proposeVerdict(desk.env, verdict)));
  const corrected = (summary: string) => ({ ...verdict, summary, correction });
  return { verdict, first, corrected };
}

const other = (revision: VerdictRevision) => ({ revisionId: revision.id, digest: 'f'.repeat(64) });

describe('what acts on a revision that somebody saw', () => {
  it('is refused where its text is another, by its digest, with the latest revision', async () => {
    const [ann] = desk.reviewers;
    const revision = await desk.propose();
    const objection = (await desk.review(ann, revision, 'object')).review;
    const stale = other(revision);
    const vote = { ...stale, decision: 'approve', reason: 'Read.' } as const;
    expect(await refusalOf(reviewVerdict(desk.as(ann), vote))).toEqual(['conflict', revision.id]);
    expect(await refusalOf(publishVerdict(desk.env, stale))).toEqual(['conflict', revision.id]);
    expect(await refusalOf(retractVerdict(desk.env, { ...stale, reason: 'No.' }))).toEqual(['conflict', revision.id]);
    const dismissal = { ...stale, reviewId: objection.id, reason: 'No.' };
    const [, ben] = desk.reviewers;
    expect(await refusalOf(dismissObjection(desk.as(ben), dismissal))).toEqual(['conflict', revision.id]);
    const done = await dismissObjection(desk.as(ben), { ...dismissal, digest: revision.digest });
    expect(done.revision.id).toBe(revision.id);
  });

  it('is refused after an edit: an approval of what was there before names what is there now', async () => {
    const [ann, ben] = desk.reviewers;
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await desk.review(ann, first);
    await desk.review(ben, first, 'send-back');
    const second = await proposeVerdict(desk.env, { ...verdict, summary: 'Edited.', seen: first.id });
    const vote = { digest: first.digest, decision: 'approve', reason: 'Read.' } as const;
    expect(await refusalOf(reviewVerdict(desk.as(ann), { ...vote, revisionId: first.id }))).toEqual([
      'transition-refused',
      second.id,
    ]);
    expect(await refusalOf(reviewVerdict(desk.as(ann), { ...vote, revisionId: second.id }))).toEqual([
      'conflict',
      second.id,
    ]);
    const late = { revisionId: first.id, digest: first.digest };
    expect(await refusalOf(publishVerdict(desk.env, late))).toEqual(['not-publishable', second.id]);
  });

  it('is done once where two publish at once; the other is told what stands', async () => {
    const revision = await desk.approved(await desk.propose());
    const seen = { revisionId: revision.id, digest: revision.digest };
    const attempts = await Promise.allSettled([publishVerdict(desk.env, seen), publishVerdict(desk.env, seen)]);
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(publishVerdict(desk.env, seen))).toEqual(['not-publishable', revision.id]);
    expect((await desk.stored(revision.id)).state).toBe('published');
  });
});

describe('a correction', () => {
  it('of a revision that was corrected meanwhile is refused', async () => {
    const { first, corrected } = await published();
    const second = await correctVerdict(desk.env, { ...corrected('Four.'), seen: first.id });
    await desk.publish(await desk.approved(second));
    const late = { ...corrected('Five.'), seen: first.id };
    expect(await refusalOf(correctVerdict(desk.env, late))).toEqual(['conflict', second.id]);
    expect((await correctVerdict(desk.env, { ...late, seen: second.id })).revision).toBe(3);
  });

  it('of a verdict that was taken back meanwhile is refused', async () => {
    const { first, corrected } = await published();
    await retractVerdict(desk.env, { revisionId: first.id, digest: first.digest, reason: 'Never said.' });
    const late = { ...corrected('Four.'), seen: first.id };
    expect(await refusalOf(correctVerdict(desk.env, late))).toEqual(['transition-refused', first.id]);
  });

  it('beside another is refused, and names the one under review', async () => {
    const { first, corrected } = await published();
    const second = await correctVerdict(desk.env, { ...corrected('Four.'), seen: first.id });
    const beside = { ...corrected('Five.'), seen: first.id };
    expect(await refusalOf(correctVerdict(desk.env, beside))).toEqual(['transition-refused', second.id]);
    const [again] = await refusalOf(retractVerdict(desk.env, { revisionId: second.id, reason: 'No.' }));
    expect(again).toBe('transition-refused');
  });

  it('says nothing of what its author saw in what reviewers approve', async () => {
    const { first, corrected } = await published();
    const second = await correctVerdict(desk.env, { ...corrected('Four.'), seen: first.id });
    expect(Object.keys(second)).not.toContain('seen');
  });
});

describe('a verdict put forward', () => {
  it('after another was sent back is refused where its author has not seen that one', async () => {
    const [ann] = desk.reviewers;
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    await desk.review(ann, first, 'send-back');
    const second = await proposeVerdict(desk.env, { ...verdict, seen: first.id });
    await desk.review(ann, second, 'send-back');
    const late = { ...verdict, seen: first.id };
    expect(await refusalOf(proposeVerdict(desk.env, late))).toEqual(['conflict', second.id]);
    expect((await proposeVerdict(desk.env, { ...verdict, seen: second.id })).revision).toBe(3);
  });

  it('by somebody who names none that they saw is refused where one was sent back, or was taken back', async () => {
    const [ann] = desk.reviewers;
    const { verdict } = await desk.aCase();
    const first = await proposeVerdict(desk.env, verdict);
    // What is under review is told of first, for then nothing can be put forward whatever was seen.
    expect(await refusalOf(proposeVerdict(desk.env, verdict))).toEqual(['transition-refused', first.id]);
    await desk.review(ann, first, 'send-back');
    expect(await refusalOf(proposeVerdict(desk.env, verdict))).toEqual(['conflict', first.id]);
    const second = await proposeVerdict(desk.env, { ...verdict, seen: first.id });
    const { id: revisionId } = await desk.publish(await desk.approved(second));
    await retractVerdict(desk.env, { revisionId, reason: 'Never said.' });
    expect(await refusalOf(proposeVerdict(desk.env, { ...verdict, seen: null }))).toEqual(['conflict', second.id]);
    expect((await proposeVerdict(desk.env, { ...verdict, seen: second.id })).revision).toBe(3);
  });

  it('as the first of a claim is refused to somebody who saw another', async () => {
    const { verdict } = await desk.aCase();
    const { id: seen } = await desk.propose();
    expect(await refusalOf(proposeVerdict(desk.env, { ...verdict, seen }))).toEqual(['conflict', null]);
  });
});
