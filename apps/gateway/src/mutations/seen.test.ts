import { randomFillSync } from 'node:crypto';
import { type Action, createIds } from '@assay/core';
import { addActor, createKey } from '@assay/core/commands';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../global-id.ts';
import { type Desk, openDesk } from '../test-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** A revision in review, by its id and digest. */
async function inReview() {
  const { id } = await desk.aClaim('Three of the ten are Chinese.');
  const query = 'query ($id: ID!) { node(id: $id) { ... on Claim { verdict { latest { id digest } } } } }';
  const { data } = await desk.ask(query, { id: encodeGlobalId('Claim', id) });
  return data.node.verdict.latest;
}

/** The header of an editor whose key is for some actions, or for all of their role. */
async function editor(scopes: readonly [Action, ...Action[]] | null) {
  const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
  const [admin] = (await desk.store.read((reader) => reader.actorsPage({ last: 1 }))).items;
  const env = { store: desk.store, now: Date.now, makeId, actor: admin?.id ?? makeId('actor') };
  const actor = await addActor(env, { name: `Eve ${String(scopes)}`, kind: 'person', role: 'editor' });
  const { secret } = await createKey(env, {
    actorId: actor.id,
    name: 'Test',
    ...(scopes === null ? {} : { scopes: [...scopes] }),
  });
  return { authorization: `Bearer ${secret}` };
}

const publish = `mutation ($input: PublishVerdictInput!) { publishVerdict(input: $input) {
  ... on Refusal { code current { id state digest } } } }`;

describe('a refusal for where a verdict stands', () => {
  it('has the revision as it is now, to be read on from', async () => {
    const { id, digest } = await inReview();
    const by = await editor(null);
    const refusal = async (input: object) => (await desk.ask(publish, { input }, by)).data.publishVerdict;
    const current = { id, state: 'IN_REVIEW', digest };
    expect(await refusal({ revisionId: id, digest })).toEqual({ code: 'NOT_PUBLISHABLE', current });
    expect(await refusal({ revisionId: id, digest: 'f'.repeat(64) })).toEqual({ code: 'CONFLICT', current });
    const unknown = encodeGlobalId('Revision', '019ab0c2-5a00-7000-8000-000000000001');
    expect(await refusal({ revisionId: unknown, digest })).toEqual({ code: 'NOT_FOUND', current: null });
  });

  it('does not show it to who may not read it', async () => {
    const { id, digest } = await inReview();
    const by = await editor(['publish-verdict']);
    const { data } = await desk.ask(publish, { input: { revisionId: id, digest } }, by);
    expect(data.publishVerdict).toEqual({ code: 'NOT_PUBLISHABLE', current: null });
  });
});
