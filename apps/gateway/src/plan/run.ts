import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { giveUp } from './gave-up.ts';
import type { Fragments } from './selection.ts';

/** One execution of a plan. */
export interface Run {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly context: Context;
  /** As the operation declares them. */
  readonly variables: { readonly [name: string]: unknown };
  /** How many fields were written so far without their resolvers, which count by themselves. */
  fields: number;
}

/** The property that a field shows as it is, where it does. */
export function exposedBy({ extensions }: GraphQLField<unknown, unknown>): string | undefined {
  const { pothosExposedField: name } = extensions;
  return typeof name === 'string' ? name : undefined;
}

/** What the resolver of a field answers. */
export function callField(
  parentType: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  fieldNodes: readonly FieldNode[],
  source: unknown,
  { schema, operation, fragments, context, variables }: Run,
): unknown {
  const [node] = fieldNodes;
  if (node === undefined || field.resolve === undefined) return giveUp('a field without a resolver');
  const info: GraphQLResolveInfo = {
    fieldName: field.name,
    fieldNodes,
    returnType: field.type,
    parentType,
    path: { prev: undefined, key: node.alias?.value ?? field.name, typename: parentType.name },
    schema,
    fragments: Object.fromEntries(fragments),
    rootValue: undefined,
    operation,
    variableValues: variables,
  };
  return field.resolve(source, getArgumentValues(field, node, variables), context, info);
}
