import { openStore, type Store } from '@assay/core/store';
import { claims, loadExample, tableContent, tables } from '@assay/example-defence-firms';
import { createGateway, type Gateway } from '@assay/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedFences } from '../house/run-examples.ts';

let store: Store;
let gateway: Gateway;
beforeAll(async () => {
  store = await openStore(':memory:');
  await loadExample(store);
  const [somebody] = (await store.read((reader) => reader.actorsPage({ first: 1 }))).items;
  gateway = createGateway({ store, actorOf: () => somebody });
});
afterAll(async () => {
  await gateway.dispose();
  await store.close();
});

async function ask(query: string): Promise<Answer> {
  const response = await gateway.fetch(
    new Request('http://127.0.0.1/graphql', {
      method: 'POST',
      // Who says who they are may ask for more at once.
      headers: { 'content-type': 'application/json', 'x-assay-actor': 'somebody' },
      body: JSON.stringify({ query }),
    }),
  );
  return JSON.parse(await response.text());
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
    expect(text).toMatch(/"strongest":\[\{"words":"[^"]+ is 6"/);
    expect(text.match(/"state":"PUBLISHED"/g)).toHaveLength(claims.length);
  });

  it('shows the rows an answer rests on, cell by cell, as the tables have them', async () => {
    const { data, errors } = await ask(`{
      claims(first: 100) { edges { node { propositions { assessments {
        tables { name table { vintage rowCount } }
        counterReading { changed to { option reason } }
        readings { options { source } leaves { witnesses { table row cells { column value } } } }
      } } } } }
    }`);
    expect(errors).toBeUndefined();
    const assessments = data.claims.edges.flatMap(({ node }) =>
      node.propositions.flatMap((proposition) => proposition.assessments),
    );
    const witnesses = assessments.flatMap((assessment) =>
      assessment.readings.flatMap(({ leaves }) => leaves.flatMap((leaf) => leaf.witnesses)),
    );
    expect(witnesses.length).toBeGreaterThan(10);
    const contents = new Map(tables.map((table) => [table.name, tableContent(table)]));
    for (const { table, row, cells } of witnesses) {
      const content = contents.get(table);
      const columns = Object.keys(content?.schema ?? {});
      const expected = Object.fromEntries(columns.map((column, at) => [column, content?.rows[row]?.[at]]));
      expect(Object.fromEntries(cells.map(({ column, value }) => [column, value]))).toEqual(expected);
    }
    expect(assessments.some((assessment) => (assessment.counterReading?.changed.length ?? 0) > 0)).toBe(true);
  });

  it('says what was wrong with a page it cannot give', async () => {
    const { errors } = await ask('{ claims(first: -1) { edges { node { text } } } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });
});

interface Witness {
  readonly table: string;
  readonly row: number;
  readonly cells: readonly { readonly column: string; readonly value: unknown }[];
}
interface Assessed {
  readonly counterReading: { readonly changed: readonly string[] } | null;
  readonly readings: readonly { readonly leaves: readonly { readonly witnesses: readonly Witness[] }[] }[];
}
interface Answer {
  readonly data: { readonly claims: { readonly edges: readonly { readonly node: Claim }[] } };
  readonly errors: unknown;
}
interface Claim {
  readonly propositions: readonly { readonly assessments: readonly Assessed[] }[];
}

const queries = documentedFences().filter(({ language }) => language === 'graphql');

describe('every GraphQL example in the documentation', () => {
  it.each(queries.map((fence) => [`${fence.path}:${fence.line}`, fence] as const))('%s runs', async (_where, fence) => {
    const { data, errors } = await ask(fence.code);
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
    // A refusal has a code; no example asks for one.
    expect(JSON.stringify(data)).not.toContain('"code"');
  });
});
