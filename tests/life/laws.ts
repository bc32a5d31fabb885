import {
  audienceOf,
  checkReplay,
  contentOf,
  digestOfRevision,
  type Id,
  replayVerdict,
  type VerdictRevision,
} from '@assay/core';
import { restrictReader } from '@assay/core/store';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Desk, openDesk, policies } from './desk.ts';
import { createModel, type Model, publicOf } from './model.ts';
import { arbitrarySteps, embargoSeconds, type Step } from './step.ts';

/** How often each kind of step came to each end. */
export type Tally = Map<string, number>;

/** Whatever a desk does, the store and the model refuse and allow the same, and every rule of a verdict's life holds. */
export function lifeOfVerdicts(tally: Tally) {
  return fc.asyncProperty(arbitrarySteps, async (steps) => {
    const [desk, model] = [await openDesk(), createModel()];
    const digests = new Map<Id<'revision'>, string>();
    let done = 0;
    try {
      for (const step of steps) {
        const expected = model.play(step);
        const before = await headOf(desk);
        const got = await desk.play(step);
        if (got !== expected) expect.fail(`expected ${JSON.stringify(step)} to come to ${expected}, got ${got}`);
        if (got === 'done') done += 1;
        // One event for each command that was done, none for one that was refused.
        expect(await headOf(desk)).toBe(got === 'done' ? before + 1 : before);
        const showing = step.does === 'publish' || step.does === 'retract' || step.clock > embargoSeconds;
        if ('claim' in step) await mustBeAsInModel(desk, model, step.claim, { digests, showing });
        const end = `${step.does} ${got}`;
        tally.set(end, (tally.get(end) ?? 0) + 1);
      }
      await mustHaveWholeRecord(desk, done);
      await mustHaveRoles(desk, model);
    } finally {
      await desk.store.close();
    }
  });
}

/** So many steps, of all that were made. */
export function stepsIn(tally: Tally): number {
  return [...tally.values()].reduce((sum, count) => sum + count, 0);
}

/** Every end of a step that must have been seen, or the steps were not random enough to show anything. */
export const ends: readonly string[] = [
  'propose done',
  'propose not-permitted',
  'propose transition-refused',
  'propose conflict',
  'correct done',
  'correct transition-refused',
  'correct conflict',
  'review done',
  'review not-found',
  'review not-permitted',
  'review conflict',
  'review transition-refused',
  'dismiss done',
  'dismiss conflict',
  'dismiss not-permitted',
  'publish done',
  'publish not-permitted',
  'publish not-publishable',
  'publish transition-refused',
  'retract done',
  'retract transition-refused',
  'set-role done',
  'set-role invalid-input',
  'add-actor done',
  'ask done',
  'answer done',
  'answer conflict',
] satisfies `${Step['does']} ${string}`[];

function headOf({ store }: Desk): Promise<number> {
  return store.read((reader) => reader.headSequence());
}

async function mustBeAsInModel(
  { store, actors, files }: Desk,
  model: Model,
  place: number,
  { digests, showing }: { readonly digests: Map<Id<'revision'>, string>; readonly showing: boolean },
): Promise<void> {
  const [claim, file] = [model.claims[place], files[place]];
  const verdictId = file?.revisions[0]?.verdictId;
  if (claim === undefined || file === undefined || verdictId === undefined) return;
  const { revisions, events } = await store.read(async (reader) => ({
    revisions: ((await reader.revisionsOfVerdicts([verdictId])).get(verdictId) ?? []).toReversed(),
    events: (await reader.eventsOfSubjects([verdictId])).get(verdictId) ?? [],
  }));
  const actorAt = (index: number | null) => (index === null ? null : (actors[index]?.id ?? null));
  expect(revisions.map(shown)).toEqual(
    claim.revisions.map((one) => ({
      state: one.state,
      author: actorAt(one.author),
      corrects: one.corrects,
      isPublic: one.wasPublic,
      policy: one.house === null ? null : (policies[one.house]?.digest ?? null),
      emergencyBy: actorAt(one.emergencyBy),
      retractedBy: actorAt(one.retractedBy),
    })),
  );
  // What else is done shows nobody anything.
  if (showing) await mustShowThePublic(store, verdictId, revisions, publicOf(claim));
  expect(revisions.filter(({ state }) => state === 'published').length).toBeLessThanOrEqual(1);
  for (const revision of revisions) mustKeepContent(revision, digests);
  const { revisions: told, reviews } = replayVerdict(events);
  const replayed = told.toReversed();
  expect(checkReplay(verdictId, events, revisions)).toEqual([]);
  replayed.forEach(({ approvals, objections, digest, authorId }, on) => {
    const counted = model.count(claim, on);
    expect(approvals).toEqual(counted.approvals.map((at) => file.reviews[at]));
    expect(objections).toEqual(counted.objections.map((at) => file.reviews[at]));
    for (const id of approvals) {
      const review = reviews.find((one) => one.id === id);
      const reviewer = actors.find((one) => one.id === review?.reviewerId);
      // Of this exact text, by a person who did not write it.
      expect([review?.digest, reviewer?.kind]).toEqual([digest, 'person']);
      expect(reviewer?.id).not.toBe(authorId);
    }
  });
}

/** What a reader sees is what was published and is no longer under embargo, and of the rest nothing. */
async function mustShowThePublic(
  store: Desk['store'],
  verdictId: Id<'verdict'>,
  revisions: readonly VerdictRevision[],
  expected: ReturnType<typeof publicOf>,
): Promise<void> {
  await store.read(async (whole) => {
    const reader = restrictReader(whole, audienceOf('reader'));
    const seen = (await reader.revisionsOfVerdicts([verdictId])).get(verdictId) ?? [];
    const known = expected.map(({ place, state }) => ({ id: revisions[place]?.id, state }));
    expect(seen.map(({ id, state }) => ({ id, state })).toReversed()).toEqual(known);
    const latest = known.find(({ state }) => state === 'published') ?? known.at(-1);
    const current = (await reader.currentRevisionsOfVerdicts([verdictId])).get(verdictId);
    expect(current && { id: current.id, state: current.state }).toEqual(latest);
    const standing = (await reader.publishedRevisionsOfVerdicts([verdictId])).get(verdictId);
    expect(standing?.id).toBe(latest?.state === 'published' ? latest.id : undefined);
    const byId = await reader.revisionsByIds(revisions.map(({ id }) => id));
    expect(byId.map((one) => one?.state)).toEqual(revisions.map(({ id }) => known.find((one) => one.id === id)?.state));
    expect(await reader.findVerdict(verdictId)).toEqual(known.length === 0 ? undefined : expect.anything());
  });
}

function shown({ state, authorId, correction, publishedAt, policy, emergency, retraction }: VerdictRevision) {
  return {
    state,
    author: authorId,
    corrects: correction !== null,
    isPublic: publishedAt !== null,
    policy: policy?.digest ?? null,
    emergencyBy: emergency?.editorId ?? null,
    retractedBy: retraction?.editorId ?? null,
  };
}

/** What a revision says never changes: its digest is that of its content, and the one it was put forward with. */
function mustKeepContent(revision: VerdictRevision, digests: Map<Id<'revision'>, string>): void {
  const first = digests.get(revision.id);
  if (first === undefined) {
    expect(digestOfRevision(contentOf(revision))).toBe(revision.digest);
    digests.set(revision.id, JSON.stringify(contentOf(revision)));
  } else if (first !== JSON.stringify(contentOf(revision))) expect.fail(`expected ${revision.id} to stay as it was`);
}

/** The record has no holes, and every line of it an actor on record. */
async function mustHaveWholeRecord({ store, actors, head }: Desk, done: number): Promise<void> {
  const { items } = await store.read((reader) => reader.eventsPage({ first: 1000 }));
  expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: head + done }, (_, index) => index + 1));
  const known = new Set(actors.map(({ id }) => id));
  expect(items.filter(({ actorId }) => !known.has(actorId))).toEqual([]);
}

async function mustHaveRoles({ store, actors }: Desk, { members }: Model): Promise<void> {
  const stored = await store.read((reader) => reader.actorsByIds(actors.map(({ id }) => id)));
  expect(stored.map((actor) => ({ kind: actor?.kind, role: actor?.role }))).toEqual(members);
}
