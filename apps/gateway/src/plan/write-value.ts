import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { giveUp } from './gave-up.ts';
import { callField, exposedBy, type Run } from './run.ts';
import { type Fragments, fieldsOf, selectedBy } from './selection.ts';
import { leafWriter } from './write-leaf.ts';

/** Writes a value as JSON. */
export type Write = (value: unknown, run: Run) => string;

/** How values of a type are written that lead to no noun: what is in memory already, down to the last leaf. */
export function valueWriter(type: GraphQLOutputType, nodes: readonly FieldNode[], fragments: Fragments): Write {
  if (isNonNullType(type)) {
    const write = presentWriter(type.ofType, nodes, fragments);
    return (value, run) => (value == null ? giveUp('nothing where something must be') : write(value, run));
  }
  const write = presentWriter(type, nodes, fragments);
  return (value, run) => (value == null ? 'null' : write(value, run));
}

function presentWriter(type: GraphQLOutputType, nodes: readonly FieldNode[], fragments: Fragments): Write {
  if (isListType(type)) {
    const item = valueWriter(type.ofType, nodes, fragments);
    return (value, run) =>
      Array.isArray(value) ? `[${value.map((one) => item(one, run)).join(',')}]` : giveUp('no list');
  }
  if (isLeafType(type)) return leafWriter(type);
  return isObjectType(type) ? objectWriter(type, nodes, fragments) : giveUp('an abstract type');
}

function objectWriter(type: GraphQLObjectType, nodes: readonly FieldNode[], fragments: Fragments): Write {
  const members = [...fieldsOf(selectedBy(nodes), type, fragments)].map(([key, same]) =>
    memberOf(type, key, same, fragments),
  );
  return objectOf(members);
}

/** A member of an object in the answer; `counts`: whether it is a field that something resolves. */
export interface Member {
  readonly key: string;
  readonly counts: boolean;
  readonly write: Write;
}

/** How an object is written whose members are written from the same value. */
export function objectOf(members: readonly Member[]): Write {
  const heads = members.map(({ key }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
  const writes = members.map(({ write }) => write);
  const count = members.filter(({ counts }) => counts).length;
  return (value, run) => {
    run.fields += count;
    let text = '';
    for (let index = 0; index < heads.length; index += 1) text += heads[index] + (writes[index]?.(value, run) ?? '');
    return text === '' ? '{}' : `${text}}`;
  };
}

export function typenameOf(type: GraphQLObjectType, key: string): Member {
  const text = JSON.stringify(type.name);
  return { key, counts: false, write: () => text };
}

function memberOf(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[], fragments: Fragments): Member {
  const [node] = nodes;
  if (node === undefined) return giveUp('a selection of nothing');
  if (node.name.value === '__typename') return typenameOf(type, key);
  const field: GraphQLField<unknown, unknown> = type.getFields()[node.name.value] ?? giveUp('an unknown field');
  if (leadsToNoun(field)) return giveUp('a noun inside a value');
  const write = valueWriter(field.type, nodes, fragments);
  const name = exposedBy(field);
  if (name !== undefined) return { key, counts: true, write: (value, run) => write(Object(value)[name], run) };
  return { key, counts: false, write: (value, run) => write(inMemory(callField(type, field, nodes, value, run)), run) };
}

/** Whether a field leads to something with an id of its own, which is on record and has to be read. */
export function leadsToNoun({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return named.name === 'Node' || (isObjectType(named) && named.getInterfaces().some(({ name }) => name === 'Node'));
}

/** @throws GaveUp for what is not there yet */
export function inMemory(value: unknown): unknown {
  if (!(value instanceof Promise)) return value;
  value.catch(() => undefined);
  return giveUp('a promise');
}
