import { describe, expect, it } from 'vitest';
import { asInstant } from '../value/instant.ts';
import { plansOf } from './contract/plans.ts';
import { createWorld } from './contract/world.ts';
import type { Reader } from './reader.ts';

const { assessment, author, claimant, claim, proposition, quotation, revision, snapshot, source, table, verdict } =
  createWorld();

const [first, states] = [20, ['published']] as const;

describe('a page', () => {
  it.each<[string, (reader: Reader) => Promise<unknown>]>([
    ['claims', (reader) => reader.claimsPage({ first })],
    ['claims from the end', (reader) => reader.claimsPage({ last: 20 })],
    ['claims after another', (reader) => reader.claimsPage({ first, after: claim.id })],
    ['claims before another', (reader) => reader.claimsPage({ last: 20, before: claim.id })],
    ['claims with a text', (reader) => reader.claimsPage({ first, filter: { text: 'ten' } })],
    ['events', (reader) => reader.eventsPage({ first, after: 7 })],
    ['actors', (reader) => reader.actorsPage({ first, after: author.id })],
    ['sources', (reader) => reader.sourcesPage({ first, after: source.id })],
    ['snapshots', (reader) => reader.snapshotsPage({ first, after: snapshot.id })],
    ['tables', (reader) => reader.tablesPage({ first, after: table.id })],
    ['verdicts', (reader) => reader.verdictsPage({ first, after: verdict.id })],
  ])('of %s is read in its order, and no further than it goes', async (_, work) => {
    const plans = await plansOf(work);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      // In the order of its key, be it the whole of it or from a place on; the key of an event is its rowid.
      expect(plan).toMatch(/^(SCAN \w+ USING INDEX sqlite_autoindex_|SCAN event$|SEARCH \w+ USING )/);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  it.each<[string, (reader: Reader) => Promise<unknown>, string]>([
    ['kind', (reader) => reader.claimsPage({ first, filter: { kinds: ['trend'] } }), 'claim_by_kind'],
    ['claimant', (reader) => reader.claimsPage({ first, filter: { claimantIds: [claimant.id] } }), 'claim_by_claimant'],
    ['being whole', (reader) => reader.claimsPage({ first, filter: { partOf: 'top-level' } }), 'claim_by_whole'],
    ['rating', (reader) => reader.claimsPage({ first, filter: { ratings: ['false'] } }), 'verdict_by_rating'],
    ['state', (reader) => reader.claimsPage({ first, filter: { states } }), 'verdict_by_state'],
    [
      'state and rating',
      (reader) => reader.claimsPage({ first, filter: { states, ratings: ['false'] } }),
      'verdict_by_state_and_rating',
    ],
    [
      'state, kind and text',
      (reader) => reader.claimsPage({ first, filter: { states, kinds: ['trend'], text: 'ten' } }),
      'verdict_by_state',
    ],
    [
      'public rating',
      (reader) => reader.claimsPage({ first, filter: { published: true, ratings: ['false'] } }),
      'verdict_public_by_rating',
    ],
    [
      'public state',
      (reader) => reader.claimsPage({ first, filter: { published: true, states } }),
      'verdict_public_by_state',
    ],
    [
      'public state and rating',
      (reader) => reader.claimsPage({ first, filter: { published: true, states, ratings: ['false'] } }),
      'verdict_public_by_state_and_rating',
    ],
    [
      'public state of verdicts',
      (reader) => reader.verdictsPage({ first, filter: { published: true, states } }),
      'verdict_public_by_state_and_id',
    ],
    ['actor of keys', (reader) => reader.keysPage({ first, filter: { actorId: author.id } }), 'api_key_by_actor'],
    ['state of verdicts', (reader) => reader.verdictsPage({ first, filter: { states } }), 'verdict_by_state_and_id'],
    ['kind of sources', (reader) => reader.sourcesPage({ first, filter: { kinds: ['news'] } }), 'source_by_kind'],
    [
      'source of snapshots',
      (reader) => reader.snapshotsPage({ first, filter: { sourceIds: [source.id] } }),
      'snapshot_by_source',
    ],
    ['name of tables', (reader) => reader.tablesPage({ first, filter: { name: 'top' } }), 'evidence_table_by_name'],
    [
      'subject of events',
      (reader) => reader.eventsPage({ first, filter: { subjectId: claim.id } }),
      'event_by_subject',
    ],
  ])('narrowed by %s is searched in its index', async (_, work, index) => {
    const [plan] = await plansOf(work);
    expect(plan).toMatch(new RegExp(`^SEARCH \\w+ USING (COVERING )?INDEX ${index} `));
    // A list of values is scanned, as it should be.
    expect(plan).not.toMatch(/SCAN (?!json_each )|TEMP B-TREE/);
  });
});

describe('a page of what is public', () => {
  it.each<[string, (reader: Reader) => Promise<unknown>, string]>([
    ['claims', (reader) => reader.claimsPage({ first, filter: { published: true } }), 'verdict_public'],
    ['verdicts', (reader) => reader.verdictsPage({ first, filter: { published: true } }), 'verdict_public_by_id'],
  ])('of %s is read in the order of an index that holds nothing else', async (_, work, index) => {
    const [plan] = await plansOf(work);
    expect(plan).toMatch(new RegExp(`^(SCAN|SEARCH) verdict USING (COVERING )?INDEX ${index}(;|$)`));
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

describe('what embargoes held back', () => {
  it('is found by the ends of the embargoes, and what they are of by its verdict', async () => {
    const at = asInstant(0);
    const plans = [
      ...(await plansOf((reader) => reader.embargoEnds(at))),
      ...(await plansOf((reader) => reader.eventsShown({ after: { at, sequence: 0 }, until: at, first }))),
    ];
    expect(plans).toHaveLength(3);
    for (const plan of plans) expect(plan).not.toMatch(/SCAN (revision|event|embargo)(;|$)/);
    expect(plans[2]).toMatch(
      /^SEARCH revision USING INDEX revision_by_embargo .*; SEARCH event USING INDEX event_by_subject/,
    );
  });
});

describe('what belongs to many', () => {
  it.each<[string, (reader: Reader) => Promise<unknown>]>([
    ['claims', (reader) => reader.claimsByIds([claim.id])],
    ['parts', (reader) => reader.partsOfClaims([claim.id])],
    ['appearances', (reader) => reader.appearancesOfClaims([claim.id])],
    ['evidence', (reader) => reader.evidenceOfClaims([claim.id])],
    ['propositions', (reader) => reader.propositionsOfClaims([claim.id])],
    ['assessments', (reader) => reader.assessmentsOfPropositions([proposition.id])],
    ['verdicts', (reader) => reader.verdictsOfClaims([claim.id])],
    ['revisions', (reader) => reader.revisionsOfVerdicts([verdict.id])],
    ['current revisions', (reader) => reader.currentRevisionsOfVerdicts([verdict.id])],
    ['public revisions', (reader) => reader.publicRevisionsOfVerdicts([verdict.id])],
    ['cited evidence', (reader) => reader.citedEvidence([quotation.id])],
    ['cited assessments', (reader) => reader.citedAssessments([assessment.id])],
    ['published claims', (reader) => reader.publishedClaims([claim.id])],
    ['published claimants', (reader) => reader.publishedClaimants([claimant.id])],

    ['published revisions', (reader) => reader.publishedRevisionsOfVerdicts([verdict.id])],
    ['reviews', (reader) => reader.reviewsOfRevisions([revision.id])],
    ['snapshots', (reader) => reader.snapshotsBySources([source.id])],
    ['recaptures', (reader) => reader.recapturesOfSnapshots([snapshot.id])],
    ['tables', (reader) => reader.tablesBySources([source.id])],
    ['events', (reader) => reader.eventsOfSubjects([claim.id])],
    ['publications', (reader) => reader.publicationsOfRevisions([revision.id])],
    ['the history of a claim', (reader) => reader.historyPage({ first, filter: { claimId: claim.id } })],
    ['the history of a verdict', (reader) => reader.historyPage({ first, filter: { verdictId: verdict.id } })],
    ['what was on record', (reader) => reader.onRecordOfClaim(claim.id, asInstant(0))],
    ['twins', (reader) => reader.findClaimByNormalForm('so', claimant.id)],
  ])('is searched: %s, in one statement', async (_, work) => {
    const plans = await plansOf(work);
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatch(/^SEARCH/);
    // The list of ids is scanned, as it should be, and the row that is the claim itself.
    expect(plans[0]).not.toMatch(/SCAN (?!json_each|CONSTANT ROW)/);
  });
});
