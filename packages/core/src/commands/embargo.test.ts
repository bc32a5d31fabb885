import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkReplay } from '../event/check-replay.ts';
import type { DayCount } from '../store/claim-filter.ts';
import { openStore } from '../store/open-store.ts';
import type { Reader } from '../store/reader.ts';
import { restrictReader } from '../store/restrict-reader.ts';
import type { Store } from '../store/store.ts';
import { correction, createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { asInstant } from '../value/instant.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { audienceOf } from '../verdict/visibility.ts';
import { attachEvidence } from './attach-evidence.ts';
import { correctVerdict } from './correct-verdict.ts';
import { proposeVerdict } from './propose-verdict.ts';
import { publishVerdict } from './publish-verdict.ts';
import { retractVerdict } from './retract-verdict.ts';

const hour = 3_600_000;

let desk: VerdictDesk;
beforeEach(async () => {
  desk = await createVerdictDesk();
});
afterEach(() => desk.close());

const inHours = (hours: number) => asInstant(desk.env.now() + hours * hour);
const publish = ({ id, digest }: VerdictRevision, embargoUntil: string | null = null) =>
  publishVerdict(desk.env, { revisionId: id, digest, embargoUntil });

/** A claim with a verdict that waits for publication, and evidence that only a correction of it will cite. */
async function approved() {
  const given = await desk.aCase();
  const quotation = { kind: 'quotation', stance: 'supports', exact: 'are Chinese' } as const;
  const later = await attachEvidence(desk.env, {
    ...quotation,
    claimId: given.claim.id,
    snapshotId: given.snapshot.id,
  });
  const revision = await desk.approved(await proposeVerdict(desk.env, given.verdict));
  const correct = async () => {
    const reasons = [{ text: 'The paper says so.', evidence: [later.id] }];
    const said = { ...given.verdict, rating: 'false', reasons, correction, seen: revision.id };
    return desk.approved(await correctVerdict(desk.env, said));
  };
  return { ...given, revision, correct };
}

/** Everything that a reader is told, by every way there is. */
async function seenBy(reader: Reader): Promise<unknown> {
  const all = { first: 100 };
  const claims = (await reader.claimsPage(all)).items.map(({ id }) => id);
  const verdicts = (await reader.verdictsPage(all)).items.map(({ id }) => id);
  const everyClaim = (await desk.store.read((whole) => whole.claimsPage(all))).items.map(({ id }) => id);
  const everyVerdict = (await desk.store.read((whole) => whole.verdictsPage(all))).items.map(({ id }) => id);
  const every = await desk.store.read((whole) => whole.revisionsOfVerdicts(everyVerdict));
  const revisions = [...every.values()].flat().map(({ id }) => id);
  const evidence = await desk.store.read((whole) => whole.evidenceOfClaims(everyClaim));
  const evidenceIds = [...evidence.values()].flat().map(({ id }) => id);
  const everySource = (await desk.store.read((whole) => whole.sourcesPage(all))).items.map(({ id }) => id);
  const filtered = ['published', 'corrected', 'retracted', 'approved'] as const;
  return {
    claims,
    verdicts,
    byRating: await Promise.all(
      ['mostly-true', 'false'].map(async (rating) => reader.claimsPage({ ...all, filter: { ratings: [rating] } })),
    ),
    byState: await Promise.all(
      filtered.map(async (state) => reader.claimsPage({ ...all, filter: { states: [state] } })),
    ),
    verdictsByState: await Promise.all(
      filtered.map((state) => reader.verdictsPage({ ...all, filter: { states: [state] } })),
    ),
    counts: [await reader.countVerdicts(), await reader.countPublicVerdicts()],
    found: [
      await reader.claimsPage({ ...all, filter: { search: 'three' } }),
      await reader.claimsPage({ ...all, filter: { search: 'three' }, order: 'relevance' }),
      await reader.claimsPage({ ...all, order: 'published' }),
      ...(await Promise.all(
        everySource.map((sourceId) => reader.claimsPage({ ...all, filter: { sourceIds: [sourceId] } })),
      )),
      await reader.claimsPage({ ...all, filter: { publishedAt: { from: asInstant(0), until: null } } }),
    ],
    charts: [
      await reader.countClaims({}, 100),
      await Promise.all(
        (['rating', 'state', 'kind', 'claimant'] as const).map((one) => reader.countClaimsBy(one, {}, 9)),
      ),
      await reader.countClaimsByDay(
        'published',
        { from: asInstant(0), until: asInstant(desk.env.now() + 99 * hour) },
        {},
      ),
    ],
    history: await Promise.all([
      ...everyClaim.map((claimId) => reader.historyPage({ ...all, filter: { claimId } })),
      ...everyVerdict.map((verdictId) => reader.historyPage({ ...all, filter: { verdictId } })),
    ]),
    claimants: await reader.claimantsPage(all),
    claimsById: await reader.claimsByIds(everyClaim),
    verdictsById: await reader.verdictsByIds(everyVerdict),
    verdictsOfClaims: await reader.verdictsOfClaims(everyClaim),
    revisionsById: (await reader.revisionsByIds(revisions)).filter((one) => one !== undefined),
    revisionsOfVerdicts: await reader.revisionsOfVerdicts(everyVerdict),
    current: await reader.currentRevisionsOfVerdicts(everyVerdict),
    public: await reader.publicRevisionsOfVerdicts(everyVerdict),
    published: await reader.publishedRevisionsOfVerdicts(everyVerdict),
    embargoed: await reader.embargoedRevisions(revisions),
    cited: [await reader.publishedClaims(everyClaim), await reader.citedEvidence(evidenceIds)],
    evidence: [await reader.evidenceByIds(evidenceIds), await reader.evidenceOfClaims(everyClaim)],
  };
}

/** Of one moment: a read inside a read is of the same view. */
function publicly(): Promise<unknown> {
  return desk.store.read((reader) => seenBy(restrictReader(reader, audienceOf('reader'))));
}

describe('a verdict published under embargo', () => {
  it('changes nothing a reader is told until its time, and then all of it without a command', async () => {
    const { revision } = await approved();
    const before = await publicly();
    const published = await publish(revision, inHours(2));
    expect(published).toMatchObject({ state: 'published', embargoUntil: inHours(2) });
    expect(await publicly()).toEqual(before);
    desk.tick(2 * hour - 1);
    expect(await publicly()).toEqual(before);
    const head = await desk.head();
    desk.tick(1);
    expect(await publicly()).toMatchObject({
      claims: [published.claimId],
      verdicts: [published.verdictId],
      revisionsById: [{ id: published.id, state: 'published' }],
      counts: [new Map([['published', 1]]), new Map([['published', 1]])],
    });
    expect(await desk.head()).toBe(head);
    expect(await desk.store.check()).toEqual([]);
  });

  it('counts on the day on which it became public, as a correction too, and for nobody before', async () => {
    const range = { from: inHours(0), until: inHours(24 * 30) };
    const days = async (): Promise<readonly (readonly DayCount[])[]> =>
      desk.store.read((reader) =>
        Promise.all(
          [reader, restrictReader(reader, audienceOf('reader'))].map((one) =>
            one.countClaimsByDay('published', range, { kinds: ['ranking', 'comparison', 'quotation', 'statistical'] }),
          ),
        ),
      );
    const dayOf = (at: string) => at.slice(0, 10);
    const { revision, correct } = await approved();
    const first = await publish(revision, inHours(48));
    expect(await days()).toEqual([[], []]);
    desk.tick(48 * hour);
    const shown = { day: dayOf(first.embargoUntil ?? ''), count: 1 };
    expect(dayOf(first.publishedAt ?? '')).not.toBe(shown.day);
    expect(await days()).toEqual([[shown], [shown]]);
    const second = await publish(await correct(), inHours(72));
    desk.tick(72 * hour - 1);
    expect(await days()).toEqual([[shown], [shown]]);
    desk.tick(1);
    const corrected = { day: dayOf(second.embargoUntil ?? ''), count: 1 };
    expect(await days()).toEqual([
      [shown, corrected],
      [shown, corrected],
    ]);
  });

  it('is read by the desk at once, which is told that it waits', async () => {
    const { revision } = await approved();
    const { verdictId, id } = await publish(revision, inHours(1));
    await desk.store.read(async (reader) => {
      expect(await reader.embargoedRevisions([id])).toEqual(new Set([id]));
      const drafts = restrictReader(reader, audienceOf('contributor'));
      expect((await drafts.publishedRevisionsOfVerdicts([verdictId])).get(verdictId)?.id).toBe(id);
    });
    desk.tick(hour);
    expect(await desk.store.read((reader) => reader.embargoedRevisions([id]))).toEqual(new Set());
  });

  it('leaves what it corrects standing until its time', async () => {
    const { revision, correct } = await approved();
    await publish(revision);
    const before = await publicly();
    const second = await publish(await correct(), inHours(1));
    expect(await publicly()).toEqual(before);
    expect(await desk.store.check()).toEqual([]);
    desk.tick(hour);
    expect(await publicly()).toMatchObject({
      revisionsById: [
        { id: second.id, state: 'published' },
        { id: revision.id, state: 'corrected' },
      ],
      counts: [new Map([['published', 1]]), new Map([['published', 1]])],
    });
    expect(await desk.store.check()).toEqual([]);
  });

  it('that is corrected or retracted before its time stays hidden until then, and so does what corrects it', async () => {
    const { revision, correct } = await approved();
    const before = await publicly();
    await publish(revision, inHours(2));
    const second = await publish(await correct(), inHours(1));
    expect(second.embargoUntil).toBe(inHours(2));
    desk.tick(hour);
    await retractVerdict(desk.env, { revisionId: second.id, reason: 'It was not so.' });
    expect(await publicly()).toEqual(before);
    desk.tick(hour);
    expect(await publicly()).toMatchObject({
      revisionsById: [
        { id: second.id, state: 'retracted' },
        { id: revision.id, state: 'corrected' },
      ],
    });
    expect(await desk.store.check()).toEqual([]);
  });

  it('keeps its embargo in its event, from which the life of the verdict is told again', async () => {
    const { revision } = await approved();
    const { verdictId } = await publish(revision, inHours(1));
    const events = await desk.events(verdictId);
    expect(events.at(-1)?.detail).toMatchObject({ embargoUntil: inHours(1) });
    const revisions = await desk.store.read(async (reader) =>
      (await reader.revisionsOfVerdicts([verdictId])).get(verdictId),
    );
    expect(checkReplay(verdictId, events, revisions ?? [])).toEqual([]);
  });

  it.each([() => inHours(0), () => inHours(-1), () => 'tomorrow'])('needs a moment to come, case %#', async (until) => {
    const { revision } = await approved();
    expect(await desk.refusal(() => publish(revision, until()))).toBe('invalid-input');
  });
});

describe('an embargo in a file', () => {
  it('that another process set, or that ended while nobody had the store open, ends all the same', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'assay-'));
    const { revision } = await approved();
    const { verdictId } = await publish(revision, inHours(1));
    const file = join(directory, 'copy.db');
    await desk.store.backup(file);
    const shown = (store: Store) =>
      store.read(async (reader) => (await reader.publicRevisionsOfVerdicts([verdictId])).has(verdictId));
    let time = desk.env.now();
    const early = await openStore(`sqlite:${file}`, { now: () => time });
    expect(await shown(early)).toBe(false);
    const late = await openStore(`sqlite:${file}`, { now: () => time + hour });
    expect(await shown(late)).toBe(true);
    await late.close();
    expect(await shown(early)).toBe(true);
    time -= hour;
    expect(await shown(early)).toBe(true);
    await early.close();
    rmSync(directory, { recursive: true });
  });
});
