import { AssayError, asInstant, countByPeriod, type PeriodCount, type Period as PeriodValue } from '@assay/core';
import type { ClaimFilter as ClaimFilterValue, FacetCount } from '@assay/core/store';
import { guarded } from './auth/access.ts';
import { builder, enumOf } from './builder.ts';
import { ClaimKind } from './claim.ts';
import { ClaimFilter, claimFilterOf } from './claim-filter.ts';
import { Claimant } from './claimant.ts';
import { loadExisting } from './context.ts';
import { priced } from './limits/price.ts';
import { withLocalIds } from './local-ids.ts';
import { VerdictState } from './revision.ts';

/** What a count over a whole list costs, in objects. */
const countPrice = 50;
const mostClaimants = 50;

const count = 'How many claims.';

const RatingCount = builder.objectRef<FacetCount<'rating'>>('RatingCount').implement({
  description: 'How many claims have a rating.',
  fields: (t) => ({
    rating: t.exposeString('value', { description: 'A label of a rating scale, such as half-true.' }),
    count: t.exposeInt('count', { description: count }),
  }),
});
const StateCount = builder.objectRef<FacetCount<'state'>>('StateCount').implement({
  description: 'How many claims have a verdict in a state.',
  fields: (t) => ({
    state: t.expose('value', { type: VerdictState, description: 'Where the verdict stands.' }),
    count: t.exposeInt('count', { description: count }),
  }),
});
const KindCount = builder.objectRef<FacetCount<'kind'>>('KindCount').implement({
  description: 'How many claims are of a kind.',
  fields: (t) => ({
    kind: t.expose('value', { type: ClaimKind, description: 'The kind of statement.' }),
    count: t.exposeInt('count', { description: count }),
  }),
});
const ClaimantCount = builder.objectRef<FacetCount<'claimant'>>('ClaimantCount').implement({
  description: 'How many claims somebody made.',
  fields: (t) => ({
    claimant: t.field({
      type: Claimant,
      description: 'Who made them.',
      resolve: ({ value }, _, { loaders }) => loadExisting(loaders.claimant, value),
    }),
    count: t.exposeInt('count', { description: count }),
  }),
});

const ClaimFacets = builder.objectRef<ClaimFilterValue>('ClaimFacets').implement({
  description: 'How the claims of a filter are spread: counts over all of them, the most frequent first.',
  fields: (t) => ({
    ratings: t.field({
      type: [RatingCount],
      description: 'By the rating of the latest revision you may read.',
      extensions: priced(countPrice),
      resolve: (filter, _, { store }) => store.read((reader) => reader.countClaimsBy('rating', filter, 100)),
    }),
    states: t.field({
      type: [StateCount],
      description: 'By the state of the latest revision you may read.',
      extensions: priced(countPrice),
      resolve: (filter, _, { store }) => store.read((reader) => reader.countClaimsBy('state', filter, 100)),
    }),
    kinds: t.field({
      type: [KindCount],
      description: 'By the kind of statement.',
      extensions: priced(countPrice),
      resolve: (filter, _, { store }) => store.read((reader) => reader.countClaimsBy('kind', filter, 100)),
    }),
    claimants: t.field({
      type: [ClaimantCount],
      description: 'By who made them.',
      args: {
        first: t.arg.int({
          defaultValue: 10,
          description: `How many of them, the most frequent; at most ${mostClaimants}.`,
        }),
      },
      extensions: priced(countPrice),
      resolve: (filter, { first }, { store }) => {
        const most = first ?? 10;
        if (most < 0 || most > mostClaimants) {
          throw new AssayError('limit-exceeded', `expected from 0 to ${mostClaimants} claimants, got ${most}`);
        }
        return store.read((reader) => reader.countClaimsBy('claimant', filter, most));
      },
    }),
  }),
});

builder.queryField('claimFacets', (t) =>
  t.field({
    type: ClaimFacets,
    description: 'How the claims of a filter are spread over ratings, states, kinds and claimants.',
    extensions: guarded('public'),
    args: { filter: t.arg({ type: ClaimFilter, description: 'Which claims; all of them without one.' }) },
    resolve: (_, given, context, info) => claimFilterOf(withLocalIds(given, info).filter, context),
  }),
);

const Period = enumOf<PeriodValue>('Period', 'A stretch of the calendar, in UTC.', {
  day: 'From midnight to midnight.',
  week: 'Seven days from a Monday.',
  month: 'A month of the calendar.',
});

const ClaimMeasure = enumOf<'submitted' | 'published'>('ClaimMeasure', 'What is counted over time.', {
  submitted: 'Claims, on the day they were put on record.',
  published:
    'Publications of verdicts on claims, corrections among them, on the day each became public: of one under embargo, the day on which that ended, and none before.',
});

const ClaimSeriesPoint = builder.objectRef<PeriodCount>('ClaimSeriesPoint').implement({
  description: 'What was counted in one period.',
  fields: (t) => ({
    start: t.exposeString('start', { description: 'The day on which it begins, such as 2025-06-23.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
  }),
});

builder.queryField('claimSeries', (t) =>
  t.field({
    type: [ClaimSeriesPoint],
    description:
      'Counts over time for a chart: one for each period between two days, at most 400, those of none among them.',
    extensions: { ...guarded('public'), ...priced(countPrice) },
    args: {
      measure: t.arg({ type: ClaimMeasure, required: true, description: 'What is counted.' }),
      period: t.arg({ type: Period, required: true, description: 'Over which stretches.' }),
      from: t.arg.string({ required: true, description: 'The first day, such as 2025-01-01.' }),
      to: t.arg.string({ required: true, description: 'The last day, such as 2025-12-31.' }),
      filter: t.arg({ type: ClaimFilter, description: 'Of which claims; all of them without one.' }),
    },
    resolve: async (_, given, context, info) => {
      const { measure, period, from, to, filter: asked } = withLocalIds(given, info);
      const range = { first: from, last: to };
      // Refuses what is no range before anything is counted.
      countByPeriod([], period, range);
      const filter = await claimFilterOf(asked, context);
      const until = asInstant(Date.parse(`${to}T00:00Z`) + 86_400_000);
      const days = await context.store.read((reader) =>
        reader.countClaimsByDay(measure, { from: asInstant(`${from}T00:00Z`), until }, filter),
      );
      return countByPeriod(days, period, range);
    },
  }),
);
