import { asSearch, highlightsOf } from '@assay/core';
import type { ClaimOrder as ClaimOrderValue } from '@assay/core/store';
import { guarded } from './auth/access.ts';
import { builder, enumOf } from './builder.ts';
import { Claim } from './claim.ts';
import { ClaimFilter, claimFilterOf } from './claim-filter.ts';
import { connectionOf, countedTo, countPrice, pageRequestOf } from './connection.ts';
import { priced } from './limits/price.ts';
import { withLocalIds } from './local-ids.ts';
import { Span } from './span.ts';

const ClaimOrder = enumOf<ClaimOrderValue>('ClaimOrder', 'In which order claims are listed.', {
  newest: 'Last put on record first.',
  oldest: 'First put on record first.',
  published: 'Last published first, by the latest revision that was; leaves out what never was.',
  relevance: 'What fits the text best first; needs a text.',
});

builder.queryField('claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: 'Claims: what fits a text best first, newest first without one.',
      extensions: guarded('public'),
      args: {
        filter: t.arg({ type: ClaimFilter, description: 'What to narrow the list to.' }),
        order: t.arg({ type: ClaimOrder, description: 'In which order; RELEVANCE with a text, NEWEST without.' }),
      },
      resolve: async (_, given, context, info) => {
        const { filter: asked, order, ...page } = withLocalIds(given, info);
        const filter = await claimFilterOf(asked, context);
        const { store } = context;
        const request = {
          ...pageRequestOf(page, 'claim'),
          filter,
          order: order ?? (filter.search === null ? 'newest' : 'relevance'),
        };
        const found = await store.read((reader) => reader.claimsPage(request));
        const search = filter.search === null ? null : asSearch(filter.search);
        const { edges, pageInfo } = connectionOf(found, 'claim');
        const marked = edges.map((edge) => ({
          ...edge,
          highlights: () => (search === null ? [] : highlightsOf(edge.node.text, search)),
        }));
        const count = () => store.read((reader) => reader.countClaims(filter, countedTo));
        return { edges: marked, pageInfo, count };
      },
    },
    {
      description: 'A page of claims.',
      fields: (fields) => ({
        totalCount: fields.int({
          description: `How many claims there are of this filter, counted up to ${countedTo.toLocaleString('en')}.`,
          extensions: priced(countPrice),
          resolve: (connection) => connection.count(),
        }),
      }),
    },
    {
      description: 'A claim in a list.',
      fields: (fields) => ({
        highlights: fields.field({
          type: [Span],
          description: 'Where in its text stands what was searched for, in order and apart; none without a text.',
          extensions: priced(1),
          resolve: (edge) => edge.highlights(),
        }),
      }),
    },
  ),
);
