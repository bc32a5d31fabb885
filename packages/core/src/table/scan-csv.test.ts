import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanCsv } from './scan-csv.ts';

function recordsIn(text: string) {
  const records: { readonly line: number; readonly cells: readonly string[] }[] = [];
  const malformed = scanCsv(text, ({ count, line, cell }) => {
    records.push({ line, cells: Array.from({ length: count }, (_, at) => cell(at)) });
    return true;
  });
  return malformed === undefined ? records : malformed;
}

/** What a parser that many people use reads, to whom quotes may not stand where they should not. */
function peerRecords(text: string): readonly (readonly string[])[] | undefined {
  try {
    const options = { bom: true, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true } as const;
    return parse(text.replaceAll(/\r\n?/g, '\n'), options);
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

describe('a scan of comma-separated values', () => {
  it('has the cells of every line, and the line it begins in', () => {
    expect(recordsIn('\ufeffa,b\r\n\r\n"x\r\ny",""""\r\n,\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', '"'] },
      { line: 5, cells: ['', ''] },
    ]);
  });

  it.each([
    ['a quotation mark left open', 'a\n"b'],
    ['a quotation mark inside a bare cell', 'a\nb"'],
    ['text after a quoted cell', 'a\n"b" '],
  ])('says the line of %s', (_, text) => {
    expect(recordsIn(text)).toContain('line 2');
  });

  it('stops where it is told to', () => {
    let seen = 0;
    scanCsv('a\nb\nc"', () => {
      seen += 1;
      return false;
    });
    expect(seen).toBe(1);
  });

  it('reads and refuses what csv-parse reads and refuses', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '"', '\n', '\r', ' ', 'é', '😀'), maxLength: 20 });
    const quoted = fc
      .string({ unit: fc.constantFrom('a', ',', '""', '\n', '\r\n'), maxLength: 5 })
      .map((s) => `"${s}"`);
    const lines = fc.array(fc.oneof(quoted, text, fc.constantFrom(',', '\n', '\r\n', 'ab')), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          lines.map((parts) => parts.join('')),
        ),
        (csv) => {
          const read = recordsIn(csv);
          const own = typeof read === 'string' ? undefined : read.map(({ cells }) => cells);
          expect(own).toEqual(peerRecords(csv));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
