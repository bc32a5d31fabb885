import { column, defineTable } from '@assay/core';
import { countries } from './country.ts';
import { exampleTable } from './example-table.ts';

// The words of SIPRI's own notes; the snapshots hold them as they stand there.
const noteOf2019 =
  'SIPRI, note a of December 2019: Chinese companies are large enough to rank, but "it has not been possible to ' +
  'include them because of a lack of comparable and sufficiently accurate data".';
const topTenOnly = 'The extract holds the top ten of each list, and the eleventh of the last three.';

const asPublished = defineTable('sipri_as_published', {
  /** The year the list came out; its figures are of the year before. */
  edition: column.number('calendar-year'),
  published: column.date(),
  fiscal_year: column.number('calendar-year'),
  rank: column.number('rank'),
  company: column.text(),
  country: column.text(countries),
  arms_revenue: column.number('MUSD').optional(),
  source: column.text(),
});

/** What all rows of one edition have. */
function edition(year: number, published: string) {
  return {
    edition: { min: year, max: year },
    published: { from: published, to: published },
    fiscal_year: { min: year - 1, max: year - 1 },
  };
}

export const sipriAsPublished = exampleTable(asPublished, {
  title: 'SIPRI Top 100 arms-producing companies, as published each December (extract)',
  source: 'sipri',
  vintage: 'as published, December 2020 to December 2025',
  publishedOn: '2025-12-01',
  gaps: [
    {
      columns: { ...edition(2020, '2020-12-07'), rank: { min: 2, max: 2 }, country: { notIn: ['CN'] } },
      atMost: 1,
      reason: 'The press report held names the three Chinese firms of this list, and not the firm at rank 2.',
      source: 'reuters.com idUSKBN28G0XD; scmp.com 3112823',
    },
    {
      columns: { ...edition(2020, '2020-12-07'), rank: { min: 4, max: 5 }, country: { notIn: ['CN'] } },
      atMost: 2,
      reason: 'The press report held names the three Chinese firms of this list, and not the firms at ranks 4 and 5.',
      source: 'reuters.com idUSKBN28G0XD; scmp.com 3112823',
    },
    {
      columns: { ...edition(2020, '2020-12-07'), rank: { min: 7, max: 7 }, country: { notIn: ['CN'] } },
      atMost: 1,
      reason: 'The press report held names the three Chinese firms of this list, and not the firm at rank 7.',
      source: 'reuters.com idUSKBN28G0XD; scmp.com 3112823',
    },
    {
      columns: { ...edition(2021, '2021-12'), rank: { min: 1, max: 7 } },
      atMost: 7,
      reason: 'Of the list of December 2021 only rank 8 is confirmed by a report held.',
      source: 'de.statista.com infographic 23702',
    },
    {
      columns: { ...edition(2021, '2021-12'), rank: { min: 9, max: 10 } },
      atMost: 2,
      reason: 'Of the list of December 2021 only rank 8 is confirmed by a report held.',
      source: 'de.statista.com infographic 23702',
    },
    {
      columns: { ...edition(2022, '2022-12-05'), rank: { min: 1, max: 6 }, country: { notIn: ['CN'] } },
      atMost: 6,
      reason: 'The press report held says that four of the ten are Chinese and names them, at ranks 7 to 10.',
      source: 'capital.de 31093340',
    },
    {
      columns: { edition: { min: 2020, max: 2022 }, rank: { min: 11 }, fiscal_year: { min: 2019, max: 2021 } },
      reason: topTenOnly,
    },
    {
      columns: { edition: { min: 2023, max: 2025 }, rank: { min: 12 }, fiscal_year: { min: 2022, max: 2024 } },
      reason: topTenOnly,
    },
    {
      columns: { edition: { max: 2019 }, published: { to: '2019-12-31' }, fiscal_year: { max: 2018 } },
      reason: 'Lists before December 2020 are not in this extract; they left Chinese companies out.',
    },
    {
      columns: { edition: { min: 2026 }, published: { from: '2026-01-01' }, fiscal_year: { min: 2025 } },
      reason: 'Lists after December 2025 are not in this extract.',
    },
  ],
});

const restated = defineTable('sipri_restated', {
  fiscal_year: column.number('calendar-year'),
  rank: column.number('rank'),
  company: column.text(),
  country: column.text(countries),
  arms_revenue: column.number('MUSD'),
  total_revenue: column.number('MUSD'),
});

export const sipriRestated = exampleTable(restated, {
  title: 'SIPRI Arms Industry Database of December 2023, fiscal years 2015 to 2022 as restated there (extract)',
  source: 'sipri',
  vintage: 'December 2023',
  publishedOn: '2023-12',
  gaps: [
    {
      columns: { fiscal_year: { min: 2015, max: 2022 }, rank: { min: 12 } },
      atMost: 8 * 89,
      reason:
        'The extract holds the top eleven by arms revenue; a firm below them may have a larger total revenue, so that ' +
        'the firms cannot be ranked anew by total revenue.',
    },
    {
      columns: { fiscal_year: { min: 2023 } },
      reason: 'The database of December 2023 ends with fiscal year 2022.',
    },
    {
      columns: { fiscal_year: { max: 2014 } },
      reason: 'SIPRI, note a of December 2023: Chinese companies "are included in the database from 2015 onwards".',
    },
  ],
});

const excludingChina = defineTable('sipri_excluding_china', {
  fiscal_year: column.number('calendar-year'),
  rank: column.number('rank'),
  company: column.text(),
  country: column.text(countries),
  arms_revenue: column.number('MUSD'),
});

export const sipriExcludingChina = exampleTable(excludingChina, {
  title: 'SIPRI Arms Industry Database of December 2019, which leaves China out, fiscal years 2015 to 2018 (extract)',
  source: 'sipri',
  vintage: 'December 2019',
  publishedOn: '2019-12',
  gaps: [
    { columns: { fiscal_year: { max: 2018 }, country: { in: ['CN'] } }, reason: noteOf2019 },
    {
      columns: { fiscal_year: { min: 2015, max: 2018 }, rank: { min: 11 }, country: { notIn: ['CN'] } },
      atMost: 4 * 90,
      reason: 'The extract holds the top ten of each year.',
    },
    { columns: { fiscal_year: { min: 2019 } }, reason: 'The database of December 2019 ends with fiscal year 2018.' },
    { columns: { fiscal_year: { max: 2014 } }, reason: 'The extract begins with fiscal year 2015.' },
  ],
});

const revenue = defineTable('chinese_arms_revenue', {
  fiscal_year: column.number('calendar-year'),
  /** Chinese companies among the hundred. */
  companies: column.number('company'),
  revenue: column.number('MUSD'),
  revenue_2022: column.number('MUSD@2022'),
  top100_revenue: column.number('MUSD'),
  /** Of the arms revenue of the hundred. */
  world_share: column.number('%'),
});

export const chineseArmsRevenue = exampleTable(revenue, {
  title: 'Arms revenue of the Chinese companies in the SIPRI Top 100, summed from the database of December 2023',
  source: 'sipri',
  vintage: 'December 2023',
  publishedOn: '2023-12',
  gaps: [
    { columns: { fiscal_year: { min: 2023 } }, reason: 'The database of December 2023 ends with fiscal year 2022.' },
    {
      columns: { fiscal_year: { max: 2014 } },
      reason: 'SIPRI, note a of December 2023: Chinese companies "are included in the database from 2015 onwards".',
    },
  ],
});
