import { openStore, type Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { createGateway, type Gateway } from '@assay/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedFences } from '../house/run-examples.ts';

let store: Store;
let gateway: Gateway;
beforeAll(async () => {
  store = await openStore(':memory:');
  await loadExample(store);
  gateway = createGateway({ store });
});
afterAll(async () => {
  await gateway.dispose();
  await store.close();
});

async function ask(query: string): Promise<{ readonly data?: unknown; readonly errors?: unknown }> {
  const response = await gateway.fetch(
    new Request('http://127.0.0.1/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    }),
  );
  return Object(await response.json());
}

describe('the gateway over the worked example', () => {
  it('answers with the article’s claims, their verdicts and matrices', async () => {
    const { data, errors } = await ask(`{
      claims(first: 100) { edges { node {
        text
        verdict { latest { rating state } }
        propositions { words assessments { outcome conditions { words } strongest { words } readings { truth } } }
      } } }
    }`);
    expect(errors).toBeUndefined();
    const text = JSON.stringify(data);
    expect(text).toContain('how many of the largest is 6');
    expect(text.match(/"state":"PUBLISHED"/g)).toHaveLength(33);
  });

  it('says what was wrong with a page it cannot give', async () => {
    const { errors } = await ask('{ claims(first: -1) { edges { node { text } } } }');
    expect(errors).toMatchObject([{ extensions: { code: expect.any(String) } }]);
  });
});

const queries = documentedFences().filter(({ language }) => language === 'graphql');

describe('every GraphQL example in the documentation', () => {
  it.each(queries.map((fence) => [`${fence.path}:${fence.line}`, fence] as const))('%s runs', async (_where, fence) => {
    const { data, errors } = await ask(fence.code);
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
  });
});
