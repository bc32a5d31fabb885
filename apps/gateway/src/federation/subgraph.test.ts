import { type Noun, nouns } from '@assay/core';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessOf } from '../auth/access.ts';
import { encodeGlobalId } from '../global-id.ts';
import { createSubgraph } from '../schema.ts';
import { type Desk, openDesk } from '../test-desk.ts';

const nobody = '019ab0c2-5a00-7000-8000-000000000001';
const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Node { id }
  ... on Claim { text claimant { name } } ... on Revision { summary } } }`;

let desk: Desk;
const found = new Map<string, string>();
beforeAll(async () => {
  desk = await openDesk({ federation: true });
  await desk.aClaim('One.');
  const { data } = await desk.ask(`{ claims { edges { node { id appearances { id } claimant { id } propositions { id
    assessments { id } } evidence { id quotation { snapshot { id source { id } } } } verdict { id latest { id author { id }
    reviews { id } } } } } } }`);
  const { node } = data.claims.edges[0];
  found.set('Claim', node.id).set('Claimant', node.claimant.id).set('Appearance', node.appearances[0].id);
  found.set('Proposition', node.propositions[0].id).set('Assessment', node.propositions[0].assessments[0].id);
  found.set('Evidence', node.evidence[0].id).set('Snapshot', node.evidence[0].quotation.snapshot.id);
  found.set('Source', node.evidence[0].quotation.snapshot.source.id).set('Verdict', node.verdict.id);
  found.set('Revision', node.verdict.latest.id).set('Actor', node.verdict.latest.author.id);
  found.set('Review', node.verdict.latest.reviews[0].id);
});
afterAll(() => desk.close());

const titleOf = (noun: Noun) => noun.replace(/^./, (letter) => letter.toUpperCase());
const references = () => [...found].map(([__typename, id]) => ({ __typename, id }));

describe('the gateway as a subgraph', () => {
  it('is none unless told', async () => {
    const plain = await openDesk();
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      expect((await plain.ask(query)).errors).toHaveLength(1);
    }
    await plain.close();
  });

  it('tells its definition, in which everything with an id has it as its key', async () => {
    const { sdl } = (await desk.ask('{ _service { sdl } }')).data._service;
    expect(() => parse(sdl)).not.toThrow();
    for (const noun of nouns) expect(sdl).toContain(`type ${titleOf(noun)} implements Node @key(fields: "id") {`);
    expect(sdl).toContain('type PageInfo @shareable {');
    expect(sdl).not.toMatch(/_Entity|_Any|_Service/);
  });

  it('says of its own root fields too who may use them', () => {
    const fields = createSubgraph().getQueryType()?.getFields() ?? {};
    for (const name of ['_service', '_entities', 'claims', 'keys']) {
      expect(accessOf(fields[name]?.extensions ?? {})).toMatch(/^[a-z-]+$/);
    }
  });

  it('tells nobody its definition where the schema is not shown', async () => {
    const closed = await openDesk({ federation: true, introspection: false });
    const { errors } = await closed.ask('{ _service { sdl } }');
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_PERMITTED' } }]);
    expect((await closed.ask(entities, { of: [] })).data._entities).toEqual([]);
    await closed.close();
  });
});

describe('an entity', () => {
  it('is found by its id, each in its place', async () => {
    const { data, errors } = await desk.ask(entities, { of: references() });
    expect(errors).toBeUndefined();
    expect(data._entities.map(({ __typename, id }: { __typename: string; id: string }) => [__typename, id])).toEqual([
      ...found,
    ]);
    expect(data._entities[0]).toMatchObject({ text: 'One.', claimant: { name: 'Who said One.' } });
  });

  it('is found by a representation written in the document, whatever else it holds', async () => {
    const id = found.get('Claim');
    const query = `query ($id: ID!) { _entities(representations: [{ __typename: "Claim", id: $id, more: [1] }]) {
      ... on Claim { text } } }`;
    expect((await desk.ask(query, { id })).data).toEqual({ _entities: [{ text: 'One.' }] });
  });

  it('that is not there is null, and one that is no entity of ours is refused by itself', async () => {
    const claim = found.get('Claim') ?? '';
    const { data, errors } = await desk.ask(entities, {
      of: [
        { __typename: 'Claim', id: claim },
        { __typename: 'Claim', id: encodeGlobalId('Claim', nobody) },
        { __typename: 'Claimant', id: claim },
        { __typename: 'Product', id: claim },
        { __typename: 'Query', id: claim },
        { __typename: '__proto__', id: claim },
        { __typename: 'Claim', id: 'nonsense' },
        { __typename: 'Claim', id: `${nobody}' or 1=1 --` },
      ],
    });
    expect(data._entities).toEqual([expect.objectContaining({ text: 'One.' }), ...Array(7).fill(null)]);
    expect(errors).toHaveLength(6);
    for (const [at, error] of errors.entries()) {
      expect(error).toMatchObject({ path: ['_entities', at + 2], extensions: { code: 'INVALID_ID' } });
    }
    expect(desk.reports).toEqual([]);
  });

  it.each([7, 'Claim', [], {}, { __typename: 'Claim' }, { id: 'x' }, { __typename: 'Claim', id: 7 }])(
    'is not looked for by %j',
    async (one) => {
      const { data, errors } = await desk.ask(entities, { of: [one] });
      expect(data._entities).toEqual([null]);
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
    },
  );

  it('is not seen by who may not see it', async () => {
    const outside = await openDesk({ federation: true, actorOf: undefined });
    const { id } = await outside.aClaim('A secret.');
    const of = [{ __typename: 'Claim', id: encodeGlobalId('Claim', id) }];
    const { data, errors } = await outside.ask(entities, { of });
    expect([data._entities, errors]).toEqual([[null], undefined]);
    await outside.close();
  });

  it('counts, as many as are asked for', async () => {
    const [claim] = references();
    const many = (count: number) => desk.ask(entities, { of: Array(count).fill(claim) });
    expect((await many(100)).data._entities).toHaveLength(100);
    expect((await many(101)).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'pageSize' } }]);
    const deep = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Claim {
      evidence { claim { evidence { claim { id } } } } } } }`;
    expect((await desk.ask(deep, { of: Array(100).fill(claim) })).errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'anonymousComplexity' } },
    ]);
  });
});
