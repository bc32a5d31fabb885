import { describe, expect, it } from 'vitest';
import { asDate } from '../value/date.ts';
import { checkTable, digestOfTable } from './check-table.ts';
import type { TableContent } from './table.ts';

const content = {
  schema: {
    company: { type: 'text', vocabulary: null, required: true },
    country: { type: 'text', vocabulary: ['CN', 'US'], required: true },
    revenue: { type: 'number', unit: 'MUSD', required: false },
    listed: { type: 'date', required: false },
  },
  rows: [
    ['NORINCO', 'CN', 12.5, '2020~'],
    ['Boeing', 'US', { min: 12, max: 15 }, null],
  ],
  gaps: [
    {
      columns: {
        company: { notIn: ['Boeing'] },
        country: { in: ['CN'] },
        revenue: { min: 0, max: null },
        listed: { from: null, to: asDate('2019') },
      },
      atMost: null,
      reason: 'Chinese companies were not listed before 2020.',
      source: null,
    },
  ],
} satisfies TableContent;

/** Tables from elsewhere hold anything: the tests reach past the type as JSON does. */
function check(change: Record<string, unknown>) {
  const given: TableContent = JSON.parse(JSON.stringify({ ...content, ...change }));
  return checkTable(given).map(({ rule, path }) => [rule, ...path]);
}

const column = (name: string, schema: unknown) => check({ schema: { [name]: schema }, rows: [], gaps: [] });
const cell = (at: number, value: unknown) =>
  check({ rows: [content.rows[0]?.map((cell, index): unknown => (index === at ? value : cell))] });
const gap = (columns: unknown, rest: object = {}) => check({ gaps: [{ ...content.gaps[0], columns, ...rest }] });

describe('a table from elsewhere', () => {
  it('has no findings where it is in order', () => {
    expect(check({})).toEqual([]);
    expect(gap({}, { atMost: 0 })).toEqual([]);
  });

  it.each([null, 7, 'table', [], {}, { schema: {}, rows: [] }])('has a shape: %j', (value) => {
    expect(checkTable(JSON.parse(JSON.stringify(value)))).toContainEqual(
      expect.objectContaining({ rule: 'table-shape' }),
    );
  });

  it('has one to 256 columns', () => {
    const columns = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, { type: 'date', required: false }]));
    expect(check({ schema: columns(256), rows: [], gaps: [] })).toEqual([]);
    expect(check({ schema: columns(257), rows: [], gaps: [] })).toEqual([['too-many-columns', 'schema']]);
    expect(check({ schema: {}, rows: [], gaps: [] })).toEqual([['too-many-columns', 'schema']]);
  });

  it.each(['', '1a', 'a b', 'a-b', 'é', '_a', 'constructor', 'toString', '__proto__', 'a'.repeat(65)])(
    'has no column named %j',
    (name) => {
      expect(column(name, { type: 'date', required: true })).toContainEqual(['column-name', 'schema', name]);
    },
  );

  it.each([
    ['an unknown type', { type: 'boolean', required: true }],
    ['no say on whether it is required', { type: 'date' }],
    ['a key of another type', { type: 'date', required: true, unit: 'day' }],
    ['an empty vocabulary', { type: 'text', vocabulary: [], required: true }],
    ['a blank word', { type: 'text', vocabulary: [' '], required: true }],
    ['no object', 'date'],
  ])('has no column with %s', (_, schema) => {
    expect(column('a', schema).map(([rule]) => rule)).toEqual(['table-shape']);
  });

  it('has units in normal form', () => {
    expect(column('a', { type: 'number', unit: 'dollars!', required: true })).toEqual([
      ['column-unit', 'schema', 'a', 'unit'],
    ]);
    expect(column('a', { type: 'number', unit: 'person*USD', required: true })).toEqual([
      ['column-unit', 'schema', 'a', 'unit'],
    ]);
  });

  it('has every word of a vocabulary once', () => {
    expect(column('a', { type: 'text', vocabulary: ['CN', 'US', 'CN'], required: true })).toEqual([
      ['vocabulary-twice', 'schema', 'a', 'vocabulary'],
    ]);
  });

  it.each([
    [0, null, 'cell-missing', 'company'],
    [0, 7, 'cell-not-text', 'company'],
    [0, ' ', 'cell-not-text', 'company'],
    [0, 'a\0', 'cell-not-text', 'company'],
    [0, 'x'.repeat(10_001), 'cell-not-text', 'company'],
    [0, '\ud800', 'cell-not-text', 'company'],
    [1, 'DE', 'cell-not-in-vocabulary', 'country'],
    [2, '12', 'cell-not-number', 'revenue'],
    [2, { min: 15, max: 12 }, 'cell-not-number', 'revenue'],
    [2, { min: 12 }, 'cell-not-number', 'revenue'],
    [2, { min: 1, max: 2, middle: 1 }, 'cell-not-number', 'revenue'],
    [2, { min: null, max: 2 }, 'cell-not-number', 'revenue'],
    [3, '2025-02-30', 'cell-not-date', 'listed'],
    [3, 2025, 'cell-not-date', 'listed'],
    [3, { min: 1, max: 2 }, 'cell-not-date', 'listed'],
  ])('has no cell %i like %j', (at, value, rule, name) => {
    expect(cell(at, value)).toEqual([[rule, 'rows', 0, name]]);
  });

  it('has as many cells in a row as columns', () => {
    expect(check({ rows: [['NORINCO', 'CN', 1], 'NORINCO', content.rows[0]] })).toEqual([
      ['row-length', 'rows', 0],
      ['row-length', 'rows', 1],
    ]);
  });

  it('has at most two million rows', () => {
    const rows = Array(2_000_001).fill([null]);
    const findings = checkTable({ schema: { a: { type: 'date', required: false } }, rows, gaps: [] });
    expect(findings.map(({ rule }) => rule)).toEqual(['too-many-rows']);
  });

  it('shows a hundred findings and counts the rest', () => {
    expect(check({ rows: Array(150).fill([]) }).at(-1)).toEqual(['further-findings']);
  });
});

describe('a gap', () => {
  it.each([
    ['a column the table lacks', { city: { in: ['x'] } }, 'gap-column'],
    ['a column every object has', { toString: { in: ['x'] } }, 'gap-column'],
    ['bounds on text', { company: { min: 1, max: 2 } }, 'gap-constraint'],
    ['words on numbers', { revenue: { in: ['1'] } }, 'gap-constraint'],
    ['bounds the wrong way round', { revenue: { min: 2, max: 1 } }, 'gap-constraint'],
    ['dates the wrong way round', { listed: { from: '2021', to: '2020' } }, 'gap-constraint'],
    ['a day that does not exist', { listed: { from: '2025-02-30', to: null } }, 'gap-constraint'],
    ['both in and notIn', { country: { in: ['CN'], notIn: ['US'] } }, 'gap-constraint'],
    ['a word that is not in the vocabulary', { country: { notIn: ['China'] } }, 'gap-vocabulary'],
  ])('has not %s', (_, columns, rule) => {
    expect(gap(columns)).toEqual([[rule, 'gaps', 0, 'columns', Object.keys(columns)[0]]]);
  });

  it.each([{ atMost: -1 }, { atMost: 1.5 }, { reason: ' ' }, { source: '' }, { reason: null }])(
    'has not %j',
    (rest) => {
      expect(gap({}, rest).map(([rule]) => rule)).toEqual(['table-shape']);
    },
  );
});

describe('the digest of a table', () => {
  it('changes with a cell, a unit, a gap and the cells of a column, not with the order of keys', () => {
    const { schema, rows, gaps } = content;
    const changed = [
      content,
      { ...content, rows: rows.toReversed() },
      { ...content, gaps: [] },
      { ...content, schema: { ...schema, revenue: { ...schema.revenue, unit: 'MEUR' } } },
      { ...content, schema: Object.fromEntries(Object.entries(schema).reverse()) },
    ];
    expect(new Set(changed.map(digestOfTable)).size).toBe(changed.length);
    const turned = {
      gaps,
      rows,
      schema: { ...schema, company: { required: true, vocabulary: null, type: 'text' } },
    } as const;
    expect(digestOfTable(turned)).toBe(digestOfTable(content));
  });
});
