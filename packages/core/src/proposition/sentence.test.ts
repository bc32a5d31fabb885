import { describe, expect, it } from 'vitest';
import { choose } from './build/choose.ts';
import { column } from './build/column.ts';
import { date, daysBetween } from './build/date.ts';
import { number } from './build/number.ts';
import { parameter } from './build/parameter.ts';
import { anniversary, annualGrowth, growth, rises, shareOf, top } from './build/patterns.ts';
import { readings } from './build/readings.ts';
import { and, atLeastOf, judgement, not, or, proposition, quotation, type Statement } from './build/statement.ts';
import { defineTable } from './build/table.ts';
import { sentenceOf, termWords } from './sentence.ts';
import { dateWords, quantityWords, textWords } from './words.ts';

const ranking = defineTable('ranking', {
  company: column.text(),
  country: column.text(['CN', 'US', 'RU']),
  year: column.number('calendar-year'),
  revenue: column.number('MUSD').optional(),
  staff: column.number('person'),
  published: column.date(),
});
const reason = 'said so';
const places = parameter.number('places', 'rank', 'the length of the list', [
  { id: 'ten', value: 10, reason },
  { id: 'five', value: 5, reason },
]);
const ago = parameter.number('ago', 'year', 'a couple of years', [
  { id: 'two', value: 2, reason },
  { id: 'three', value: 3, reason },
]);
const few = parameter.range('few', '1', 'a few', [
  { id: 'some', value: { min: 2, max: 5 }, reason },
  { id: 'more', value: { min: 3, max: 7 }, reason },
]);
const how = parameter.text('how', 'the way of quoting', [
  { id: 'exact', value: 'verbatim', reason },
  { id: 'loose', value: 'normalised', reason },
]);
const list = parameter.choice('list', 'the list', [
  { id: 'sipri', label: 'SIPRI’s', reason },
  { id: 'news', label: 'that of Defense News', reason },
]);
const all = readings([places, ago, few, how, list]);
const ten = top(ranking, 10, (row) => row.revenue);
const chinese = ten.where((row) => row.country.is('CN'));
const yearly = ranking.groupBy(['year'], (group) => ({ total: group.sum((row) => row.revenue), n: group.count() }));
const y2024 = ranking.where((row) => row.year.equals(2024));

describe('the sentence of a proposition', () => {
  it.each<[string, Statement]>([
    [
      'the number of rows where country is CN among the top 10 by revenue of the rows of ranking is between 3 and 5',
      chinese.count().isWithin(3, 5),
    ],
    [
      'the number of rows among the top (the length of the list) of each country by revenue of the rows of ranking where year is 2024 is more than 3',
      top(y2024, places, (row) => row.revenue, { per: ['country'] })
        .count()
        .moreThan(3),
    ],
    ['there is a row where country is CN among the top 10 by revenue of the rows of ranking', chinese.exists()],
    [
      'there is no row of ranking where country is CN and year is at least 2015',
      ranking
        .where((row) => row.country.is('CN'))
        .where((row) => row.year.isWithin(2015, null))
        .isEmpty(),
    ],
    [
      'there is exactly one row of ranking where (country is CN or US or revenue is not known) and year is not 2020',
      ranking
        .where((row) => and(or(row.country.isOneOf(['CN', 'US']), row.revenue.isKnown().not()), row.year.isNot(2020)))
        .hasOne(),
    ],
    [
      'there is a row of ranking where not (year is less than 2020 and country is not CN or RU)',
      ranking.where((row) => not(and(row.year.lessThan(2020), row.country.isOneOf(['CN', 'RU']).not()))).exists(),
    ],
    [
      'there is a row of ranking where company is a company of the rows of ranking where year is 2024 and published is on or before June 2025',
      ranking.where((row) => and(row.company.isIn(y2024, 'company'), row.published.isOnOrBefore('2025-06'))).exists(),
    ],
    [
      'the sum of revenue in the rows of ranking is at least 679.5 billion USD',
      ranking
        .sum((row) => row.revenue)
        .to('GUSD')
        .atLeast(679.5),
    ],
    [
      'the number of rows of ranking where year is 2024 divided by the number of rows of ranking is between 13% and 18%',
      shareOf(y2024.count(), ranking.count()).to('%').isWithin(13, 18),
    ],
    [
      'the growth from 94.8 billion USD of 2022 to 107.9 billion USD of 2022 is more than 0.1',
      growth(number(94.8, 'GUSD@2022'), number(107.9, 'GUSD@2022')).moreThan(0.1),
    ],
    [
      'the growth a year from 1 USD to 2 USD over 6 years is more than 0.1',
      annualGrowth(number(1, 'USD'), number(2, 'USD'), 6).moreThan(0.1),
    ],
    [
      'the number of different values of company in the rows of ranking is within a few',
      ranking.countDistinct('company').isWithin(few),
    ],
    [
      'revenue divided by staff at place 3 by revenue, highest first, of the rows of ranking is at most 2 million USD per person',
      ranking
        .nth(
          3,
          (row) => row.revenue,
          (row) => row.revenue.dividedBy(row.staff),
        )
        .atMost(2),
    ],
    [
      'the average (staff times 2) plus staff in the rows of ranking is less than 3 people',
      ranking.average((row) => row.staff.times(2).plus(row.staff)).lessThan(3),
    ],
    ['the size of (5% minus 2%) is 3 percentage points', number(5, '%').minus(number(2, '%')).absolute().equals(3)],
    [
      'in every group by year of the rows of ranking, with total being the sum of revenue and n being the number of rows, with before being total in the one before by year, where before is known, total is more than before',
      rises(yearly, 'total', { order: 'year' }),
    ],
    [
      'in every row of ranking, with place being the place by staff for each year, lowest first, if there are any, place is 1',
      ranking
        .rankedBy((row) => row.staff, { direction: 'ascending', per: ['year'] })
        .all((row) => row.place.equals(1), { ifEmpty: 'true' }),
    ],
    [
      'there is a row of ranking, with all being total of the group by year of the rows of ranking, with total being the sum of revenue and n being the number of rows, whose year is its year',
      ranking.lookUp(yearly, { by: 'year', key: 'year', take: { all: 'total' } }).exists(),
    ],
    ['in most of the rows of ranking, country is CN', ranking.most((row) => row.country.is('CN'))],
    [
      'in at least 7% of the rows of ranking, country is CN',
      ranking.share((row) => row.country.is('CN'), { atLeast: 0.07 }),
    ],
    [
      'country in the one row of ranking where company is “Lockheed Martin” is US',
      ranking
        .where((row) => row.company.is('Lockheed Martin'))
        .textOf('country')
        .is('US'),
    ],
    [
      'a couple of years before 23 June 2025 is after published in the one row of ranking',
      date('2025-06-23').earlier(ago, 'years').isAfter(ranking.theDate('published')),
    ],
    ['1 month after 2025 is the same day as 2025-06~', date('2025').later(1, 'months').is('2025-06~')],
    [
      'the time from 4 April 1949 to 24 June 2025 in calendar years is 75 years',
      anniversary('1949-04-04', '2025-06-24').equals(75),
    ],
    [
      '(the time from 24 June 2025 to 25 June 2025 plus 1 day) divided by 2 is 1 day',
      daysBetween('2025-06-24', '2025-06-25').plus(1).dividedBy(2).equals(1),
    ],
    [
      '“We cannot be naive.” stands word for word in transcript',
      quotation('We cannot be naive.', { document: 'transcript', mode: 'verbatim' }),
    ],
    [
      '“naive” stands in transcript, as the way of quoting says',
      quotation('naive', { document: 'transcript', mode: { ref: { parameter: 'how' } } }),
    ],
    [
      'A. Editor judges it false that the cut is fair',
      judgement({ statement: 'the cut is fair', by: 'A. Editor', value: false }),
    ],
    [
      'there is a row of ranking, and (there is no row of ranking, or it is not so that there is a row of ranking)',
      and(ranking.exists(), or(ranking.isEmpty(), not(ranking.exists()))),
    ],
    [
      'at least 1 of these 2 hold: there is a row of ranking; there is no row of ranking',
      atLeastOf(1, [ranking.exists(), ranking.isEmpty()]),
    ],
    [
      '(if the list is SIPRI’s, the number of rows of ranking; if the list is that of Defense News, 3) is less than 3',
      choose(list, { sipri: ranking.count(), news: number(3, '1') }).lessThan(3),
    ],
  ])('%s', (sentence, statement) => {
    expect(sentenceOf(proposition(statement), all)).toBe(sentence);
  });

  it('takes its words from labels', () => {
    const labels = {
      tables: { ranking: 'the SIPRI list' },
      columns: { revenue: 'arms revenue' },
      rows: { ranking: { one: 'company', many: 'companies' } },
    };
    expect(sentenceOf(proposition(chinese.count().equals(3)), all, labels)).toBe(
      'the number of companies where country is CN among the top 10 by arms revenue of the companies of the SIPRI list is 3',
    );
  });

  it('says one reading where it is told what the parameters are', () => {
    const statement = choose(list, { sipri: top(ranking, places, (row) => row.revenue).count(), news: number(3, '1') });
    expect(termWords(statement.term, { values: { list: 'sipri', places: 10 } })).toBe(
      'the number of rows among the top 10 by revenue of the rows of ranking',
    );
    expect(termWords(date('2025').earlier(ago, 'years').date, { values: { ago: 2 } })).toBe('2 years before 2025');
    expect(termWords(date('2025').earlier(ago, 'years').date)).toBe('ago before 2025');
  });
});

describe('quantities, dates and text in words', () => {
  it.each([
    [5, '%', '5%'],
    [1, 'pp', '1 percentage point'],
    [679, 'GUSD', '679 billion USD'],
    [36440, 'MUSD@2015', '36,440 million USD of 2015'],
    [1234.5678, '1', '1,234.5678'],
    [2024, 'calendar-year', '2024'],
    [3, 'rank', '3'],
    [1, 'year', '1 year'],
    [2, 'company', '2 companies'],
    [1.5, 'Mperson', '1.5 million people'],
    [2, 'GUSD/person/year', '2 billion USD per person per year'],
    [1e21, '1', '1e+21'],
  ])('writes %d in %s as %s', (value, unit, words) => {
    expect(quantityWords(value, unit)).toBe(words);
  });

  it('writes days and months out, other dates as they are, and marks text of several words', () => {
    expect(['2025-06-23', '2025-06', '2025', '2025-21', '2024/2025', '2025-13'].map(dateWords)).toEqual([
      '23 June 2025',
      'June 2025',
      '2025',
      '2025-21',
      '2024/2025',
      '2025-13',
    ]);
    expect(['2025-06-25/2025-06-30', '2025-06-25/2025-07-02', '2025-06-25/'].map(dateWords)).toEqual([
      '25–30 June 2025',
      '25 June 2025 – 2 July 2025',
      '2025-06-25/',
    ]);
    expect(['CN', 'Norinco', 'Lockheed Martin', ''].map(textWords)).toEqual([
      'CN',
      'Norinco',
      '“Lockheed Martin”',
      '“”',
    ]);
  });
});
