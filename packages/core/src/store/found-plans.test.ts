import { describe, expect, it } from 'vitest';
import { asDate } from '../value/date.ts';
import { asInstant } from '../value/instant.ts';
import { type ClaimFilter, claimFacets, claimOrders } from './claim-filter.ts';
import { plansOf } from './contract/plans.ts';
import { createWorld } from './contract/world.ts';

const { author, claimant, makeId, reviewer, source } = createWorld();
const other = makeId('claimant');
const policy = { id: 'recommended', version: 1 };
const range = { from: asInstant(0), until: asInstant('2030-01-01T00:00Z') };

const filters: readonly (readonly [string, ClaimFilter, string])[] = [
  ['nothing', {}, 'claim USING COVERING INDEX sqlite_autoindex_claim_1'],
  ['a search', { search: 'ten' }, 'SCAN claim_search VIRTUAL TABLE INDEX'],
  ['a search and a kind', { search: 'ten', kinds: ['trend'] }, 'SCAN claim_search VIRTUAL TABLE INDEX'],
  ['a source', { sourceIds: [source.id] }, 'SEARCH snapshot USING COVERING INDEX snapshot_by_source'],
  ['a state and a source', { states: ['published'], sourceIds: [source.id] }, 'INDEX evidence_by_snapshot'],
  ['an outcome', { outcomes: ['true'] }, 'SEARCH listing USING COVERING INDEX claim_listing_by_outcome'],
  ['an outcome and a kind', { outcomes: ['true'], kinds: ['trend'] }, 'INDEX claim_listing_by_outcome'],
  ['outcomes', { outcomes: ['true', 'false'] }, 'SEARCH listing USING COVERING INDEX claim_listing_by_outcome'],
  ['a reviewer', { reviewerIds: [author.id] }, 'SEARCH review USING COVERING INDEX review_by_reviewer'],
  ['reviewers', { reviewerIds: [author.id, reviewer.id] }, 'SEARCH review USING COVERING INDEX review_by_reviewer'],
  ['claimants', { claimantIds: [claimant.id, other], search: 'ten' }, 'SCAN claim_search VIRTUAL TABLE INDEX'],
  ['no findings', { hasFindings: { is: false, open: [] } }, 'SEARCH verdict USING INDEX verdict_by_state'],
  ['findings', { hasFindings: { is: true, open: [] } }, 'SEARCH event USING INDEX event_by_'],
  ['being stale', { stale: { is: true, policy } }, 'SEARCH rests USING COVERING INDEX rests_on_table_by_table'],
  ['not being stale', { stale: { is: false, policy } }, 'SCAN revision USING INDEX revision_standing'],
  ['a scale', { scale: { id: 'assay', version: 1 } }, 'SEARCH verdict USING COVERING INDEX verdict_by_scale'],
  ['a time of submission', { submittedAt: range }, 'SEARCH claim USING COVERING INDEX claim_by_submission'],
  ['a time of publication', { publishedAt: range }, 'SEARCH verdict USING INDEX verdict_public_by_time'],
  ['an occasion', { occasion: asDate('2025') }, 'listing USING INDEX claim_listing_of_claim'],
];

/** Every table is read by an index, searched or in its order; what has none was made on the way. */
function expectIndexes(plans: readonly string[]): void {
  const scans = plans.flatMap((plan) => plan.split('; ')).filter((step) => step.startsWith('SCAN '));
  const bare = scans.filter((step) => !/ USING (COVERING )?INDEX | VIRTUAL TABLE INDEX /.test(step));
  expect(bare.filter((step) => !/^SCAN (hit|again|\(subquery-\d+\))$/.test(step))).toEqual([]);
}

describe('claims narrowed by', () => {
  it.each(filters)('%s are read by indexes, in every order, from everywhere', async (_, filter, index) => {
    const [plan] = await plansOf((reader) => reader.claimsPage({ first: 20, filter, order: 'oldest' }));
    expect(plan).toContain(index);
    for (const published of [null, true] as const) {
      for (const order of claimOrders) {
        if (order === 'relevance' && filter.search === undefined) continue;
        const all = { ...filter, published };
        for (const end of [{ first: 20 }, { last: 20 }]) {
          expectIndexes(await plansOf((reader) => reader.claimsPage({ ...end, filter: all, order })));
        }
      }
    }
  });

  it.each(filters)('%s are counted by indexes, each time in one statement', async (_, filter) => {
    for (const published of [null, true] as const) {
      const all = { ...filter, published };
      for (const plans of [
        await plansOf((reader) => reader.countClaims(all, 100)),
        ...(await Promise.all(claimFacets.map((facet) => plansOf((reader) => reader.countClaimsBy(facet, all, 10))))),
        await plansOf((reader) => reader.countClaimsByDay('submitted', range, all)),
        await plansOf((reader) => reader.countClaimsByDay('published', range, all)),
      ]) {
        expect(plans).toHaveLength(1);
        expectIndexes(plans);
      }
    }
  });
});

describe('publications by day', () => {
  it.each(filters)(
    'of claims narrowed by %s are looked for verdict by verdict, or all by their time',
    async (name, filter) => {
      for (const published of [null, true] as const) {
        const all = { ...filter, published };
        const [plan = ''] = await plansOf((reader) => reader.countClaimsByDay('published', range, all));
        const steps = plan.split('; ').filter((step) => / revision USING /.test(step));
        // Of all revisions in a stretch of time for each verdict there would be as many as the two multiplied.
        if (name === 'nothing') expect(plan).toMatch(/^SEARCH revision USING INDEX revision_by_publication /);
        else expect(steps.filter((step) => step.includes('revision_by_publication'))).toEqual([]);
      }
    },
  );
});

describe('what waits for a reviewer', () => {
  it('is read in the order of an index over what is in review', async () => {
    const [plan] = await plansOf((reader) => reader.verdictsPage({ first: 20, filter: { waitingFor: author.id } }));
    expect(plan).toMatch(/^SEARCH verdict USING INDEX verdict_by_state_and_id /);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE FOR ORDER BY;? ?$/);
  });

  it.each([
    ['kind', { kinds: ['claim-submitted'] }, 'event_by_kind'],
    ['actor', { actorId: author.id }, 'event_by_actor'],
  ] as const)('as events by %s are', async (_, filter, index) => {
    const [plan] = await plansOf((reader) => reader.eventsPage({ first: 20, filter }));
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});
