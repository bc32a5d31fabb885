import { AssayError, asId } from '@assay/core';
import { builder } from './builder.ts';
import { Claim, ClaimKind } from './claim.ts';
import { Claimant } from './claimant.ts';
import { decodeCursor, encodeCursor } from './global-id.ts';
import { VerdictState } from './verdict.ts';

const usualPage = 20;
const largestPage = 100;

const ClaimFilter = builder.inputType('ClaimFilter', {
  description: 'What a list of claims is narrowed to; all that is given must hold.',
  fields: (t) => ({
    text: t.string({ description: 'Text the claim holds, whatever its case.' }),
    kind: t.field({ type: ClaimKind, description: 'The kind of statement.' }),
    claimantId: t.globalID({ for: Claimant, description: 'Who made it.' }),
    rating: t.string({ description: 'The rating of the latest revision of its verdict, such as half-true.' }),
    state: t.field({ type: VerdictState, description: 'The state of the latest revision of its verdict.' }),
  }),
});

builder.queryField('claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: 'Claims, newest first.',
      args: { filter: t.arg({ type: ClaimFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, { first, after, last, before, filter }, { store }) => {
        const size = Math.max(first ?? 0, last ?? 0);
        if (size > largestPage) {
          throw new AssayError('limit-exceeded', `expected a page of at most ${largestPage} claims, got ${size}`);
        }
        const claimantId = filter?.claimantId == null ? null : asId('claimant', filter.claimantId.id);
        const page = await store.read((reader) =>
          reader.claimsPage({
            first: first ?? (last == null ? usualPage : null),
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
