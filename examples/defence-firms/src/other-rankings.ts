import { column, defineTable } from '@assay/core';
import { countries } from './country.ts';
import { exampleTable } from './example-table.ts';

const list = defineTable('defense_news', {
  /** The year in the list's name; its figures are of the year before. */
  edition: column.number('calendar-year'),
  published: column.date(),
  fiscal_year: column.number('calendar-year'),
  rank: column.number('rank'),
  /** Missing in 2021, of which only the countries are known. */
  company: column.text().optional(),
  country: column.text(countries),
  defence_revenue: column.number('MUSD').optional(),
  source: column.text(),
});

export const defenseNews = exampleTable(list, {
  title: 'Defense News Top 100, top ten of the editions 2015 to 2025 (extract)',
  source: 'defense-news',
  vintage: 'editions 2015 to 2025',
  publishedOn: '2025-09-01',
  gaps: [
    {
      columns: {
        edition: { max: 2018 },
        published: { to: '2018-12-31' },
        fiscal_year: { max: 2017 },
        country: { in: ['CN'] },
      },
      reason: 'Chinese firms were not on the list before the edition of 2019.',
      source: 'i360gov.com, 22 July 2019',
    },
    {
      columns: {
        edition: { min: 2023, max: 2023 },
        published: { from: '2023-08-07', to: '2023-08-07' },
        fiscal_year: { min: 2022, max: 2022 },
        country: { in: ['CN'] },
      },
      atMost: 3,
      reason: 'Three Chinese groups are not on the list of 2023 because their data came too late.',
      source: 'defensenews.com 2023/08/07',
    },
    {
      columns: { edition: { min: 2015, max: 2025 }, rank: { min: 11 } },
      reason: 'The extract holds the top ten of each list.',
    },
    {
      columns: { edition: { max: 2014 }, published: { to: '2014-12-31' }, fiscal_year: { max: 2013 } },
      reason: 'Editions before 2015 are not in this extract.',
    },
    {
      columns: { edition: { min: 2026 }, published: { from: '2026-01-01' }, fiscal_year: { min: 2025 } },
      reason: 'Editions after 2025 are not in this extract.',
    },
  ],
});

const sector = defineTable('fortune_aerospace_defence', {
  edition: column.number('calendar-year'),
  published: column.date(),
  fiscal_year: column.number('calendar-year'),
  rank: column.number('rank'),
  company: column.text(),
  country: column.text(countries),
});

export const fortuneAerospaceDefence = exampleTable(sector, {
  title: 'Fortune Global 500 of 2023, aerospace and defence, by total revenue (extract)',
  source: 'fortune',
  vintage: '2023',
  publishedOn: '2023-08',
  gaps: [
    {
      columns: { edition: { min: 2023, max: 2023 }, rank: { min: 3, max: 9 }, country: { notIn: ['CN'] } },
      atMost: 5,
      reason: 'The report held says that five of the eleven firms are Chinese and names them; the others are not here.',
      source: 'top10bikeguide.com.tw/qiye/63891.html',
    },
    { columns: { edition: { max: 2022 }, fiscal_year: { max: 2021 } }, reason: 'Only the sector of 2023 is held.' },
    { columns: { edition: { min: 2024 }, fiscal_year: { min: 2023 } }, reason: 'Only the sector of 2023 is held.' },
  ],
});
