import { describe, expect } from 'vitest';
import { attacks, expectLimit, expectNothingInside, expectRefused, useTarget } from './target.ts';

const attack = attacks(useTarget());
const many = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join(' ');

describe('a document', () => {
  attack('alias overload: one field under thirty names', async ({ ask }) => {
    expectLimit(await ask(`{ ${many(30, (at) => `a${at}: claims(first: 1) { edges { cursor } }`)} }`), 'aliases');
  });

  attack('alias overload: `__typename` under a hundred names', async ({ ask }) => {
    expectLimit(await ask(`{ ${many(100, (at) => `a${at}: __typename`)} }`), 'aliases');
    expectLimit(await ask(`{ ${many(100, (at) => `a${at}: __schema { types { name } }`)} }`), 'aliases');
  });

  attack('alias overload: through fragments that are spread again and again', async ({ ask }) => {
    const fragments = `fragment F on Claim { ${many(5, (at) => `a${at}: text`)} } fragment G on Claim { ...F ...F }`;
    expectLimit(await ask(`{ claims { edges { node { ...G ...G } } } } ${fragments}`), 'aliases');
  });

  attack('root overload: the same list many times over', async ({ ask }) => {
    expectLimit(await ask(`{ ${many(11, () => 'claims { edges { cursor } }')} }`), 'rootFields');
    expectLimit(await ask(`{ ...R ...R } fragment R on Query { ${many(6, () => '__typename')} }`), 'rootFields');
  });

  attack('field duplication: one field hundreds of times', async ({ ask }) => {
    const reply = await ask(`{ claims(first: 1) { edges { node { ${many(900, () => 'text')} } } } }`);
    expectLimit(reply, 'selections');
    const nested = many(20, () => `edges { ${many(20, () => 'node { text }')} }`);
    expectLimit(await ask(`{ claims(first: 1) { ${nested} } }`), 'tokens');
    const within = many(15, () => `edges { ${many(15, () => 'node { text }')} }`);
    const answered = await ask(`{ claims(first: 1) { ${within} } }`);
    expect([answered.status, answered.json.errors]).toEqual([200, undefined]);
  });

  attack('directive overload: unknown ones, known ones, and both on fragments', async ({ ask }) => {
    expectLimit(await ask(`{ claims { edges { cursor ${many(300, () => '@a')} } } }`), 'directives');
    expectLimit(await ask(`{ __typename ${many(120, () => '@skip(if: false)')} }`), 'directives');
    const fragment = `fragment F on Query { __typename ${many(8, () => '@include(if: true)')} }`;
    expectLimit(await ask(`{ ...F ...F ...F } ${fragment}`), 'directives');
    expectLimit(await ask(`query ${many(300, () => '@a')} { __typename }`), 'directives');
    expectRefused(
      await ask(`query (${many(90, (at) => `$v${at}: Int @a`)}) { __typename }`),
      'GRAPHQL_VALIDATION_FAILED',
    );
  });

  attack('a selection 10,000 deep', async ({ ask }) => {
    expectLimit(await ask(`${'{ a '.repeat(10_000)}${'}'.repeat(10_000)}`), 'tokens');
    expectLimit(await ask(`${'{ a '.repeat(300)}${'}'.repeat(300)}`), 'depth');
    expectLimit(
      await ask(`{ node(id: "x") { ${'... on Claim { partOf { '.repeat(11)} text ${'} }'.repeat(11)} } }`),
      'depth',
    );
  });

  attack('a literal 100,000 deep', async ({ ask }) => {
    const deep = (depth: number) => `{ claims(filter: ${'['.repeat(depth)}${']'.repeat(depth)}) { edges { cursor } } }`;
    expectLimit(await ask(deep(100_000)), 'tokens');
    expectRefused(await ask(deep(450)), 'GRAPHQL_VALIDATION_FAILED');
  });

  attack('circular fragments: one in itself, and three in a ring', async ({ ask }) => {
    for (const fragments of [
      'fragment A on Query { ...A }',
      'fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { x: __typename ...A }',
      'fragment A on Claim { parts { ...A } }',
    ]) {
      expectRefused(await ask(`{ ...A } ${fragments}`), 'GRAPHQL_VALIDATION_FAILED');
      expectRefused(await ask(`{ __typename } ${fragments}`), 'GRAPHQL_VALIDATION_FAILED');
    }
  });

  attack('exponential fragments: sixty that spread the next one twice', async ({ ask }) => {
    const bomb = many(60, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);
    expectLimit(await ask(`{ ...F0 } ${bomb} fragment F60 on Query { __typename }`), 'rootFields');
    const claims = many(40, (at) => `fragment F${at} on Claim { parts { ...F${at + 1} } parts { ...F${at + 1} } }`);
    const reply = await ask(`{ claims { edges { node { ...F0 } } } } ${claims} fragment F40 on Claim { text }`);
    expectLimit(reply, 'depth');
    const flat = many(60, (at) => `fragment F${at} on Claim { ...F${at + 1} ...F${at + 1} }`);
    expectLimit(await ask(`{ node(id: "x") { ...F0 } } ${flat} fragment F60 on Claim { text }`), 'selections');
    expectLimit(await ask(`{ __typename } ${flat} fragment F60 on Claim { text }`), 'selections');
  });

  attack('many operations in one document', async ({ ask, send }) => {
    expectLimit(await ask(many(200, (at) => `query Q${at} { __typename }`)), 'operations');
    const query = many(3, (at) => `query Q${at} { __typename }`);
    expectRefused(await ask(query), 'OPERATION_RESOLUTION_FAILURE');
    expect((await send(JSON.stringify({ query, operationName: 'Q1' }))).json).toEqual({
      data: { __typename: 'Query' },
    });
    expectRefused(await send(JSON.stringify({ query, operationName: 'Q9' })), 'OPERATION_RESOLUTION_FAILURE');
  });

  attack('huge literals: a text, a number, a name and a comment', async ({ ask, as }) => {
    const page = 'edges { node { text } }';
    const searched = await ask(`{ claims(filter: { text: "${'a'.repeat(250_000)}" }) { ${page} } }`);
    expect(searched.status).toBeLessThan(500);
    expectRefused(await ask(`{ claims(first: ${'9'.repeat(100_000)}) { ${page} } }`), 'GRAPHQL_VALIDATION_FAILED');
    expectRefused(await ask(`{ claims(first: -${'9'.repeat(400)}) { ${page} } }`), 'GRAPHQL_VALIDATION_FAILED');
    expectRefused(await ask(`{ ${'a'.repeat(250_000)} }`), 'GRAPHQL_VALIDATION_FAILED');
    const commented = await ask(`# ${'a'.repeat(250_000)}\n{ __typename }`);
    expect(commented.json).toEqual({ data: { __typename: 'Query' } });
    const written = await ask(
      `mutation { addClaimant(input: { name: "${'a'.repeat(250_000)}", kind: PERSON }) { ... on Refusal { code } } }`,
      {},
      as('editor'),
    );
    expect(written.json.data.addClaimant.code).toBe('INVALID_INPUT');
  });

  attack('introspection that multiplies: lists of the schema inside each other', async ({ ask }) => {
    const nested =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
    expectRefused(await ask(nested), 'GRAPHQL_VALIDATION_FAILED');
    const within = 'types { fields { type { fields { type { fields { name args { name type { name } } } } } } } }';
    const reply = await ask(`{ ${many(15, (at) => `a${at}: __schema { ${within} }`).slice(0, -1)} } }`);
    expectRefused(reply, 'LIMIT_EXCEEDED');
  });
});

describe('where the schema is not shown', () => {
  const attack = attacks(useTarget({ introspection: false }));

  attack('introspection and guessing: neither the schema nor a name near one is told', async ({ ask, as }) => {
    for (const query of [
      '{ __schema { types { name } } }',
      '{ ...F } fragment F on Query { __type(name: "Claim") { name } }',
    ]) {
      expectRefused(await ask(query), 'NOT_PERMITTED');
    }
    const guesses = [
      '{ claim { edges { cursor } } }',
      '{ claims(firsts: 1) { edges { cursor } } }',
      '{ claims(filter: { tex: "a" }) { edges { cursor } } }',
      '{ claims(filter: { kinds: [RANKIN] }) { edges { cursor } } }',
      '{ node(id: "x") { ... on Clai { text } } }',
    ];
    for (const query of guesses) {
      const reply = await ask(query);
      expectRefused(reply, 'GRAPHQL_VALIDATION_FAILED');
      expect(reply.text).not.toContain('Did you mean');
    }
    const filtered = 'query ($f: ClaimFilter) { claims(filter: $f) { edges { cursor } } }';
    for (const filter of [{ tex: 'a' }, { kind: 'RANKIN' }]) {
      const reply = await ask(filtered, { f: filter }, as('editor'));
      expect([reply.json.errors.length, reply.text.includes('Did you mean')]).toEqual([1, false]);
      expectNothingInside(reply.text);
    }
  });
});
