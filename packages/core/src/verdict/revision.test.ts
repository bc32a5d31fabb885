import { describe, expect, it } from 'vitest';
import type { Claim } from '../claim/claim.ts';
import { createIds } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import {
  checkVerdict,
  contentOf,
  digestOfRevision,
  newRevision,
  type VerdictContext,
  verdictTextLimit,
} from './revision.ts';
import { assayScale, type RatingScale } from './scale.ts';
import type { VerdictContent } from './verdict.ts';

const makeId = createIds({ now: () => 0, random: (bytes) => bytes.fill(1) });
const claim: Pick<Claim, 'id' | 'kind'> = { id: makeId('claim'), kind: 'ranking' };
const part = makeId('claim');
const evidence = { id: makeId('evidence'), claimId: claim.id };
const ofPart = { id: makeId('assessment'), claimId: part };
const ofOther = { id: makeId('assessment'), claimId: makeId('claim') };
const context: VerdictContext = {
  claim,
  parts: [part],
  scale: assayScale,
  evidence: [evidence],
  assessments: [ofPart, ofOther],
  supersedes: null,
};
const content: VerdictContent = {
  claimId: claim.id,
  revision: 1,
  scale: { id: 'assay', version: 1 },
  rating: 'mostly-true',
  summary: 'Three, on the two lists in force.',
  reasons: [{ text: 'Three on the list of 2023.', evidence: [evidence.id], assessments: [ofPart.id] }],
  confidence: 'high',
  scope: { from: null, to: null },
  suggestion: { rule: 'readings-to-rating', rating: 'mostly-true' },
  override: null,
  correction: null,
  authorId: makeId('actor'),
};
const reason = { text: 'So it is.', evidence: [evidence.id], assessments: [] };
const corrected = {
  ...content,
  revision: 2,
  correction: { class: 'substantive', wrong: 'Three.', right: 'Four.' },
} as const;

const rules = (changed: Partial<VerdictContent>, within: Partial<VerdictContext> = {}) =>
  checkVerdict({ ...content, ...changed }, { ...context, ...within }).map(
    (finding) => `${finding.severity} ${finding.rule} ${finding.path.join('.')}`,
  );

describe('the content of a verdict', () => {
  it('has no finding where it keeps every rule', () => {
    expect(checkVerdict(content, context)).toEqual([]);
    expect(checkVerdict(corrected, { ...context, supersedes: { revision: 1 } })).toEqual([]);
  });

  const retired: RatingScale = {
    ...assayScale,
    labels: assayScale.labels.map((label) => ({ ...label, retired: label.id === 'mostly-true' })),
  };
  it.each<[string, Partial<VerdictContent>, Partial<VerdictContext>, string[]]>([
    ['of another claim', { claimId: part }, {}, ['error verdict-of-claim claimId']],
    ['on another scale version', { scale: { id: 'assay', version: 2 } }, {}, ['error scale-version scale']],
    ['with no label of the scale', { rating: 'liar', override: 'Why not.' }, {}, ['error rating-on-scale rating']],
    ['with a retired label', {}, { scale: retired }, ['error rating-in-use rating']],
    [
      'rating what cannot be checked as true',
      { suggestion: null },
      { claim: { ...claim, kind: 'opinion' } },
      ['error no-truth-rating-where-not-checkable rating'],
    ],
    ['without reasons', { reasons: [] }, {}, ['error reasons-given reasons']],
    [
      'with a reason that cites nothing',
      { reasons: [{ ...reason, evidence: [] }] },
      {},
      ['error reason-cites reasons.0'],
    ],
    [
      'citing an assessment of another claim',
      { reasons: [{ ...reason, assessments: [ofPart.id, ofOther.id] }] },
      {},
      ['error citation-of-claim reasons.0.assessments.1'],
    ],
    [
      'citing evidence nobody has',
      { reasons: [reason, { ...reason, evidence: [makeId('evidence')] }] },
      {},
      ['error citation-of-claim reasons.1.evidence.0'],
    ],
    ['rated otherwise without a word', { rating: 'true' }, {}, ['error override-explained override']],
    ['with an override that overrides nothing', { override: 'Because.' }, {}, ['warning override-needed override']],
    ['with an empty override', { rating: 'true', override: ' ' }, {}, ['error verdict-text override']],
    [
      'correcting what is not published',
      { correction: corrected.correction },
      {},
      ['error correction-of-published correction'],
    ],
    [
      'over a published one without a correction',
      { revision: 2 },
      { supersedes: { revision: 1 } },
      ['error correction-given correction'],
    ],
    [
      'over a published one with an empty correction',
      { ...corrected, correction: { class: 'typo', wrong: '', right: '' } },
      { supersedes: { revision: 1 } },
      ['error verdict-text correction.wrong', 'error verdict-text correction.right'],
    ],
    [
      'not after the published one',
      { ...corrected, revision: 1 },
      { supersedes: { revision: 1 } },
      ['error revision-follows revision'],
    ],
    ['without a summary', { summary: '' }, {}, ['error verdict-text summary']],
    ['with a lone surrogate', { summary: '\ud800' }, {}, ['error verdict-text summary']],
    [
      'with too long a reason',
      { reasons: [{ ...reason, text: 'x'.repeat(verdictTextLimit + 1) }] },
      {},
      ['error verdict-text reasons.0.text'],
    ],
  ])('%s is found', (_, changed, within, expected) => {
    expect(rules(changed, within)).toEqual(expected);
  });

  it('may go without reasons where the claim cannot be checked', () => {
    const opinion = { claim: { ...claim, kind: 'opinion' } } as const;
    expect(rules({ rating: 'not-checkable', suggestion: null, reasons: [] }, opinion)).toEqual([]);
    expect(
      rules({ rating: 'needs-context', suggestion: null, reasons: [{ ...reason, evidence: [] }] }, opinion),
    ).toEqual([]);
  });

  it('is found wrong in all its places at once', () => {
    expect(rules({ rating: 'true', summary: '', reasons: [] })).toHaveLength(3);
  });
});

describe('the digest of a revision', () => {
  const identity = { id: makeId('revision'), verdictId: makeId('verdict'), proposedAt: asInstant(0) };
  const revision = newRevision(content, identity);

  it('is of its content, and stays when its state moves', () => {
    const full = { ...corrected, override: 'Why not.' };
    expect(contentOf({ ...revision, ...full })).toEqual(full);
    expect(digestOfRevision(contentOf({ ...revision, state: 'published' }))).toBe(revision.digest);
  });

  it('is another after any edit', () => {
    const edits: Partial<VerdictContent>[] = [
      { summary: `${content.summary} ` },
      { rating: 'true' },
      { revision: 2 },
      { confidence: 'low' },
      { reasons: [] },
      { override: 'x' },
      { suggestion: null },
      { authorId: makeId('actor') },
      { scale: { id: 'assay', version: 2 } },
      { correction: corrected.correction },
    ];
    const digests = edits.map((edit) => digestOfRevision({ ...content, ...edit }));
    expect(new Set([revision.digest, ...digests]).size).toBe(edits.length + 1);
  });
});
