import { claimKinds, findQuotation, isCheckable, normalForm } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { claims } from './claims.ts';
import { article } from './example-claim.ts';
import { sharedDataHeld, sharedRows, sharedText, whereSkipped } from './shared-data.ts';
import { snapshotBytes, snapshots } from './snapshots.ts';
import { sources } from './sources.ts';
import { tables } from './tables.ts';

const textOf = new Map(snapshots.map(({ ref, text }) => [ref, text]));

describe('the claims of the example', () => {
  it('are at least 26, each named once', () => {
    expect(claims.length).toBeGreaterThanOrEqual(26);
    expect(new Set(claims.map(({ ref }) => ref)).size).toBe(claims.length);
  });

  it('are of every kind', () => {
    expect(new Set(claims.map(({ kind }) => kind))).toEqual(new Set(claimKinds));
  });

  it('have no twins: no claimant says the same words twice', () => {
    const forms = claims.map(({ claimant, partOf, text }) => [claimant, partOf, normalForm(text)].join('|'));
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('have parts only where they are compound, the whole before its parts', () => {
    for (const [at, { ref, partOf }] of claims.entries()) {
      if (partOf === null) continue;
      const whole = claims.findIndex((claim) => claim.ref === partOf);
      expect(whole, ref).toBeGreaterThanOrEqual(0);
      expect(whole, ref).toBeLessThan(at);
      expect(claims[whole]?.rollUp, ref).not.toBeNull();
    }
  });

  it.each(claims)('$ref rests on words and tables that are there', ({ appearances, evidence }) => {
    for (const item of evidence) {
      if (item.kind === 'table') expect(tables.map(({ name }) => name)).toContain(item.table);
      else {
        const anchor = { exact: item.exact, prefix: '', suffix: '', position: null };
        expect(findQuotation(textOf.get(item.snapshot) ?? '', anchor), item.ref).toMatchObject({
          found: true,
          match: { mode: 'verbatim' },
        });
      }
    }
    for (const { snapshot, quote } of appearances) {
      if (snapshot !== null) expect(textOf.get(snapshot)).toContain(quote);
    }
  });

  it.each(claims)('$ref has reasons that cite what it has', ({ kind, evidence, verdict }) => {
    const refs = evidence.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    for (const reason of verdict.reasons) {
      expect(refs).toEqual(expect.arrayContaining([...reason.evidence]));
      expect(reason.assessed || reason.evidence.length > 0).toBe(true);
    }
    expect(verdict.reasons.length > 0).toBe(isCheckable(kind));
    expect(verdict.rating === 'not-checkable').toBe(!isCheckable(kind));
  });
});

const offsetsInArticle = claims.flatMap(({ ref, appearances }) =>
  appearances.flatMap(({ url, span, quote }) => (url === article.url && span !== null ? [{ ref, span, quote }] : [])),
);

describe.runIf(sharedDataHeld)(`the claims, held against the article${whereSkipped}`, () => {
  const text = sharedDataHeld ? sharedText('article.txt') : '';
  const given = sharedDataHeld
    ? sharedRows('claims.csv', ['claim_id', 'char_offset', 'verbatim_span', 'suggested_verdict'])
    : [];

  it('stand in it at the place given', () => {
    expect(offsetsInArticle).toHaveLength(claims.length);
    for (const { ref, span, quote } of offsetsInArticle) expect(text.slice(span.start, span.end), ref).toBe(quote);
  });

  it('have the words, the place and the rating of the list of claims', () => {
    const ratings: Readonly<Record<string, string>> = { unverifiable: 'unproven' };
    for (const { ref, span, quote } of offsetsInArticle.filter((claim) => claim.ref !== 'C15')) {
      const row = given.find((one) => one.claim_id === ref);
      expect([row?.verbatim_span, Number(row?.char_offset)], ref).toEqual([quote, span.start]);
      const suggested = row?.suggested_verdict ?? '';
      const rating = claims.find((claim) => claim.ref === ref)?.verdict.rating;
      expect(rating, ref).toBe(ratings[suggested] ?? suggested.replace(' ', '-'));
    }
  });

  it('are all of the article that is shipped', () => {
    const excerpt = textOf.get('article') ?? '';
    const passages = excerpt.split('\n[…]\n').slice(1, -1);
    for (const passage of passages) expect(text).toContain(passage);
    const shipped = passages.reduce((sum, { length }) => sum + length, 0);
    const quoted = new Set(
      offsetsInArticle.flatMap(({ span }) => Array.from({ length: span.end - span.start }, (_, at) => span.start + at)),
    );
    expect(shipped).toBe(quoted.size);
  });
});

describe('the snapshots of the example', () => {
  it.each(snapshots)('$ref says that it is an excerpt', ({ text, title }) => {
    expect(text).toMatch(/^Excerpt: passages of .*; \[…\] marks what is left out\.\n/);
    expect(title).toMatch(/\(excerpt\)$/);
  });

  it('are bytes of their text', () => {
    for (const snapshot of snapshots) expect(new TextDecoder().decode(snapshotBytes(snapshot))).toBe(snapshot.text);
  });

  it('come from sources that stand after what they copy', () => {
    const refs: readonly string[] = sources.map(({ ref }) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { ref, origin } of sources) {
      if (origin !== null) expect(refs.indexOf(origin), ref).toBeLessThan(refs.indexOf(ref));
    }
    for (const origin of sources.flatMap((source) => source.origin ?? [])) expect(refs).toContain(origin);
    for (const { source } of [...snapshots, ...tables]) expect(refs).toContain(source);
  });
});
