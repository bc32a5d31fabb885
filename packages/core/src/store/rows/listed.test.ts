import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimKinds } from '../../claim/claim.ts';
import { asId } from '../../value/id.ts';
import { verdictStates } from '../../verdict/verdict.ts';
import { audienceOf } from '../../verdict/visibility.ts';
import { type ClaimFilter, claimFacets } from '../claim-filter.ts';
import { createDesk, type Desk } from '../contract/claims.ts';
import { plansOf } from '../contract/plans.ts';
import type { VerdictFilter } from '../noun-filters.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Reader } from '../reader.ts';
import { restrictReader } from '../restrict-reader.ts';
import { listed } from './listed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
  await desk.submitMany('More of the navy', 5, '2025-07-03T10:00Z');
  await desk.submitMany('Less of the Chinese', 5);
});
afterAll(() => desk.close());

const unheardOf = Array.from({ length: 48 }, (_, index) => `rating-${index}`);
// No source has these.
const nobody = asId('source', '019ab0c2-5a00-7000-8000-000000000001');
const somebody = asId('source', '019ab0c2-5a00-7000-8000-000000000002');

type Item = { readonly id: string };
type ListOf<Filter> = (reader: Reader, request: PageRequest<never, Filter>) => Promise<Page<Item>>;

const views: readonly ((reader: Reader) => Reader)[] = [
  (reader) => reader,
  (reader) => restrictReader(reader, audienceOf('reader')),
];

/** What a list holds, read a few at a time from either end; both ways lead to the same. */
async function readBy<Filter>(list: ListOf<Filter>, filter: Filter, view: (reader: Reader) => Reader) {
  const walk = async (forward: boolean) => {
    const ids: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const request = forward ? { first: 2, after: cursor } : { last: 2, before: cursor };
      const page: Page<Item> = await desk.store.read((reader) =>
        // A cursor is the id of the item, whatever its noun.
        list(view(reader), { ...request, filter } as PageRequest<never, Filter>),
      );
      const found = page.items.map(({ id }) => id);
      if (forward) ids.push(...found);
      else ids.unshift(...found);
      if (!(forward ? page.hasNext : page.hasPrevious)) return ids;
      cursor = (forward ? found.at(-1) : found[0]) ?? null;
    }
  };
  const ids = await walk(true);
  expect(await walk(false)).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

const claims: ListOf<ClaimFilter> = (reader, request) => reader.claimsPage(request);

const lists: readonly ClaimFilter[] = [
  { kinds: ['ranking', 'trend'] },
  { ratings: ['true', 'false', 'unproven'] },
  { states: ['published', 'in-review'] },
  { states: ['published', 'in-review'], ratings: ['true', 'half-true'], kinds: ['ranking', 'trend'] },
  { states: ['published', 'retracted'], ratings: ['false', 'half-true', 'true'], search: 'chinese' },
  { ratings: ['true', 'false'], outcomes: ['true'] },
  { outcomes: ['true', 'false', 'undecided'] },
  { outcomes: ['true', 'false'], kinds: ['ranking', 'trend'], search: 'chinese' },
];

/** The same filter with one value of each list, every way there is. */
function ones(filter: ClaimFilter): readonly ClaimFilter[] {
  const lists = ['kinds', 'ratings', 'states', 'outcomes'] as const;
  return lists.reduce<readonly ClaimFilter[]>(
    (all, name) =>
      all.flatMap((one) => (filter[name] ?? [null]).map((value) => ({ ...one, [name]: value && [value] }))),
    [filter],
  );
}

describe('a list of values', () => {
  it.each(lists)('finds what any of them finds, in the same order: %j', async (filter) => {
    for (const view of views) {
      const all = await readBy(claims, {}, view);
      const each = await Promise.all(ones(filter).map((one) => readBy(claims, one, view)));
      const found = await readBy(claims, filter, view);
      expect(found).toEqual(all.filter((id) => each.flat().includes(id)));
      const page = await desk.store.read((reader) => view(reader).claimsPage({ first: 99, filter, order: 'oldest' }));
      expect(page.items.map(({ id }) => id)).toEqual(found.toReversed());
    }
  });

  it.each(lists)('is counted as the sum of them: %j', async (filter) => {
    for (const view of views) {
      await desk.store.read(async (reader) => {
        const seen = view(reader);
        const sum = async (count: (filter: ClaimFilter) => Promise<number>) =>
          (await Promise.all(ones(filter).map(count))).reduce((total, one) => total + one, 0);
        expect(await seen.countClaims(filter, 99)).toBe(await sum((one) => seen.countClaims(one, 99)));
        for (const facet of claimFacets) {
          const countOf = async (one: ClaimFilter) =>
            (await seen.countClaimsBy(facet, one, 99)).reduce((total, { count }) => total + count, 0);
          expect(await countOf(filter)).toBe(await sum(countOf));
        }
      });
    }
  });

  it('of sources finds a claim once, though both are sources of it', async () => {
    for (const view of views) {
      const one = await readBy(claims, { sourceIds: [desk.source] }, view);
      expect(one.length).toBeGreaterThan(0);
      expect(await readBy(claims, { sourceIds: [desk.source, nobody, desk.source] }, view)).toEqual(one);
      expect(await readBy(claims, { sourceIds: [nobody] }, view)).toEqual([]);
    }
  });

  it.each<ClaimFilter>([
    {},
    { kinds: ['ranking', 'trend'] },
    { states: ['published', 'in-review'] },
    { search: 'chinese' },
  ])('of claimants finds what any of them said: %j', async (filter) => {
    for (const view of views) {
      const page = await desk.store.read((reader) => view(reader).claimsPage({ first: 99, filter, order: 'newest' }));
      const [one, other] = [...new Set(page.items.map(({ claimantId }) => claimantId))];
      if (one === undefined || other === undefined) throw new Error('expected claims of two people');
      for (const claimantIds of [[one], [other, one]]) {
        const said = page.items.filter((claim) => claimantIds.includes(claim.claimantId)).map(({ id }) => id);
        expect(await readBy(claims, { ...filter, claimantIds }, view)).toEqual(said);
        const count = desk.store.read((reader) => view(reader).countClaims({ ...filter, claimantIds }, 99));
        expect(await count).toBe(said.length);
      }
    }
  });

  it('of reviewers finds what any of them voted on; while votes are blind, only one’s own of what is under review', async () => {
    const stranger = asId('actor', nobody);
    const found = async (filter: ClaimFilter) => {
      const page = await desk.store.read((reader) => reader.claimsPage({ first: 99, filter }));
      return page.items.map(({ id }) => desk.nameOf(id)).toSorted();
    };
    const reviewerIds = [stranger, desk.reviewer];
    const [closed, open] = ['chinese-firms', 'draft-on-chinese'];
    expect(await found({ reviewerIds })).toEqual([closed, open]);
    expect(await found({ reviewerIds: [stranger] })).toEqual([]);
    for (const [exceptBy, names] of [
      [null, [closed]],
      [stranger, [closed]],
      [desk.reviewer, [closed, open]],
    ] as const) {
      expect(await found({ reviewerIds, reviewIsOver: { exceptBy } })).toEqual(names);
      expect(await found({ reviewerIds: [desk.reviewer], reviewIsOver: { exceptBy } })).toEqual(names);
    }
  });

  it('beside another, of which there are more choices than are walked one by one, finds the same', async () => {
    const states = ['published', 'in-review', 'draft'] as const;
    const ratings = ['true', 'half-true'];
    for (const view of views) {
      const found = await readBy(claims, { states, ratings }, view);
      expect(found.length).toBeGreaterThan(1);
      expect(await readBy(claims, { states, ratings: [...ratings, ...unheardOf] }, view)).toEqual(found);
      const verdicts: ListOf<VerdictFilter> = (reader, request) => reader.verdictsPage(request);
      const rated = await readBy(verdicts, { states, ratings }, view);
      expect(await readBy(verdicts, { states, ratings: [...ratings, ...unheardOf] }, view)).toEqual(rated);
    }
  });

  it('narrows the lists of other nouns as well', async () => {
    const [everything] = views;
    if (everything === undefined) throw new Error('expected a view');
    const verdicts = await readBy((reader, request) => reader.verdictsPage(request), {}, everything);
    const states = ['in-review', 'published'] as const;
    const found = await readBy((reader, request) => reader.verdictsPage(request), { states }, everything);
    expect(found).toEqual(verdicts);
    const ratings = ['true', 'half-true', 'true'];
    const rated = await readBy((reader, request) => reader.verdictsPage(request), { states, ratings }, everything);
    expect(rated.length).toBeGreaterThan(2);
    expect(rated).toEqual(verdicts.filter((id) => rated.includes(id)));
    const actors = await readBy((reader, request) => reader.actorsPage(request), {}, everything);
    const people = { kinds: ['bot', 'person'] } as const;
    expect(await readBy((reader, request) => reader.actorsPage(request), people, everything)).toEqual(actors);
  });

  it('is refused where it is empty or long, wherever it is asked', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `rating-${index}`);
    for (const view of views) {
      for (const [filter, code] of [
        [{ kinds: [] }, 'invalid-input'],
        [{ states: [], search: 'x' }, 'invalid-input'],
        [{ sourceIds: [] }, 'invalid-input'],
        [{ claimantIds: [] }, 'invalid-input'],
        [{ outcomes: [] }, 'invalid-input'],
        [{ reviewerIds: [] }, 'invalid-input'],
        [{ ratings: many }, 'limit-exceeded'],
        [{ ratings: many, outcomes: ['true'] }, 'limit-exceeded'],
      ] as const) {
        const page = desk.store.read((reader) => view(reader).claimsPage({ first: 1, filter }));
        await expect(page).rejects.toMatchObject({ code });
        const count = desk.store.read((reader) => view(reader).countClaims(filter, 9));
        await expect(count).rejects.toMatchObject({ code });
      }
      const verdicts = desk.store.read((reader) => view(reader).verdictsPage({ first: 1, filter: { states: [] } }));
      await expect(verdicts).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(listed('kinds', null)).toBeNull();
    expect(listed('kinds', ['a', 'b', 'a'])).toEqual(['a', 'b']);
  });
});

describe('a page narrowed by a list', () => {
  it('takes no more statements than a list may have values, whatever stands beside it', async () => {
    const ratings = ['true', 'false', ...unheardOf];
    const states = [...verdictStates];
    const kinds = [...claimKinds];
    const claimantIds = Array.from({ length: 50 }, (_, index) =>
      asId('claimant', `019ab0c2-5a00-7000-8000-0000000000${String(index + 10)}`),
    );
    for (const published of [null, true] as const) {
      for (const work of [
        (reader: Reader) =>
          reader.claimsPage({ first: 20, filter: { published, ratings, states, kinds, claimantIds } }),
        (reader: Reader) => reader.claimsPage({ first: 20, filter: { published, kinds, claimantIds } }),
        (reader: Reader) => reader.verdictsPage({ first: 20, filter: { published, ratings, states } }),
      ]) {
        const plans = await plansOf(work);
        expect(plans.length).toBeLessThanOrEqual(50);
        // Each by an index; a walk that goes on to its end is one of what is narrowed by it.
        for (const plan of plans) expect(plan).toMatch(/^(SEARCH|SCAN) \w+ USING (COVERING )?INDEX /);
      }
    }
  });

  it.each<[string, ClaimFilter, string]>([
    ['kinds', { kinds: ['trend', 'ranking'] }, 'claim_by_kind'],
    ['ratings', { ratings: ['true', 'false'] }, 'verdict_by_rating'],
    ['public states', { published: true, states: ['published', 'retracted'] }, 'verdict_public_by_state'],
  ])('of %s walks their index once for each value, and no further than it goes', async (_, filter, index) => {
    const plans = await plansOf((reader) => reader.claimsPage({ first: 20, filter }));
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toMatch(new RegExp(`^SEARCH \\w+ USING (COVERING )?INDEX ${index} `));
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  });

  it.each<[string, ClaimFilter, string]>([
    ['of states', { states: ['published', 'retracted'] }, 'verdict_by_state'],
    ['of ratings and kinds', { ratings: ['true', 'false'], kinds: ['trend', 'ranking'] }, 'verdict_by_rating'],
    ['of sources', { sourceIds: [nobody, somebody] }, 'snapshot_by_source'],
  ])('%s is searched by their index in any other order too', async (_, filter, index) => {
    const [plan] = await plansOf((reader) => reader.claimsPage({ first: 20, filter, order: 'oldest' }));
    expect(plan).toMatch(new RegExp(`SEARCH \\w+ USING (COVERING )?INDEX ${index}`));
    expect(plan).not.toMatch(/SCAN (claim|verdict)($|;)/);
  });
});
