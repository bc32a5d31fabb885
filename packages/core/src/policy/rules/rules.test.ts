import { describe, expect, it } from 'vitest';
import { type CaseChanges, createVerdictCase } from '../../testing/verdict-case.ts';
import { asDate } from '../../value/date.ts';
import { digestOf } from '../../value/digest.ts';
import { createIds } from '../../value/id.ts';
import { shippedRules } from '../presets.ts';
import type { Rule, VerdictCase } from '../rule.ts';

const makeId = createIds({ now: () => 1, random: (bytes) => bytes.fill(2) });
const good = createVerdictCase();
const [quotation, list] = good.evidence;
const [institute, daily] = good.sources;
const [snapshot] = good.snapshots;
const [table] = good.tables;
const [appearance] = good.appearances;
const [assessment] = good.assessments;
if (!quotation || !list || !institute || !daily || !snapshot || !table || !appearance || !assessment)
  throw new Error('the case has all of these');
const later = { ...table, id: makeId('table'), vintage: 'December 2025', publishedOn: asDate('2025-12-01') };
const onlyQuotation = { reasons: [{ text: 'The paper.', evidence: [quotation.id], assessments: [] }] };
const earlier = { ...good.revision, state: 'published' as const };
const correction = { class: 'substantive', wrong: 'four', right: 'three' } as const;

/** Rule, what is wrong, and what is changed of a case that passes. */
const failing: [Rule['id'], string, CaseChanges][] = [
  ['two-independent-origins', 'one source', { content: onlyQuotation }],
  [
    'two-independent-origins',
    'two sources of one owner',
    { sources: [institute, daily].map((source) => ({ ...source, owner: 'One Owner' })) },
  ],
  [
    'two-independent-origins',
    'a source and what copies it',
    { sources: [institute, { ...daily, origin: institute.id }] },
  ],
  ['primary-source', 'only the paper cited', { content: onlyQuotation }],
  [
    'no-circular-sourcing',
    'sources that copy each other',
    {
      sources: [
        { ...institute, origin: daily.id },
        { ...daily, origin: institute.id },
      ],
    },
  ],
  [
    'no-circular-sourcing',
    'the article that made the claim as its evidence',
    { appearances: [{ ...appearance, snapshotId: snapshot.id }] },
  ],
  ['reasons-cite-evidence', 'no reason', { content: { reasons: [] } }],
  [
    'reasons-cite-evidence',
    'a reason that cites nothing',
    { content: { reasons: [{ text: 'Everybody knows.', evidence: [], assessments: [] }] } },
  ],
  ['quotations-stand', 'a snapshot without the words', { snapshots: [{ ...snapshot, text: 'Nothing of the sort.' }] }],
  [
    'quotations-stand',
    'words that stand there with other marks',
    { snapshots: [{ ...snapshot, text: 'It counts three  Chinese companies among the ten largest.' }] },
  ],
  ['snapshots-intact', 'a snapshot that is not there', { snapshots: [] }],
  ['snapshots-intact', 'a snapshot whose bytes are others', { snapshots: [{ ...snapshot, intact: false }] }],
  ['snapshots-intact', 'a table that is not there', { tables: [] }],
  ['newest-vintage', 'a newer edition', { newerTables: [later] }],
  ['rating-on-scale', 'another version of the scale', { content: { scale: { id: 'assay', version: 9 } } }],
  ['rating-on-scale', 'a label the scale has not', { content: { rating: 'pants-on-fire', override: 'So it is.' } }],
  ['rating-agrees-with-assessment', 'another rating without a word', { content: { rating: 'false' } }],
  ['no-truth-rating-where-not-checkable', 'an opinion rated true', { claim: { ...good.claim, kind: 'opinion' } }],
  ['traceable-occasion', 'no occasion and no address', { claim: { ...good.claim, occasion: null }, appearances: [] }],
  ['traceable-occasion', 'an unknown claimant', { claimant: { ...good.claimant, kind: 'unknown' } }],
  [
    'similar-claim-rated-alike',
    'the same words rated false before',
    { similar: [{ claim: good.claim, revision: { ...good.revision, rating: 'false' } }] },
  ],
  ['approvals-by-others', 'one approval', { reviews: good.reviews.slice(1) }],
  ['approvals-by-others', 'an approval of another text', { reviews: good.reviews, content: { summary: 'Edited.' } }],
  ['approvals-by-others', 'an approval by an author', { authors: good.reviews.map(({ reviewerId }) => reviewerId) }],
  ['correction-complete', 'a correction that says nothing', { supersedes: earlier, content: { revision: 2 } }],
  ['correction-complete', 'a correction of nothing', { content: { correction } }],
  ['claim-review-ready', 'no address', { appearances: [{ ...appearance, url: null }] }],
  ['claim-review-ready', 'a summary longer than is shown', { content: { summary: 'a'.repeat(1001) } }],
];

/** Changes that look like a fault and are none. */
const passing: [Rule['id'], string, CaseChanges][] = [
  ['two-independent-origins', 'an opinion', { claim: { ...good.claim, kind: 'opinion' }, content: onlyQuotation }],
  ['two-independent-origins', 'what was said', { claim: { ...good.claim, kind: 'quotation' }, content: onlyQuotation }],
  ['two-independent-origins', 'a part', { claim: { ...good.claim, partOf: good.claim.id }, content: onlyQuotation }],
  ['primary-source', 'no primary source known', { sources: [daily], content: onlyQuotation, evidence: [quotation] }],
  [
    'no-circular-sourcing',
    'that something was said, shown by where it was said',
    {
      claim: { ...good.claim, kind: 'quotation' },
      appearances: [{ ...appearance, snapshotId: snapshot.id }],
    },
  ],
  ['no-circular-sourcing', 'a chain with an end', { sources: [institute, { ...daily, origin: institute.id }] }],
  [
    'newest-vintage',
    'both editions cited',
    {
      newerTables: [later],
      tables: [table, later],
      assessments: [
        {
          ...assessment,
          tables: [...assessment.tables, ...assessment.tables.map((pinned) => ({ ...pinned, tableId: later.id }))],
        },
      ],
    },
  ],
  [
    'rating-agrees-with-assessment',
    'another rating, explained',
    { content: { rating: 'mostly-true', override: 'The list leaves one out.' } },
  ],
  ['correction-complete', 'a correction in full', { supersedes: earlier, content: { revision: 2, correction } }],
  ['traceable-occasion', 'an address and no occasion', { claim: { ...good.claim, occasion: null } }],
  ['similar-claim-rated-alike', 'the same rating before', { similar: [{ claim: good.claim, revision: earlier }] }],
  ['quotations-stand', 'words that moved', { snapshots: [{ ...snapshot, text: `Updated. ${snapshot.text}` }] }],
];

const faultsOf = (id: Rule['id'], given: VerdictCase) =>
  shippedRules.find((rule) => rule.id === id)?.check(given) ?? [];

describe('the shipped rules', () => {
  it('find nothing in a verdict with all it needs', () => {
    expect(shippedRules.flatMap(({ check }) => check(good))).toEqual([]);
  });

  it.each(failing)('%s finds %s', (id, _what, changes) => {
    const faults = faultsOf(id, createVerdictCase(changes));
    expect(faults.length).toBeGreaterThan(0);
    for (const { message } of faults) expect(message).toMatch(/^expected /);
  });

  it.each(passing)('%s lets pass %s', (id, _what, changes) => {
    expect(faultsOf(id, createVerdictCase(changes))).toEqual([]);
  });

  it('are each seen to fail', () => {
    expect(new Set(failing.map(([id]) => id))).toEqual(new Set(shippedRules.map(({ id }) => id)));
  });

  it('name what joins two sources, and the passage they share', () => {
    const passage = Array.from({ length: 50 }, (_unused, at) => `word${at}`).join(' ');
    const text = `${snapshot.text} ${passage}`;
    const second = {
      ...snapshot,
      id: makeId('snapshot'),
      sourceId: institute.id,
      digest: digestOf('other'),
      text: `Other. ${passage}`,
    };
    const [fault] = faultsOf(
      'two-independent-origins',
      createVerdictCase({ snapshots: [{ ...snapshot, text }, second] }),
    );
    expect(fault?.message).toContain('Daily and Institute are one');
    expect(fault?.message).toContain('“word0 word1');
  });
});
