import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import type { Assessment } from '@assay/core';
import { openStore, type Store } from '@assay/core/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleTable } from './article-table.ts';
import { claims } from './claims.ts';
import { loadExample } from './load-example.ts';
import { readClaims } from './on-record.ts';
import { coloured } from './terminal.ts';

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

describe('the centre of the article, as worked out', () => {
  const counted = ({ results }: Assessment) =>
    results.map(({ truth, leaves }) => [truth, leaves[0]?.values[0]?.min, leaves[0]?.values[0]?.max]);

  it('has three on both lists in force: true, at the lower bound', async () => {
    const [now] = await assessmentsOf('C15a');
    expect(now && counted(now)).toEqual([
      ['true', 3, 3],
      ['true', 3, 3],
    ]);
  });

  it('has three, four and three before, and not zero where the list had left China out', async () => {
    const [sipri, news] = await assessmentsOf('C15b');
    const undecided = ['undecided', 0, null];
    expect(sipri && counted(sipri)).toEqual([
      ['false', 3, 3],
      ['false', 4, 4],
      ['false', 1, 10],
      ['false', 2, 2],
      ['false', 3, 3],
      ['false', 3, 3],
      ['false', 3, 3],
      ['false', 3, 3],
      ['false', 3, 3],
      undecided,
      undecided,
      ['false', 3, 3],
      ...Array.from({ length: 6 }, () => undecided),
    ]);
    expect(news && counted(news)).toEqual([
      ['false', 3, 6],
      ['false', 3, 3],
      ['false', 3, 3],
      ['false', 2, 2],
      ['false', 3, 3],
      ['false', 3, 6],
    ]);
  });

  it('is undecided for the reason the gap declares', async () => {
    const [sipri] = await assessmentsOf('C15b');
    const open = sipri?.results.filter(({ truth }) => truth === 'undecided') ?? [];
    expect(open).toHaveLength(8);
    expect(open.every(({ reasons }) => reasons.some(({ code }) => code === 'declared-gap'))).toBe(true);
  });

  it('is false under these conditions', async () => {
    const [sipri] = await assessmentsOf('C15b');
    expect(sipri?.conditions.map(({ words }) => words)).toEqual([
      'false whenever the list is SIPRI as published',
      'false whenever the list is SIPRI as published or SIPRI as restated, and the fiscal year of 23 June 2025 is 2023, newest then',
      'false whenever the list is SIPRI as published or SIPRI as restated, and a couple of years is three years',
    ]);
  });

  it('holds at its strongest for the top six', async () => {
    const [sipri] = await assessmentsOf('C15b');
    expect(sipri?.strongest.map(({ values }) => values)).toEqual([{ places: 6 }]);
  });

  it('rose by three on no list that covers the same countries then and now', async () => {
    const [rise] = await assessmentsOf('C15c');
    expect(rise?.results.map(({ reading }) => [reading['coverage'], reading['newest']].join(' '))).toEqual(
      ['sipri-as-published 2023', 'sipri-restated 2022', 'defense-news 2023'].flatMap((list) => [list, list, list]),
    );
    expect(new Set(rise?.results.map(({ truth }) => truth))).toEqual(new Set(['false']));
  });

  it('is mostly false as a whole, by the rule that is named', async () => {
    const whole = (await store.read(readClaims)).find(({ claim }) => claim.ref === 'C15');
    expect([whole?.claim.rollUp, whole?.revision?.rating, whole?.revision?.override]).toEqual([
      'majority-of-parts',
      'mostly-false',
      null,
    ]);
  });
});

describe('the printed example', () => {
  it('names every claim, its verdict and its sentences, and has no line wider than eighty columns', async () => {
    const text = await articleTable(store);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const { ref } of claims) expect(text).toMatch(new RegExp(`^${ref} `, 'm'));
    expect(text.match(/^verdict /gm)).toHaveLength(claims.length);
    expect(text).toContain('SIPRI as published   2023, newest then  two years    4          false\n');
    expect(text).toContain('  SIPRI as restated         2    3    3    3    3    3    3    3\n');
    expect(text).not.toMatch(/sipri[_-]|undefined|NaN| \n/);
  });

  it('is the same in colour but for the colours', async () => {
    const inColour = await articleTable(store, coloured);
    expect(inColour).toContain(coloured('red', 'MOSTLY FALSE'));
    expect(stripVTControlCharacters(inColour)).toBe(await articleTable(store));
  });

  it('is printed by the command without colour where no terminal is, and ends with what to do next', async () => {
    const file = fileURLToPath(new URL('../print.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', file]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => line.length > 80 || line !== stripVTControlCharacters(line))).toEqual([]);
    expect(lines.slice(-7)[0]).toBe('What next');
  }, 60_000);
});
