import { getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { examples } from '../examples.ts';
import { schema } from '../schema.ts';
import { complexityOf, createComplexity } from './complexity.ts';
import { asLimits } from './limits.ts';

function complexity(text: string, variables: { readonly [name: string]: unknown } = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('expected one operation');
  return complexityOf({ schema, document, operation, variables, limits: asLimits() });
}

describe('the complexity of an operation', () => {
  it('is one for each object, by the size of the page, whoever says it', () => {
    const page = 'edges { node { text claimant { name } } }';
    const sized = `query ($n: Int = 7) { claims(first: $n) { ${page} } }`;
    expect(complexity(`{ claims(first: 5) { ${page} } }`)).toBe(10);
    expect(complexity(`{ claims(last: 5) { ${page} } }`)).toBe(10);
    expect(complexity(`{ claims { ${page} } }`)).toBe(40);
    expect([complexity(sized), complexity(sized, { n: 50 }), complexity(sized, { n: 1 })]).toEqual([14, 100, 2]);
    expect(
      complexity(
        `{ ...P } fragment P on Query { claims(first: 5) { ...Q } } fragment Q on QueryClaimsConnection { ${page} }`,
      ),
    ).toBe(10);
  });

  it('takes three items for a list without a page, inside each other three times three', () => {
    expect(complexity('{ claims(first: 1) { edges { node { evidence { claim { evidence { stance } } } } } } }')).toBe(
      1 + 3 * (1 + 1 + 3),
    );
    expect(complexity('{ node(id: "x") { id } }')).toBe(1);
    expect(complexity('{ __typename }')).toBe(1);
  });

  it('is at least ten for a write', () => {
    const adding = 'addClaimant(input: { name: "A", kind: PERSON }) { ... on AddClaimantPayload { claimant { id } } }';
    expect(complexity(`mutation { ${adding} }`)).toBe(11);
  });

  it('is that of its page where a list is asked for no more than its places', () => {
    expect(complexity('{ claims(first: 100) { edges { cursor } } }')).toBe(100);
    expect(complexity('{ staleVerdicts(first: 50) { pageInfo { hasNextPage } } }')).toBe(50);
    expect(complexity('{ claims(first: 0) { totalCount } }')).toBe(21);
    expect(
      complexity(
        '{ claims(first: 50) { totalCount edges { node { id } } ...P } } fragment P on QueryClaimsConnection { totalCount }',
      ),
    ).toBe(90);
  });

  it('of fragments that spread the next one twice is counted once for each', () => {
    const on = 'on QueryClaimsConnection';
    const chain = Array.from({ length: 60 }, (_, at) => `fragment F${at} ${on} { ...F${at + 1} ...F${at + 1} }`);
    const last = `fragment F60 ${on} { edges { node { id } } }`;
    expect(complexity(`{ claims(first: 1) { ...F0 } } ${chain.join(' ')} ${last}`)).toBe(2 ** 60);
  });

  it('has the price of a filter wherever it says something, however it is said', () => {
    const one = (filter: string) => `{ claims(first: 1, filter: ${filter}) { edges { cursor } } }`;
    expect(complexity(one('{ text: "ten" }'))).toBe(51);
    expect(complexity(one('{ stale: false, text: "ten" }'))).toBe(101);
    expect(complexity(one('{ hasFindings: true }'))).toBe(801);
    expect(complexity(one('{ hasFindings: null, kinds: [TREND] }'))).toBe(1);
    expect(complexity('{ verdicts(first: 1, filter: { stale: true }) { edges { cursor } } }')).toBe(51);
    expect(complexity('{ claimFacets(filter: { hasFindings: true }) { ratings { count } } }')).toBe(850);

    const whole = (given = '') => `query ($f: ClaimFilter ${given}) ${one('$f')}`;
    expect(
      [{}, { f: null }, { f: {} }, { f: { hasFindings: null } }].map((given) => complexity(whole(), given)),
    ).toEqual([1, 1, 1, 1]);
    expect(complexity(whole(), { f: { hasFindings: false } })).toBe(801);
    expect(complexity(whole('= { hasFindings: true }'))).toBe(801);
    expect(complexity(whole('= { hasFindings: true }'), { f: null })).toBe(1);

    const part = (given = '') => `query ($is: Boolean ${given}) ${one('{ hasFindings: $is }')}`;
    expect([{}, { is: null }].map((given) => complexity(part(), given))).toEqual([1, 1]);
    expect(complexity(part(), { is: false })).toBe(801);
    expect(complexity(part('= true'))).toBe(801);
  });

  it('is counted again where a variable says whether a filter is there', () => {
    const document = parse(
      'query ($is: Boolean) { claims(first: 1, filter: { hasFindings: $is }) { edges { cursor } } }',
    );
    const operation = getOperationAST(document) ?? expect.unreachable();
    const counted = createComplexity();
    const of = (variables: object) =>
      counted({ schema, document, operation, variables: { ...variables }, limits: asLimits() });
    expect([of({}), of({ is: true }), of({})]).toEqual([1, 801, 1]);
  });

  it('keeps what is worked out over many verdicts from being asked ten times at once', () => {
    const many = Array.from(
      { length: 10 },
      (_, at) => `f${at}: claims(first: 1, filter: { hasFindings: true }) { edges { cursor } }`,
    );
    expect(complexity(`{ ${many.join(' ')} }`)).toBeGreaterThan(asLimits().complexity);
  });

  it('leaves room for anybody to ask for a page with its evidence, for one claim with everything, and for the schema', () => {
    const list = `{ claims(first: 20) { edges { node { text verdict { latest { rating } }
      evidence { quotation { exact snapshot { source { name } } } } } } } }`;
    const one = `{ node(id: "x") { ... on Claim { text claimant { name } parts { text } appearances { snapshot { title source { name } } }
      evidence { quotation { snapshot { title source { name } } } table { name source { name } } } replies { question }
      propositions { words json readings assessments { outcome readings { truth leaves { words witnesses { cells { value } } } } } }
      verdict { history { rating reasons { text evidence { id } assessments { id } } reviews { decision reviewer { name } } author { name } } } } } }`;
    for (const text of [list, one, ...examples, getIntrospectionQuery()]) {
      expect(complexity(text)).toBeLessThan(asLimits().anonymousComplexity);
    }
  });

  it('is refused where a page is larger than a page may be', () => {
    for (const [text, variables] of [
      ['{ claims(first: 101) { edges { cursor } } }', {}],
      ['query ($n: Int) { claims(last: $n) { edges { cursor } } }', { n: 101 }],
      ['query ($n: Int = 101) { claims(last: $n) { edges { cursor } } }', {}],
    ] as const) {
      expect(() => complexity(text, variables)).toThrowError(
        expect.objectContaining({ extensions: expect.objectContaining({ limit: 'pageSize' }) }),
      );
    }
  });
});
