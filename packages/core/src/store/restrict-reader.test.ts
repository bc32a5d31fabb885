import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roles } from '../access/role.ts';
import { assess } from '../commands/assess.ts';
import { correctVerdict } from '../commands/correct-verdict.ts';
import { proposeProposition } from '../commands/propose-proposition.ts';
import { proposeVerdict } from '../commands/propose-verdict.ts';
import { publishVerdict } from '../commands/publish-verdict.ts';
import { retractVerdict } from '../commands/retract-verdict.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import type { Id } from '../value/id.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { audienceOf } from '../verdict/visibility.ts';
import type { Reader } from './reader.ts';
import { restrictReader } from './restrict-reader.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const inPublic = <T>(work: (reader: Reader) => Promise<T>): Promise<T> =>
  desk.store.read((reader) => work(restrictReader(reader, audienceOf('reader'))));
const publicOf = ({ verdictId }: VerdictRevision) =>
  inPublic(async (reader) => {
    const latest = (await reader.currentRevisionsOfVerdicts([verdictId])).get(verdictId);
    return latest === undefined ? null : [latest.revision, latest.state];
  });

describe('the public', () => {
  it('reads the latest revision that was published, through the whole life of a verdict', async () => {
    const given = await desk.aCase();
    const first = await proposeVerdict(desk.env, given.verdict);
    expect(await publicOf(first)).toBeNull();
    await desk.approved(first);
    expect(await publicOf(first)).toBeNull();
    await desk.publish(first);
    expect(await publicOf(first)).toEqual([1, 'published']);
    const second = await correctVerdict(desk.env, {
      ...given.verdict,
      rating: 'half-true',
      correction,
      seen: first.id,
    });
    await desk.approved(second);
    expect(await publicOf(first)).toEqual([1, 'published']);
    await desk.publish(second);
    expect(await publicOf(first)).toEqual([2, 'published']);
    const history = await inPublic((reader) => reader.revisionsOfVerdicts([first.verdictId]));
    expect(history.get(first.verdictId)?.map(({ state }) => state)).toEqual(['published', 'corrected']);
    const [ann] = desk.reviewers;
    await retractVerdict(desk.as(ann), { revisionId: second.id, reason: 'It was not so.' });
    expect(await publicOf(first)).toEqual([2, 'retracted']);
    const third = await proposeVerdict(desk.env, { ...given.verdict, summary: 'Another.', seen: second.id });
    expect(await publicOf(third)).toEqual([2, 'retracted']);
    expect(await desk.store.check()).toEqual([]);
  });

  it('counts what is public, by the state that is public', async () => {
    const given = await desk.aCase();
    const first = await proposeVerdict(desk.env, given.verdict);
    await desk.propose();
    const counts = () => inPublic(async (reader) => Object.fromEntries(await reader.countVerdicts()));
    const pages = async (state?: 'published' | 'in-review') =>
      (await inPublic((reader) => reader.verdictsPage({ first: 10, filter: { states: state && [state] } }))).items.map(
        ({ id }) => id,
      );
    expect([await counts(), await pages()]).toEqual([{}, []]);
    await desk.approved(first);
    await desk.publish(first);
    await correctVerdict(desk.env, { ...given.verdict, rating: 'false', correction, seen: first.id });
    expect(await counts()).toEqual({ published: 1 });
    expect([await pages(), await pages('published'), await pages('in-review')]).toEqual([
      [first.verdictId],
      [first.verdictId],
      [],
    ]);
  });

  it('reads the parts of a compound claim whose verdict was published, and what that rests on', async () => {
    const whole = await desk.aCase('Three to five, and all of them growing.', { rollUp: 'all-parts' });
    const part = await desk.aCase('Three to five of them.', { partOf: whole.claim.id });
    const reasons = [{ text: 'Its parts hold.', evidence: [part.evidence.id] }];
    const revision = await proposeVerdict(desk.env, { ...whole.verdict, reasons, override: 'The part is not rated.' });
    const ids = [whole.claim.id, part.claim.id];
    const seen = () =>
      inPublic(async (reader) => ({
        claims: (await reader.claimsByIds(ids)).map((claim) => claim?.id),
        parts: (await reader.partsOfClaims([whole.claim.id])).get(whole.claim.id)?.length,
        evidence: (await reader.evidenceOfClaims(ids)).get(part.claim.id)?.map(({ id }) => id),
        claimant: (await reader.findClaimant(part.claim.claimantId))?.id,
        list: (await reader.claimsPage({ first: 10 })).items.map(({ id }) => id),
        claimants: (await reader.claimantsPage({ first: 10 })).items.length,
      }));
    const nothing = { claims: [undefined, undefined], parts: 0, evidence: [], claimant: undefined };
    expect(await seen()).toEqual({ ...nothing, list: [], claimants: 0 });
    await desk.approved(revision);
    await desk.publish(revision);
    const { claimantId } = part.claim;
    const all = { claims: ids, parts: 1, evidence: [part.evidence.id], claimant: claimantId };
    expect(await seen()).toEqual({ ...all, list: [whole.claim.id], claimants: 1 });
  });

  it('reads of the working material just what the contents of public revisions name', async () => {
    const whole = await desk.aCase('Three to five, and all of them growing.', { rollUp: 'all-parts' });
    const part = await desk.aCase('Three to five of them.', { partOf: whole.claim.id });
    const assessed = async ({ claim, snapshot }: typeof whole) => {
      const term = { op: 'quotation', quote: 'Three of the ten', document: 'paper', mode: 'verbatim' } as const;
      const { id: propositionId } = await proposeProposition(desk.env, {
        claimId: claim.id,
        proposition: { assay: 1, term },
      });
      return (await assess(desk.env, { propositionId, documents: { paper: snapshot.id } })).id;
    };
    const assessments = [await assessed(whole), await assessed(part)];
    const evidence = [whole.evidence.id, part.evidence.id];
    const claims = [whole.claim.id, part.claim.id];
    const [text, override] = ['So it is counted.', 'Counted by hand.'];

    /** As read from the lists of the store, and as worked out from the contents. */
    const mustAgree = async (named: number) => {
      const listed = await desk.store.read(async (reader) => ({
        claims: await reader.publishedClaims(claims),
        evidence: await reader.citedEvidence(evidence),
        assessments: await reader.citedAssessments(assessments),
      }));
      const reasons = await inPublic(async (reader) => {
        const verdicts = await reader.verdictsOfClaims(claims);
        const all = await reader.revisionsOfVerdicts([...verdicts.values()].map(({ id }) => id));
        return [...all.values()].flat().flatMap((revision) => revision.reasons);
      });
      expect(listed).toEqual({
        claims: new Set(reasons.length === 0 ? [] : claims),
        evidence: new Set(reasons.flatMap((reason) => reason.evidence)),
        assessments: new Set(reasons.flatMap((reason) => reason.assessments)),
      });
      expect(listed.evidence.size + listed.assessments.size).toBe(named);
      const seen = await inPublic(async (reader) => [
        ...(await reader.evidenceByIds(evidence)),
        ...(await reader.assessmentsByIds(assessments)),
      ]);
      expect(seen.filter((one) => one !== undefined)).toHaveLength(named);
    };

    await mustAgree(0);
    const own = { ...whole.verdict, override, reasons: [{ text, evidence: evidence.slice(0, 1) }] };
    const first = await desk.approved(await proposeVerdict(desk.env, own));
    await mustAgree(0);
    await desk.publish(first);
    await mustAgree(1);
    const more = { ...own, rating: 'true', correction, seen: first.id, reasons: [{ text, evidence, assessments }] };
    const second = await desk.approved(await correctVerdict(desk.env, more));
    await mustAgree(1);
    const embargoUntil = new Date(desk.env.now() + 3_600_000).toISOString();
    await publishVerdict(desk.env, { revisionId: second.id, digest: second.digest, embargoUntil });
    await mustAgree(1);
    desk.tick(3_600_000);
    await mustAgree(4);
    await retractVerdict(desk.env, { revisionId: second.id, reason: 'It was not so.' });
    await mustAgree(4);
  });

  it('does not find by its words what it may not read', async () => {
    const { claim } = await desk.aCase('Four of them.');
    const found = await inPublic(async (reader) => [
      await reader.findClaimByNormalForm(claim.normalForm),
      (await reader.claimsByNormalForms([claim.normalForm])).get(claim.normalForm),
      await reader.findClaimantByNormalForm('mark rutte'),
      await reader.findClaim(claim.id),
    ]);
    expect(found).toEqual([undefined, [], undefined, undefined]);
  });

  it('is refused what is hidden in the same words as what is not there', async () => {
    const { claim, evidence } = await desk.aCase();
    const revision = await desk.propose();
    const absent = desk.env.makeId('claim');
    const refusal = async (work: (reader: Reader) => Promise<unknown>) =>
      inPublic(work).then(
        () => 'none',
        ({ code, message }) => `${code} ${message}`,
      );
    // An id of no claim is none of evidence either.
    const of = <N extends 'evidence' | 'revision' | 'verdict'>(id: Id<'claim'>) => id as unknown as Id<N>;
    expect(await refusal((reader) => reader.getClaim(claim.id))).toBe(
      await refusal((reader) => reader.getClaim(absent)),
    );
    expect(await refusal((reader) => reader.getEvidence(evidence.id))).toBe(
      await refusal((reader) => reader.getEvidence(of(absent))),
    );
    expect(await refusal((reader) => reader.getRevision(revision.id))).toBe(
      await refusal((reader) => reader.getRevision(of(absent))),
    );
    expect(await refusal((reader) => reader.getVerdict(revision.verdictId))).toBe(
      await refusal((reader) => reader.getVerdict(of(absent))),
    );
  });
});

describe('the record and the keys', () => {
  it.each(roles)('are read as the role of %s says', async (role) => {
    const audience = audienceOf(role);
    const can = (work: (reader: Reader) => Promise<unknown>) =>
      desk.store.read((reader) =>
        work(restrictReader(reader, audience)).then(
          () => true,
          () => false,
        ),
      );
    expect(await can((reader) => reader.eventsPage({ first: 1 }))).toBe(audience.record);
    expect(await can((reader) => reader.headSequence())).toBe(audience.record);
    expect(await can((reader) => reader.keysPage({ first: 1 }))).toBe(audience.keys);
    expect(await can((reader) => reader.actorsPage({ first: 1 }))).toBe(audience.drafts);
  });
});
