import { column, defineTable, type ProposalTable, type TableOf, type TableSchema } from '@assay/core';

/*
 * Tables of other topics than the worked example's, with a few rows each. The figures are made up: no proposal looks at
 * whether they are right.
 */

function table<C extends TableSchema>(
  of: TableOf<C>,
  title: string | null,
  rows: ProposalTable['rows'],
): ProposalTable {
  return { name: of.name, title, schema: of.schema, rows };
}

const population = defineTable('population', {
  country: column.text(),
  year: column.number('calendar-year'),
  population: column.number('person'),
});
const league = defineTable('league', {
  season: column.number('calendar-year'),
  position: column.number('rank'),
  club: column.text(),
  country: column.text(['ES', 'DE', 'IT', 'FR']),
  points: column.number('point'),
  goals: column.number('goal'),
});
const budget = defineTable('budget', {
  year: column.number('calendar-year'),
  department: column.text(['defence', 'education', 'health', 'culture']),
  spending: column.number('MEUR'),
  share: column.number('%'),
});
const buildings = defineTable('buildings', {
  building: column.text(),
  city: column.text(),
  opened: column.date(),
  height: column.number('metre'),
  floors: column.number('floor'),
});
const festivals = defineTable('festivals', {
  festival: column.text(),
  start: column.date(),
  end: column.date(),
  place: column.text(),
});
const mayors = defineTable('mayors', {
  city: column.text(),
  person: column.text(),
  party: column.text(['Green', 'Labour', 'Liberal']),
  since: column.date(),
  until: column.date().optional(),
});
const unemployment = defineTable('unemployment', {
  year: column.number('calendar-year'),
  region: column.text(['north', 'south']),
  rate: column.number('%'),
});

const byYear = (years: readonly number[], values: readonly (readonly [string, readonly number[]])[]) =>
  values.flatMap(([name, amounts]) => amounts.map((amount, at) => [name, years[at] ?? 0, amount] as const));

export const smallTables: readonly ProposalTable[] = [
  table(
    population,
    'Population by country',
    byYear(
      [2010, 2020],
      [
        ['DE', [81_800_000, 83_200_000]],
        ['FR', [64_600_000, 67_400_000]],
        ['NG', [158_500_000, 208_300_000]],
      ],
    ),
  ),
  table(league, null, [
    [2022, 1, 'Real Madrid', 'ES', 86, 80],
    [2022, 2, 'Bayern', 'DE', 77, 97],
    [2022, 3, 'Barcelona', 'ES', 73, 68],
    [2022, 4, 'Milan', 'IT', 70, 69],
    [2023, 1, 'Barcelona', 'ES', 88, 70],
    [2023, 2, 'Napoli', 'IT', 82, 77],
    [2023, 3, 'Real Madrid', 'ES', 78, 75],
    [2023, 4, 'Lens', 'FR', 71, 68],
  ]),
  table(budget, 'The state budget by department', [
    [2021, 'defence', 6000, 20],
    [2021, 'education', 9000, 30],
    [2021, 'health', 11_000, 37],
    [2021, 'culture', 1000, 3],
    [2024, 'defence', 12_000, 29],
    [2024, 'education', 10_000, 24],
    [2024, 'health', 16_000, 38],
    [2024, 'culture', 900, 2],
  ]),
  table(buildings, null, [
    ['Harbour Hall', 'Hamburg', '1999-05-01', 95, 20],
    ['North Tower', 'Hamburg', '2012-09-15', 180, 45],
    ['Old Mill', 'Bremen', '1890', 30, 5],
  ]),
  table(festivals, null, [
    ['Jazz Week', '2024-06-07', '2024-06-09', 'Ghent'],
    ['Film Fest', '2024-06-12', '2024-06-20', 'Bruges'],
    ['Folk Fair', '2024-05-01', '2024-05-02', 'Ghent'],
  ]),
  table(mayors, null, [
    ['Ghent', 'Anna Berg', 'Green', '2022-01-01', '2027-12-31'],
    ['Bruges', 'Tom Claes', 'Labour', '2019-01-01', '2024-12-31'],
    ['Hamburg', 'Ute Kern', 'Green', '2020-03-01', '2025-02-28'],
  ]),
  table(unemployment, 'Unemployment rate by region', [
    [2015, 'north', 8],
    [2015, 'south', 6.5],
    [2020, 'north', 6],
    [2020, 'south', 5.5],
  ]),
];
