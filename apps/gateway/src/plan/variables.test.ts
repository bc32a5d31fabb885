import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { GaveUp } from './gave-up.ts';
import { variablesOf } from './variables.ts';

const schema = buildSchema(`
  enum Kind { NEWS }
  input Filter { text: String, kinds: [Kind!] }
  type Query { ask(id: ID, text: String, first: Int, filter: Filter): String }
`);

const declared = ['$id: ID!', '$id: ID, $text: String', '$text: String = "all"', '$first: Int, $text: String!'];
const lists = ['$id: [ID!]!', '$filter: Filter', '', '$id: ID!, $first: Int = 3'];
const given: readonly { readonly [name: string]: unknown }[] = [
  {},
  { id: 'a' },
  { id: 'a', text: 'b' },
  { id: null, text: null },
  { id: 7, text: 'b' },
  { id: 'a', text: 7 },
  { id: ['a', 'b'] },
  { text: 'b', first: 2, more: true },
  { first: 'two' },
  { filter: { text: 'b', kinds: ['NEWS'] } },
  { filter: { kinds: 'OTHER' } },
  JSON.parse('{"__proto__":"a","id":"b"}'),
];

describe('the variables of a plan', () => {
  it.each([...declared, ...lists])('declared as (%s) are what the specification says, or given up', (variables) => {
    const operation = getOperationAST(parse(`query Q${variables === '' ? '' : `(${variables})`} { ask }`));
    if (operation == null) return expect.unreachable();
    const read = variablesOf(schema, operation);
    for (const values of given) {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...values });
      if (coerced === undefined) expect(() => read(values)).toThrow(GaveUp);
      else expect(read(values)).toEqual(coerced);
    }
  });
});
