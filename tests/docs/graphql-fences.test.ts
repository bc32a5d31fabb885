import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@assay/core/store';
import { loadExample } from '@assay/example-defence-firms';
import { createGateway } from '@assay/gateway';
import { buildSchema, type DocumentNode, Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fencesInMarkdown } from '../house/fences.ts';
import { root, textsOf, trackedFiles } from '../house/tracked-files.ts';

const schema = buildSchema(readFileSync(join(root, 'apps/gateway/schema.graphql'), 'utf8'));
const pages = textsOf(trackedFiles().filter((path) => path.endsWith('.md') && !path.startsWith('.changeset/')));
const fences = [...pages].flatMap(([path, text]) => fencesInMarkdown(path, text));
const documents = fences
  .filter(({ language }) => language === 'graphql' || language === 'gql')
  .map(({ path, line, code }) => ({ place: `${path}:${line}`, path, document: parse(code) }));
const asked = documents.filter(({ document }) => isExecutable(document));

function isExecutable({ definitions }: DocumentNode): boolean {
  return definitions.every(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION);
}

describe('a document of GraphQL on a page', () => {
  it('is there', () => expect(asked.map(({ path }) => path)).toContain('README.md'));

  it.each(asked)('$place is one the schema takes', ({ document }) => {
    expect(validate(schema, document)).toEqual([]);
  });

  it('is answered as it stands where it needs no variables, on the front page', async () => {
    const store = await openStore(':memory:');
    await loadExample(store);
    const [admin] = (await store.read((reader) => reader.actorsPage({ last: 1 }))).items;
    const gateway = createGateway({ store, actorOf: () => admin });
    const front = asked.filter(({ path }) => path === 'README.md');
    expect(front.length).toBeGreaterThan(1);
    for (const { document } of front) {
      const body = JSON.stringify({ query: document.loc?.source.body });
      const headers = { 'content-type': 'application/json', 'x-assay-actor': 'Jane Doe' };
      const request = new Request('http://localhost/graphql', { method: 'POST', headers, body });
      const answer = await (await gateway.fetch(request)).json();
      expect(answer).not.toHaveProperty('errors');
      // What is on record already would show a newcomer nothing being written.
      expect(JSON.stringify(answer)).not.toMatch(/"code"|"twin":true|\[\]/);
    }
    await gateway.dispose();
    await store.close();
  });
});
