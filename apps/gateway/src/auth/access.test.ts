import { randomFillSync } from 'node:crypto';
import { createIds, mayDo, nouns, type Role, roles } from '@assay/core';
import { addActor, createKey } from '@assay/core/commands';
import {
  type GraphQLInputType,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../global-id.ts';
import { schema } from '../schema.ts';
import { type Desk, openDesk } from '../test-desk.ts';
import { accessOf, guarded, withDoors } from './access.ts';

const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ type: type?.name ?? '', name: field.name, field })),
);

describe('the schema', () => {
  it.each(rootFields)('says who may use $type.$name', ({ field }) => {
    expect(accessOf(field.extensions)).toMatch(/^[a-z-]+$/);
  });

  it('is refused where a root field does not', () => {
    const type = (extensions: Readonly<Record<string, unknown>>) =>
      new GraphQLSchema({
        query: new GraphQLObjectType({ name: 'Query', fields: { drafts: { type: GraphQLString, extensions } } }),
      });
    expect(() => withDoors(type({}))).toThrow(/Query\.drafts/);
    expect(() => withDoors(type(guarded('read-drafts')))).not.toThrow();
  });

  it('has a node for each noun, which the reader hides or shows', () => {
    const nodes = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
    );
    expect(nodes.map(({ name }) => name.toLowerCase()).toSorted()).toEqual(nouns.toSorted());
    // What is not a node has no way in of its own.
    const others = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    expect(others.map(({ name }) => name)).toEqual(['Node']);
  });
});

describe('a root field', () => {
  let desk: Desk;
  const tokens = new Map<Role | null, string | null>([[null, null]]);
  beforeAll(async () => {
    desk = await openDesk({ actorOf: undefined, limits: { perSecond: 1e9, burst: 1e9, anonymousBurst: 1e9 } });
    const makeId = createIds({ now: Date.now, random: (bytes) => void randomFillSync(bytes) });
    const [admin] = (await desk.store.read((reader) => reader.actorsPage({ last: 1 }))).items;
    const env = { store: desk.store, now: Date.now, makeId, actor: admin?.id ?? makeId('actor') };
    for (const role of roles) {
      const actor = await addActor(env, { name: `A ${role}`, kind: role === 'bot' ? 'bot' : 'person', role });
      tokens.set(role, (await createKey(env, { actorId: actor.id, name: 'Test' })).secret);
    }
  });
  afterAll(() => desk.close());

  const guardedFields = rootFields.filter(({ field }) => accessOf(field.extensions) !== 'public');
  it.each(guardedFields)('$type.$name is for whose role may, and for nobody else', async ({ type, name, field }) => {
    const access = accessOf(field.extensions);
    if (access === undefined || access === 'public') return expect.unreachable();
    const args = field.args.filter(isRequiredArgument);
    const isMutation = type === 'Mutation';
    const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const call = args.length === 0 ? name : `${name}(${given})`;
    const query = `${type.toLowerCase()} ${args.length === 0 ? '' : `(${declared})`} {
      ${call} { __typename ${isMutation ? '... on Refusal { code }' : ''} } }`;
    const variables = Object.fromEntries(args.map((arg) => [arg.name, someOf(arg.type, arg.extensions['idOf'])]));
    for (const [role, token] of tokens) {
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      const allowed = role !== null && mayDo(role, access);
      if (type === 'Subscription') {
        expect([role, (await desk.subscribe(query, headers)) === 'NOT_PERMITTED']).toEqual([role, !allowed]);
        continue;
      }
      const { data, errors } = await desk.ask(query, variables, headers);
      const code = isMutation ? Reflect.get(data, name).code : errors?.[0].extensions.code;
      expect([role, code === 'NOT_PERMITTED']).toEqual([role, !allowed]);
    }
  });
});

const nobody = '019ab0c2-5a00-7000-8000-000000000001';

/** A value of the type, of things that are not on record. */
function someOf(type: GraphQLInputType, idOf?: unknown): unknown {
  if (isNonNullType(type)) return someOf(type.ofType, idOf);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(needed.map((field) => [field.name, someOf(field.type, field.extensions['idOf'])]));
  }
  return typeof idOf === 'string' ? encodeGlobalId(idOf, nobody) : 'x';
}
