import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimKinds } from '../claim/claim.ts';
import type { Id } from '../value/id.ts';
import { verdictStates } from '../verdict/verdict.ts';
import type { ClaimFilter } from './claim-filter.ts';
import { engines } from './contract/engines.ts';
import { createRevision, createWorld, eventOn, type World } from './contract/world.ts';
import { openStore } from './open-store.ts';
import { maxPageSize } from './page.ts';
import type { Store } from './store.ts';

const texts = ['100% of it', '100 of it', 'A_B', 'AxB', 'back\\slash', 'Straße', 'seven', 'eight', 'nine'];

describe.each(engines)('a page of $name', ({ place }) => {
  let store: Store;
  let world: World;
  let remove: () => void;
  /** Newest first. */
  let claims: { id: Id<'claim'>; text: string; rating: string | null; state: string | null; top: boolean }[];

  beforeEach(async () => {
    const { url, remove: take } = place();
    remove = take;
    store = await openStore(url);
    world = createWorld();
    const { makeId, author, claimant } = world;
    claims = [];
    await store.write(async (writer) => {
      await writer.insertActor(author);
      await writer.insertClaimant(claimant);
      for (const [index, text] of texts.entries()) {
        const claim = {
          ...world.claim,
          id: makeId('claim'),
          text,
          normalForm: text.toLowerCase().replace('ß', 'ss'),
          kind: claimKinds[index % 2] ?? 'ranking',
          partOf: index === 8 ? (claims[0]?.id ?? null) : null,
        };
        await writer.insertClaim(claim);
        let rating: string | null = null;
        let state: string | null = null;
        if (index % 3 > 0) {
          const verdict = { id: makeId('verdict'), claimId: claim.id };
          await writer.insertVerdict(verdict);
          const revision = createRevision(makeId, verdict, author.id, {
            revision: 1,
            rating: index % 3 === 1 ? 'true' : 'false',
            state: index < 6 ? 'published' : 'draft',
          });
          await writer.insertRevision(revision);
          rating = revision.rating;
          state = revision.state;
        }
        claims.unshift({ id: claim.id, text, rating, state, top: claim.partOf === null });
        await writer.appendEvent(eventOn(author.id, 'claim', claim.id));
      }
    });
  });
  afterEach(async () => {
    await store.close();
    remove();
  });

  const textsOf = async (filter: ClaimFilter) =>
    (await store.read((reader) => reader.claimsPage({ first: 100, filter }))).items.map(({ text }) => text);

  it.each([1, 2, 4, 9, 10])('of %i leads to the next until all have been read, newest first', async (first) => {
    const read: Id<'claim'>[] = [];
    let after: Id<'claim'> | null = null;
    for (;;) {
      const page = await store.read((reader) => reader.claimsPage({ first, after }));
      expect(page.hasPrevious).toBe(read.length > 0);
      read.push(...page.items.map(({ id }) => id));
      after = page.items.at(-1)?.id ?? null;
      if (!page.hasNext) break;
    }
    expect(read).toEqual(claims.map(({ id }) => id));
  });

  it.each([1, 2, 4, 9, 10])('of %i leads back to the first, in the same order', async (last) => {
    const read: Id<'claim'>[] = [];
    let before: Id<'claim'> | null = null;
    for (;;) {
      const page = await store.read((reader) => reader.claimsPage({ last, before }));
      expect(page.hasNext).toBe(read.length > 0);
      read.unshift(...page.items.map(({ id }) => id));
      before = page.items[0]?.id ?? null;
      if (!page.hasPrevious) break;
    }
    expect(read).toEqual(claims.map(({ id }) => id));
  });

  it('says what lies on either side even when nothing is on it', async () => {
    const [newest, oldest] = [claims[0]?.id ?? null, claims.at(-1)?.id ?? null];
    await store.read(async (reader) => {
      expect(await reader.claimsPage({ first: 5, after: oldest })).toEqual({
        items: [],
        hasNext: false,
        hasPrevious: true,
      });
      expect(await reader.claimsPage({ last: 5, before: newest })).toEqual({
        items: [],
        hasNext: true,
        hasPrevious: false,
      });
      expect(await reader.claimsPage({ first: 0 })).toEqual({ items: [], hasNext: true, hasPrevious: false });
    });
  });

  it('goes on after a cursor that the filter leaves out', async () => {
    const cursor = claims.find(({ rating }) => rating === null)?.id ?? null;
    const page = await store.read((reader) =>
      reader.claimsPage({ first: 1, after: cursor, filter: { ratings: ['true'] } }),
    );
    const at = claims.findIndex(({ id }) => id === cursor);
    expect(page.items[0]?.id).toBe(claims.slice(at).find(({ rating }) => rating === 'true')?.id);
  });

  it('is narrowed by the verdict of a claim, alone and together with the rest', async () => {
    for (const rating of [null, 'true', 'false', 'unproven']) {
      for (const state of [null, ...verdictStates]) {
        const expected = claims.filter(
          (claim) => (rating ?? claim.rating) === claim.rating && (state ?? claim.state) === claim.state,
        );
        expect(await textsOf({ ratings: rating === null ? null : [rating], states: state && [state] })).toEqual(
          expected.map(({ text }) => text),
        );
      }
    }
    expect(await textsOf({ ratings: ['true'], kinds: ['comparison'], text: 'HUN' })).toEqual([]);
    expect(await textsOf({ ratings: ['true'], kinds: ['comparison'], text: 'of' })).toEqual(['100 of it']);
  });

  it('is narrowed by kind, claimant and being no part of another', async () => {
    expect(await textsOf({ kinds: ['comparison'] })).toEqual(['eight', 'Straße', 'AxB', '100 of it']);
    expect(await textsOf({ claimantIds: [world.claimant.id], partOf: 'top-level' })).toHaveLength(8);
    expect(await textsOf({ claimantIds: [world.makeId('claimant')] })).toEqual([]);
  });

  it('is narrowed by text as it stands, whatever its case', async () => {
    expect(await textsOf({ text: '100%' })).toEqual(['100% of it']);
    expect(await textsOf({ text: 'a_b' })).toEqual(['A_B']);
    expect(await textsOf({ text: 'K\\S' })).toEqual(['back\\slash']);
    expect(await textsOf({ text: 'STRASSE' })).toEqual(['Straße']);
    expect(await textsOf({ text: '%' })).toEqual(['100% of it']);
    expect(await textsOf({ text: '' })).toHaveLength(texts.length);
  });

  it('of events reads forward, and back from the head', async () => {
    await store.read(async (reader) => {
      const sequences = (page: { items: readonly { sequence: number }[] }) =>
        page.items.map(({ sequence }) => sequence);
      expect(sequences(await reader.eventsPage({ first: 3, after: 4 }))).toEqual([5, 6, 7]);
      expect(sequences(await reader.eventsPage({ last: 2 }))).toEqual([8, 9]);
      expect(sequences(await reader.eventsPage({ first: 9, filter: { subjectId: claims[8]?.id ?? null } }))).toEqual([
        1,
      ]);
      expect(await reader.headSequence()).toBe(9);
    });
  });

  it('of the other nouns is narrowed by its own filter', async () => {
    await store.read(async (reader) => {
      expect((await reader.actorsPage({ first: 9, filter: { kinds: ['person'] } })).items).toEqual([world.author]);
      expect((await reader.actorsPage({ first: 9, filter: { kinds: ['bot'] } })).items).toEqual([]);
      expect((await reader.claimantsPage({ first: 9, filter: { text: 'RUTTE' } })).items).toEqual([world.claimant]);
      expect((await reader.sourcesPage({ first: 9, filter: { kinds: ['news'], text: 'x' } })).items).toEqual([]);
      expect((await reader.snapshotsPage({ last: 9, filter: { sourceIds: [world.source.id] } })).items).toEqual([]);
      expect((await reader.tablesPage({ last: 9, filter: { name: 'top-100' } })).items).toEqual([]);
      expect((await reader.verdictsPage({ first: 9, filter: { states: ['draft'] } })).items).toHaveLength(2);
      expect((await reader.verdictsPage({ first: 9 })).items).toHaveLength(6);
    });
  });

  it.each([
    [{}, 'invalid-input'],
    [{ first: 1, last: 1 }, 'invalid-input'],
    [{ first: -1 }, 'invalid-input'],
    [{ last: 1.5 }, 'invalid-input'],
    [{ first: 1, before: null, after: null, last: null }, null],
    [{ first: maxPageSize + 1 }, 'limit-exceeded'],
  ] as const)('asked for with %j is answered or refused with a code', async (request, code) => {
    const answer = store.read((reader) => reader.actorsPage(request));
    if (code === null) expect((await answer).items).toHaveLength(1);
    else await expect(answer).rejects.toMatchObject({ code });
  });

  it('takes a cursor only with its own end', async () => {
    const { id } = world.author;
    await store.read(async (reader) => {
      await expect(reader.actorsPage({ first: 1, before: id })).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(reader.actorsPage({ last: 1, after: id })).rejects.toMatchObject({ code: 'invalid-input' });
    });
  });
});
