import { asId, type StaleReason, staleWords } from '@assay/core';
import { type StaleVerdict as StaleVerdictValue, staleVerdicts } from '@assay/core/commands';
import { guarded } from './auth/access.ts';
import { builder, enumOf } from './builder.ts';
import { loadExisting } from './context.ts';
import { decodeCursor, encodeCursor } from './global-id.ts';
import { usualPageSize } from './limits/limits.ts';
import { Revision } from './revision.ts';
import { Verdict } from './verdict.ts';

const StaleCode = enumOf<StaleReason['code']>(
  'StaleCode',
  'Why a published verdict no longer rests on what is newest.',
  {
    'newer-vintage': 'A table it rests on has come out in a newer edition.',
    'snapshot-changed': 'A document it quotes was captured again, and was another by then.',
    'policy-superseded': 'It was published under house rules that are no longer in force.',
    'scale-superseded': 'It was rated on a scale that is no longer in force.',
  },
);

const StaleCause = builder.objectRef<StaleReason>('StaleCause').implement({
  description: 'One way in which a published verdict no longer rests on what is newest.',
  fields: (t) => ({
    code: t.expose('code', { type: StaleCode, description: 'Which way, for programs.' }),
    words: t.string({ description: 'The same for people.', resolve: (reason) => staleWords(reason) }),
  }),
});

const StaleVerdict = builder.objectRef<StaleVerdictValue>('StaleVerdict').implement({
  description: 'A verdict whose published revision no longer rests on what is newest.',
  fields: (t) => ({
    verdict: t.field({
      type: Verdict,
      description: 'The verdict with all its revisions.',
      resolve: ({ verdictId }, _, { loaders }) => loadExisting(loaders.verdict, verdictId),
    }),
    revision: t.expose('revision', { type: Revision, description: 'The revision that stands in public.' }),
    causes: t.field({ type: [StaleCause], description: 'Why.', resolve: ({ reasons }) => reasons }),
  }),
});

builder.queryField('staleVerdicts', (t) =>
  t.connection(
    {
      type: StaleVerdict,
      description:
        'The stale among the next verdicts, newest first, worked out from what is on record now. A page looks through as many ' +
        'verdicts as are asked for, so it may hold few or none and not be the last: go on while `hasNextPage`.',
      extensions: guarded('read-drafts'),
      args: { first: t.arg.int({ description: 'How many verdicts to look through; at most 100, 20 unless told.' }) },
      resolve: async (_, { first, after }, { store, policy }) => {
        const request = {
          first: first ?? usualPageSize,
          after: after == null ? null : decodeCursor('verdict', after),
        };
        const { items, next } = await store.read((reader) => staleVerdicts(reader, request, policy));
        const edges = items.map((node) => ({ node, cursor: encodeCursor('verdict', asId('verdict', node.verdictId)) }));
        return {
          edges,
          pageInfo: {
            hasNextPage: next !== null,
            hasPreviousPage: after != null,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: next === null ? (edges.at(-1)?.cursor ?? null) : encodeCursor('verdict', next),
          },
        };
      },
    },
    { description: 'A page of stale verdicts.' },
    { description: 'A stale verdict in a list.' },
  ),
);
