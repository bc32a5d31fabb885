import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './test-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const people = async () => (await desk.store.read((reader) => reader.actorsPage({ first: 100 }))).items;
const actAs = (actor: string) => desk.act(actor, 'addClaimant', { name: 'Somebody', kind: 'UNKNOWN' });

describe('who acts by a header', () => {
  it('is the one on record, however the name is written', async () => {
    const before = await people();
    for (const name of ['Ada Author', 'ada  AUTHOR', 'Ada%20Author; kind=person']) await actAs(name);
    expect(await people()).toEqual(before);
  });

  it('introduces themselves when new, once, as what they say they are', async () => {
    await Promise.all([actAs('Zo%C3%AB'), actAs('Zo\u00c3\u00ab'), actAs('Zoë'), actAs('Zoë; kind=bot')]);
    const added = (await people()).filter(({ name }) => name === 'Zoë');
    expect(added.map(({ kind }) => kind).toSorted()).toEqual(['bot', 'person']);
    const events = await desk.store.read((reader) => reader.eventsOfSubjects(added.map(({ id }) => id)));
    for (const { id } of added) expect(events.get(id)).toMatchObject([{ kind: 'actor-added', actorId: id }]);
  });

  it('is an editor when new, or what they say they are', async () => {
    for (const name of ['Eve', 'Rob; role=reviewer', 'Feed; kind=import']) await actAs(name);
    const roleOf = new Map((await people()).map(({ name, role }) => [name, role]));
    expect(['Eve', 'Rob', 'Feed'].map((name) => roleOf.get(name))).toEqual(['editor', 'reviewer', 'bot']);
  });

  it('is found among more people than a page holds', async () => {
    for (let index = 0; index < 120; index += 1)
      await desk.act('Ada Author', 'addActor', { name: `P${index}`, kind: 'PERSON' });
    const before = (await desk.store.read((reader) => reader.headSequence())) + 1;
    await actAs('P0');
    await actAs('P119');
    expect(await desk.store.read((reader) => reader.headSequence())).toBe(before);
  });

  it('is nobody where the request came under a name that is not of this machine', async () => {
    const query = 'mutation { addActor(input: { name: "A", kind: BOT }) { ... on Refusal { code } } }';
    const headers = { 'content-type': 'application/json', 'x-assay-actor': 'Ada Author' };
    const request = new Request('http://rebound.example/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    const { data } = await (await desk.gateway.fetch(request)).json();
    expect(data.addActor).toEqual({ code: 'NOT_PERMITTED' });
  });

  it.each([
    '; kind=bot',
    'Ada; kind=king',
    'Ada; role=king',
    'Ada; kind=bot; role=editor',
    'Ada; nonsense',
    '%ff',
    '%20',
  ])('is refused as %j', async (actor) => {
    expect(await actAs(actor)).toMatchObject({ __typename: 'Refusal', code: 'INVALID_INPUT' });
  });
});
