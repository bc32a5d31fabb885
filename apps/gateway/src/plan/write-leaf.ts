import {
  GraphQLBoolean,
  type GraphQLEnumType,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
  isEnumType,
} from 'graphql';
import { giveUp } from './gave-up.ts';

/** Writes a value that is there as JSON. */
export type WriteLeaf = (value: unknown) => string;

/** How values of a scalar or an enum are written: as the type itself serializes them, the usual cases without asking it. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  const asTypeSays = (value: unknown): string => JSON.stringify(type.serialize(value)) ?? giveUp('no JSON');
  if (isEnumType(type)) return enumWriter(type, asTypeSays);
  switch (type) {
    case GraphQLString:
      return (value) => (typeof value === 'string' ? JSON.stringify(value) : asTypeSays(value));
    case GraphQLInt:
      return (value) => (typeof value === 'number' && (value | 0) === value ? String(value) : asTypeSays(value));
    case GraphQLBoolean:
      return (value) => (typeof value === 'boolean' ? String(value) : asTypeSays(value));
    default:
      return asTypeSays;
  }
}

function enumWriter(type: GraphQLEnumType, asTypeSays: WriteLeaf): WriteLeaf {
  const words = new Map(type.getValues().map(({ value, name }) => [value, JSON.stringify(name)]));
  return (value) => words.get(value) ?? asTypeSays(value);
}
