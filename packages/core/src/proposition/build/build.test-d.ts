import { expectTypeOf } from 'vitest';
import { asOf } from './as-of.ts';
import { choose } from './choose.ts';
import { column } from './column.ts';
import { convertBy } from './convert-by.ts';
import { calendarYearsBetween, date, daysBetween } from './date.ts';
import { hedged } from './hedged.ts';
import { type NumberOf, number } from './number.ts';
import { parameter } from './parameter.ts';
import { annualGrowth, growth, rises, shareOf, top } from './patterns.ts';
import { readings } from './readings.ts';
import { and, judgement, not, or, quotation } from './statement.ts';
import { defineTable, tableOf } from './table.ts';

// Compiled, never run: the wrong programs that must not compile, each with what is wrong with it.

const ranking = defineTable('ranking', {
  company: column.text(),
  country: column.text(['CN', 'US', 'GB', 'RU']),
  year: column.number('calendar-year'),
  age: column.number('year'),
  revenue: column.number('USD'),
  profit: column.number('EUR').optional(),
  revenueThen: column.number('USD@2015'),
  revenueNow: column.number('USD@2024'),
  staff: column.number('person').optional(),
  share: column.number('%'),
  change: column.number('pp'),
  published: column.date(),
});
const countries = defineTable('countries', {
  code: column.text(),
  gdp: column.number('USD'),
  size: column.number('km'),
});
const rates = defineTable('rates', { euros: column.number('EUR/USD'), prices: column.number('USD@2024/USD@2015') });
const judged = judgement({ statement: 'it is fair', by: 'A. Editor', value: null });

const because = 'said so';
const places = parameter.number('places', 'rank', 'how many count', [{ id: 'ten', value: 10, reason: because }]);
const ago = parameter.number('ago', 'year', 'how long ago', [{ id: 'two', value: 2, reason: because }]);
const dollars = parameter.number('dollars', 'USD', 'how much', [{ id: 'one', value: 1, reason: because }]);
const people = parameter.range('people', 'person', 'how many', [
  { id: 'few', value: { min: 2, max: 5 }, reason: because },
]);
const china = parameter.text('china', 'which China', [{ id: 'prc', value: 'CN', reason: because }]);
const taiwan = parameter.text('taiwan', 'which China', [{ id: 'roc', value: 'TW', reason: because }]);
const list = parameter.choice('list', 'the list', [
  { id: 'sipri', reason: because },
  { id: 'news', reason: because },
]);

// Columns and words.

// @ts-expect-error there is no such column
ranking.where((row) => row.contry.is('CN'));
// @ts-expect-error the vocabulary is of codes: 'China' is not in it
ranking.where((row) => row.country.is('China'));
// @ts-expect-error nor may it be one of several
ranking.where((row) => row.country.isOneOf(['CN', 'Taiwan']));
// @ts-expect-error a number is not compared with a word
ranking.where((row) => row.revenue.equals('CN'));
// @ts-expect-error text has no order
ranking.where((row) => row.company.atLeast(3));
// @ts-expect-error a date is not a number
ranking.where((row) => row.published.atLeast(2020));
// @ts-expect-error a condition on rows must be a condition
ranking.where((row) => row.revenue);
// @ts-expect-error the text of a column outside its vocabulary
ranking.textOf('country').is('France');
// @ts-expect-error a column of numbers is not text
ranking.textOf('revenue');
// @ts-expect-error a column of text is not a date
ranking.theDate('company');
// @ts-expect-error a column of another relation that there is not
ranking.where((row) => row.company.isIn(countries, 'name'));
// @ts-expect-error a column of numbers holds no words
ranking.where((row) => row.company.isIn(countries, 'gdp'));

// Units.

// @ts-expect-error dollars are not euros
ranking.where((row) => row.revenue.moreThan(row.profit));
// @ts-expect-error nor when they are sums
ranking.sum((row) => row.revenue).atLeast(ranking.sum((row) => row.profit));
// @ts-expect-error dollars of different years need a price table
ranking.where((row) => row.revenueThen.lessThan(row.revenueNow));
// @ts-expect-error percent are not percentage points
ranking.where((row) => row.share.equals(row.change));
// @ts-expect-error a year is not a duration
ranking.where((row) => row.year.moreThan(row.age));
// @ts-expect-error two years do not add up
ranking.with('both', (row) => row.year.plus(row.year));
// @ts-expect-error a calendar year is not taken from a duration
ranking.with('wrong', (row) => row.age.minus(row.year));
// @ts-expect-error dollars and euros do not add up
ranking.sum((row) => row.revenue).plus(number(1, 'EUR'));
// @ts-expect-error dollars and people do not add up
ranking.with('wrong', (row) => row.revenue.plus(row.staff));
// @ts-expect-error dollars a person are not dollars
ranking.where((row) => row.revenue.dividedBy(row.staff).atLeast(row.revenue));
// @ts-expect-error currencies convert only through a table of rates
ranking.sum((row) => row.revenue).to('EUR');
// @ts-expect-error nor do prices of different years
ranking.sum((row) => row.revenueThen).to('USD@2024');
// @ts-expect-error percent are not percentage points
number(5, '%').to('pp');
// @ts-expect-error days are not years
daysBetween('2024', '2025').atLeast(calendarYearsBetween('2024', '2025'));
// @ts-expect-error growth is of amounts in one unit
growth(number(1, 'USD'), number(2, 'EUR'));
// @ts-expect-error so is growth a year
annualGrowth(number(1, 'USD'), number(2, 'USD@2024'), 3);
// @ts-expect-error and its span is in years
annualGrowth(number(1, 'USD'), number(2, 'USD'), daysBetween('2024', '2025'));
// @ts-expect-error a part has the unit of its whole
shareOf(number(1, 'USD'), number(1, 'GUSD'));
// @ts-expect-error a rate from dollars does not convert pounds
convertBy(number(1, 'GBP'), rates, (row) => row.euros);
// @ts-expect-error nor millions of dollars, which are first taken to dollars
convertBy(number(1, 'MUSD'), rates, (row) => row.euros);
// @ts-expect-error prices of 2015 are not those of 2024
convertBy(number(1, 'USD@2024'), rates, (row) => row.prices);
// @ts-expect-error converted, it is in euros
convertBy(number(1, 'USD'), rates, (row) => row.euros).atLeast(number(1, 'USD'));
// @ts-expect-error the spread of years is a duration
ranking.standardDeviation((row) => row.year, { over: 'population' }).atLeast(number(3, 'calendar-year'));
// @ts-expect-error a percentile has the unit of its values
ranking.percentile(90, (row) => row.revenue).atLeast(number(3, 'EUR'));
// @ts-expect-error a spread is of a population or a sample
ranking.standardDeviation((row) => row.revenue, { over: 'all' });
// @ts-expect-error and which of the two is said
ranking.standardDeviation((row) => row.revenue);

// Parameters.

// @ts-expect-error a number of years is not a number of places
top(ranking, ago, (row) => row.revenue);
// @ts-expect-error a number of places is not a number of years
date('2025').earlier(places, 'years');
// @ts-expect-error years are not months
date('2025').earlier(ago, 'months');
// @ts-expect-error dollars are not people
ranking.where((row) => row.staff.atLeast(dollars));
// @ts-expect-error a range of people is not one of dollars
ranking.where((row) => row.revenue.isWithin(people));
// @ts-expect-error nor is a count
ranking.count().isWithin(people);
// @ts-expect-error a percentile is of a hundred, not of one
ranking.percentile(number(0.9, '1'), (row) => row.revenue);
// @ts-expect-error a hedge of people is not one of dollars
ranking.where((row) => row.revenue.isWithin(hedged('few', 'person', 'how many', 'couple')));
// @ts-expect-error a hedge there is not
hedged('few', 'person', 'how many', 'umpteen');
// @ts-expect-error text is no number
ranking.where((row) => row.revenue.equals(china));
// @ts-expect-error a number is no text
ranking.where((row) => row.company.is(ago));
// @ts-expect-error the parameter has a value the vocabulary has not
ranking.where((row) => row.country.is(taiwan));
// @ts-expect-error the way of quoting is one of three
quotation('a', { document: 'b', mode: china });
// @ts-expect-error an option without a reason is not admissible
parameter.number('n', '1', 'how many', [{ id: 'one', value: 1 }]);
// @ts-expect-error the value of a number is a number
parameter.number('n', '1', 'how many', [{ id: 'one', value: '1', reason: because }]);
// @ts-expect-error an exclusion of a parameter there is not
readings([ago, list], { exclude: [{ options: { list: 'sipri', other: 'two' }, reason: because }] });
// @ts-expect-error an exclusion of an option there is not
readings([ago, list], { exclude: [{ options: { list: 'dn', ago: 'two' }, reason: because }] });
// @ts-expect-error an axis is of numbers
readings([ago, list], { axes: [{ parameter: list, values: [1, 2], reason: because }] });

// Choices.

// @ts-expect-error an option is missing
choose(list, { sipri: number(1, 'USD') });
// @ts-expect-error an option there is not
choose(list, { sipri: judged, news: judged, other: judged });
// @ts-expect-error the options mix units
choose(list, { sipri: number(1, 'USD'), news: number(1, 'EUR') });
// @ts-expect-error the options mix sorts
choose(list, { sipri: number(1, 'USD'), news: date('2025') });
// @ts-expect-error a number is no choice
choose(ago, { two: judged });

// Relations.

// @ts-expect-error a key has no missing cells
ranking.groupBy(['staff'], (group) => ({ n: group.count() }));
// @ts-expect-error nor has what ranks start again for
ranking.rankedBy((row) => row.revenue, { per: ['profit'] });
// @ts-expect-error a rank is by a number
ranking.rankedBy((row) => row.company);
// @ts-expect-error there is a column of this name
ranking.with('revenue', (row) => row.staff);
// @ts-expect-error as there is here
ranking.rankedBy((row) => row.revenue, { as: 'year' });
// @ts-expect-error a group has only its keys and aggregates
ranking.groupBy(['country'], (group) => ({ n: group.count() })).where((row) => row.company.is('Norinco'));
// @ts-expect-error keys of different types never match
ranking.lookUp(countries, { by: 'year', key: 'code', take: { gdp: 'gdp' } });
// @ts-expect-error nor do keys of different units
ranking.lookUp(countries, { by: 'revenue', key: 'size', take: { gdp: 'gdp' } });
// @ts-expect-error a column the other relation has not
ranking.lookUp(countries, { by: 'country', key: 'code', take: { people: 'population' } });
// @ts-expect-error words put no rows in order
ranking.previous({ column: 'revenue', order: 'company', as: 'before' });
// @ts-expect-error the dates of an office are dates
asOf(ranking, { from: 'year', to: 'published' }, '2024');
// @ts-expect-error the most frequent text outside the vocabulary
ranking.mostFrequent('country').is('France');
// @ts-expect-error numbers have a mode, not a most frequent text
ranking.mostFrequent('revenue');
// @ts-expect-error words neither rise nor fall
rises(ranking, 'company', { order: 'year' });

// Statements.

// @ts-expect-error a number is not a statement
and(ranking.count(), judged);
// @ts-expect-error a condition on rows is not a statement
ranking.where((row) => or(row.country.is('CN'), judged));
// @ts-expect-error a date is not a statement
not(date('2025'));
// @ts-expect-error a judgement is yes, no or not yet
judgement({ statement: 'it is fair', by: 'A. Editor', value: 'true' });

// Schemas written down as data.

const written = tableOf('ranking', {
  country: { type: 'text', vocabulary: ['CN', 'US'], required: true },
  revenue: { type: 'number', unit: 'USD', required: false },
});
written
  .where((row) => row.country.is('CN'))
  .sum((row) => row.revenue)
  .atLeast(number(1, 'USD'));
// @ts-expect-error a vocabulary is known there too
written.where((row) => row.country.is('China'));
// @ts-expect-error and so are units
written.where((row) => row.revenue.atLeast(number(1, 'EUR')));
// @ts-expect-error and which cells may be missing
written.groupBy(['revenue'], (group) => ({ n: group.count() }));

// Content.

const row = {
  company: 'a',
  country: 'CN',
  year: 2024,
  age: 3,
  revenue: { min: 1, max: 2 },
  revenueThen: 1,
  revenueNow: 1,
  share: 1,
  change: 1,
  published: '2025',
} as const;
ranking.rows([row, { ...row, profit: null, staff: 3 }]);
// @ts-expect-error a required cell may not be missing
ranking.rows([{ ...row, revenue: null }]);
// @ts-expect-error a cell outside its vocabulary
ranking.rows([{ ...row, country: 'FR' }]);
// @ts-expect-error a gap in what the vocabulary has not
ranking.rows([row], { gaps: [{ columns: { country: { in: ['FR'] } }, reason: because }] });
// @ts-expect-error text has no range
ranking.rows([row], { gaps: [{ columns: { country: { max: 2019 } }, reason: because }] });
// @ts-expect-error a gap has a reason
ranking.rows([row], { gaps: [{ columns: { year: { max: 2019 } } }] });

// What does compile has the units it should have.

expectTypeOf(number(1, 'GUSD').dividedBy(number(2, 'person'))).toEqualTypeOf<NumberOf<'GUSD/person'>>();
expectTypeOf(number(1, 'USD').dividedBy(number(2, 'USD'))).toEqualTypeOf<NumberOf<'1'>>();
expectTypeOf(number(1, 'USD/person').times(number(2, 'person'))).toEqualTypeOf<NumberOf<'USD'>>();
expectTypeOf(number(2, 'person').times(number(1, 'USD/person/year'))).toEqualTypeOf<NumberOf<'USD/year'>>();
expectTypeOf(number(5, '%').minus(number(2, '%'))).toEqualTypeOf<NumberOf<'pp'>>();
expectTypeOf(number(5, '%').plus(number(2, 'pp'))).toEqualTypeOf<NumberOf<'%'>>();
expectTypeOf(number(2025, 'calendar-year').minus(number(1949, 'calendar-year'))).toEqualTypeOf<NumberOf<'year'>>();
expectTypeOf(number(2025, 'calendar-year').minus(number(3, 'year'))).toEqualTypeOf<NumberOf<'calendar-year'>>();
expectTypeOf(number(3, 'rank').minus(number(1, 'rank'))).toEqualTypeOf<NumberOf<'place'>>();
expectTypeOf(number(3, 'MUSD').to('GUSD')).toEqualTypeOf<NumberOf<'GUSD'>>();
expectTypeOf(number(3, 'Mperson').to('person')).toEqualTypeOf<NumberOf<'person'>>();
expectTypeOf(growth(number(1, 'USD'), number(2, 'USD')).to('%')).toEqualTypeOf<NumberOf<'%'>>();
expectTypeOf(choose(list, { sipri: number(1, 'USD'), news: dollars })).toEqualTypeOf<NumberOf<'USD'>>();
expectTypeOf(ranking.count()).toEqualTypeOf<NumberOf<'1'>>();
expectTypeOf(ranking.standardDeviation((row) => row.share, { over: 'sample' })).toEqualTypeOf<NumberOf<'pp'>>();
expectTypeOf(convertBy(number(1, 'USD'), rates, (row) => row.euros)).toEqualTypeOf<NumberOf<'EUR'>>();
expectTypeOf(convertBy(number(1, 'USD@2015'), rates, (row) => row.prices)).toEqualTypeOf<NumberOf<'USD@2024'>>();
// What the compiler cannot write in normal form is left to run time.
expectTypeOf(number(1, 'USD').times(number(2, 'person'))).toEqualTypeOf<NumberOf<string>>();

top(ranking, places, (row) => row.revenue).where((row) => and(row.place.atMost(places), row.country.is(china)));
