import { column, defineTable, type ProposalTable, type TableOf, type TableSchema } from '@assay/core';

/*
 * Three more topics: hospital waiting lists, election results by district, electricity by source. The figures are made up.
 */

function table<C extends TableSchema>(of: TableOf<C>, title: string, rows: ProposalTable['rows']): ProposalTable {
  return { name: of.name, title, schema: of.schema, rows };
}

const waits = defineTable('waits', {
  hospital: column.text(),
  region: column.text(['North', 'South', 'Midlands']),
  year: column.number('calendar-year'),
  patients: column.number('person'),
  median_wait: column.number('week'),
  within_target: column.number('%'),
  beds: column.number('bed'),
});
const results = defineTable('results', {
  district: column.text(),
  year: column.number('calendar-year'),
  party: column.text(['Unity', 'Progress', 'Greens']),
  votes: column.number('vote'),
  vote_share: column.number('%'),
  place: column.number('rank'),
});
const power = defineTable('power', {
  country: column.text(),
  year: column.number('calendar-year'),
  source: column.text(['coal', 'gas', 'wind', 'solar', 'nuclear']),
  generation: column.number('terawatt-hour'),
  capacity: column.number('gigawatt'),
});
export const publicTables: readonly ProposalTable[] = [
  table(waits, 'Hospital waiting lists', [
    ['St Mary', 'North', 2021, 12000, 14, 61, 600],
    ['St Mary', 'North', 2023, 15400, 18, 52, 590],
    ['Royal Victoria', 'South', 2021, 8000, 11, 72, 450],
    ['Royal Victoria', 'South', 2023, 9900, 13, 66, 470],
    ['Queensway', 'Midlands', 2021, 20500, 19, 48, 900],
    ['Queensway', 'Midlands', 2023, 24100, 22, 41, 880],
  ]),
  table(results, 'Election results by district', [
    ['Northgate', 2019, 'Unity', 21000, 48, 1],
    ['Northgate', 2019, 'Progress', 15000, 34, 2],
    ['Northgate', 2019, 'Greens', 7000, 16, 3],
    ['Northgate', 2023, 'Progress', 19500, 45, 1],
    ['Northgate', 2023, 'Unity', 17500, 40, 2],
    ['Northgate', 2023, 'Greens', 6000, 14, 3],
    ['Harbour', 2019, 'Progress', 18000, 51, 1],
    ['Harbour', 2019, 'Unity', 12000, 34, 2],
    ['Harbour', 2019, 'Greens', 5000, 14, 3],
    ['Harbour', 2023, 'Progress', 17000, 47, 1],
    ['Harbour', 2023, 'Greens', 10000, 28, 2],
    ['Harbour', 2023, 'Unity', 9000, 25, 3],
  ]),
  table(power, 'Electricity generation by source', [
    ['DE', 2015, 'coal', 270, 50],
    ['DE', 2015, 'wind', 80, 45],
    ['DE', 2015, 'solar', 38, 40],
    ['DE', 2023, 'coal', 130, 38],
    ['DE', 2023, 'wind', 140, 69],
    ['DE', 2023, 'solar', 62, 82],
    ['FR', 2015, 'nuclear', 417, 63],
    ['FR', 2023, 'nuclear', 320, 61],
    ['FR', 2023, 'wind', 50, 22],
    ['ES', 2015, 'wind', 49, 23],
    ['ES', 2023, 'wind', 63, 30],
    ['ES', 2023, 'solar', 45, 26],
    ['ES', 2023, 'coal', 5, 3],
  ]),
];
