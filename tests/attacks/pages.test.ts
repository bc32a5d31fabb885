import { describe, expect } from 'vitest';
import { attacks, expectLimit, expectNothingInside, expectRefused, useTarget } from './target.ts';

const attack = attacks(useTarget());

const deep = 'edges { node { evidence { claim { evidence { claim { text } } } } } }';

describe('a page', () => {
  attack('page size by literal, variable, default of a variable, and of both ends', async ({ ask }) => {
    const page = 'edges { cursor }';
    for (const size of [101, 1_000_000, 2_147_483_647]) {
      expectLimit(await ask(`{ claims(first: ${size}) { ${page} } }`), 'pageSize');
      expectLimit(await ask(`{ claims(last: ${size}) { ${page} } }`), 'pageSize');
      expectLimit(await ask(`query ($n: Int) { claims(first: $n) { ${page} } }`, { n: size }), 'pageSize');
      expectLimit(await ask(`query ($n: Int = ${size}) { claims(first: $n) { ${page} } }`), 'pageSize');
      expectLimit(await ask(`query ($n: Int = ${size}) { claims(first: 1, last: $n) { ${page} } }`), 'pageSize');
      expectLimit(await ask(`{ ...P } fragment P on Query { claims(first: ${size}) { ${page} } }`), 'pageSize');
    }
    for (const n of ['100000', 1.5, 1e300, true, [1000], { n: 1000 }]) {
      const reply = await ask(`query ($n: Int) { claims(first: $n) { ${page} } }`, { n });
      expect([reply.status, reply.json.data, reply.json.errors.length]).toEqual([200, undefined, 1]);
    }
  });

  attack(
    'validation-cache priming: a document that was let through with a small page, with a large one',
    async ({ ask }) => {
      const query = `query Primed($n: Int, $m: Int = 1) { claims(first: $n) { ${deep} } c: claims(first: $m) { ${deep} } }`;
      for (let time = 0; time < 3; time += 1) {
        expect((await ask(query, { n: 2 })).json.errors).toBeUndefined();
        expectLimit(await ask(query, { n: 100 }), 'anonymousComplexity');
        expectLimit(await ask(query, { n: 1, m: 100 }), 'anonymousComplexity');
        expectLimit(await ask(query, { n: 5000 }), 'pageSize');
      }
    },
  );

  attack('negative and conflicting page arguments', async ({ ask }) => {
    for (const size of [
      'first: -1',
      'last: -1',
      'first: -2147483648',
      'first: 1, last: 1',
      'first: 1, before: "x"',
      'last: 1, after: "x"',
    ]) {
      const reply = await ask(`{ claims(${size}) { edges { cursor } } }`);
      expectRefused(reply, ['INVALID_INPUT', 'INVALID_CURSOR']);
    }
    const none = await ask('{ claims(first: 0) { edges { cursor } pageInfo { endCursor } } }');
    expect(none.json.data.claims).toEqual({ edges: [], pageInfo: { endCursor: null } });
  });

  attack('forged and foreign cursors', async ({ ask }) => {
    const found = await ask('{ claims(first: 1) { edges { cursor node { id claimant { id } } } } }');
    const [{ cursor, node }] = found.json.data.claims.edges;
    const id = '019ab0c2-5a00-7000-8000-000000000001';
    const forged = [
      'x',
      '',
      '\u0000',
      node.id,
      node.claimant.id,
      `${cursor}A`,
      btoa(`ClaimCursor:${id}' or 1=1 --`),
      btoa('ClaimCursor:'),
      btoa(`SourceCursor:${id}`),
      btoa(`ClaimCursor:${id}:${id}`),
      'A'.repeat(100_000),
    ];
    for (const after of forged) {
      const reply = await ask('query ($c: String) { claims(first: 5, after: $c) { edges { cursor } } }', { c: after });
      expect([reply.status, after.slice(0, 60), reply.json.errors?.[0].extensions.code ?? 'answered']).toEqual([
        200,
        after.slice(0, 60),
        expect.stringMatching(/^INVALID_CURSOR$|^answered$/),
      ]);
      expectNothingInside(reply.text);
    }
    const elsewhere = await ask('query ($c: String) { claims(first: 5, after: $c) { edges { cursor } } }', {
      c: btoa(`ClaimCursor:00000000-0000-7000-8000-000000000000`),
    });
    expect(elsewhere.status).toBe(200);
  });

  attack('nested-connection product: lists inside lists inside a page', async ({ ask, as }) => {
    const nested = `{ claims(first: 100) { ${deep} } }`;
    expectLimit(await ask(nested), 'anonymousComplexity');
    const deeper =
      '{ claims(first: 100) { edges { node { parts { parts { parts { parts { parts { text } } } } } } } } }';
    expectLimit(await ask(deeper, {}, as('editor')), 'complexity');
    const spread = `{ claims(first: 100) { edges { node { ...P ...P } } } }
      fragment P on Claim { parts { ...E ...E } } fragment E on Claim { evidence { claim { evidence { stance } } } }`;
    expectRefused(await ask(spread, {}, as('editor')), 'LIMIT_EXCEEDED');
    const skipped =
      'query ($no: Boolean = false) { claims(first: 100) @include(if: $no) { edges { node { evidence { claim { evidence { claim { text } } } } } } } }';
    expectLimit(await ask(skipped), 'anonymousComplexity');
  });

  attack('pathological search text: wildcards, escapes, ends of ranges, and no end of it', async ({ ask }) => {
    const texts = [
      '%',
      '%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%',
      '%'.repeat(500),
      'a%'.repeat(250),
      '\\'.repeat(499),
      '\\%',
      '*',
      '[a-z',
      '"',
      '""""',
      'NEAR(a b)',
      'a AND',
      'a OR OR b',
      'text: a',
      '(((((',
      '^',
      '-',
      '{text} : a',
      ' ',
      '\u0000',
      'ﷺ'.repeat(500),
      'a\u0301'.repeat(250),
      '\u{1F468}\u200D'.repeat(120),
    ];
    for (const text of texts) {
      const reply = await ask('query ($t: String) { claims(filter: { text: $t }) { edges { node { text } } } }', {
        t: text,
      });
      expect([reply.status, text, reply.json.errors?.[0].extensions.code]).toEqual([200, text, undefined]);
    }
    for (const text of ['%', '_', '\\', '\\%']) {
      const reply = await ask('query ($t: String) { claims(filter: { text: $t }) { edges { node { text } } } }', {
        t: text,
      });
      const found = reply.json.data.claims.edges.map(({ node }) => node.text);
      expect(found.filter((one: string) => !one.includes(text))).toEqual([]);
    }
    for (const text of ['a'.repeat(501), '%'.repeat(100_000), 'a'.repeat(250_000)]) {
      const reply = await ask('query ($t: String) { claims(filter: { text: $t }) { edges { node { text } } } }', {
        t: text,
      });
      expectRefused(reply, 'LIMIT_EXCEEDED');
      expect(reply.text.length).toBeLessThan(1000);
    }
  });
});
