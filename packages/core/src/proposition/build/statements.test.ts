import { describe, expect, it } from 'vitest';
import { checkProposition } from '../check-proposition.ts';
import type { Proposition } from '../language.ts';
import { asOf } from './as-of.ts';
import { choose } from './choose.ts';
import { column } from './column.ts';
import { convertBy } from './convert-by.ts';
import { date, daysBetween } from './date.ts';
import { NumberOf, number } from './number.ts';
import { parameter } from './parameter.ts';
import { anniversary, annualGrowth, falls, growth, hasHighest, hasLowest, rises, shareOf } from './patterns.ts';
import { readings } from './readings.ts';
import { atLeastOf, proposition, quotation, type Statement } from './statement.ts';
import { defineTable } from './table.ts';

const ranking = defineTable('ranking', {
  company: column.text(),
  country: column.text(['CN', 'US']),
  year: column.number('calendar-year'),
  revenue: column.number('MUSD'),
  staff: column.number('person').optional(),
  published: column.date(),
});
const countries = defineTable('countries', { code: column.text(), people: column.number('Mperson') });
const rates = defineTable('rates', { year: column.number('calendar-year'), euros: column.number('EUR/USD') });
const schemas = { ranking: ranking.schema, countries: countries.schema, rates: rates.schema };
const reason = 'said so';

describe('every statement the builder can write', () => {
  const years = parameter.number('years', 'year', 'how long ago', [{ id: 'two', value: 2, reason }]);
  const few = parameter.range('few', '1', 'what a few are', [{ id: 'some', value: { min: 2, max: 5 }, reason }]);
  const where = parameter.text('where', 'the country', [{ id: 'china', value: 'CN', reason }]);
  const when = parameter.date('when', 'the day', [{ id: 'monday', value: '2025-06-23', reason }]);
  const list = parameter.choice('list', 'the list', [
    { id: 'a', reason },
    { id: 'b', reason },
  ]);
  const all = readings([years, few, where, when, list]);
  const yearly = ranking.groupBy(['year', 'country'], (group) => ({
    n: group.count(),
    firms: group.countDistinct('company'),
    total: group.sum((row) => row.revenue),
    mean: group.average((row) => row.revenue),
    least: group.minimum((row) => row.revenue),
    most: group.maximum((row) => row.revenue),
    middle: group.median((row) => row.revenue),
    often: group.mode((row) => row.revenue),
    spread: group.standardDeviation((row) => row.revenue, { over: 'sample' }),
    ninth: group.percentile(90, (row) => row.revenue),
  }));
  const statements: readonly Statement[] = [
    yearly.where((row) => row.total.moreThan(row.mean)).exists(),
    yearly.all((row) => row.n.atLeast(row.firms), { ifEmpty: 'false' }),
    yearly.most((row) => row.middle.isWithin(1, null)),
    yearly.share((row) => row.least.lessThan(row.most), { atLeast: number(0.5, '1') }),
    ranking
      .lookUp(countries, { by: 'country', key: 'code', take: { inhabitants: 'people' } })
      .where((row) => row.inhabitants.isKnown())
      .sum((row) => row.revenue.dividedBy(row.inhabitants))
      .atMost(3),
    ranking
      .previous({ column: 'revenue', order: 'published', per: ['company'], as: 'before' })
      .where((row) => row.before.lessThan(row.revenue))
      .hasOne(),
    ranking.rankedBy((row) => row.revenue, { direction: 'ascending', per: ['country'], as: 'rank' }).isEmpty(),
    ranking.where((row) => row.company.isIn(countries, 'code').or(row.company.isOneOf(['A', 'B']))).exists(),
    ranking.where((row) => row.published.isOnOrBefore(when).and(row.published.is('2024-12-02').not())).exists(),
    ranking
      .where((row) => row.country.is(where))
      .count()
      .isWithin(few),
    ranking
      .where((row) => row.country.is(where))
      .textOf('company')
      .is('Norinco'),
    yearly.where((row) => row.spread.lessThan(row.ninth)).exists(),
    ranking.mode((row) => row.year).equals(2024),
    ranking.mostFrequent('country').is('CN'),
    ranking.mostFrequent('company').isNot('Norinco'),
    ranking.standardDeviation((row) => row.year, { over: 'population' }).atMost(2),
    ranking.percentile(25, (row) => row.revenue).atLeast(ranking.percentile(number(10, '%'), (row) => row.revenue)),
    asOf(ranking, { from: 'published', to: 'published', emptyEnd: 'still' }, when).exists(),
    convertBy(
      ranking.sum((row) => row.revenue).to('USD'),
      rates.where((row) => row.year.equals(2024)),
      (row) => row.euros,
    ).atLeast(1),
    ranking.count().isWithin(few),
    ranking.average((row) => row.revenue).lessThan(ranking.median((row) => row.revenue)),
    ranking.minimum((row) => row.revenue).isNot(ranking.maximum((row) => row.revenue)),
    ranking
      .nth(
        3,
        (row) => row.revenue,
        (row) => row.year.plus(number(1, 'year')),
      )
      .equals(2024),
    ranking.countDistinct('company').dividedBy(ranking.count()).times(2).plus(1).minus(1).absolute().atLeast(1),
    ranking
      .the((row) => row.revenue)
      .to('GUSD')
      .moreThan(1),
    growth(
      ranking.the((row) => row.revenue),
      ranking.sum((row) => row.revenue),
    )
      .to('%')
      .moreThan(10),
    annualGrowth(number(1, 'USD'), number(2, 'USD'), years).moreThan(0.1),
    shareOf(ranking.where((row) => row.country.is('CN')).count(), ranking.count()).lessThan(1),
    anniversary('1949-04-04', when).equals(75),
    daysBetween(ranking.theDate('published'), date('2025').later(1, 'months')).atMost(7),
    when.earlier(years, 'years').isAfter(ranking.theDate('published')),
    choose(list, { a: ranking.count(), b: number(3, '1') }).equals(3),
    choose(list, { a: ranking.exists(), b: ranking.isEmpty() }).not(),
    hasHighest(
      ranking,
      (row) => row.revenue,
      (row) => row.country.is('US'),
    ),
    hasLowest(
      ranking,
      (row) => row.revenue,
      (row) => row.country.is('US'),
    ),
    rises(ranking, 'revenue', { order: 'year', per: ['company'] }),
    falls(ranking, 'staff', { order: 'year' }),
    quotation('naive', { document: 'transcript', mode: 'elided' }),
    atLeastOf(1, [ranking.exists(), ranking.isEmpty()]),
  ];

  it.each(statements.map((statement) => [statement.term.op, proposition(statement)]))(
    'passes the check of what comes from others, and is JSON: %s',
    (_, claim: Proposition) => {
      expect(checkProposition(claim, schemas, { readings: all, documents: ['transcript'] })).toEqual([]);
      expect(JSON.parse(JSON.stringify(claim))).toEqual(claim);
    },
  );

  it('knows a unit in its types and in its terms alike', () => {
    const quotient = number(1, 'GUSD').dividedBy(number(2, 'person'));
    expect(quotient).toBeInstanceOf(NumberOf);
    expect(quotient.unit).toBe('GUSD/person');
    expect(quotient.times(number(1, 'person')).unit).toBe('GUSD');
    expect(number(2, 'person').times(number(1, 'USD/person/year')).unit).toBe('USD/year');
    expect(number(5, '%').minus(number(2, '%')).unit).toBe('pp');
    expect(number(5, '%').plus(number(2, 'pp')).unit).toBe('%');
    expect(number(2025, 'calendar-year').minus(3).unit).toBe('year');
    expect(number(3, 'rank').minus(number(1, 'rank')).unit).toBe('place');
    expect(number(1, 'USD').dividedBy(number(3, 'USD')).unit).toBe('1');
  });
});
