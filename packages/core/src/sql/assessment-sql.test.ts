import { describe, expect, it } from 'vitest';
import type { Proposition, PropositionTerm, Relation } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import type { TableContent } from '../table/table.ts';
import { assessmentSql } from './assessment-sql.ts';
import { tableName } from './names.ts';
import { tableSql } from './table-sql.ts';

const list: TableContent = {
  schema: {
    country: { type: 'text', vocabulary: ['CN', 'US'], required: true },
    revenue: { type: 'number', unit: 'MUSD', required: true },
  },
  rows: [
    ['CN', 1],
    ['US', 2],
  ],
  gaps: [],
};
const option = (value: number) => ({ id: `o${value}`, label: String(value), value, reason: 'any', source: null });
const readings = (...counts: number[]): Readings => ({
  parameters: counts.map((count, index) => ({
    name: `p${index}`,
    type: 'number',
    unit: '1',
    label: `the p${index}`,
    options: Array.from({ length: count }, (_, value) => option(value)),
  })),
  exclusions: [],
  axes: [],
});
const ranked: Relation = {
  op: 'rank',
  of: { op: 'table', table: 'list' },
  by: { op: 'column', column: 'revenue' },
  direction: 'descending',
  per: [],
  as: 'place',
};
const atLeast = (parameter: string): PropositionTerm => ({
  op: 'compare',
  left: { op: 'count', of: ranked },
  is: '>=',
  right: { op: 'number', value: { parameter }, unit: '1' },
});
const write = (term: PropositionTerm, given: Readings, dialect: 'sqlite' | 'postgresql' = 'sqlite') => {
  const proposition: Proposition = { assay: 1, term };
  return assessmentSql({ proposition, readings: given, tables: { list }, documents: {}, dialect });
};

describe('the statement of an assessment', () => {
  it('writes a term once, however often it is named and whatever reads it', () => {
    const sql = write({ op: 'and', of: [atLeast('p0'), atLeast('p1')] }, readings(2, 2));
    expect(sql.match(/ORDER BY r\."revenue"/g)).toBeNull();
    expect(sql.match(/^count_\d+ AS/gm)).toHaveLength(1);
    expect(sql.match(/^rank_\d+ AS/gm)).toHaveLength(1);
  });

  it('does not repeat rows for a parameter they do not mention', () => {
    const [, count = ''] = /^count_1 AS[^(]*\(([^;]*?)^\)/m.exec(write(atLeast('p0'), readings(3))) ?? [];
    expect(count).not.toContain('p0');
  });

  it('says each part in a sentence, and the whole first', () => {
    expect(write(atLeast('p0'), readings(2)).split('\n')[0]).toBe(
      '-- the number of rows of list, with place being the place by revenue, highest first, is at least the p0',
    );
  });

  it('refuses more readings than an assessment may have', () => {
    expect(() => write(atLeast('p0'), readings(5000))).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
  });

  it('refuses a statement that SQLite cannot unfold, which PostgreSQL can', () => {
    let term: PropositionTerm = atLeast('p0');
    for (let depth = 0; depth < 11; depth += 1) term = { op: 'and', of: [term, { op: 'not', of: term }] };
    expect(() => write(term, readings(1))).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
    expect(write(term, readings(1), 'postgresql')).toContain('WITH');
  });
});

describe('a table as SQL', () => {
  it('has another name where its own could be taken for another', () => {
    const names = ['list', 'List', 'LIST', 'a b', 'a_b', 'a-b', 'sqlite_master', 'x'.repeat(100), 'x'.repeat(101)];
    const made = names.map((name) => tableName(name).toLowerCase());
    expect(new Set(made).size).toBe(names.length);
    expect(made.every((name) => name.length < 60 && !name.startsWith('sqlite_'))).toBe(true);
  });

  it('keeps columns apart that differ in capitals only, or from its own', () => {
    const column = { type: 'text', vocabulary: null, required: true } as const;
    const schema = { x: column, X: column, gap: column };
    expect(tableSql('t', { schema, rows: [['a', 'b', 'c']], gaps: [] }, 'sqlite')).toContain(
      '  "x"     TEXT,\n  "X_2"   TEXT,\n  "gap_2" TEXT\n',
    );
  });

  it('refuses a NUL, which no database holds', () => {
    const wrong = { ...list, rows: [['a\0', 1]] };
    expect(() => tableSql('t', wrong, 'sqlite')).toThrow(expect.objectContaining({ code: 'invalid-text' }));
  });
});
