import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { breakingChanges, newsSinceRelease, unannounced } from './schema-guard.ts';

const fileOf = (name: string) => join(root, 'apps/gateway', name);
const current = readFileSync(fileOf('schema.graphql'), 'utf8');

describe('the schema', () => {
  it('breaks nothing that was released, or says so in the changelog; UPDATE_RELEASED=1 is for a release', async () => {
    if (process.env['UPDATE_RELEASED'] === '1') writeFileSync(fileOf('schema.released.graphql'), current);
    const changes = await breakingChanges(readFileSync(fileOf('schema.released.graphql'), 'utf8'), current);
    expect(unannounced(changes, newsSinceRelease())).toEqual([]);
  });
});

const base = `
  type Query { claim(id: ID!): Claim claims(first: Int): [Claim!]! }
  type Claim { text: String! kind: Kind! note: String }
  enum Kind { RANKING OPINION }
  input ClaimInput { text: String! note: String }
  type Mutation { submit(input: ClaimInput!): Claim! }`;

describe('the guard of the schema', () => {
  it.each([
    ['a new field', 'note: String }', 'note: String by: String }'],
    ['a new argument that may be left out', 'claim(id: ID!)', 'claim(id: ID!, asOf: String)'],
    ['a new type', 'enum Kind', 'type Extra { of: Int } enum Kind'],
    ['a new value', 'OPINION', 'OPINION TREND'],
    ['a new description', 'enum Kind', '"""What kind it is.""" enum Kind'],
    ['a field that is never null now', 'note: String }', 'note: String! }'],
    ['a field marked as going away', 'note: String }', 'note: String @deprecated(reason: "Use text.") }'],
    ['an input that may be left out now', 'ClaimInput { text: String!', 'ClaimInput { text: String'],
  ])('lets %s pass', async (_, from, to) => {
    expect(base).toContain(from);
    expect(await breakingChanges(base, base.replace(from, to))).toEqual([]);
  });

  it.each([
    ['a field taken away', 'note: String }', '}', 'Claim.note'],
    ['a field that may be null now', 'kind: Kind!', 'kind: Kind', 'Claim.kind'],
    ['a field of another type', 'kind: Kind!', 'kind: String!', 'Claim.kind'],
    ['a value taken away', 'OPINION', '', 'Kind.OPINION'],
    ['an argument taken away', '(first: Int)', '', 'Query.claims.first'],
    ['an argument that must be given now', 'first: Int', 'first: Int!', 'Query.claims.first'],
    [
      'an input that must be given now',
      'note: String }\n  type Mutation',
      'note: String! }\n  type Mutation',
      'ClaimInput.note',
    ],
  ])('fails for %s, unless the changelog names it', async (_, from, to, path) => {
    expect(base).toContain(from);
    const changes = await breakingChanges(base, base.replace(from, to));
    expect(changes.map((change) => change.path)).toEqual([path]);
    for (const elsewhere of ['- A claim says less.', `- Of \`${path}\`.`, '- Breaking: `Another.field` is gone.']) {
      expect(unannounced(changes, [`${elsewhere}\n- And so on.`])).toEqual(changes);
    }
    expect(unannounced(changes, [`- Breaking: all of it.\n- Better: \`${path}\`.`])).toEqual(changes);
    expect(unannounced(changes, [`- Better.\n- Breaking: it is new,\n  see \`${path}\`.\n`])).toEqual([]);
    expect(unannounced(changes, [`---\n'@assay/core': minor\n---\n\nBreaking: \`${path}\` is another.\n`])).toEqual([]);
  });
});
