import type { GraphQLError } from 'graphql';
import { exceeded } from './exceeded.ts';
import type { Limits } from './limits.ts';

/** Why variables are not looked at any further. Walks level by level: what was sent says how deep it goes. */
export function findOversizeVariables(variables: unknown, limits: Limits): GraphQLError | undefined {
  let level: readonly object[] = isObject(variables) ? [variables] : [];
  let values = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limits.variableDepth) return exceeded(limits, 'variableDepth');
    const next: object[] = [];
    for (const value of level) {
      for (const member of Object.values(value)) {
        values += 1;
        if (values > limits.variableValues) return exceeded(limits, 'variableValues');
        if (isObject(member)) next.push(member);
      }
    }
    level = next;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
