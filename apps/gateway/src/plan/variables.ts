import {
  GraphQLID,
  type GraphQLSchema,
  GraphQLString,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { giveUp } from './gave-up.ts';

type Values = { readonly [name: string]: unknown };

/** Reads the variables of an execution. @throws GaveUp where they do not fit what the operation declares */
export type ReadVariables = (given: Values) => Values;

/**
 * Made for an operation once: texts and ids, which are all that most operations have, are taken as they are where they are
 * texts, and everything else is left to the rules of the specification.
 */
export function variablesOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ReadVariables {
  const bySchema: ReadVariables = (given) =>
    getVariableValues(schema, variableDefinitions, { ...given }, { maxErrors: 1 }).coerced ??
    giveUp('variables that do not fit');
  const names: string[] = [];
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    if (defaultValue !== undefined || named.kind !== Kind.NAMED_TYPE) return bySchema;
    if (named.name.value !== GraphQLID.name && named.name.value !== GraphQLString.name) return bySchema;
    names.push(variable.name.value);
  }
  return (given) => {
    const values: { [name: string]: unknown } = {};
    for (const name of names) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (typeof value !== 'string') return bySchema(given);
      values[name] = value;
    }
    return values;
  };
}
