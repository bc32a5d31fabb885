import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventWords } from '../event/event-words.ts';
import { definePolicy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import { defineRule } from '../policy/rule.ts';
import { restrictReader } from '../store/restrict-reader.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { asInstant } from '../value/instant.ts';
import { publishedAsOf } from '../verdict/as-of.ts';
import { audienceOf } from '../verdict/visibility.ts';
import { correctVerdict } from './correct-verdict.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { retractVerdict } from './retract-verdict.ts';

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

/** A verdict that was published, corrected and taken back, a second between each. */
async function aLife() {
  const { claim, verdict, evidence } = await desk.aCase();
  desk.tick();
  const first = await desk.publish(await desk.approved(await proposeVerdict(desk.env, verdict)));
  desk.tick();
  const corrected = { ...verdict, correction, seen: first.id };
  const second = await desk.publish(await desk.approved(await correctVerdict(desk.env, corrected)));
  desk.tick();
  await retractVerdict(desk.env, { revisionId: second.id, reason: 'Never said.' });
  return { claim, evidence, first, second };
}

describe('the history of a claim', () => {
  it('tells what happened to it and to all that belongs to it, in order, in pages', async () => {
    const { claim } = await aLife();
    const page = await desk.store.read((reader) => reader.historyPage({ first: 100, filter: { claimId: claim.id } }));
    expect(page.items.map(({ kind }) => kind)).toEqual([
      'claim-submitted',
      'evidence-attached',
      'verdict-proposed',
      'verdict-reviewed',
      'verdict-reviewed',
      'verdict-published',
      'verdict-corrected',
      'verdict-reviewed',
      'verdict-reviewed',
      'verdict-published',
      'verdict-retracted',
    ]);
    expect(page.items.map(eventWords)).toContain('put a correction forward as revision 2, rated mostly true');
    expect(page.items.map(eventWords).at(-1)).toBe('took the verdict back: Never said.');
    const [after] = page.items.slice(3, 4);
    const next = await desk.store.read((reader) =>
      reader.historyPage({ first: 2, after: after?.sequence ?? 0, filter: { claimId: claim.id } }),
    );
    expect([next.items, next.hasNext, next.hasPrevious]).toEqual([page.items.slice(4, 6), true, true]);
  });

  it('leaves out what belongs to others, and is of somebody', async () => {
    const { claim } = await desk.aCase();
    await desk.propose();
    const page = await desk.store.read((reader) => reader.historyPage({ first: 100, filter: { claimId: claim.id } }));
    expect(page.items.map(({ kind }) => kind)).toEqual(['claim-submitted', 'evidence-attached']);
    const nobody = desk.store.read((reader) => reader.historyPage({ first: 100 }));
    await expect(nobody).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('tells the public of what stands in public, and of a draft nothing', async () => {
    const { claim } = await aLife();
    const draft = await desk.propose();
    const seen = await desk.store.read(async (all) => {
      const reader = restrictReader(all, audienceOf('reader'));
      const pageOf = (filter: object) => reader.historyPage({ first: 100, filter });
      return {
        claim: (await pageOf({ claimId: claim.id })).items.map(({ kind }) => kind),
        asked: (await pageOf({ claimId: claim.id, kinds: ['verdict-reviewed', 'evidence-attached'] })).items,
        draft: [await pageOf({ verdictId: draft.verdictId }), await pageOf({ claimId: draft.claimId })],
        onRecord: await reader.onRecordOfClaim(draft.claimId, asInstant('2030-01-01T00:00Z')),
      };
    });
    expect(seen.claim).toEqual(['claim-submitted', 'verdict-published', 'verdict-published', 'verdict-retracted']);
    expect(seen.asked).toEqual([]);
    expect(seen.draft.flatMap(({ items }) => items)).toEqual([]);
    expect(seen.onRecord.size).toBe(0);
  });
});

describe('a claim as of a moment', () => {
  it('has what was on record then', async () => {
    const { claim, evidence, first } = await aLife();
    const at = (moment: string) => desk.store.read((reader) => reader.onRecordOfClaim(claim.id, asInstant(moment)));
    expect((await at('2025-06-23T23:59:59Z')).size).toBe(0);
    expect([...(await at('2025-06-24T00:00:00Z'))].toSorted()).toEqual([claim.id, evidence.id].toSorted());
    expect((await at('2025-06-24T00:00:01Z')).has(first.verdictId)).toBe(true);
  });

  it('has the revision that stood in public then', async () => {
    const { first, second } = await aLife();
    const revisions = await desk.store.read(
      async (reader) => (await reader.revisionsOfVerdicts([first.verdictId])).get(first.verdictId) ?? [],
    );
    const standing = (second: number) => publishedAsOf(revisions, asInstant(`2025-06-24T00:00:0${second}Z`))?.id;
    expect([0, 1, 2, 3].map(standing)).toEqual([undefined, first.id, second.id, undefined]);
  });
});

const fault = { message: 'expected nothing', mend: null };
const aRule = defineRule({
  id: 'house-rule',
  severity: 'note',
  docs: 'https://desk.example',
  check: () => [{ path: [], ...fault }],
});

describe('a publication', () => {
  it('keeps what the house rules found and let pass, and what was suppressed, why and until when', async () => {
    const { verdict, claim } = await desk.aCase();
    const suppression = { rule: 'two-independent-origins', claim: claim.id, reason: 'One is all there is.' };
    const policy = definePolicy({
      id: 'house',
      version: 3,
      extends: recommended.rules,
      rules: [aRule],
      suppressions: [{ ...suppression, expires: '2025-12-31T00:00:00Z' }],
    });
    const revision = await desk.approved(await proposeVerdict(desk.env, verdict));
    await publishVerdict({ ...desk.env, policy }, { revisionId: revision.id, digest: revision.digest });
    const kept = await desk.store.read(async (reader) => ({
      all: await reader.publicationsOfRevisions([revision.id]),
      stored: await reader.getRevision(revision.id),
      public: await restrictReader(reader, audienceOf('reader')).publicationsOfRevisions([revision.id]),
    }));
    const publication = kept.all.get(revision.id);
    expect(publication).toMatchObject({ publishedBy: desk.author.id, publishedAt: kept.stored.publishedAt });
    expect(publication?.suppressed).toMatchObject([
      { finding: { rule: suppression.rule }, suppression: { ...suppression, expires: '2025-12-31T00:00:00.000Z' } },
    ]);
    expect(publication?.findings).toEqual([{ rule: 'house-rule', severity: 'note', path: [], ...fault }]);
    expect(kept.stored.policy).toEqual({ id: 'house', version: 3, digest: policy.digest });
    expect(kept.public.size).toBe(0);
  });
});
