import type { TableContent } from './table.ts';

/**
 * The same table with its columns in the one order that canonical JSON keeps: by name, except that JavaScript puts names
 * that are whole numbers first. Cells that stayed in another order would change their columns when the table is read.
 */
export function inColumnOrder({ schema, rows, gaps }: TableContent): TableContent {
  const given = Object.keys(schema);
  const sorted = Object.fromEntries(Object.entries(schema).sort(([a], [b]) => (a < b ? -1 : 1)));
  const places = Object.keys(sorted).map((name) => given.indexOf(name));
  const same = places.every((place, index) => place === index);
  return { schema: sorted, rows: same ? rows : rows.map((row) => places.map((place) => row[place] ?? null)), gaps };
}
