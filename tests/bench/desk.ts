import {
  type Assessment,
  anchorQuotation,
  asDate,
  asInstant,
  type Claim,
  createIds,
  digestOf,
  digestOfBytes,
  digestOfRevision,
  digestOfTable,
  type EvidenceTable,
  normalForm,
  type Snapshot,
  type Source,
  type VerdictContent,
} from '@assay/core';
import { openStore, type Writer } from '@assay/core/store';

/** Verdicts written in one transaction. */
const batch = 1000;
/** Verdicts that cite one document. */
const perDocument = 10;

const at = asInstant('2025-06-24T00:00:00Z');
const makeId = createIds({ now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
const people = ['Ada', 'Ann', 'Ben'].map(
  (name) => ({ id: makeId('actor'), name, kind: 'person', role: 'editor' }) as const,
);
const [ada, ...reviewers] = people;
const actorId = ada?.id ?? makeId('actor');
const claimant = {
  id: makeId('claimant'),
  name: 'Mark Rutte',
  normalForm: 'mark rutte',
  kind: 'person',
  description: null,
} as const;
const institute = source('Institute', 'data-publisher');
const daily = source('Daily', 'news');
const content = {
  schema: { rank: { type: 'number', unit: 'rank', required: true } },
  rows: Array.from({ length: 100 }, (_, rank) => [rank + 1]),
  gaps: [],
} as const;
const table: EvidenceTable = {
  id: makeId('table'),
  name: 'list',
  title: 'The largest companies',
  sourceId: institute.id,
  vintage: 'December 2024',
  publishedOn: asDate('2024-12-02'),
  schema: content.schema,
  gaps: [],
  rowCount: 100,
  digest: digestOfTable(content),
  loadedAt: at,
};

function source(name: string, kind: Source['kind']): Source {
  return { id: makeId('source'), name, normalForm: normalForm(name), kind, homePage: null, owner: null, origin: null };
}

/**
 * Fills a new database with published verdicts, each on a claim of its own with an appearance, a quotation of about 200
 * words, a table, an assessment and two approvals: through the store's writer, a thousand verdicts in a transaction.
 */
export async function fillDesk(file: string, verdicts: number): Promise<void> {
  const store = await openStore(`sqlite:${file}`);
  await store.write(async (writer) => {
    for (const one of people) {
      await writer.insertActor(one);
      await say(writer, 'actor-added', 'actor', one.id);
    }
    await writer.insertClaimant(claimant);
    await say(writer, 'claimant-added', 'claimant', claimant.id);
    for (const one of [institute, daily]) {
      await writer.insertSource(one);
      await say(writer, 'source-added', 'source', one.id);
    }
    await writer.insertTable(table, content);
    await say(writer, 'table-loaded', 'table', table.id);
  });
  let document: Snapshot | null = null;
  for (let from = 0; from < verdicts; from += batch) {
    await store.write(async (writer) => {
      for (let index = from; index < Math.min(from + batch, verdicts); index += 1) {
        if (document === null || index % perDocument === 0) document = await capture(writer, index);
        await writeVerdict(writer, index, document);
      }
    });
  }
  await store.close();
}

async function capture(writer: Writer, index: number): Promise<Snapshot> {
  const words = Array.from({ length: 200 }, (_, word) => `word${(index * 31 + word * 7) % 9973}`).join(' ');
  const text = `${words}. It counts three Chinese companies among the ten largest, says paper ${index}.`;
  const bytes = new TextEncoder().encode(text);
  const snapshot: Snapshot = {
    id: makeId('snapshot'),
    sourceId: daily.id,
    url: `https://daily.example/${index}`,
    title: null,
    capturedAt: at,
    digest: digestOfBytes(bytes),
    mediaType: 'text/plain',
    byteLength: bytes.byteLength,
    text,
  };
  await writer.insertSnapshot(snapshot, bytes);
  await say(writer, 'snapshot-captured', 'snapshot', snapshot.id);
  return snapshot;
}

async function writeVerdict(writer: Writer, index: number, snapshot: Snapshot): Promise<void> {
  const text = `Three to five of the ten largest companies are Chinese, as of day ${index}.`;
  const claim: Claim = {
    id: makeId('claim'),
    text,
    normalForm: normalForm(text),
    language: 'en',
    kind: 'ranking',
    claimantId: claimant.id,
    occasion: { date: asDate('2025-06-23'), place: 'The Hague', event: null },
    partOf: null,
    rollUp: null,
    submittedAt: at,
  };
  await writer.insertClaim(claim);
  await say(writer, 'claim-submitted', 'claim', claim.id);
  const appearance = makeId('appearance');
  await writer.insertAppearance({
    id: appearance,
    claimId: claim.id,
    snapshotId: null,
    url: `https://summit.example/${index}`,
    title: null,
    publishedOn: asDate('2025-06-23'),
    span: null,
    quote: null,
    first: true,
  });
  await say(writer, 'appearance-added', 'appearance', appearance);
  const anchor = anchorQuotation(snapshot.text ?? '', 'three Chinese companies among the ten largest');
  const bearing = { claimId: claim.id, stance: 'supports', note: null } as const;
  const [quotation, listed] = [makeId('evidence'), makeId('evidence')];
  await writer.insertEvidence({ id: quotation, ...bearing, kind: 'quotation', snapshotId: snapshot.id, anchor });
  await say(writer, 'evidence-attached', 'evidence', quotation);
  await writer.insertEvidence({ id: listed, ...bearing, kind: 'table', tableId: table.id });
  await say(writer, 'evidence-attached', 'evidence', listed);
  const assessmentId = await writeAssessment(writer, claim);
  await writePublished(writer, claim, [quotation, listed], assessmentId);
}

async function writeAssessment(writer: Writer, claim: Claim): Promise<Assessment['id']> {
  const proposition = { assay: 1, term: { op: 'exists', of: { op: 'table', table: 'list' } } } as const;
  const propositionId = makeId('proposition');
  await writer.insertProposition({
    id: propositionId,
    claimId: claim.id,
    proposition,
    readings: { parameters: [], exclusions: [], axes: [] },
    words: 'There are rows of list.',
    digest: digestOf(proposition),
    label: null,
    proposedAt: at,
  });
  await say(writer, 'proposition-proposed', 'proposition', propositionId);
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
    propositionId,
    tables: [{ name: table.name, tableId: table.id, vintage: table.vintage, digest: table.digest }],
    documents: [],
  } as const;
  const sql = { sqlite: null, postgresql: null };
  const assessment: Assessment = { id: makeId('assessment'), ...found, digest: digestOf(found), sql, assessedAt: at };
  await writer.insertAssessment(assessment);
  await say(writer, 'proposition-assessed', 'assessment', assessment.id);
  return assessment.id;
}

async function writePublished(
  writer: Writer,
  { id: claimId }: Claim,
  evidence: VerdictContent['reasons'][number]['evidence'],
  assessment: Assessment['id'],
): Promise<void> {
  const said: VerdictContent = {
    claimId,
    revision: 1,
    scale: { id: 'assay', version: 1 },
    rating: 'true',
    summary: 'Three are, by the list in force.',
    reasons: [{ text: 'The institute and the papers count three.', evidence, assessments: [assessment] }],
    confidence: 'high',
    scope: { from: null, to: null },
    suggestion: { rule: 'readings-to-rating', rating: 'true' },
    override: null,
    correction: null,
    authorId: actorId,
  };
  const verdict = { id: makeId('verdict'), claimId };
  const revisionId = makeId('revision');
  const digest = digestOfRevision(said);
  await writer.insertVerdict(verdict);
  await writer.insertRevision({
    ...said,
    id: revisionId,
    verdictId: verdict.id,
    digest,
    state: 'published',
    proposedAt: at,
    publishedAt: at,
    embargoUntil: null,
    policy: null,
    emergency: null,
    retraction: null,
  });
  const detail = { revisionId, revision: 1, state: 'published', rating: 'true' };
  await say(writer, 'verdict-proposed', 'verdict', verdict.id, detail);
  for (const { id: reviewerId } of reviewers) {
    const review = {
      id: makeId('review'),
      revisionId,
      digest,
      reviewerId,
      decision: 'approve',
      reason: 'Read.',
      reviewedAt: at,
    } as const;
    await writer.insertReview(review);
    await say(writer, 'verdict-reviewed', 'verdict', verdict.id, {
      revisionId,
      reviewId: review.id,
      state: 'published',
    });
  }
}

type Subject = Parameters<Writer['appendEvent']>[0];

async function say(
  writer: Writer,
  kind: Subject['kind'],
  noun: Subject['subject']['noun'],
  id: Subject['subject']['id'],
  detail: Subject['detail'] = null,
): Promise<void> {
  await writer.appendEvent({ at, actorId, kind, subject: { noun, id }, before: null, after: null, detail });
}
