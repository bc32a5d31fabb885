import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';

/** The schema under construction. Each file of a noun adds its type, and the edges that lead to it. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: { ID: { Input: string; Output: string } };
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
    },
    nodesQueryOptions: false,
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

/** A closed list of words as an enum: `data-publisher` becomes `DATA_PUBLISHER`. */
export function enumOf<Word extends string>(name: string, description: string, words: readonly Word[]) {
  const values = Object.fromEntries(
    words.map((word) => [word.toUpperCase().replaceAll('-', '_'), { value: word, description: `${word}.` }]),
  );
  return builder.enumType(name, { description, values });
}
