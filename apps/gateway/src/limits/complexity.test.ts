import { getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { examples } from '../examples.ts';
import { schema } from '../schema.ts';
import { complexityOf } from './complexity.ts';
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
