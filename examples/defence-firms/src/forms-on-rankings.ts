import {
  annualGrowth,
  choose,
  claimForm,
  type NumberCell,
  type NumberOf,
  number,
  parameter,
  type RowPredicate,
  type TextCell,
} from '@assay/core';
import type { Country } from './country.ts';
import type { ExampleForm } from './example-form.ts';
import { defenseNews } from './other-rankings.ts';
import { chineseArmsRevenue, sipriAsPublished, sipriExcludingChina, sipriRestated } from './sipri-tables.ts';

const ago = parameter.number('ago', 'year', 'a couple of years', [
  {
    id: 'one',
    label: 'one year',
    value: 1,
    reason: '“Only” makes little of it: the year before is the least it can mean.',
  },
  {
    id: 'two',
    label: 'two years',
    value: 2,
    reason: 'A couple is two.',
    source: 'https://www.merriam-webster.com/dictionary/couple',
  },
  { id: 'three', label: 'three years', value: 3, reason: 'Used loosely, a couple is a few.' },
]);
const figures = parameter.number('figures', 'calendar-year', 'the fiscal year of 23 June 2025', [
  {
    id: 'newest',
    label: '2023, newest then',
    value: 2023,
    reason:
      'Who looked it up on 23 June 2025 found lists with the figures of 2023: SIPRI’s of December 2024 was the last.',
  },
  {
    id: 'own',
    label: '2025, its own',
    value: 2025,
    reason: 'The list with the figures of a year describes that year, whenever it comes out.',
  },
]);
const places = parameter.number('places', 'rank', 'the number of places', [
  { id: 'ten', label: '10', value: 10, reason: 'He speaks of the ten biggest.' },
]);
const noneIsStronger = {
  parameter: places,
  values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  reason: 'None among more firms says more.',
};

/** A Chinese firm among the largest, on any of the lists. */
const isChineseInTop = (row: { readonly country: TextCell<Country>; readonly rank: NumberCell<'rank'> }) =>
  row.country.is('CN').and(row.rank.atMost(places));

const firms = {
  published: sipriAsPublished.columns.where(isChineseInTop),
  restated: sipriRestated.columns.where(isChineseInTop),
  withoutChina: sipriExcludingChina.columns.where(isChineseInTop),
  news: defenseNews.columns.where(isChineseInTop),
};
/** The figures of so many years before those of a day. */
const isThen = (row: { readonly fiscal_year: NumberCell<'calendar-year'> }) =>
  row.fiscal_year.plus(ago).equals(figures);

const series = parameter.choice('series', 'the list', [
  {
    id: 'sipri-as-published',
    label: 'SIPRI as published',
    reason: 'What SIPRI’s readers saw at the time.',
    source: 'https://www.sipri.org/databases/armsindustry',
  },
  {
    id: 'sipri-restated',
    label: 'SIPRI as restated',
    reason: 'SIPRI’s own later figures for those years, made the same way for every year.',
    source: 'https://www.sipri.org/databases/armsindustry',
  },
  {
    id: 'sipri-excluding-china',
    label: 'SIPRI without China',
    reason: 'The last edition of the kind that shows no Chinese firm; who remembers none may have had it in mind.',
    source: 'https://www.sipri.org/databases/armsindustry',
  },
]);

const noneThen: ExampleForm = {
  claim: 'C15b',
  label: 'on SIPRI’s lists',
  ...claimForm(
    choose(series, {
      'sipri-as-published': firms.published.where(isThen).isEmpty(),
      'sipri-restated': firms.restated.where(isThen).isEmpty(),
      'sipri-excluding-china': firms.withoutChina.where(isThen).isEmpty(),
    }),
    [series, figures, ago, places],
    { axes: [noneIsStronger] },
  ),
};

const noneThenOnNews: ExampleForm = {
  claim: 'C15b',
  label: 'on the Defense News list',
  ...claimForm(firms.news.where(isThen).isEmpty(), [figures, ago, places], { axes: [noneIsStronger] }),
};

const listInForce = parameter.choice('list', 'the list', [
  { id: 'sipri', label: 'SIPRI’s', reason: 'The list most often cited, of December 2024.' },
  {
    id: 'defense-news',
    label: 'that of Defense News',
    reason: 'The other list of the world’s largest, of August 2024.',
  },
]);
const threeToFive = parameter.range('range', '1', 'how many', [
  { id: 'closed', value: { min: 3, max: 5 }, reason: '“Three to five” includes both.' },
]);

// Both lists of 2024 were the newest on the day of the remarks.
const nowWithin: ExampleForm = {
  claim: 'C15a',
  label: null,
  ...claimForm(
    choose(listInForce, {
      sipri: firms.published.where((row) => row.edition.equals(2024)).count(),
      'defense-news': firms.news.where((row) => row.edition.equals(2024)).count(),
    }).isWithin(threeToFive),
    [listInForce, threeToFive, places],
  ),
};

const sameCoverage = parameter.choice('coverage', 'the list', [
  { id: 'sipri-as-published', label: 'SIPRI as published', reason: 'It covers China on both days.' },
  { id: 'sipri-restated', label: 'SIPRI as restated', reason: 'It is made the same way for every year from 2015.' },
  { id: 'defense-news', label: 'Defense News', reason: 'It covers China on both days.' },
]);
const newest = parameter.number('newest', 'calendar-year', 'the newest fiscal year', [
  { id: '2023', value: 2023, reason: 'The figures of the lists in force on 23 June 2025.' },
  { id: '2022', value: 2022, reason: 'The last year in SIPRI’s database of December 2023.' },
]);
type YearOfRow = (row: { readonly fiscal_year: NumberCell<'calendar-year'> }) => RowPredicate;
const isNewest: YearOfRow = (row) => row.fiscal_year.equals(newest);
const isBeforeNewest: YearOfRow = (row) => row.fiscal_year.plus(ago).equals(newest);
const rise = (now: NumberOf<'1'>, then: NumberOf<'1'>) => now.minus(then).atLeast(3);

const contrast: ExampleForm = {
  claim: 'C15c',
  label: null,
  ...claimForm(
    choose(sameCoverage, {
      'sipri-as-published': rise(
        firms.published.where(isNewest).count(),
        firms.published.where(isBeforeNewest).count(),
      ),
      'sipri-restated': rise(firms.restated.where(isNewest).count(), firms.restated.where(isBeforeNewest).count()),
      'defense-news': rise(firms.news.where(isNewest).count(), firms.news.where(isBeforeNewest).count()),
    }),
    [sameCoverage, newest, ago, places],
    {
      exclude: [
        { options: { coverage: 'sipri-as-published', newest: '2022' }, reason: 'A list with newer figures was out.' },
        { options: { coverage: 'sipri-restated', newest: '2023' }, reason: 'The database ends with 2022.' },
        { options: { coverage: 'defense-news', newest: '2022' }, reason: 'A list with newer figures was out.' },
      ],
    },
  ),
};

const measure = parameter.choice('measure', 'the measure', [
  {
    id: 'real',
    label: 'revenue in constant dollars',
    reason: 'Revenue in constant dollars leaves out prices and exchange rates.',
  },
  {
    id: 'current',
    label: 'revenue in current dollars',
    reason: 'Revenue in current dollars is what headlines report.',
  },
  {
    id: 'share',
    label: 'the share of the hundred largest',
    reason: 'A sector grows rapidly if it grows faster than its rivals: its share of the hundred rises.',
  },
]);
const since = parameter.number('since', 'calendar-year', 'the first year', [
  { id: '2016', value: 2016, reason: 'The first year in which all eight companies are in the figures.' },
  { id: '2019', value: 2019, reason: 'The first year that SIPRI published with Chinese companies.' },
  { id: '2020', value: 2020, reason: 'A couple of years before the newest figures.' },
]);
const years = chineseArmsRevenue.columns;
const last = years.where((row) => row.fiscal_year.equals(2022));
const first = years.where((row) => row.fiscal_year.equals(since));
const span = number(2022, 'calendar-year').minus(since);
// Five percent a year doubles in fourteen years; less is hardly rapid.
const rapid = 5;

const growing: ExampleForm = {
  claim: 'C13b',
  label: null,
  ...claimForm(
    choose(measure, {
      real: annualGrowth(
        first.the((row) => row.revenue_2022),
        last.the((row) => row.revenue_2022),
        span,
      )
        .to('%')
        .atLeast(rapid),
      current: annualGrowth(
        first.the((row) => row.revenue),
        last.the((row) => row.revenue),
        span,
      )
        .to('%')
        .atLeast(rapid),
      share: last.the((row) => row.world_share).moreThan(first.the((row) => row.world_share)),
    }),
    [measure, since],
  ),
};

export const formsOnRankings: readonly ExampleForm[] = [growing, noneThen, noneThenOnNews, nowWithin, contrast];
