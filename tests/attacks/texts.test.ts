import { describe, expect } from 'vitest';
import { stringPlaces } from './string-places.ts';
import { type Answer, attacks, expectNothingInside, type Target, useTarget } from './target.ts';

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
function codesOf({ errors = [] }: Answer): readonly unknown[] {
  const refusals = /^(INVALID_|LIMIT_EXCEEDED|NOT_FOUND|NOT_PERMITTED)/;
  return errors
    .map(({ message, extensions }: Answer) => extensions?.code ?? message)
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
