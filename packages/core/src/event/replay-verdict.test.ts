import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctVerdict } from '../commands/correct-verdict.ts';
import { dismissObjection } from '../commands/dismiss-objection.ts';
import { proposeVerdict } from '../commands/propose-verdict.ts';
import { publishVerdict } from '../commands/publish-verdict.ts';
import { retractVerdict } from '../commands/retract-verdict.ts';
import type { Event } from '../event.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { digestOf } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { checkReplay } from './check-replay.ts';
import { replayVerdict } from './replay-verdict.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

/** Sent back, objected to, dismissed, published, corrected in an emergency and retracted. */
async function aLife() {
  const [ann, ben] = desk.reviewers;
  const { verdict } = await desk.aCase();
  const first = await proposeVerdict(desk.env, verdict);
  const { review: objection } = await desk.review(ann, first, 'object');
  await desk.review(ben, first, 'send-back');
  desk.tick();
  const second = await proposeVerdict(desk.env, { ...verdict, seen: first.id });
  const cat = await desk.addActor('Cat', 'person', 'reviewer');
  await desk.review(cat, second);
  await dismissObjection(desk.as(ben), { reviewId: objection.id, revisionId: second.id, reason: 'It was mended.' });
  const { review: last } = await desk.review(ben, second);
  await desk.publish(second);
  desk.tick();
  const third = await correctVerdict(desk.env, { ...verdict, correction, seen: second.id });
  await publishVerdict(desk.as(ann), { revisionId: third.id, digest: third.digest, emergency: 'A ballot closes.' });
  await retractVerdict(desk.as(ben), { revisionId: third.id, reason: 'It was never said.' });
  return { verdictId: first.verdictId, first, second, third, objection, last };
}

describe('the events of a verdict', () => {
  it('tell its state, its revisions, their marks and their approvals', async () => {
    const { verdictId, first, second, third, objection, last } = await aLife();
    const replayed = replayVerdict(await desk.events(verdictId));
    const { revisions, reviews } = await desk.store.read(async (reader) => ({
      revisions: (await reader.revisionsOfVerdicts([verdictId])).get(verdictId) ?? [],
      reviews: await reader.reviewsOfRevisions([first.id, second.id, third.id]),
    }));
    expect(replayed).toMatchObject({ id: verdictId, state: 'retracted' });
    expect(replayed.revisions.map(({ state }) => state)).toEqual(['retracted', 'corrected', 'draft']);
    expect(revisions.map((stored, index) => ({ ...replayed.revisions[index], ...stored }))).toEqual(
      revisions.map((stored, index) => ({ ...stored, ...replayed.revisions[index] })),
    );
    expect(replayed.revisions[1]?.approvals).toHaveLength(2);
    expect(replayed.revisions[1]?.approvals).toContain(last.id);
    expect(replayed.revisions.map(({ objections }) => objections)).toEqual([[], [], []]);
    expect(replayed.reviews.map(({ id }) => id).toSorted()).toEqual(
      [...reviews.values()]
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(replayed.reviews.filter(({ dismissed }) => dismissed).map(({ id }) => id)).toEqual([objection.id]);
  });

  it('tell it at every moment', async () => {
    const { verdictId } = await aLife();
    const events = await desk.events(verdictId);
    const states = events.map((_, index) => replayVerdict(events.slice(0, index + 1)).state);
    expect(states).toEqual([
      'in-review',
      'in-review',
      'draft',
      'in-review',
      'in-review',
      'in-review',
      'approved',
      'published',
      'in-review',
      'published',
      'retracted',
    ]);
  });

  it('are refused where one is missing, doubled, of another verdict or forged', async () => {
    const { verdictId } = await aLife();
    const other = await desk.propose();
    const events = await desk.events(verdictId);
    const code = (some: readonly Event[]) => {
      try {
        replayVerdict(some);
        return 'none';
      } catch (fault) {
        return Object(fault).code;
      }
    };
    expect(code(events)).toBe('none');
    expect(code([])).toBe('invalid-input');
    expect(code(events.toReversed())).toBe('invalid-input');
    expect(code([...events, ...events])).toBe('invalid-input');
    expect(code([...events, ...(await desk.events(other.verdictId))])).toBe('invalid-input');
    for (let missing = 0; missing < events.length - 1; missing += 1) {
      // Whether an objection stands in the way is for the policy to say: without its dismissal the life is as good.
      if (events[missing]?.kind !== 'objection-dismissed')
        expect(code(events.toSpliced(missing, 1)), `without event ${missing}`).not.toBe('none');
    }
    const forged = (at: number, changes: Partial<Event>) => {
      const event = events[at];
      return event === undefined ? events : events.with(at, { ...event, ...changes });
    };
    expect(code(forged(1, { after: digestOf('another text') }))).toBe('invalid-input');
    expect(code(forged(2, { kind: 'verdict-published' }))).toBe('invalid-input');
    expect(code(forged(2, { kind: 'claim-submitted' }))).toBe('invalid-input');
    expect(code(forged(7, { detail: null }))).toBe('invalid-input');
    expect(code(forged(5, { detail: { ...Object(events[5]?.detail), reviewId: other.id } }))).toBe('invalid-input');
    expect(code(forged(6, { detail: { ...Object(events[6]?.detail), state: 'published' } }))).toBe('invalid-input');
    expect(code(forged(10, { detail: { ...Object(events[10]?.detail), reason: null } }))).toBe('invalid-input');
  });
});

describe('what is stored of a verdict', () => {
  const stored = async (verdictId: Id<'verdict'>) => ({
    events: await desk.events(verdictId),
    revisions: await desk.store.read(
      async (reader) => (await reader.revisionsOfVerdicts([verdictId])).get(verdictId) ?? [],
    ),
  });

  it('is found to be what its events tell', async () => {
    const { verdictId } = await aLife();
    const { events, revisions } = await stored(verdictId);
    expect(checkReplay(verdictId, events, revisions.toReversed())).toEqual([]);
  });

  it('is found wrong in every mark, in a revision too many or too few, and in events that tell nothing', async () => {
    const { verdictId } = await aLife();
    const { events, revisions } = await stored(verdictId);
    const [latest, ...others] = revisions;
    if (latest === undefined) throw new Error('expected revisions');
    const paths = (some: readonly VerdictRevision[], told = events) =>
      checkReplay(verdictId, told, some).map(({ path }) => path.slice(2).join('.'));
    const instant = asInstant(0);
    const changes = [
      ...[{ revision: 9 }, { digest: digestOf('another') }, { authorId: desk.reviewers[1].id }, { state: 'draft' }],
      ...[
        { proposedAt: instant },
        { publishedAt: instant },
        { policy: null },
        { emergency: null },
        { retraction: null },
      ],
    ] as const;
    for (const change of changes)
      expect(paths([{ ...latest, ...change }, ...others])).toEqual([`revision.3.${Object.keys(change)[0]}`]);
    expect(paths(others)).toEqual(['revision.3']);
    // As far as the correction, which is not yet published.
    expect(paths(revisions, events.slice(0, 9))).toEqual([
      ...['state', 'publishedAt', 'policy', 'emergency', 'retraction'].map((mark) => `revision.3.${mark}`),
      'revision.2.state',
    ]);
    expect(paths(revisions, [])).toEqual(['']);
  });
});
