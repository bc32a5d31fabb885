import { asId } from '@assay/core';
import { guarded } from './auth/access.ts';
import { builder } from './builder.ts';
import { Claim, ClaimKind } from './claim.ts';
import { decodeCursor, encodeCursor } from './global-id.ts';
import { usualPageSize } from './limits/limits.ts';
import { withLocalIds } from './local-ids.ts';
import { VerdictState } from './revision.ts';

const ClaimFilter = builder.inputType('ClaimFilter', {
  description: 'What a list of claims is narrowed to; all that is given must hold.',
  fields: (t) => ({
    text: t.string({ description: 'Text the claim holds, whatever its case.' }),
    kind: t.field({ type: ClaimKind, description: 'The kind of statement.' }),
    claimantId: t.id({ description: 'Who made it.', extensions: { idOf: 'Claimant' } }),
    rating: t.string({ description: 'The rating of the latest revision you may read, such as half-true.' }),
    state: t.field({ type: VerdictState, description: 'The state of the latest revision you may read.' }),
  }),
});

builder.queryField('claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: 'Claims, newest first.',
      extensions: guarded('public'),
      args: { filter: t.arg({ type: ClaimFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, given, { store }, info) => {
        const { first, after, last, before, filter } = withLocalIds(given, info);
        const claimantId = filter?.claimantId == null ? null : asId('claimant', filter.claimantId);
        const page = await store.read((reader) =>
          reader.claimsPage({
            first: first ?? (last == null ? usualPageSize : null),
            after: after == null ? null : decodeCursor(after),
            last,
            before: before == null ? null : decodeCursor(before),
            filter: { ...filter, claimantId },
          }),
        );
        const edges = page.items.map((node) => ({ cursor: encodeCursor(node.id), node }));
        return {
          edges,
          pageInfo: {
            hasNextPage: page.hasNext,
            hasPreviousPage: page.hasPrevious,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
          },
        };
      },
    },
    { description: 'A page of claims.' },
    { description: 'A claim in a list.' },
  ),
);
