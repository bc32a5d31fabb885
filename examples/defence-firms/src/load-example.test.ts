import type { Assessment } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleTable } from './article-table.ts';
import { claims } from './claims.ts';
import { loadExample } from './load-example.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
  await loadExample(store);
});
afterAll(() => store.close());

async function assessmentsOf(ref: string): Promise<readonly Assessment[]> {
  const text = claims.find((claim) => claim.ref === ref)?.text;
  return store.read(async (reader) => {
    const { items } = await reader.claimsPage({ first: 100 });
    const claim = items.find((item) => item.text === text);
    if (claim === undefined) return [];
    const propositions = (await reader.propositionsOfClaims([claim.id])).get(claim.id) ?? [];
    const found = await reader.assessmentsOfPropositions(propositions.map(({ id }) => id));
    return propositions.flatMap(({ id }) => found.get(id)?.[0] ?? []);
  });
}

describe('the article’s claims on record', () => {
  it('are all published, reviewed by two people who are not their author', async () => {
    const states = await store.read(async (reader) => {
      const { items } = await reader.claimsPage({ first: 100 });
      const verdicts = [...(await reader.verdictsOfClaims(items.map(({ id }) => id))).values()];
      const revisions = [...(await reader.revisionsOfVerdicts(verdicts.map(({ id }) => id))).values()].flat();
      const reviews = await reader.reviewsOfRevisions(revisions.map(({ id }) => id));
      return revisions.map(({ id, state, digest, authorId }) => ({
        state,
        approvals: new Set(
          (reviews.get(id) ?? [])
            .filter((r) => r.digest === digest && r.reviewerId !== authorId)
            .map((r) => r.reviewerId),
        ).size,
      }));
    });
    expect(states).toHaveLength(claims.length);
    expect(states.every(({ state, approvals }) => state === 'published' && approvals === 2)).toBe(true);
  });

  it.each([
    ['C01', ['true']],
    ['C04', ['true']],
    ['C06', ['true']],
    ['C15a', ['true']],
    ['C15b', ['false-where-decidable', 'false']],
    ['C15c', ['false']],
    ['C30a', ['false']],
    ['C26a', ['depends-on-the-reading', 'depends-on-the-reading']],
    ['C26b', ['depends-on-the-reading']],
    ['C09b', ['depends-on-the-reading']],
    ['C14', ['depends-on-the-reading']],
    ['C17', ['undecided']],
    ['C02', []],
  ])('%s comes to what was worked out by hand', async (ref, outcomes) => {
    expect((await assessmentsOf(ref)).map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});

describe('none a couple of years ago', () => {
  it('has eighteen readings, false in the ten that can be decided', async () => {
    const [sipri] = await assessmentsOf('C15b');
    const truths = sipri?.results.map(({ truth }) => truth);
    expect(truths).toHaveLength(18);
    expect(truths?.filter((truth) => truth === 'false')).toHaveLength(10);
    expect(truths?.filter((truth) => truth === 'undecided')).toHaveLength(8);
  });

  it('is undecided, with the declared gap as reason, where the list had left China out', async () => {
    const [sipri] = await assessmentsOf('C15b');
    const open = sipri?.results.filter(({ truth }) => truth === 'undecided') ?? [];
    expect(open.every(({ reasons }) => reasons.some(({ code }) => code === 'declared-gap'))).toBe(true);
  });

  it('holds at its strongest for the top six', async () => {
    const [sipri] = await assessmentsOf('C15b');
    expect(sipri?.strongest.map(({ values }) => Object.values(values))).toEqual([[6]]);
  });
});

describe('the printed table', () => {
  it('is no wider than eighty columns and names every claim', async () => {
    const text = await articleTable(store);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(claims.filter(({ ref }) => !text.includes(ref))).toEqual([]);
  });
});
