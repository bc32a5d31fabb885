import { getNamedType, isObjectType } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '../schema.ts';
import { type Desk, openDesk } from '../test-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const head = () => desk.store.read((reader) => reader.headSequence());
const document = `mutation ($input: AddActorInput!, $key: String) { addActor(input: $input, idempotencyKey: $key) {
  __typename ... on Refusal { code } ... on AddActorPayload { actor { id name role } } } }`;
const add = async (name: string, key: string | null, by = 'Root; role=admin') => {
  const answer = await desk.ask(document, { input: { name, kind: 'IMPORT' }, key }, { 'x-assay-actor': by });
  return answer.data.addActor;
};

describe('a mutation with an idempotency key', () => {
  it('is an argument of every one', () => {
    const type = schema.getMutationType();
    const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
    expect(fields.length).toBeGreaterThan(20);
    for (const { args } of fields) {
      expect(String(getNamedType(args.find(({ name }) => name === 'idempotencyKey')?.type))).toBe('String');
    }
  });

  it('answers a retry as the first time, and writes nothing', async () => {
    const first = await add('A feed', 'one');
    const before = await head();
    expect(await add('A feed', 'one')).toEqual(first);
    expect(await head()).toBe(before);
    expect((await add('A feed', null)).actor.id).not.toBe(first.actor.id);
  });

  it('has one effect where ten retries come at once', async () => {
    await add('Another', null);
    const before = await head();
    const answers = await Promise.all(Array.from({ length: 10 }, () => add('A feed', 'one')));
    expect(new Set(answers.map(({ actor }) => actor.id)).size).toBe(1);
    expect(await head()).toBe(before + 1);
  });

  it('refuses the key with another input, and gives nobody the answer of somebody else', async () => {
    const first = await add('A feed', 'one');
    expect(await add('Another feed', 'one')).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
    expect(await add('A feed', 'one', 'Eve; role=contributor')).toMatchObject({ code: 'NOT_PERMITTED' });
    const other = await add('A feed', 'one', 'Other; role=admin');
    expect(other.actor.id).not.toBe(first.actor.id);
  });
});
