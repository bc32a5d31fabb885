import { describe, expect } from 'vitest';
import { attacks, expectNothingInside, type Target, useTarget } from './target.ts';

const attack = attacks(useTarget({ limits: { burst: 1_000_000, anonymousBurst: 1_000_000, dryRunMs: 200 } }));

async function run({ ask, as }: Target, by: Parameters<Target['as']>[0], query: string, variables: object) {
  const { status, json, text } = await ask(query, variables, as(by));
  expectNothingInside(text);
  expect([status < 500, json.errors]).toEqual([true, undefined]);
  return json.data;
}

const addSource = `mutation ($input: AddSourceInput!, $key: String) { addSource(input: $input, idempotencyKey: $key) {
  __typename ... on Refusal { code } ... on AddSourcePayload { source { id name } twin } } }`;
const submitClaims = `mutation ($input: SubmitClaimsInput!, $key: String) {
  submitClaims(input: $input, idempotencyKey: $key) { __typename ... on Refusal { code }
  ... on SubmitClaimsPayload { items { __typename ... on Refusal { code } ... on SubmitClaimPayload { twin } } } } }`;
let made = 0;
const fresh = () => {
  made += 1;
  return `A paper ${made} ${Math.random()}`;
};

describe('a write', () => {
  attack('retry storms: one idempotency key fifty times at once has one effect', async (target) => {
    const input = { name: fresh(), kind: 'NEWS' };
    const head = () => target.store.read((reader) => reader.headSequence());
    const before = await head();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => run(target, 'editor', addSource, { input, key: 'storm' })),
    );
    expect(new Set(answers.map(({ addSource: { twin, source } }) => `${twin} ${source.id}`)).size).toBe(1);
    expect(await head()).toBe(before + 1);
  });

  attack('idempotency keys of others, used again for other inputs, hostile and huge', async (target) => {
    const input = { name: fresh(), kind: 'NEWS' };
    await run(target, 'editor', addSource, { input, key: 'mine' });
    const theirs = await run(target, 'contributor', addSource, { input, key: 'mine' });
    expect(theirs.addSource).toMatchObject({ twin: true });
    const other = await run(target, 'editor', addSource, { input: { ...input, name: fresh() }, key: 'mine' });
    expect(other.addSource).toEqual({ __typename: 'Refusal', code: 'IDEMPOTENCY_CONFLICT' });
    const reader = await run(target, 'reader', addSource, { input, key: 'mine' });
    expect(reader.addSource).toMatchObject({ code: 'NOT_PERMITTED' });
    for (const key of ['', ' ', 'k'.repeat(501), 'k'.repeat(100_000), '\0', '\ud800', "' or 1=1 --"]) {
      const { addSource: answer } = await run(target, 'editor', addSource, { input: { ...input, name: fresh() }, key });
      expect(['INVALID_INPUT', undefined]).toContain(answer.code);
    }
  });

  attack('bulk overload: more items than a batch may have, or than an operation may write', async (target) => {
    const { json } = await target.ask(
      '{ claims(first: 1) { edges { node { claimant { id } } } } }',
      {},
      target.as('editor'),
    );
    const claimantId = json.data.claims.edges[0].node.claimant.id;
    const claims = (many: number) =>
      Array.from({ length: many }, () => ({ text: fresh(), language: 'en', kind: 'RANKING', claimantId }));
    const head = () => target.store.read((reader) => reader.headSequence());
    const before = await head();
    const most = await run(target, 'editor', submitClaims, { input: { items: claims(101) } });
    expect(most.submitClaims).toMatchObject({ code: 'INVALID_INPUT' });
    const none = await run(target, 'editor', submitClaims, { input: { items: [] } });
    expect(none.submitClaims).toMatchObject({ code: 'INVALID_INPUT' });
    const input = { items: claims(100) };
    const many = Array.from({ length: 6 }, (_, index) => `m${index}: submitClaims(input: $input) { __typename }`);
    const { json: six } = await target.ask(
      `mutation ($input: SubmitClaimsInput!) { ${many.join(' ')} }`,
      { input },
      target.as('editor'),
    );
    expect(six.errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
    expect(await head()).toBe(before);
    const mixed = { items: [...claims(2), ...claims(1).map((claim) => ({ ...claim, text: ' ' }))], atomic: true };
    const { submitClaims: refused } = await run(target, 'editor', submitClaims, { input: mixed });
    expect(refused.items.map(({ code }) => code)).toEqual(['CONFLICT', 'CONFLICT', 'INVALID_INPUT']);
    expect(await head()).toBe(before);
  });
});

describe('a dry run', () => {
  const dry = `query ($input: DryAssessInput!) { dryAssess(input: $input) { __typename
    ... on Refusal { code } ... on DryAssessment { outcome } } }`;
  const table = { op: 'table', table: 'sipri_top_100' };

  attack('work without end: terms inside terms, and readings that multiply', async (target) => {
    const names = (await target.store.read((reader) => reader.tablesPage({ first: 1 }))).items.map(({ name }) => name);
    const rows = { ...table, table: names[0] };
    // Each looks at every row again.
    const deep = Array.from({ length: 60 }).reduce<object>(
      (term, _, index) => ({
        op: 'and',
        of: [
          term,
          { op: 'compare', left: { op: 'count', of: rows }, is: '>', right: { op: 'number', value: index, unit: '1' } },
        ],
      }),
      { op: 'exists', of: rows },
    );
    const { dryAssess } = await run(target, 'contributor', dry, { input: { proposition: { assay: 1, term: deep } } });
    expect(['DryAssessment', 'Refusal']).toContain(dryAssess.__typename);
    const parameters = Array.from({ length: 12 }, (_, index) => ({
      name: `p${index}`,
      type: 'number',
      unit: '1',
      label: 'how many',
      options: [1, 2].map((value) => ({
        id: `o${value}`,
        label: 'so many',
        value,
        reason: 'Both are said.',
        source: null,
      })),
    }));
    const many = parameters.map(({ name }) => ({
      op: 'compare',
      left: { op: 'count', of: rows },
      is: '>',
      right: { op: 'number', value: { parameter: name }, unit: '1' },
    }));
    const input = {
      proposition: { assay: 1, term: { op: 'and', of: many } },
      readings: { parameters, exclusions: [], axes: [] },
    };
    expect((await run(target, 'contributor', dry, { input })).dryAssess).toEqual({
      __typename: 'Refusal',
      code: 'LIMIT_EXCEEDED',
    });
  });
});
