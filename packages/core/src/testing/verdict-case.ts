import type { Assessment } from '../assessment/assessment.ts';
import { anchorQuotation } from '../evidence/anchor.ts';
import type { CheckedSnapshot, VerdictCase } from '../policy/rule.ts';
import type { Source } from '../source/source.ts';
import type { EvidenceTable } from '../table/table.ts';
import { asDate } from '../value/date.ts';
import { digestOf } from '../value/digest.ts';
import { createIds } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import { normalForm } from '../value/text.ts';
import type { Review } from '../verdict/review.ts';
import { newRevision } from '../verdict/revision.ts';
import { assayScale } from '../verdict/scale.ts';
import { twoApprove } from '../verdict/tally.ts';
import type { VerdictContent } from '../verdict/verdict.ts';

/** What is different from the case that every shipped rule passes. */
export interface CaseChanges extends Omit<Partial<VerdictCase>, 'revision'> {
  /** Of the content; reviewers approve what comes out. */
  readonly content?: Partial<VerdictContent>;
}

/**
 * A verdict that every shipped rule passes, with what a test changes of it: for testing rules.
 *
 * @example
 * ```ts
 * import { checkPolicy, asInstant, recommended } from '@assay/core';
 * import { createVerdictCase } from '@assay/core/testing';
 * const rulesIn = (given: ReturnType<typeof createVerdictCase>) =>
 *   checkPolicy(recommended, given, asInstant(0)).findings.map(({ rule }) => rule);
 * rulesIn(createVerdictCase()) // => []
 * rulesIn(createVerdictCase({ content: { rating: 'false' } })) // => ['rating-agrees-with-assessment']
 * ```
 */
export function createVerdictCase({ content: changed = {}, ...changes }: CaseChanges = {}): VerdictCase {
  const base = { ...theCase, ...changes };
  const content: VerdictContent = { ...theContent, claimId: base.claim.id, ...changed };
  const proposed = newRevision(content, { id: ids.revision, verdictId: ids.verdict, proposedAt: at });
  const revision = { ...proposed, state: 'approved' } as const;
  return { ...base, revision, reviews: changes.reviews ?? [ids.ann, ids.ben].map(approvalOf(revision.digest)) };
}

const makeId = createIds({ now: () => Date.UTC(2025, 5, 24), random: (bytes) => bytes.fill(0) });
const at = asInstant('2025-06-24T00:00:00Z');
const ids = {
  revision: makeId('revision'),
  verdict: makeId('verdict'),
  author: makeId('actor'),
  ann: makeId('actor'),
  ben: makeId('actor'),
  claim: makeId('claim'),
  claimant: makeId('claimant'),
  institute: makeId('source'),
  daily: makeId('source'),
  snapshot: makeId('snapshot'),
  table: makeId('table'),
  proposition: makeId('proposition'),
  assessment: makeId('assessment'),
  quotation: makeId('evidence'),
  list: makeId('evidence'),
};

const article = 'The list was printed on Monday. It counts three Chinese companies among the ten largest.';
const snapshot: CheckedSnapshot = {
  id: ids.snapshot,
  sourceId: ids.daily,
  url: 'https://daily.example/list',
  title: 'The list',
  capturedAt: at,
  digest: digestOf(article),
  mediaType: 'text/plain',
  byteLength: article.length,
  text: article,
  intact: true,
};
const source = { homePage: null, owner: null, origin: null } as const;
const institute: Source = {
  ...source,
  id: ids.institute,
  name: 'Institute',
  normalForm: 'institute',
  kind: 'data-publisher',
};
const daily: Source = { ...source, id: ids.daily, name: 'Daily', normalForm: 'daily', kind: 'news' };
const table: EvidenceTable = {
  id: ids.table,
  name: 'list',
  title: 'The largest companies',
  sourceId: ids.institute,
  vintage: 'December 2024',
  publishedOn: asDate('2024-12-02'),
  schema: { country: { type: 'text', vocabulary: ['CN', 'US'], required: true } },
  gaps: [],
  rowCount: 10,
  digest: digestOf('the list'),
  loadedAt: at,
};
const assessment: Assessment = {
  id: ids.assessment,
  propositionId: ids.proposition,
  outcome: 'true',
  results: [],
  conditions: [],
  influence: [],
  counterReading: null,
  strongest: [],
  nearest: [],
  robustness: null,
  tightest: [],
  tables: [{ name: table.name, tableId: table.id, vintage: table.vintage, digest: table.digest }],
  documents: [],
  digest: digestOf('the assessment'),
  sql: { sqlite: null, postgresql: null },
  assessedAt: at,
};
const words = 'Three to five of the ten largest companies are Chinese.';
const claim = {
  id: ids.claim,
  text: words,
  normalForm: normalForm(words),
  language: 'en',
  kind: 'ranking',
  claimantId: ids.claimant,
  occasion: { date: asDate('2025-06-23'), place: 'The Hague', event: null },
  partOf: null,
  rollUp: null,
  submittedAt: at,
} as const;

const theCase: Omit<VerdictCase, 'revision' | 'reviews'> = {
  claim,
  parts: [],
  claimant: { id: ids.claimant, name: 'Ann Speaker', normalForm: 'ann speaker', kind: 'person', description: null },
  appearances: [
    {
      id: makeId('appearance'),
      claimId: ids.claim,
      snapshotId: null,
      url: 'https://summit.example/speech',
      title: null,
      publishedOn: asDate('2025-06-23'),
      span: null,
      quote: null,
      first: true,
    },
  ],
  scale: assayScale,
  supersedes: null,
  evidence: [
    {
      id: ids.quotation,
      claimId: ids.claim,
      stance: 'supports',
      note: null,
      kind: 'quotation',
      snapshotId: ids.snapshot,
      anchor: anchorQuotation(article, 'three Chinese companies among the ten largest'),
    },
    { id: ids.list, claimId: ids.claim, stance: 'supports', note: null, kind: 'table', tableId: ids.table },
  ],
  assessments: [{ ...assessment, claimId: ids.claim }],
  sources: [institute, daily],
  snapshots: [snapshot],
  tables: [table],
  newerTables: [],
  authors: [ids.author],
  dismissals: [],
  actors: [
    { id: ids.author, name: 'Ada Author', kind: 'person', role: 'contributor' },
    { id: ids.ann, name: 'Ann Reviewer', kind: 'person', role: 'reviewer' },
    { id: ids.ben, name: 'Ben Reviewer', kind: 'person', role: 'reviewer' },
  ],
  similar: [],
  quorum: twoApprove,
};

const theContent: VerdictContent = {
  claimId: ids.claim,
  revision: 1,
  scale: { id: assayScale.id, version: assayScale.version },
  rating: 'true',
  summary: 'Three are, by the list in force.',
  reasons: [
    { text: 'The institute counts three.', evidence: [ids.list], assessments: [ids.assessment] },
    { text: 'So did the papers.', evidence: [ids.quotation], assessments: [] },
  ],
  confidence: 'high',
  scope: { from: null, to: null },
  suggestion: { rule: 'readings-to-rating', rating: 'true' },
  override: null,
  correction: null,
  authorId: ids.author,
};

function approvalOf(digest: Review['digest']) {
  return (reviewerId: Review['reviewerId']): Review => ({
    id: makeId('review'),
    revisionId: ids.revision,
    digest,
    reviewerId,
    decision: 'approve',
    reason: 'Read and agreed.',
    reviewedAt: at,
  });
}
