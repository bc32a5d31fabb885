import {
  annualGrowth,
  choose,
  claimForm,
  type DateOf,
  date,
  type NumberCell,
  type NumberOf,
  parameter,
  type TextCell,
} from '@assay/core';
import type { Country } from './country.ts';
import { type ExampleForm, remarks } from './example-form.ts';
import { defenseNews } from './other-rankings.ts';
import { chineseArmsRevenue, sipriAsPublished, sipriExcludingChina, sipriRestated } from './sipri-tables.ts';

const sipri = sipriAsPublished.columns;
const restated = sipriRestated.columns;
const excluding = sipriExcludingChina.columns;
const news = defenseNews.columns;

const ago = parameter.number('ago', 'year', 'how long ago', [
  { id: 'one', value: 1, reason: '“Only” makes little of it: the year before is the least it can mean.' },
  { id: 'two', value: 2, reason: 'A couple is two.', source: 'https://www.merriam-webster.com/dictionary/couple' },
  { id: 'three', value: 3, reason: 'Used loosely, a couple is a few.' },
]);
const clock = parameter.choice('clock', 'which list is that year’s', [
  { id: 'in-force', reason: 'Who looked it up on that day found the newest list then published.' },
  { id: 'of-that-year', reason: 'The list that ranks firms by the revenue of that year describes that year.' },
]);
const places = parameter.number('places', 'rank', 'how many of the largest', [
  { id: 'ten', value: 10, reason: 'He speaks of the ten biggest.' },
]);
const noneIsStronger = {
  parameter: places,
  values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  reason: 'None among more firms says more.',
};

/** The day so many years before the remarks. */
const thatDay = date(remarks).earlier(ago, 'years');

// Both lists come out once a year, so that the one in force on a day is the one of the twelve months before it.
const sipriInForce = (day: DateOf) =>
  sipri.where((row) => row.published.isAfter(day.earlier(1, 'years')).and(row.published.isOnOrBefore(day)));
const newsInForce = (day: DateOf) =>
  news.where((row) => row.published.isAfter(day.earlier(1, 'years')).and(row.published.isOnOrBefore(day)));

// In force on 23 June of a year is the list of the December before, with the figures of the year before that.
const sipriThen = {
  'in-force': sipriInForce(thatDay),
  'of-that-year': sipri.where((row) => row.fiscal_year.plus(ago).equals(2025)),
};
const restatedThen = {
  'in-force': restated.where((row) => row.fiscal_year.plus(ago).equals(2023)),
  'of-that-year': restated.where((row) => row.fiscal_year.plus(ago).equals(2025)),
};
const excludingThen = {
  'in-force': excluding.where((row) => row.fiscal_year.plus(ago).equals(2023)),
  'of-that-year': excluding.where((row) => row.fiscal_year.plus(ago).equals(2025)),
};
const newsThen = {
  'in-force': newsInForce(thatDay),
  'of-that-year': news.where((row) => row.fiscal_year.plus(ago).equals(2025)),
};

/** A Chinese firm among the largest, on any of the lists. */
const isChineseInTop = (row: { readonly country: TextCell<Country>; readonly rank: NumberCell<'rank'> }) =>
  row.country.is('CN').and(row.rank.atMost(places));

const series = parameter.choice('series', 'the list', [
  {
    id: 'sipri-as-published',
    reason: 'What SIPRI’s readers saw at the time.',
    source: 'https://www.sipri.org/databases/armsindustry',
  },
  {
    id: 'sipri-restated',
    reason: 'SIPRI’s own later figures for those years, made the same way for every year.',
    source: 'https://www.sipri.org/databases/armsindustry',
  },
  {
    id: 'sipri-excluding-china',
    reason: 'The last edition of the kind that shows no Chinese firm; who remembers none may have had it in mind.',
    source: 'https://www.sipri.org/databases/armsindustry',
  },
]);

const noneThen: ExampleForm = {
  claim: 'C15b',
  label: 'on SIPRI’s lists',
  words: 'A couple of years before 23 June 2025, none of the ten largest firms on the list was Chinese.',
  ...claimForm(
    choose(series, {
      'sipri-as-published': choose(clock, {
        'in-force': sipriThen['in-force'].where(isChineseInTop).isEmpty(),
        'of-that-year': sipriThen['of-that-year'].where(isChineseInTop).isEmpty(),
      }),
      'sipri-restated': choose(clock, {
        'in-force': restatedThen['in-force'].where(isChineseInTop).isEmpty(),
        'of-that-year': restatedThen['of-that-year'].where(isChineseInTop).isEmpty(),
      }),
      'sipri-excluding-china': choose(clock, {
        'in-force': excludingThen['in-force'].where(isChineseInTop).isEmpty(),
        'of-that-year': excludingThen['of-that-year'].where(isChineseInTop).isEmpty(),
      }),
    }),
    [series, clock, ago, places],
    { axes: [noneIsStronger] },
  ),
};

const noneThenOnNews: ExampleForm = {
  claim: 'C15b',
  label: 'on the Defense News list',
  words: 'A couple of years before 23 June 2025, none of the ten largest firms on the Defense News list was Chinese.',
  ...claimForm(
    choose(clock, {
      'in-force': newsThen['in-force'].where(isChineseInTop).isEmpty(),
      'of-that-year': newsThen['of-that-year'].where(isChineseInTop).isEmpty(),
    }),
    [clock, ago, places],
    { axes: [noneIsStronger] },
  ),
};

const listInForce = parameter.choice('list', 'the list', [
  { id: 'sipri', reason: 'The list most often cited, of December 2024.' },
  { id: 'defense-news', reason: 'The other list of the world’s largest, of August 2024.' },
]);
const threeToFive = parameter.range('range', '1', 'how many', [
  { id: 'closed', value: { min: 3, max: 5 }, reason: '“Three to five” includes both.' },
]);
const sipriNow = sipriInForce(date(remarks)).where(isChineseInTop).count();
const newsNow = newsInForce(date(remarks)).where(isChineseInTop).count();

const nowWithin: ExampleForm = {
  claim: 'C15a',
  label: null,
  words: 'On 23 June 2025, three to five of the ten largest firms on the list were Chinese.',
  ...claimForm(choose(listInForce, { sipri: sipriNow, 'defense-news': newsNow }).isWithin(threeToFive), [
    listInForce,
    threeToFive,
    places,
  ]),
};

const sameCoverage = parameter.choice('coverage', 'the list, covering the same countries then and now', [
  { id: 'sipri-as-published', reason: 'The lists in force on the two days; both cover China.' },
  { id: 'sipri-restated', reason: 'The newest year of SIPRI’s database of December 2023 against earlier ones.' },
  { id: 'defense-news', reason: 'The lists in force on the two days; both cover China.' },
]);
const rise = (now: NumberOf<'1'>, then: NumberOf<'1'>) => now.minus(then).atLeast(3);

const contrast: ExampleForm = {
  claim: 'C15c',
  label: null,
  words:
    'From a couple of years before to 23 June 2025, the number of Chinese firms in the top ten rose by at least three.',
  ...claimForm(
    choose(sameCoverage, {
      'sipri-as-published': rise(sipriNow, sipriThen['in-force'].where(isChineseInTop).count()),
      'sipri-restated': rise(
        restated
          .where((row) => row.fiscal_year.equals(2022))
          .where(isChineseInTop)
          .count(),
        restated
          .where((row) => row.fiscal_year.plus(ago).equals(2022))
          .where(isChineseInTop)
          .count(),
      ),
      'defense-news': rise(newsNow, newsThen['in-force'].where(isChineseInTop).count()),
    }),
    [sameCoverage, ago, places],
  ),
};

const measure = parameter.choice('measure', 'what grows', [
  { id: 'real', reason: 'Revenue in constant dollars leaves out prices and exchange rates.' },
  { id: 'current', reason: 'Revenue in current dollars is what headlines report.' },
  { id: 'share', reason: 'A sector grows rapidly if it grows faster than its rivals: its share of the hundred rises.' },
]);
const since = parameter.number('since', 'calendar-year', 'from when', [
  { id: '2016', value: 2016, reason: 'The first year in which all eight companies are in the figures.' },
  { id: '2019', value: 2019, reason: 'The first year that SIPRI published with Chinese companies.' },
  { id: '2020', value: 2020, reason: 'A couple of years before the newest figures.' },
]);
const years = chineseArmsRevenue.columns;
const newest = years.where((row) => row.fiscal_year.equals(2022));
const start = years.where((row) => row.fiscal_year.equals(since));
const span = newest.the((row) => row.fiscal_year).minus(start.the((row) => row.fiscal_year));
// Five percent a year doubles in fourteen years; less is hardly rapid.
const rapid = 0.05;

const growing: ExampleForm = {
  claim: 'C13b',
  label: null,
  words: 'The arms revenue of the Chinese companies among the world’s hundred largest grew rapidly up to 2022.',
  ...claimForm(
    choose(measure, {
      real: annualGrowth(
        start.the((row) => row.revenue_2022),
        newest.the((row) => row.revenue_2022),
        span,
      ).atLeast(rapid),
      current: annualGrowth(
        start.the((row) => row.revenue),
        newest.the((row) => row.revenue),
        span,
      ).atLeast(rapid),
      share: newest.the((row) => row.share).moreThan(start.the((row) => row.share)),
    }),
    [measure, since],
  ),
};

export const formsOnRankings: readonly ExampleForm[] = [growing, noneThen, noneThenOnNews, nowWithin, contrast];
