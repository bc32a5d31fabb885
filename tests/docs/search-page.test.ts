import { openStore, type Store } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { createGateway, type Gateway } from '@assay/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from './page.ts';

/** What a client reads, as far as the test looks at it. */
interface Answer {
  readonly data: { readonly [field: string]: { readonly edges?: readonly unknown[] } };
  readonly errors?: unknown;
}

const queries = [...readPage('search.md').matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, query = '']) => query);

describe('the page of what can be found', () => {
  let store: Store;
  let gateway: Gateway;
  beforeAll(async () => {
    store = await openStore(':memory:');
    await loadExample(store);
    gateway = createGateway({ store, actorOf: () => undefined });
  });
  afterAll(async () => {
    await gateway.dispose();
    await store.close();
  });

  it.each(queries.map((query) => [query]))('has a query that is answered: %s', async (query) => {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify({ query }) };
    const response = await gateway.fetch(new Request('http://localhost/graphql', request));
    const { data, errors }: Answer = JSON.parse(await response.text());
    expect(errors).toBeUndefined();
    // Each finds something but the queue, in which nothing waits for nobody.
    if (query.includes('reviewQueue')) return;
    const [answer] = Object.values(data);
    expect((answer?.edges ?? Object.values(answer ?? {})).length).toBeGreaterThan(0);
  });

  it('has some', () => expect(queries.length).toBeGreaterThan(5));
});
