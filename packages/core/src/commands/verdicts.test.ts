import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../actor.ts';
import type { ClaimKind } from '../claim/claim.ts';
import { createTestEnvironment, type TestEnvironment } from '../testing/test-environment.ts';
import { digestOf } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { ReviewDecision } from '../verdict/review.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { addClaimant } from './add-claimant.ts';
import { addSource } from './add-source.ts';
import { attachEvidence } from './attach-evidence.ts';
import { captureSnapshot } from './capture-snapshot.ts';
import type { CommandEnvironment } from './command.ts';
import { correctVerdict } from './correct-verdict.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { reviewVerdict } from './review-verdict.ts';
import { type SubmitClaimInput, submitClaim } from './submit-claim.ts';

let test: TestEnvironment;
let env: CommandEnvironment;
let ann: Actor;
let ben: Actor;
beforeEach(async () => {
  test = await createTestEnvironment();
  env = test.env;
  [ann, ben] = test.reviewers;
});
afterEach(() => test.close());

const head = () => test.store.read((reader) => reader.headSequence());
async function expectRefused(attempt: () => Promise<unknown>, code: string, rules?: readonly string[]): Promise<void> {
  const before = await head();
  const findings = expect.arrayContaining((rules ?? []).map((rule) => expect.objectContaining({ rule })));
  await expect(attempt()).rejects.toThrowError(expect.objectContaining({ name: 'AssayError', code, findings }));
  expect(await head()).toBe(before);
}

/** A claim with a quotation that bears on it, and what a person would say about it. */
async function aCase(text: string, more: Partial<SubmitClaimInput> = {}) {
  const kind: ClaimKind = 'ranking';
  const { claimant } = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
  const occasion = { date: '2025-06-23', place: 'The Hague' };
  const given = { text, language: 'en', kind, claimantId: claimant.id, occasion, ...more };
  const { claim } = await submitClaim(env, given);
  const { source } = await addSource(env, { name: 'A paper', kind: 'news' });
  const bytes = new TextEncoder().encode('Three of the ten are Chinese.');
  const { snapshot } = await captureSnapshot(env, { sourceId: source.id, mediaType: 'text/plain', bytes });
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'Three of the ten' } as const;
  const evidence = await attachEvidence(env, { ...quotation, claimId: claim.id, snapshotId: snapshot.id });
  const verdict = {
    claimId: claim.id,
    rating: 'mostly-true',
    summary: 'Three, at the lower end.',
    reasons: [{ text: 'The paper counts three.', evidence: [evidence.id] }],
    confidence: 'high',
  } as const;
  return { claim, evidence, verdict };
}
const review = (by: Actor, of: VerdictRevision, decision: ReviewDecision = 'approve') =>
  reviewVerdict(test.as(by), { revisionId: of.id, digest: of.digest, decision, reason: 'Read it.' });
async function approved(revision: VerdictRevision): Promise<VerdictRevision> {
  await review(ann, revision);
  return (await review(ben, revision)).revision;
}
const publish = (revision: VerdictRevision, by = env) =>
  publishVerdict(by, { revisionId: revision.id, digest: revision.digest });
const stored = (id: Id<'revision'>) => test.store.read((reader) => reader.getRevision(id));
const correction = { class: 'substantive', wrong: 'Three.', right: 'Four.' } as const;

describe('a verdict', () => {
  it('is proposed, approved by two others, published and corrected, all of it on record', async () => {
    const { verdict } = await aCase('Three to five.');
    const proposed = await proposeVerdict(env, verdict);
    expect(proposed).toMatchObject({ state: 'in-review', revision: 1, authorId: test.author.id, suggestion: null });
    expect((await review(ann, proposed)).revision.state).toBe('in-review');
    expect((await review(ben, proposed)).revision.state).toBe('approved');
    test.tick();
    const published = await publish(proposed);
    expect(published).toMatchObject({ state: 'published', publishedAt: '2025-06-24T00:00:01.000Z' });
    expect(await stored(proposed.id)).toEqual(published);

    const second = await correctVerdict(env, { ...verdict, rating: 'half-true', correction, seen: proposed.id });
    expect(second).toMatchObject({ state: 'in-review', revision: 2, verdictId: proposed.verdictId, correction });
    expect(await stored(proposed.id)).toEqual(published);
    await approved(second);
    await publish(second);
    expect(await stored(proposed.id)).toEqual({ ...published, state: 'corrected' });
    expect(await stored(second.id)).toMatchObject({ state: 'published', digest: second.digest });

    const events = await test.store.read((reader) => reader.eventsOfSubjects([proposed.verdictId]));
    expect(events.get(proposed.verdictId)?.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['verdict-proposed', null, proposed.digest],
      ['verdict-reviewed', proposed.digest, proposed.digest],
      ['verdict-reviewed', proposed.digest, proposed.digest],
      ['verdict-published', null, proposed.digest],
      ['verdict-corrected', proposed.digest, second.digest],
      ['verdict-reviewed', second.digest, second.digest],
      ['verdict-reviewed', second.digest, second.digest],
      ['verdict-published', proposed.digest, second.digest],
    ]);
  });

  it('is refused with every fault of its content', async () => {
    const { verdict } = await aCase('Three to five.');
    const other = await aCase('Another claim.');
    const bad = { ...verdict, reasons: [{ text: 'So it is.' }, ...other.verdict.reasons] };
    await expectRefused(() => proposeVerdict(env, bad), 'invalid-input', ['reason-cites', 'citation-of-claim']);
    await expectRefused(() => proposeVerdict(env, { ...verdict, rating: 'liar' }), 'invalid-rating', [
      'rating-on-scale',
    ]);
  });

  it('of a claim that cannot be checked carries no truth rating', async () => {
    const { verdict } = await aCase('It will be a disaster.', { kind: 'prediction' });
    const plain = { ...verdict, reasons: [] };
    await expectRefused(() => proposeVerdict(env, { ...plain, override: 'Look around.' }), 'invalid-rating');
    const revision = await proposeVerdict(env, { ...plain, rating: 'not-checkable' });
    expect(revision.suggestion).toEqual({ rule: 'kind-not-checkable', rating: 'not-checkable' });
  });

  it('of a compound claim is suggested by its parts, and another rating says why', async () => {
    const whole = await aCase('None a couple of years ago, three to five now.', { rollUp: 'majority-of-parts' });
    const ratings = { 'Three to five now.': 'mostly-true', 'None then.': 'mostly-false', 'They have risen.': 'false' };
    for (const [text, rating] of Object.entries(ratings)) {
      const part = await aCase(text, { partOf: whole.claim.id });
      await proposeVerdict(env, { ...part.verdict, rating });
    }
    await expectRefused(() => proposeVerdict(env, whole.verdict), 'invalid-input', ['override-explained']);
    const { suggestion } = await proposeVerdict(env, { ...whole.verdict, rating: 'mostly-false' });
    expect(suggestion).toEqual({ rule: 'majority-of-parts', rating: 'mostly-false' });
  });

  it('takes a part nobody has rated as unproven', async () => {
    const whole = await aCase('Then none, now three.', { rollUp: 'weakest-part' });
    await aCase('Now three.', { partOf: whole.claim.id });
    const { suggestion } = await proposeVerdict(env, { ...whole.verdict, override: 'It is plain.' });
    expect(suggestion).toEqual({ rule: 'weakest-part', rating: 'unproven' });
  });

  it('takes a part that cannot be checked as such, and a published part as published', async () => {
    const whole = await aCase('Now three, and it is a disaster.', { rollUp: 'weakest-part' });
    await aCase('It is a disaster.', { kind: 'opinion', partOf: whole.claim.id });
    const part = await aCase('Now three.', { partOf: whole.claim.id });
    const { id: seen } = await publish(await approved(await proposeVerdict(env, part.verdict)));
    await correctVerdict(env, { ...part.verdict, rating: 'false', correction, seen });
    const { suggestion } = await proposeVerdict(env, whole.verdict);
    expect(suggestion).toEqual({ rule: 'weakest-part', rating: 'mostly-true' });
  });

  it('has one revision under review at a time, and is corrected only when published', async () => {
    const { verdict } = await aCase('Three to five.');
    const proposed = await proposeVerdict(env, verdict);
    const correcting = () => correctVerdict(env, { ...verdict, correction, seen: proposed.id });
    await expectRefused(correcting, 'transition-refused');
    await expectRefused(() => proposeVerdict(env, verdict), 'transition-refused');
    await publish(await approved(proposed));
    await expectRefused(() => proposeVerdict(env, verdict), 'transition-refused');
    await correcting();
    await expectRefused(correcting, 'transition-refused');
  });
});

describe('a review', () => {
  it('is refused to the author, bots and imports', async () => {
    const revision = await proposeVerdict(env, (await aCase('Three to five.')).verdict);
    await expectRefused(() => review(test.author, revision), 'not-permitted');
    for (const kind of ['bot', 'import'] as const) {
      const machine = await test.addActor(kind, kind);
      await expectRefused(() => review(machine, revision), 'not-permitted');
    }
  });

  it('is refused on another digest than the revision has', async () => {
    const revision = await proposeVerdict(env, (await aCase('Three to five.')).verdict);
    await expectRefused(() => review(ann, { ...revision, digest: digestOf('seen before') }), 'conflict');
  });

  it('is refused once the revision is published or sent back', async () => {
    const { verdict } = await aCase('Three to five.');
    const revision = await proposeVerdict(env, verdict);
    await review(ann, revision, 'send-back');
    await expectRefused(() => review(ben, revision), 'transition-refused');
    const next = await proposeVerdict(env, { ...verdict, seen: revision.id });
    expect(next).toMatchObject({ revision: 2, verdictId: revision.verdictId, correction: null });
    await publish(await approved(next));
    await expectRefused(() => review(ann, next, 'object'), 'transition-refused');
  });

  it('is refused to the author of what was sent back before', async () => {
    const { verdict } = await aCase('Three to five.');
    const first = await proposeVerdict(env, verdict);
    await review(ann, first, 'send-back');
    const taken = await proposeVerdict(test.as(ann), { ...verdict, seen: first.id });
    await expectRefused(() => review(test.author, taken), 'not-permitted');
  });
});

describe('a correction', () => {
  it('by somebody else may be approved by the author of what it corrects', async () => {
    const { verdict } = await aCase('Three to five.');
    const { id: seen } = await publish(await approved(await proposeVerdict(env, verdict)));
    const second = await correctVerdict(test.as(ann), { ...verdict, correction, seen });
    await review(test.author, second);
    await review(ben, second);
    expect((await publish(second)).state).toBe('published');
  });
});

describe('a publication', () => {
  it('is refused without two approvals', async () => {
    const revision = await proposeVerdict(env, (await aCase('Three to five.')).verdict);
    await review(ann, revision);
    await expectRefused(() => publish(revision), 'not-publishable', ['approvals-enough']);
    expect(await stored(revision.id)).toEqual(revision);
  });

  it('is refused while an objection stands, also one to the text before', async () => {
    const { verdict } = await aCase('Three to five.');
    const revision = await proposeVerdict(env, verdict);
    const cat = await test.addActor('Cat', 'person');
    await review(cat, revision, 'object');
    await approved(revision);
    await expectRefused(() => publish(revision), 'not-publishable', ['no-standing-objection']);
    await review(ben, revision, 'send-back');
    const next = await proposeVerdict(env, { ...verdict, summary: 'Three.', seen: revision.id });
    expect((await approved(next)).state).toBe('in-review');
    await expectRefused(() => publish(next), 'not-publishable', ['no-standing-objection']);
    expect((await review(cat, next)).revision.state).toBe('approved');
    expect((await publish(next)).state).toBe('published');
  });

  it('is refused of what was sent back, however many approved it', async () => {
    const revision = await proposeVerdict(env, (await aCase('Three to five.')).verdict);
    await approved(revision);
    await review(await test.addActor('Cat', 'person'), revision, 'send-back');
    await expectRefused(() => publish(revision), 'not-publishable', ['state-before-publication']);
  });

  it('happens once, however many try at the same moment', async () => {
    const revision = await approved(await proposeVerdict(env, (await aCase('Three to five.')).verdict));
    const before = await head();
    const tries = await Promise.allSettled([publish(revision), publish(revision, test.as(ann)), publish(revision)]);
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'not-publishable' });
    }
    expect(await head()).toBe(before + 1);
    expect(await stored(revision.id)).toMatchObject({ state: 'published' });
  });

  it('that fails in the middle leaves nothing written', async () => {
    const { verdict } = await aCase('Three to five.');
    const { id: seen } = await publish(await approved(await proposeVerdict(env, verdict)));
    const second = await approved(await correctVerdict(env, { ...verdict, correction, seen }));
    const failing: CommandEnvironment = {
      ...env,
      store: {
        ...env.store,
        write: (work) =>
          env.store.write((writer) =>
            work({
              ...writer,
              setRevisionState: async (id, state, at) => {
                await writer.setRevisionState(id, state, at);
                if (state === 'published') throw new Error('power cut');
              },
            }),
          ),
      },
    };
    const revisions = () => test.store.read((reader) => reader.revisionsOfVerdicts([second.verdictId]));
    const before = { head: await head(), revisions: await revisions() };
    await expect(publish(second, failing)).rejects.toThrowError('power cut');
    expect({ head: await head(), revisions: await revisions() }).toEqual(before);
  });
});
