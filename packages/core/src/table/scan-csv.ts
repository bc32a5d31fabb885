/** A line of comma-separated values while it is read; the next one overwrites it. */
export interface CsvRecord {
  readonly count: number;
  /** The line of the file it begins in, from 1. */
  readonly line: number;
  readonly cell: (at: number) => string;
  /** Whether a cell reads as it is written; then it stands from `start` to `end` in the text that was scanned. */
  readonly isWritten: (at: number) => boolean;
  readonly start: (at: number) => number;
  readonly end: (at: number) => number;
}

const [quote, comma, lineFeed, carriageReturn, byteOrderMark] = [0x22, 0x2c, 0x0a, 0x0d, 0xfeff];

/**
 * Goes through comma-separated values (RFC 4180) record by record, as long as `onRecord` answers true. Lines may end in
 * any way, empty ones are passed over, line ends in quoted cells become line feeds. Nothing is forgiven: what is wrong
 * with the first malformed record is given back, `undefined` where none is.
 *
 * Records may have any number of cells.
 */
export function scanCsv(text: string, onRecord: (record: CsvRecord) => boolean): string | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  // Cells that read otherwise than they are written.
  const texts: (string | undefined)[] = [];
  let count = 0;
  let recordLine = 1;
  const record: CsvRecord = {
    get count() {
      return count;
    },
    get line() {
      return recordLine;
    },
    cell: (at) => (at < count ? (texts[at] ?? text.slice(starts[at], ends[at])) : ''),
    isWritten: (at) => at < count && texts[at] === undefined,
    start: (at) => starts[at] ?? 0,
    end: (at) => ends[at] ?? 0,
  };
  const size = text.length;
  let line = 1;
  let at = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  while (at < size) {
    if (isLineEnd(text.charCodeAt(at))) {
      at = afterLineEnd(text, at);
      line += 1;
      continue;
    }
    count = 0;
    recordLine = line;
    for (let open = true; open; ) {
      if (text.charCodeAt(at) === quote) {
        const close = closingQuote(text, at + 1);
        if (close === undefined)
          return `line ${line}: expected the quotation mark to be closed, got the end of the file`;
        const written = text.slice(at + 1, close);
        line += linesIn(written);
        keep(
          at + 1,
          close,
          /["\r]/.test(written) ? written.replaceAll('""', '"').replaceAll(/\r\n?/g, '\n') : undefined,
        );
        at = close + 1;
        if (at < size && text.charCodeAt(at) !== comma && !isLineEnd(text.charCodeAt(at)))
          return `line ${line}: expected a comma or the end of the line after a quoted cell, got other text`;
      } else {
        const start = at;
        let code = text.charCodeAt(at);
        while (at < size && code !== comma && code !== lineFeed && code !== carriageReturn) {
          if (code === quote)
            return `line ${line}: expected a quoted cell to begin with its mark, got one inside a cell`;
          at += 1;
          code = text.charCodeAt(at);
        }
        keep(start, at, undefined);
      }
      open = at < size && text.charCodeAt(at) === comma;
      if (open) at += 1;
    }
    if (at < size) {
      at = afterLineEnd(text, at);
      line += 1;
    }
    if (!onRecord(record)) return undefined;
  }
  return undefined;

  function keep(start: number, end: number, read: string | undefined): void {
    starts[count] = start;
    ends[count] = end;
    texts[count] = read;
    count += 1;
  }
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

function afterLineEnd(text: string, at: number): number {
  const isPair = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
  return at + (isPair ? 2 : 1);
}

function linesIn(text: string): number {
  return text.includes('\n') || text.includes('\r') ? text.split(/\r\n?|\n/).length - 1 : 0;
}

/** The mark that ends a quoted cell: the first that is not doubled. */
function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at === -1 ? undefined : at;
}
