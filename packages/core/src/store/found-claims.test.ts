import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDate } from '../value/date.ts';
import type { Id } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import { audienceOf } from '../verdict/visibility.ts';
import type { ClaimFilter, ClaimOrder } from './claim-filter.ts';
import { createDesk, type Desk } from './contract/claims.ts';
import type { Reader } from './reader.ts';
import { restrictReader } from './restrict-reader.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(() => desk.close());

const inPublic = audienceOf('reader');
type Cursor = { readonly after?: Id<'claim'>; readonly before?: Id<'claim'> };

/** The names of the claims found, in their order. */
async function found(filter: ClaimFilter, order: ClaimOrder | null = null, read = (reader: Reader) => reader) {
  const page = await desk.store.read((reader) => read(reader).claimsPage({ first: 100, filter, order }));
  return page.items.map(({ id }) => desk.nameOf(id));
}
const publicly = (reader: Reader) => restrictReader(reader, inPublic);

describe('claims that are searched for', () => {
  it.each([
    ['chinese', ['chinese-firms', 'chinese-navy', 'draft-on-chinese']],
    ['CHINESE navy', ['chinese-navy']],
    ['chin*', ['chinese-firms', 'chinese-navy', 'draft-on-chinese']],
    ['"largest navy"', ['chinese-navy']],
    ['"navy largest"', []],
    ['chinese -navy', ['chinese-firms', 'draft-on-chinese']],
    ['chinese -"largest navy" -draft', ['chinese-firms']],
    ['lodz', ['accents']],
    ['LÓDZ', ['accents']],
    ['rutte navy', ['chinese-navy']],
    ['中国', ['han']],
    ['十大公司', ['han']],
    ['国中', []],
    ['-navy', []],
    ['"*()^:-{}', []],
    ['', []],
    ['a AND', []],
  ])('by %j are %j', async (search, names) => {
    expect((await found({ search })).toSorted()).toEqual(names);
  });

  it('come best first: who says it in fewer words, and rather in the claim than in the name', async () => {
    expect(await found({ search: 'navy' }, 'relevance')).toEqual(['chinese-navy', 'by-the-navy']);
    await expect(found({}, 'relevance')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are narrowed like any others', async () => {
    expect(await found({ search: 'chinese', kinds: ['trend'] })).toEqual(['chinese-navy']);
    expect(await found({ search: 'chinese', states: ['in-review'] })).toEqual(['draft-on-chinese']);
    expect(await found({ search: 'chinese', ratings: ['true'] })).toEqual(['chinese-firms']);
  });

  it('are, in public, ranked as if nothing else were there', async () => {
    const own = await createDesk();
    const ranked = async () => {
      const request = { first: 9, filter: { search: 'ships harbour' }, order: 'relevance' } as const;
      return (await own.store.read((reader) => publicly(reader).claimsPage(request))).items.map(({ text }) => text);
    };
    await own.submitMany('Ships and ships and a harbour', 1, '2025-07-01T10:00Z');
    await own.submitMany('Harbour and harbour and the ships', 1, '2025-07-01T10:00Z');
    const before = await ranked();
    expect(before).toHaveLength(2);
    // Each makes its word worth less, where it counts.
    for (const word of ['ships', 'harbour']) {
      await own.submitMany(word, 40 * (word === 'ships' ? 1 : 2));
      expect(await ranked()).toEqual(before);
    }
    await own.close();
  });

  it('are, in public, only those whose verdict was published', async () => {
    expect(await found({ search: 'draft' }, null, publicly)).toEqual([]);
  });
});

describe('claims by what they rest on', () => {
  it.each<[string, ClaimFilter, readonly string[], readonly string[]]>([
    ['source', { sourceIds: ['source' as Id<'source'>] }, ['chinese-firms', 'draft-on-chinese'], ['chinese-firms']],
    ['outcome', { outcomes: ['true'] }, ['chinese-firms', 'draft-on-chinese'], ['chinese-firms']],
    [
      'scale',
      { scale: { id: 'assay', version: 1 } },
      ['chinese-firms', 'chinese-navy', 'draft-on-chinese'],
      ['chinese-firms', 'chinese-navy'],
    ],
    ['another scale', { scale: { id: 'assay', version: 2 } }, [], []],
    ['reviewer', { reviewerIds: ['reviewer' as Id<'actor'>] }, ['chinese-firms', 'draft-on-chinese'], []],
    [
      'reviewer, where the review is over',
      { reviewerIds: ['reviewer' as Id<'actor'>], reviewIsOver: { exceptBy: null } },
      ['chinese-firms'],
      [],
    ],
    [
      'day of publication',
      { publishedAt: { from: asInstant('2025-07-02T00:00Z'), until: asInstant('2025-07-03T00:00Z') } },
      ['chinese-navy'],
      ['chinese-navy'],
    ],
    ['occasion', { occasion: asDate('2024') }, ['chinese-firms'], ['chinese-firms']],
    ['another occasion', { occasion: asDate('2023') }, [], []],
  ])('by %s', async (_, filter, all, shown) => {
    const { sourceIds, reviewerIds } = filter;
    const actual = {
      ...filter,
      ...(sourceIds && { sourceIds: [desk.source] }),
      ...(reviewerIds && { reviewerIds: [desk.reviewer] }),
    };
    expect((await found(actual)).toSorted()).toEqual(all);
    expect((await found(actual, null, publicly)).toSorted()).toEqual(shown);
    const count = (read: (reader: Reader) => Reader) =>
      desk.store.read((reader) => read(reader).countClaims(actual, 1000));
    expect([await count((reader) => reader), await count(publicly)]).toEqual([all.length, shown.length]);
  });

  it('by when they were put on record', async () => {
    const [first, second] = await desk.store.read((reader) =>
      Promise.all(['chinese-firms', 'chinese-navy'].map((name) => reader.getClaim(desk.idOf(name)))),
    );
    const from = first?.submittedAt;
    expect(await found({ submittedAt: { from, until: second?.submittedAt } })).toEqual(['chinese-firms']);
  });
});

describe('a page of claims that were found', () => {
  const walk = async (filter: ClaimFilter, order: ClaimOrder, size: number) => {
    const page = (request: object) => desk.store.read((reader) => reader.claimsPage({ filter, order, ...request }));
    const forward: string[] = [];
    const backward: string[] = [];
    for (let cursor: Cursor | null = {}; cursor !== null; ) {
      const { items, hasNext, hasPrevious }: Awaited<ReturnType<typeof page>> = await page({ first: size, ...cursor });
      expect(hasPrevious).toBe(forward.length > 0);
      forward.push(...items.map(({ id }) => desk.nameOf(id)));
      const last = items.at(-1)?.id;
      cursor = hasNext && last !== undefined ? { after: last } : null;
    }
    for (let cursor: Cursor | null = {}; cursor !== null; ) {
      const { items, hasNext, hasPrevious }: Awaited<ReturnType<typeof page>> = await page({ last: size, ...cursor });
      expect(hasNext).toBe(backward.length > 0);
      backward.unshift(...items.map(({ id }) => desk.nameOf(id)));
      const first = items[0]?.id;
      cursor = hasPrevious && first !== undefined ? { before: first } : null;
    }
    return { forward, backward, all: await found(filter, order) };
  };

  it.each<[ClaimOrder, ClaimFilter]>([
    ['newest', { search: 'chin*' }],
    ['oldest', {}],
    ['oldest', { states: ['published'] }],
    ['published', {}],
    ['published', { search: 'chinese' }],
    ['relevance', { search: 'chin*' }],
    ['relevance', { search: 'chinese', kinds: ['ranking'] }],
    ['newest', { outcomes: ['true'] }],
    ['newest', { occasion: asDate('2000/2030') }],
  ])('is the same forward and back, by %s of %j', async (order, filter) => {
    for (const size of [1, 2, 3]) {
      const { forward, backward, all } = await walk(filter, order, size);
      expect(all.length).toBeGreaterThan(0);
      expect([forward, backward]).toEqual([all, all]);
    }
  });

  it('begins nowhere but at a claim of the list', async () => {
    const after = desk.idOf('draft-on-chinese');
    for (const [order, filter] of [
      ['published', {}],
      ['relevance', { search: 'navy' }],
    ] as const) {
      const page = desk.store.read((reader) => reader.claimsPage({ first: 1, after, filter, order }));
      await expect(page).rejects.toMatchObject({ code: 'invalid-cursor' });
    }
  });
});

describe('claims that are counted', () => {
  const read = <T>(work: (reader: Reader) => Promise<T>, view = (reader: Reader) => reader) =>
    desk.store.read((reader) => work(view(reader)));

  it('are counted no further than asked', async () => {
    expect(await read((reader) => reader.countClaims({ search: 'chin*' }, 2))).toBe(2);
    expect(await read((reader) => reader.countClaims({ search: '-' }, 2))).toBe(0);
    expect(await read((reader) => reader.countClaims({}, 1000), publicly)).toBe(2);
  });

  it('by their ratings, states and kinds', async () => {
    const by = (view?: (reader: Reader) => Reader) =>
      read(
        (reader) =>
          Promise.all(
            (['rating', 'state', 'kind'] as const).map((one) =>
              reader.countClaimsBy(one, { search: 'chinese -chinese-chinese' }, 10),
            ),
          ),
        view,
      );
    expect(await by()).toEqual([
      [
        { value: 'false', count: 1 },
        { value: 'half-true', count: 1 },
        { value: 'true', count: 1 },
      ],
      [
        { value: 'published', count: 2 },
        { value: 'in-review', count: 1 },
      ],
      [
        { value: 'ranking', count: 2 },
        { value: 'trend', count: 1 },
      ],
    ]);
    expect(await by(publicly)).toEqual([
      [
        { value: 'false', count: 1 },
        { value: 'true', count: 1 },
      ],
      [{ value: 'published', count: 2 }],
      [
        { value: 'ranking', count: 1 },
        { value: 'trend', count: 1 },
      ],
    ]);
  });

  it('by who made them, the most frequent first', async () => {
    const of = (view?: (reader: Reader) => Reader) =>
      read((reader) => reader.countClaimsBy('claimant', { search: '-x rutte' }, 1), view);
    expect(await of()).toEqual([{ value: desk.claimant, count: 1 }]);
    expect(await of(publicly)).toEqual([{ value: desk.claimant, count: 1 }]);
  });

  it('by the days of their publication and submission', async () => {
    const range = { from: asInstant('2025-07-01T00:00Z'), until: asInstant('2025-08-01T00:00Z') };
    const days = [
      { day: '2025-07-01', count: 1 },
      { day: '2025-07-02', count: 1 },
    ];
    for (const view of [publicly, (reader: Reader) => reader]) {
      expect(await read((reader) => reader.countClaimsByDay('published', range, {}), view)).toEqual(days);
      expect(await read((reader) => reader.countClaimsByDay('published', range, { kinds: ['trend'] }), view)).toEqual(
        days.slice(1),
      );
    }
    const all = { from: asInstant(0), until: asInstant('2100-01-01T00:00Z') };
    expect(await read((reader) => reader.countClaimsByDay('submitted', all, { search: 'draft' }))).toEqual([
      { day: '2025-06-24', count: 1 },
    ]);
    expect(await read((reader) => reader.countClaimsByDay('submitted', all, { search: 'draft' }), publicly)).toEqual(
      [],
    );
    expect(await read((reader) => reader.countClaimsByDay('submitted', all, {}), publicly)).toEqual([
      { day: '2025-06-24', count: 2 },
    ]);
  });
});
