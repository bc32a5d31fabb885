import type { Json } from '@assay/core';
import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { valueFromASTUntyped } from 'graphql';
import { guarded } from './auth/access.ts';
import type { Context } from './context.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';

/** The schema under construction. Each file of a noun adds its type, and the edges that lead to it. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    // What goes out is our own data, whose readonly types the compiler does not see as JSON.
    JSON: { Input: Json; Output: unknown };
  };
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    cursorType: 'String',
    idFieldOptions: { description: 'The id of this object in the whole schema; `node` finds it again.' },
    nodeTypeOptions: { description: 'Whatever can be found again by its id.' },
    nodeQueryOptions: {
      description: 'The object with this id; `null` where there is none.',
      args: { id: { description: 'An id from the field `id` of any object.' } },
      extensions: guarded('public'),
    },
    nodesQueryOptions: {
      description: 'The objects with these ids, in their order; null where there is none.',
      args: { ids: { description: 'Ids from the field `id` of any objects, 100 at most.' } },
      extensions: guarded('public'),
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether items come after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether items come before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first item; `null` on an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last item; `null` on an empty page.' },
    firstArgOptions: { description: 'How many items, from the start or after a cursor; at most 100, 20 unless told.' },
    afterArgOptions: { description: 'The cursor after which the page begins; with `first`.' },
    lastArgOptions: { description: 'How many items, from the end or before a cursor; at most 100.' },
    beforeArgOptions: { description: 'The cursor before which the page ends; with `last`.' },
    edgesFieldOptions: { description: 'The items with their cursors.' },
    pageInfoFieldOptions: { description: 'Where this page stands in the list.' },
    cursorFieldOptions: { description: 'Where the item stands in the list.' },
    nodeFieldOptions: { description: 'The item.' },
    defaultConnectionTypeOptions: { description: 'A page of a list.' },
    defaultEdgeTypeOptions: { description: 'An item of a list, and where it stands.' },
  },
});

builder.queryType({ description: 'Everything that can be read.' });
builder.mutationType({
  description:
    'Everything that can be done, each in one transaction with one line in the record, or refused with nothing written.',
});

builder.subscriptionType({
  description:
    'What happens, as it happens: over server-sent events, from a cursor on, so that who comes back misses nothing.',
});

builder.scalarType('JSON', {
  description: 'Any JSON value: data for machines, with keys that differ from one value to the next.',
  serialize: (value) => value,
  parseValue: asJson,
  // The parser's objects have no prototype, and may be anything a document can spell; as JSON they are plain.
  parseLiteral: (node, variables) => asJson(JSON.parse(JSON.stringify(valueFromASTUntyped(node, variables)))),
});

function asJson(value: unknown): Json {
  // The one border at which JSON comes in: it was read from a body or a document, which hold nothing else.
  return value as Json;
}

/** A closed list of words as an enum, each with its meaning: `data-publisher` becomes `DATA_PUBLISHER`. */
export function enumOf<Word extends string>(
  name: string,
  description: string,
  meanings: { readonly [Each in Word]: string },
) {
  // `Object.entries` forgets which keys there are.
  const words = Object.entries(meanings) as [Word, string][];
  const values = Object.fromEntries(
    words.map(([word, meaning]) => [word.toUpperCase().replaceAll('-', '_'), { value: word, description: meaning }]),
  );
  return builder.enumType(name, { description, values });
}
