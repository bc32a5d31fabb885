import type { Answer } from '@assay/gateway/test-answer';
import { describe, expect } from 'vitest';
import { stringPlaces } from './string-places.ts';
import { attacks, expectNothingInside, type Target, useTarget } from './target.ts';

const target = useTarget({ limits: { burst: 1_000_000, anonymousBurst: 1_000_000 } });
const attack = attacks(target);

/** Sends a text to every place of the schema that takes one, as who may write. */
async function everywhere(given: Target, texts: readonly string[]): Promise<void> {
  const places = await stringPlaces(given);
  expect(places.length).toBeGreaterThan(60);
  for (const { name, query, variables } of places) {
    const replies = await Promise.all(texts.map((text) => given.ask(query, variables(text), given.as('admin'))));
    for (const { status, json, text } of replies) {
      expect([name, status, codesOf(json)]).toEqual([name, 200, []]);
      expectNothingInside(text.replaceAll(/"message":"(\\.|[^"\\])*"/g, ''));
    }
  }
  expect(await given.store.check()).toEqual([]);
}

/** Codes that are no refusal of the input: there should be none. */
function codesOf({ errors }: { readonly errors?: readonly Answer[] }): readonly string[] {
  const refusals = /^(INVALID_|LIMIT_EXCEEDED|NOT_FOUND|NOT_PERMITTED)/;
  return (errors ?? [])
    .map(({ message, extensions }) => extensions?.code ?? message)
    .filter(
      // A variable of the wrong form is refused by GraphQL itself, in words that name the variable.
      (code: string) => !refusals.test(code) && !code.startsWith('Variable "$'),
    );
}

describe('a text', () => {
  attack('SQL in every string argument', (given) =>
    everywhere(given, [
      "'; drop table claim; --",
      '" or "1"="1',
      "' union select sql from sqlite_master --",
      '1); delete from event; --',
    ]),
  );

  attack('LIKE syntax in every string argument', (given) => everywhere(given, ['%', '_%_', '\\', "a\\'%", '[^a]*']));

  attack('FTS syntax in every string argument', (given) =>
    everywhere(given, ['"', 'a AND', '(NEAR(a b, 2', '^a : *', '{text} : "a" NOT']),
  );

  attack(
    'search syntax: operators, columns, stars, quotes, scripts and ends of ranges only stand between words',
    async (given) => {
      const query = `query ($f: ClaimFilter, $order: ClaimOrder) { claims(first: 50, filter: $f, order: $order) { totalCount
      edges { cursor highlights { start end } node { text } } }
      claimFacets(filter: $f) { ratings { count } states { count } kinds { count } claimants { count } } }`;
      const hostile = [
        '"',
        '"""',
        '*'.repeat(500),
        '"*"*',
        'a*b*c*',
        'chinese OR NOT AND',
        'NEAR(three five, 10)',
        'words:three',
        '{words claimant_words} : three',
        '^three + five',
        'three NOT',
        '-three -five',
        '--three',
        '(((((((((three',
        "three'; drop table claim_search; --",
        'claim_search match three',
        'rank:bm25(0)',
        `three"${'"'.repeat(200)}`,
        'a '.repeat(250),
        'a-'.repeat(250),
        '-a '.repeat(166),
        'a* '.repeat(166),
        '"a b" '.repeat(83),
        '中'.repeat(500),
        'ก็'.repeat(250),
        '\u0000three\u0000',
        '\ud800three\udfff',
        '\u202eeerht\u202c',
        '\ufeff\u200b\u2066',
        'Z\u0351\u0343\u034b'.repeat(120),
        '\ufdfa'.repeat(500),
        '\u{1F468}\u200D'.repeat(120),
        '\u0301'.repeat(500),
        '%_\\',
        '\n\r\t\u2028\u0085',
      ];
      for (const text of hostile) {
        for (const order of [null, 'NEWEST', 'PUBLISHED', 'RELEVANCE']) {
          const { status, json, text: answer } = await given.ask(query, { f: { text }, order }, given.as('editor'));
          expect([status, text, json.errors]).toEqual([200, text, undefined]);
          expectNothingInside(answer);
          const { edges, totalCount } = json.data.claims;
          expect(edges.length).toBeLessThanOrEqual(totalCount);
          const ranges = edges.flatMap(({ node, highlights }) =>
            highlights.map(({ start, end }) => start >= 0 && start < end && end <= node.text.length),
          );
          expect(ranges).not.toContain(false);
        }
      }
      for (const text of ['*'.repeat(501), '"'.repeat(10_000), 'a*'.repeat(100_000)]) {
        const reply = await given.ask(query, { f: { text } }, given.as('editor'));
        expect(reply.json.errors.map(({ extensions }) => extensions.code)).toContain('LIMIT_EXCEEDED');
        expect(reply.text.length).toBeLessThan(2000);
      }
      // What was searched for is there still, and so is the index.
      const found = await given.ask('{ claims(filter: { text: "chin*" }) { totalCount } }');
      expect(found.json.data.claims.totalCount).toBeGreaterThan(0);
      expect(await given.store.check()).toEqual([]);
    },
  );

  attack('lone surrogates in every string argument', (given) =>
    everywhere(given, ['\ud800', 'a\udfff', '\udc00\ud800b']),
  );

  attack('NUL and other control characters in every string argument', (given) =>
    everywhere(given, ['\u0000', 'a\u0000b', '\u0007\u001b[2J', '\r\nset-cookie: a=b']),
  );

  attack('bidi and invisible text in every string argument', (given) =>
    everywhere(given, [
      '\u202egnihton\u202c',
      '\u2066a\u2069',
      '\ufeffa',
      'a\u200b\u200d',
      'Z\u0351\u0343\u034b'.repeat(20),
    ]),
  );

  attack('what was taken is kept and given back to the character', async ({ ask, as }) => {
    const adding =
      'mutation ($i: AddClaimantInput!) { addClaimant(input: $i) { ... on Refusal { code } ... on AddClaimantPayload { twin claimant { name } } } }';
    for (const name of [
      "Robert'); drop table claimant; --",
      '100% \\_"quoted"',
      '<img src=x onerror=alert(1)>',
      '\u05d0\u05d1 \u200fRTL\u200e',
    ]) {
      const { json } = await ask(adding, { i: { name, kind: 'PERSON' } }, as('editor'));
      expect(json.data.addClaimant).toEqual({ twin: false, claimant: { name } });
    }
    for (const name of ['a\u0000b', '\ud800', 'a\udfff']) {
      const { json } = await ask(adding, { i: { name, kind: 'PERSON' } }, as('editor'));
      expect(json.data.addClaimant.code).toMatch(/^INVALID_/);
    }
  });
});
