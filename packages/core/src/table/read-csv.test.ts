import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from './read-csv.ts';
import type { Cell, TableSchema } from './table.ts';

const schema = {
  company: { type: 'text', vocabulary: null, required: true },
  country: { type: 'text', vocabulary: ['CN', 'US'], required: true },
  revenue: { type: 'number', unit: 'MUSD', required: false },
  listed: { type: 'date', required: false },
} as const satisfies TableSchema;
const header = 'company,country,revenue,listed';

function rowsOf(text: string, options?: CsvOptions, of: TableSchema = schema) {
  const reading = readCsv(text, of, options);
  return reading.loaded ? reading.rows : reading.findings;
}

function findingsOf(text: string, options?: CsvOptions, of: TableSchema = schema) {
  const reading = readCsv(text, of, options);
  return reading.loaded ? [] : reading.findings.map(({ rule, path }) => [rule, ...path]);
}

function messagesOf(text: string) {
  const reading = readCsv(text, schema);
  return reading.loaded ? [] : reading.findings.map(({ message }) => message);
}

describe('a CSV file', () => {
  it('has cells in the order of the schema, whatever the order of the file', () => {
    expect(rowsOf('revenue,listed,country,company\n12.5,2020~,CN,"NORINCO, Group"\n,,US,"The ""X"" Co"\n')).toEqual([
      ['NORINCO, Group', 'CN', 12.5, '2020~'],
      ['The "X" Co', 'US', null, null],
    ]);
  });

  it('has intervals', () => {
    expect(rowsOf(`${header}\nA,CN,12..15,\nB,CN,12±3,\n`)).toEqual([
      ['A', 'CN', { min: 12, max: 15 }, null],
      ['B', 'CN', { min: 9, max: 15 }, null],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('may have a byte order mark, empty lines, and any line ends: %j', (end) => {
    const text = ['\ufeffcompany,country,revenue,listed', 'A,CN,1,', '', 'B,US,2,2020', '', ''].join(end);
    expect(rowsOf(text)).toEqual([
      ['A', 'CN', 1, null],
      ['B', 'US', 2, '2020'],
    ]);
  });

  it('has as many rows as it has, whatever its lines end in and however many of them are no row', () => {
    const one = { word: { type: 'text', vocabulary: null, required: true } } as const;
    for (const text of ['word\na\nb', 'word\ra\rb\r', 'word\r\na\r\nb\r\n', '\n\nword\n\n"a"\n\nb\n\n']) {
      expect(rowsOf(text, {}, one)).toStrictEqual([['a'], ['b']]);
      expect(rowsOf(text, { maxRows: 2.5 }, one)).toStrictEqual([['a'], ['b']]);
    }
    expect(rowsOf('word\n"a\n\n\nb"\n', {}, one)).toStrictEqual([['a\n\n\nb']]);
  });

  it('may have no rows', () => {
    expect(rowsOf(header)).toEqual([]);
  });

  it('is refused whole, with every bad cell by row and column', () => {
    const text = `${header}\nA,CN,1,\n,XX,"1,234",2025-02-30\nB,us,0.1000000000000000055,\nC,US,2,2020\n`;
    expect(findingsOf(text)).toEqual([
      ['cell-missing', 'rows', 1, 'company'],
      ['cell-not-in-vocabulary', 'rows', 1, 'country'],
      ['cell-not-number', 'rows', 1, 'revenue'],
      ['cell-not-date', 'rows', 1, 'listed'],
      ['cell-not-in-vocabulary', 'rows', 2, 'country'],
      ['cell-inexact', 'rows', 2, 'revenue'],
    ]);
  });

  it.each(['\n', '\r\n'])('says the line in the file as an editor counts it: %j', (end) => {
    const text = [header, 'A,CN,1,', '', `"B${end}${end}b",CN,x,`, 'C,CN,y,'].join(end);
    expect(messagesOf(text)).toEqual([
      expect.stringContaining('row 2 (line 4), column revenue: expected a number'),
      expect.stringContaining('row 3 (line 7), column revenue: expected a number'),
    ]);
  });

  it('must name every column of the schema once and no other', () => {
    expect(findingsOf('company,country,revenue,revenue,note\nA,CN,1,2,x\n')).toEqual([
      ['column-twice', 'schema', 'revenue'],
      ['column-missing', 'schema', 'listed'],
      ['column-unknown', 'schema'],
    ]);
    expect(findingsOf('company;country;revenue;listed\nA;CN;1;\n').map(([rule]) => rule)).toContain('column-missing');
  });

  it('may have other columns where that is asked for', () => {
    const text = `note,${header}\nx,A,CN,1,\n`;
    expect(findingsOf(text)).toEqual([['column-unknown', 'schema']]);
    expect(rowsOf(text, { ignoreOther: true })).toEqual([['A', 'CN', 1, null]]);
  });

  it('must have the same number of cells in every row', () => {
    expect(findingsOf(`${header}\nA,CN,1\nB,US,2,,\nC,US,3,\n`)).toEqual([
      ['row-length', 'rows', 0],
      ['row-length', 'rows', 1],
    ]);
  });

  it.each([
    ['a quotation mark left open', `${header}\nA,"CN,1,\n`],
    ['a quotation mark inside a bare cell', `${header}\nA"x,CN,1,\n`],
    ['text after a quoted cell', `${header}\n"A"x,CN,1,\n`],
    ['a lone surrogate', `${header}\n\ud800,CN,1,\n`],
    ['nothing in it', ''],
    ['empty lines alone', '\n\n'],
  ])('is malformed with %s', (_, text) => {
    expect(findingsOf(text)).toEqual([['csv-malformed']]);
  });

  it('keeps what was found before the place where it is malformed', () => {
    expect(findingsOf(`${header}\nA,CN,x,\n"B"b,CN,1,\n`)).toEqual([
      ['cell-not-number', 'rows', 0, 'revenue'],
      ['csv-malformed'],
    ]);
  });

  it('shows a hundred findings and counts the rest', () => {
    const reading = readCsv(`${header}\n${'A,CN,x,\n'.repeat(150)}`, schema);
    if (reading.loaded) expect.fail('loaded');
    expect(reading.findings).toHaveLength(101);
    expect(reading.findings.at(-1)).toMatchObject({ rule: 'further-findings', message: expect.stringContaining('50') });
  });

  it('has limits', () => {
    const rows = (count: number) => `${header}\n${'A,CN,1,\n'.repeat(count)}`;
    expect(rowsOf(rows(10), { maxRows: 10 })).toHaveLength(10);
    expect(findingsOf(rows(11), { maxRows: 10 })).toEqual([['too-many-rows', 'rows']]);
    expect(findingsOf(`${header}\n${'x'.repeat(10_001)},CN,1,\n`)).toEqual([['cell-not-text', 'rows', 0, 'company']]);
    expect(findingsOf(`${'x,'.repeat(256)}x\n`)).toEqual([['too-many-columns']]);
  });

  it('is not read under a schema that is none', () => {
    expect(findingsOf('a\n1\n', {}, { a: { type: 'number', unit: 'Usd', required: true } })).toEqual([
      ['column-unit', 'schema', 'a', 'unit'],
    ]);
  });

  it('gives back the cells that were written to it', () => {
    const text = fc
      .string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'é', '😀', ';'), minLength: 1 })
      .filter((s) => s.trim() !== '');
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const row = fc.tuple(
      text,
      fc.constantFrom('CN', 'US'),
      fc.option(number),
      fc.option(fc.constantFrom('2020', '2020-01~')),
    );
    const write = (cell: Cell) => (typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? ''));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const lines = rows.map((cells) => cells.map(write).join(','));
        expect(rowsOf([header, ...lines].join('\n'))).toEqual(rows);
      }),
    );
  });
});
