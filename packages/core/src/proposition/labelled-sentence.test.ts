import { describe, expect, it } from 'vitest';
import { choose } from './build/choose.ts';
import { column } from './build/column.ts';
import { date, daysBetween } from './build/date.ts';
import { number } from './build/number.ts';
import { parameter } from './build/parameter.ts';
import { readings } from './build/readings.ts';
import { and, judgement, proposition, quotation, type Statement } from './build/statement.ts';
import { defineTable } from './build/table.ts';
import { sentenceOf, termWords } from './sentence.ts';
import type { Labels } from './words.ts';

const columns = {
  edition: column.number('calendar-year'),
  rank: column.number('rank'),
  company: column.text(),
  country: column.text(['CN', 'US', 'RU']),
  plants: column.number('plant'),
  founded: column.date(),
};
const sipri = defineTable('sipri', columns);
const news = defineTable('news', columns);
const events = defineTable('events', { event: column.text(), start: column.date(), place: column.text() });
const labels: Labels = {
  tables: { sipri: 'the SIPRI list', news: 'the Defense News list', events: '' },
  rows: {
    sipri: { one: 'company', many: 'companies', name: 'company' },
    news: { one: 'company', many: 'companies', name: 'company' },
    events: { one: 'event', many: 'events', name: 'event' },
  },
  columns: { plants: 'number of plants' },
  phrases: { country: 'from', rank: 'among the top', edition: 'edition', plants: 'with', founded: 'founded' },
  texts: { country: { CN: 'China', RU: 'Russia' }, event: { summit: 'the summit', talks: 'the talks' } },
};

const reason = 'said so';
const list = parameter.choice('list', 'the list', [
  { id: 'sipri', reason },
  { id: 'news', reason },
]);
const ago = parameter.number('ago', 'year', 'a couple of years', [
  { id: 'two', value: 2, reason },
  { id: 'three', value: 3, reason },
]);
const year = parameter.number('year', 'calendar-year', 'the newest edition', [
  { id: '2023', value: 2023, reason },
  { id: '2024', value: 2024, reason },
]);
const country = parameter.text('country', 'the country meant', [
  { id: 'china', value: 'CN', reason },
  { id: 'russia', value: 'RU', reason },
]);
const talks = parameter.choice('talks', 'the meeting', [
  { id: 'summit', label: 'the summit', reason },
  { id: 'talks', label: 'the talks before it', reason },
]);
const ten = parameter.number('ten', 'rank', 'the number of places', [{ id: 'ten', value: 10, reason }]);
const couple = parameter.number('couple', 'year', 'a couple', [{ id: 'two', value: 2, reason }]);
const all = readings([couple, list, ago, year, country, talks, ten]);
const chinese = sipri.where((row) => row.country.is('CN').and(row.rank.atMost(10)));
const dayOf = (event: string) => events.where((row) => row.event.is(event)).theDate('start');

describe('a sentence with labels', () => {
  it.each<[string, Statement]>([
    [
      'the number of companies from China among the top 10 of the SIPRI list, edition 2024, is between 3 and 5',
      chinese
        .where((row) => row.edition.equals(2024))
        .count()
        .isWithin(3, 5),
    ],
    [
      'there is no company from China among the top 10 of the SIPRI list, edition 2022',
      chinese.where((row) => row.edition.plus(couple).equals(2024)).isEmpty(),
    ],
    [
      'there is no company from China among the top 10 of the SIPRI list, a couple of years before edition 2024',
      chinese.where((row) => row.edition.plus(ago).equals(2024)).isEmpty(),
    ],
    [
      'there is a company from China among the top 10 of the SIPRI list, a couple of years before the newest edition',
      chinese.where((row) => row.edition.plus(ago).equals(year)).exists(),
    ],
    [
      'there is a company from China or Russia of the SIPRI list with at least 2 plants, more than 0 plants and founded before 1990',
      sipri
        .where((row) => row.country.isOneOf(['CN', 'RU']))
        .where((row) => and(row.plants.atLeast(2), row.plants.moreThan(0), row.founded.isBefore('1990')))
        .exists(),
    ],
    [
      'there is a company from the country meant of the SIPRI list with 2 plants and founded on 1 May 1990',
      sipri.where((row) => and(row.country.is(country), row.plants.equals(2), row.founded.is('1990-05-01'))).exists(),
    ],
    [
      'there is a company of the SIPRI list where number of plants is not 2 plants and country is not China and edition is known',
      sipri.where((row) => and(row.plants.isNot(2), row.country.is('CN').not(), row.edition.isKnown())).exists(),
    ],
    [
      'there is a company called “Lockheed Martin” among the top 10 of the SIPRI list',
      sipri.where((row) => row.company.is('Lockheed Martin').and(row.rank.atMost(ten))).exists(),
    ],
    ['there is an event called the summit', events.where((row) => row.event.is('summit')).exists()],
    [
      'the time from the start of the talks to the start of the summit is between 1 and 7 days',
      daysBetween(dayOf('talks'), dayOf('summit')).isWithin(1, 7),
    ],
    [
      'the place of the summit is Oslo',
      events
        .where((row) => row.event.is('summit'))
        .textOf('place')
        .is('Oslo'),
    ],
    [
      'the number of plants of Norinco divided by the rank of Norinco, edition 2024, is at least 24',
      sipri
        .where((row) => row.company.is('Norinco'))
        .the((row) => row.plants)
        .dividedBy(number(1, 'plant'))
        .dividedBy(
          sipri
            .where((row) => row.company.is('Norinco').and(row.edition.equals(2024)))
            .the((row) => row.rank)
            .dividedBy(number(1, 'rank')),
        )
        .atLeast(24),
    ],
  ])('%s', (sentence, statement) => {
    expect(sentenceOf(proposition(statement), all, labels)).toBe(sentence);
  });
});

describe('a choice', () => {
  it.each<[string, Statement]>([
    [
      'the number of companies from China among the top 10 of the list, edition 2024, is between 3 and 5',
      choose(list, {
        sipri: chinese.where((row) => row.edition.equals(2024)).count(),
        news: news
          .where((row) => row.country.is('CN').and(row.rank.atMost(10)))
          .where((row) => row.edition.equals(2024))
          .count(),
      }).isWithin(3, 5),
    ],
    [
      'the start of the meeting is before 25 June 2025',
      choose(talks, { summit: dayOf('summit'), talks: dayOf('talks') }).isBefore('2025-06-25'),
    ],
    [
      'the meeting is before 25 June 2025',
      choose(talks, { summit: date('2025-06-24'), talks: date('2025-06-22') }).isBefore('2025-06-25'),
    ],
    [
      '“We agreed.” stands word for word in the meeting',
      choose(talks, {
        summit: quotation('We agreed.', { document: 'summit', mode: 'verbatim' }),
        talks: quotation('We agreed.', { document: 'talks', mode: 'verbatim' }),
      }),
    ],
    [
      'if the meeting is the summit, the start of the summit is before 2026; if the meeting is the talks before it, A. Editor judges it true that they agreed',
      choose(talks, {
        summit: dayOf('summit').isBefore('2026'),
        talks: judgement({ statement: 'they agreed', by: 'A. Editor', value: true }),
      }),
    ],
    [
      'the start of the summit is before 2026, and (if the meeting is the summit, there is an event; if the meeting is the talks before it, there is a company of the SIPRI list)',
      and(dayOf('summit').isBefore('2026'), choose(talks, { summit: events.exists(), talks: sipri.exists() })),
    ],
  ])('is said once where its options differ in a name, and else option by option: %s', (sentence, statement) => {
    expect(sentenceOf(proposition(statement), all, labels)).toBe(sentence);
  });

  it('is not said once where the options differ in more than a name', () => {
    const statement = choose(list, {
      sipri: sipri.where((row) => row.edition.equals(2024)).exists(),
      news: news.where((row) => row.edition.equals(2023)).exists(),
    });
    expect(sentenceOf(proposition(statement), all, labels)).toBe(
      'if the list is sipri, there is a company of the SIPRI list, edition 2024; if the list is news, there is a company of the Defense News list, edition 2023',
    );
  });
});

describe('a reading', () => {
  it('is said with its values, years counted out', () => {
    const statement = choose(list, {
      sipri: chinese.where((row) => row.edition.plus(ago).equals(year)).isEmpty(),
      news: news.where((row) => row.edition.plus(ago).equals(year)).isEmpty(),
    });
    const values = { list: 'sipri', ago: 3, year: 2024 };
    expect(termWords(statement.term, { labels, readings: all, values })).toBe(
      'there is no company from China among the top 10 of the SIPRI list, edition 2021',
    );
    expect(termWords(statement.term, { values })).toBe(
      'there is no row of sipri where country is CN and rank is at most 10 and edition is 2021',
    );
  });
});
