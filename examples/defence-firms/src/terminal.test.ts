import { describe, expect, it } from 'vitest';
import { beside, coloured, columns, heading, plain, wantsColour, wrap } from './terminal.ts';

describe('text for a terminal', () => {
  it('is cut between words, and a word that is too long stays whole', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('one https://example.org/a two', 7)).toEqual(['one', 'https://example.org/a', 'two']);
  });

  it('stands beside its margin, line under line', () => {
    const lines = beside('verdict', 'word '.repeat(30).trim(), 10);
    expect(lines.map((line) => line.slice(0, 10))).toEqual(['verdict   ', '          ', '          ']);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('has columns as wide as their cells, under headings of as many lines as they need', () => {
    expect(
      columns(
        ['the list of lists', 'n'],
        [
          ['a', '10'],
          ['b', '2'],
        ],
        (cell) => cell,
      ),
    ).toEqual(['  the list of', '  lists        n', '  -----------  --', '  a            10', '  b            2']);
  });

  it('has headings with a rule as long as they are', () => {
    expect(heading('In full', '-', plain)).toEqual(['In full', '-------', '']);
  });
});

describe('colour', () => {
  it('is for a terminal whose user has not said no', () => {
    expect(wantsColour({ isTTY: true }, {})).toBe(true);
    expect(wantsColour({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
    expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColour({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
    expect(wantsColour({ isTTY: false }, {})).toBe(false);
    expect(wantsColour({}, {})).toBe(false);
  });

  it('is put round text, whatever the stream is', () => {
    expect(coloured('red', 'FALSE')).toBe('\u001b[31mFALSE\u001b[39m');
    expect(plain('red', 'FALSE')).toBe('FALSE');
  });
});
