import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../value/digest.ts';
import { digestOfTable } from './check-table.ts';
import { inColumnOrder } from './column-order.ts';
import type { TableContent } from './table.ts';

const column = { type: 'number', unit: '1', required: false } as const;
// Names that are whole numbers are iterated first, whatever the order they were given in.
const someNames = fc.uniqueArray(fc.oneof(fc.constantFrom('10', '9', '2010', '#', 'a', 'Z', 'é'), fc.string()), {
  minLength: 1,
  maxLength: 6,
});
const table = (names: readonly string[]): TableContent => {
  const schema = Object.fromEntries(names.map((name) => [name, column]));
  return { schema, rows: [Object.keys(schema).map((name) => names.indexOf(name))], gaps: [] };
};
const cellsByName = ({ schema, rows }: TableContent) =>
  Object.fromEntries(Object.keys(schema).map((name, index) => [name, rows[0]?.[index]]));

describe('a table in column order', () => {
  it('has each cell under its own column, also when its canonical JSON is read again', () => {
    fc.assert(
      fc.property(someNames, (names) => {
        const ordered = inColumnOrder(table(names));
        expect(cellsByName(ordered)).toEqual(cellsByName(table(names)));
        expect(cellsByName(JSON.parse(canonicalJson(ordered)))).toEqual(cellsByName(table(names)));
      }),
    );
  });

  it('has one digest, in whatever order its columns were given', () => {
    fc.assert(
      fc.property(someNames, (names) => {
        const turned = names.toReversed();
        const cells = table(names);
        const other = table(turned);
        const moved = { ...other, rows: [Object.keys(other.schema).map((name) => names.indexOf(name))] };
        expect(digestOfTable(moved)).toBe(digestOfTable(cells));
      }),
    );
  });
});
