import type { Actor } from '../../actor.ts';
import type { Assessment } from '../../assessment/assessment.ts';
import type { Appearance, Claim, Claimant } from '../../claim/claim.ts';
import type { QuotationEvidence, TableEvidence } from '../../evidence/evidence.ts';
import type { Proposition } from '../../proposition/language.ts';
import type { ClaimProposition } from '../../proposition/stored-proposition.ts';
import type { Snapshot, Source } from '../../source/source.ts';
import type { EvidenceTable, TableContent } from '../../table/table.ts';
import { asDate } from '../../value/date.ts';
import { digestOf, digestOfBytes } from '../../value/digest.ts';
import { createIds, type Id, type MakeId, type Noun } from '../../value/id.ts';
import { asInstant } from '../../value/instant.ts';
import type { Review } from '../../verdict/review.ts';
import { contentOf, digestOfRevision, newRevision } from '../../verdict/revision.ts';
import type { Verdict, VerdictRevision } from '../../verdict/verdict.ts';
import { openStore } from '../open-store.ts';
import type { Store } from '../store.ts';
import type { NewEvent } from '../writer.ts';

/** Ids in the order they are asked for, the same in every run. */
function countedIds(): MakeId {
  return createIds({ now: () => Date.UTC(2025, 5, 24), random: (bytes) => bytes.fill(0) });
}

const at = asInstant(Date.UTC(2025, 5, 24));

/** One value of every noun, each pointing at the others. */
export function createWorld(makeId: MakeId = countedIds()) {
  const author: Actor = { id: makeId('actor'), name: 'Ada', kind: 'person', role: 'editor' };
  const reviewer: Actor = { id: makeId('actor'), name: 'Ben', kind: 'person', role: 'editor' };
  const claimant: Claimant = {
    id: makeId('claimant'),
    name: 'Mark Rutte',
    normalForm: 'mark rutte',
    kind: 'person',
    description: null,
  };
  const source: Source = {
    id: makeId('source'),
    name: 'SIPRI',
    normalForm: 'sipri',
    kind: 'data-publisher',
    homePage: 'https://example.org/',
    owner: null,
    origin: null,
  };
  const bytes = new TextEncoder().encode('Three to five are Chinese.');
  const snapshot: Snapshot = {
    id: makeId('snapshot'),
    sourceId: source.id,
    url: null,
    title: 'A speech',
    capturedAt: at,
    digest: digestOfBytes(bytes),
    mediaType: 'text/plain',
    byteLength: bytes.byteLength,
    text: 'Three to five are Chinese.',
  };
  const content: TableContent = {
    schema: { rank: { type: 'number', unit: 'rank', required: true } },
    rows: [[1], [2]],
    gaps: [{ columns: { rank: { min: 3, max: null } }, atMost: null, reason: 'not listed', source: null }],
  };
  const table: EvidenceTable = {
    id: makeId('table'),
    name: 'top-100',
    title: 'Top 100',
    sourceId: source.id,
    vintage: 'December 2023',
    publishedOn: asDate('2023-12-04'),
    schema: content.schema,
    gaps: content.gaps,
    rowCount: content.rows.length,
    digest: digestOf(content),
    loadedAt: at,
  };
  const claim: Claim = {
    id: makeId('claim'),
    text: 'Three to five are Chinese, and none was.',
    normalForm: 'three to five are chinese, and none was',
    language: 'en',
    kind: 'ranking',
    claimantId: claimant.id,
    occasion: { date: asDate('2025-06-23'), place: 'The Hague', event: null },
    partOf: null,
    rollUp: 'weakest-part',
    submittedAt: at,
  };
  const part: Claim = { ...claim, id: makeId('claim'), partOf: claim.id, rollUp: null, occasion: null };
  const appearance: Appearance = {
    id: makeId('appearance'),
    claimId: claim.id,
    snapshotId: snapshot.id,
    url: null,
    title: null,
    publishedOn: asDate('2025-06'),
    span: { start: 0, end: 26 },
    quote: 'Three to five are Chinese.',
    first: true,
  };
  const quotation: QuotationEvidence = {
    id: makeId('evidence'),
    claimId: claim.id,
    stance: 'supports',
    note: null,
    kind: 'quotation',
    snapshotId: snapshot.id,
    anchor: { exact: 'Three', prefix: '', suffix: ' to five', position: { start: 0, end: 5 } },
  };
  const tabular: TableEvidence = {
    id: makeId('evidence'),
    claimId: claim.id,
    stance: 'refutes',
    note: 'the list of 2023',
    kind: 'table',
    tableId: table.id,
  };
  const judged: Proposition = {
    assay: 1,
    term: { op: 'judgement', statement: 'It is so.', by: 'Ada', value: true },
  };
  const proposition: ClaimProposition = {
    id: makeId('proposition'),
    claimId: claim.id,
    proposition: judged,
    readings: { parameters: [], exclusions: [], axes: [] },
    words: 'Ada judged that it is so.',
    digest: digestOf(judged),
    label: null,
    proposedAt: at,
  };
  const found = {
    results: [{ reading: {}, truth: 'true', reasons: [], leaves: [] }],
    outcome: 'true',
    conditions: [],
    influence: [],
    counterReading: null,
    strongest: [],
    nearest: [],
    robustness: null,
    tightest: [],
    propositionId: proposition.id,
    tables: [{ name: table.name, tableId: table.id, vintage: table.vintage, digest: table.digest }],
    documents: [],
  } as const;
  const sql = { sqlite: 'select 1', postgresql: null };
  const assessment: Assessment = { id: makeId('assessment'), ...found, digest: digestOf(found), sql, assessedAt: at };
  const verdict: Verdict = { id: makeId('verdict'), claimId: claim.id };
  const revision = createRevision(makeId, verdict, author.id, { revision: 1, rating: 'mostly-false' });
  const review: Review = {
    id: makeId('review'),
    revisionId: revision.id,
    digest: revision.digest,
    reviewerId: reviewer.id,
    decision: 'approve',
    reason: 'The counts are right.',
    reviewedAt: at,
  };
  return {
    makeId,
    author,
    reviewer,
    claimant,
    source,
    snapshot,
    bytes,
    table,
    content,
    claim,
    part,
    appearance,
    quotation,
    tabular,
    proposition,
    assessment,
    verdict,
    revision,
    review,
  };
}
export type World = ReturnType<typeof createWorld>;

export function createRevision(
  makeId: MakeId,
  verdict: Verdict,
  authorId: Id<'actor'>,
  given: Pick<VerdictRevision, 'revision' | 'rating'> & Partial<Pick<VerdictRevision, 'state'>>,
): VerdictRevision {
  const { revision, rating, state = 'draft' } = given;
  const content = {
    claimId: verdict.claimId,
    revision,
    scale: { id: 'assay', version: 1 },
    rating,
    summary: 'A true number in a false contrast.',
    reasons: [],
    confidence: 'high',
    scope: { from: null, to: null },
    suggestion: null,
    override: null,
    correction: null,
    authorId,
  } as const;
  const proposed = newRevision(content, { id: makeId('revision'), verdictId: verdict.id, proposedAt: at });
  return { ...proposed, state, publishedAt: state === 'published' ? at : null };
}

/** An event about anything; what it says does not matter to the store. */
export function eventOn<N extends Noun>(actorId: Id<'actor'>, noun: N, id: Id<N>): NewEvent {
  return { at, actorId, kind: 'claim-submitted', subject: { noun, id }, before: null, after: null, detail: null };
}

/** Writes all of the world in one transaction. */
export async function writeWorld(store: Pick<Store, 'write'>, world: World): Promise<void> {
  await store.write(async (writer) => {
    await writer.insertActor(world.author);
    await writer.insertActor(world.reviewer);
    await writer.insertClaimant(world.claimant);
    await writer.insertSource(world.source);
    await writer.insertSnapshot(world.snapshot, world.bytes);
    await writer.insertTable(world.table, world.content);
    await writer.insertClaim(world.claim);
    await writer.insertClaim(world.part);
    await writer.insertAppearance(world.appearance);
    await writer.insertEvidence(world.quotation);
    await writer.insertEvidence(world.tabular);
    await writer.insertProposition(world.proposition);
    await writer.insertAssessment(world.assessment);
    await writer.insertVerdict(world.verdict);
    await writer.insertRevision(world.revision);
    await writer.insertReview(world.review);
    await writer.appendEvent(eventOn(world.author.id, 'claim', world.claim.id));
  });
}

/** Makes a store that holds the world, and closes it. */
export async function makeStore(url: string): Promise<World> {
  const world = createWorld();
  const store = await openStore(url);
  await writeWorld(store, world);
  await store.close();
  return world;
}

/** The content of a revision with another rating, as the next one of its verdict. */
export function nextRevision(makeId: MakeId, last: VerdictRevision, rating: string): VerdictRevision {
  const content = { ...contentOf(last), revision: last.revision + 1, rating };
  const digest = digestOfRevision(content);
  return { ...last, ...content, id: makeId('revision'), digest, state: 'draft', publishedAt: null };
}
