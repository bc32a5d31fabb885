import { column, defineTable, type ProposalTable, type TableOf, type TableSchema } from '@assay/core';

/*
 * A second lot of tables, on topics of their own and with columns named in other ways, so that what was mended for the
 * first lot is tried on what it was not mended for. The figures are made up.
 */

function table<C extends TableSchema>(
  of: TableOf<C>,
  title: string | null,
  rows: ProposalTable['rows'],
): ProposalTable {
  return { name: of.name, title, schema: of.schema, rows };
}

const airlines = defineTable('airlines', {
  year: column.number('calendar-year'),
  place: column.number('rank'),
  airline: column.text(),
  country: column.text(['US', 'DE', 'FR', 'IE', 'TR', 'CN']),
  passengers: column.number('Mperson'),
  punctuality: column.number('%'),
});
const electricity = defineTable('electricity', {
  year: column.number('calendar-year'),
  source: column.text(['coal', 'gas', 'wind', 'solar', 'nuclear']),
  output: column.number('terawatt-hour'),
  share: column.number('%'),
});
const rivers = defineTable('rivers', {
  river: column.text(),
  continent: column.text(['Africa', 'Asia', 'Europe', 'South America']),
  length: column.number('kilometre'),
});
const hospitals = defineTable('hospitals', {
  hospital: column.text(),
  town: column.text(),
  founded: column.date(),
  beds: column.number('bed'),
  nurses: column.number('person'),
});
const expeditions = defineTable('expeditions', {
  expedition: column.text(),
  leader: column.text(),
  departed: column.date(),
  returned: column.date(),
});
const ministers = defineTable('ministers', {
  country: column.text(['NO', 'FI', 'DK']),
  minister: column.text(),
  office: column.text(['finance', 'defence', 'health']),
  party: column.text(['Centre', 'Conservative', 'Social Democrat']),
  from: column.date(),
  to: column.date().optional(),
});
const films = defineTable('films', {
  released: column.number('calendar-year'),
  film: column.text(),
  studio: column.text(),
  gross: column.number('MUSD'),
  minutes: column.number('minute'),
});
const burglaries = defineTable('burglaries', {
  year: column.number('calendar-year'),
  district: column.text(['Northside', 'Harbour', 'Old Town']),
  burglaries: column.number('case'),
});

export const otherTables: readonly ProposalTable[] = [
  table(airlines, 'The largest airlines by passengers', [
    [2019, 1, 'American', 'US', 215, 77],
    [2019, 2, 'Ryanair', 'IE', 152, 81],
    [2019, 3, 'Lufthansa', 'DE', 145, 75],
    [2019, 4, 'Air France', 'FR', 104, 72],
    [2023, 1, 'American', 'US', 211, 78],
    [2023, 2, 'Ryanair', 'IE', 182, 70],
    [2023, 3, 'Delta', 'US', 176, 84],
    [2023, 4, 'Turkish Airlines', 'TR', 83, 76],
  ]),
  table(electricity, 'Electricity output by source', [
    [2010, 'coal', 260, 42],
    [2010, 'gas', 90, 14],
    [2010, 'wind', 38, 6],
    [2010, 'solar', 12, 2],
    [2010, 'nuclear', 140, 22],
    [2022, 'coal', 180, 31],
    [2022, 'gas', 80, 14],
    [2022, 'wind', 125, 22],
    [2022, 'solar', 60, 11],
    [2022, 'nuclear', 35, 6],
  ]),
  table(rivers, null, [
    ['Nile', 'Africa', 6650],
    ['Amazon', 'South America', 6400],
    ['Danube', 'Europe', 2850],
    ['Rhine', 'Europe', 1230],
  ]),
  table(hospitals, 'Hospitals of the county', [
    ['St Mary’s', 'Ashford', '1874-10-03', 620, 1400],
    ['County General', 'Milton', '1950-04-01', 940, 2100],
    ['Hill Clinic', 'Ashford', '1999', 85, 190],
  ]),
  table(expeditions, null, [
    ['Polaris', 'Charles Hall', '1871-06-29', '1873-05-01'],
    ['Fram', 'Otto Sverdrup', '1898-06-24', '1902-09-19'],
    ['Gauss', 'Erich Drygalski', '1901-08-11', '1903-11-24'],
  ]),
  table(ministers, 'Ministers of the Nordic countries', [
    ['NO', 'Kari Holm', 'finance', 'Centre', '2021-10-14', null],
    ['FI', 'Aino Laine', 'finance', 'Conservative', '2019-06-06', '2023-06-20'],
    ['FI', 'Jukka Salo', 'defence', 'Conservative', '2023-06-20', null],
    ['DK', 'Mette Krogh', 'health', 'Social Democrat', '2022-12-15', null],
  ]),
  table(films, null, [
    [2019, 'Night Ferry', 'Aurora', 410, 118],
    [2019, 'The Orchard', 'Blue Gate', 95, 131],
    [2022, 'Salt', 'Aurora', 1020, 142],
    [2022, 'Paper Moons', 'Lantern', 230, 96],
  ]),
  table(burglaries, 'Burglaries by district', [
    [2018, 'Northside', 410],
    [2018, 'Harbour', 620],
    [2018, 'Old Town', 150],
    [2023, 'Northside', 300],
    [2023, 'Harbour', 655],
    [2023, 'Old Town', 75],
  ]),
];
