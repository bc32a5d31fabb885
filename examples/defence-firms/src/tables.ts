import { readFileSync } from 'node:fs';
import { AssayError, readCsv, type TableContent } from '@assay/core';
import type { ExampleTable } from './example-table.ts';
import { defenseNews, fortuneAerospaceDefence } from './other-rankings.ts';
import { airZoneEntries, natoEvents, natoMembers, natoPledges, officeHolders, taiwanDrills } from './record-tables.ts';
import { chineseArmsRevenue, sipriAsPublished, sipriExcludingChina, sipriRestated } from './sipri-tables.ts';

/** Every table of the example. */
export const tables: readonly ExampleTable[] = [
  sipriAsPublished,
  sipriRestated,
  sipriExcludingChina,
  chineseArmsRevenue,
  defenseNews,
  fortuneAerospaceDefence,
  natoEvents,
  officeHolders,
  natoMembers,
  natoPledges,
  taiwanDrills,
  airZoneEntries,
];

/** The table's rows as comma-separated values, to be loaded as they are. */
export function tableCsv({ name }: ExampleTable): string {
  return readFileSync(new URL(`../tables/${name}.csv`, import.meta.url), 'utf8');
}

/**
 * The table's rows and gaps, as an evaluation needs them.
 *
 * @throws AssayError `invalid-table` with a finding for every bad cell
 */
export function tableContent(table: ExampleTable): TableContent {
  const { name, schema, gaps } = table;
  const reading = readCsv(tableCsv(table), schema);
  if (reading.loaded) return { schema, rows: reading.rows, gaps };
  throw new AssayError('invalid-table', `expected a table without faults in ${name}.csv`, {
    findings: reading.findings,
  });
}
