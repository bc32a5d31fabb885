import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, TableContent, TableSchema } from '../table/table.ts';
import type { Box } from './box.ts';
import { columnsOf } from './table-columns.ts';

const schema = {
  a: { type: 'text', vocabulary: null, required: true },
  b: { type: 'number', unit: 'year', required: true },
  x: { type: 'number', unit: 'MUSD', required: true },
} as const satisfies TableSchema;
const [words, years] = [
  ['p', 'q', 'r'],
  [1, 2, 3, 4],
];

const table: fc.Arbitrary<TableContent> = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...years), fc.integer({ min: -300, max: 300 })), {
    minLength: 1,
    maxLength: 400,
    size: 'max',
  })
  .map((rows) => ({ schema, rows: rows.map(([a, b, x]) => [a, b, x / 10]), gaps: [] }));
/** Which words, which years, by what the rows of them are parted, and how many come first. */
const question = fc.record({
  words: fc.option(fc.subarray(words)),
  years: fc.option(fc.subarray(years)),
  by: fc.subarray(['a', 'b'] as const),
  n: fc.integer({ min: 1, max: 150 }),
  direction: fc.constantFrom('ascending', 'descending'),
});

function boxOf(content: TableContent, of: { words: string[] | null; years: number[] | null }): Box {
  const { dictionary } = columnsOf(content);
  const side = (column: string, values: readonly Cell[] | null) => {
    const codes = values?.flatMap(
      (value) => dictionary(column)?.codeOf(typeof value === 'string' ? value : Number(value)) ?? [],
    );
    return codes === undefined ? [] : [{ column, codes: codes.sort((one, other) => one - other) }];
  };
  return [...side('a', of.words), ...side('b', of.years)];
}

function rowsIn(content: TableContent, of: { words: string[] | null; years: number[] | null }): number[] {
  return [...content.rows.entries()]
    .filter(([, [a, b]]) => (of.words?.includes(String(a)) ?? true) && (of.years?.includes(Number(b)) ?? true))
    .map(([at]) => at);
}

describe('the index of a table', () => {
  it('answers as the rows themselves do, whatever it was asked before', () => {
    fc.assert(
      fc.property(table, fc.array(question, { minLength: 1, maxLength: 12 }), (content, questions) => {
        const { index, dictionary } = columnsOf(content);
        for (const asked of questions) {
          const box = boxOf(content, asked);
          const rows = rowsIn(content, asked);
          const places = () => index.rowsOf(box);
          expect([...places()]).toEqual(rows);
          expect(index.count(box, places)).toBe(rows.length);

          const keyOf = (row: number) =>
            asked.by.reduce((key, name) => {
              const column = dictionary(name);
              return key * (column?.size ?? 1) + (column?.codes[row] ?? 0);
            }, 0);
          const groups = index.groups(box, asked.by, places);
          const sums = groups && index.sums(groups, 'x');
          const keys = [...new Set(rows.map(keyOf))];
          const tenthsOf = (some: readonly number[]) =>
            some.reduce((sum, row) => sum + Math.round(Number(content.rows[row]?.[2]) * 10), 0);
          expect([...(groups?.numbers ?? [])]).toEqual(keys);
          for (const [at, key] of keys.entries()) {
            const members = rows.filter((row) => keyOf(row) === key);
            expect(groups?.counts[at]).toBe(members.length);
            expect(sums?.[at]).toBe(tenthsOf(members) / 10);
          }
          expect(index.total(box, 'x', places)).toBe(tenthsOf(rows) / 10);

          const sign = asked.direction === 'descending' ? -1 : 1;
          const value = (row: number) => sign * Number(content.rows[row]?.[2]);
          const top = index.top(box, 'x', asked.direction, asked.n);
          const ahead = (row: number) => rows.filter((other) => value(other) < value(row)).length;
          const wanted = rows.filter((row) => ahead(row) < asked.n);
          const found = [...top.rows.entries()].filter(([at]) => (top.ranks[at] ?? 0) <= asked.n);
          expect(found.map(([, row]) => row).sort((one, other) => one - other)).toEqual(wanted);
          for (const [at, row] of found) expect(top.ranks[at]).toBe(ahead(row) + 1);
        }
      }),
      { numRuns: 200 },
    );
  });
});
