import { styleText } from 'node:util';

/** No line is wider. */
export const pageWidth = 80;

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
/** Colours text, or leaves it as it is where colour is not wanted. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;
// Whether colour is wanted was asked before; `styleText` would ask the stream again.
export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** Colour is for people at a terminal who have not said no (https://no-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  env: { readonly [name: string]: string | undefined },
): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** The words in lines of at most so many characters. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const next = line === '' ? word : `${line} ${word}`;
    if (next.length > width && line !== '') {
      lines.push(line);
      line = word;
    } else line = next;
  }
  return [...lines, line];
}

/** Text beside a word in the margin; later lines stand under the text. */
export function beside(margin: string, text: string, indent: number): readonly string[] {
  return wrap(text, pageWidth - indent).map((line, index) => `${(index === 0 ? margin : '').padEnd(indent)}${line}`);
}

/** A heading with a rule under it. */
export function heading(text: string, rule: '=' | '-', paint: Paint): readonly string[] {
  const lines = wrap(text, pageWidth);
  const longest = Math.max(...lines.map(({ length }) => length));
  return [...lines.map((line) => paint('bold', line)), rule.repeat(longest), ''];
}

/**
 * Rows under headings, each column as wide as its widest cell; a heading that is wider takes several lines. `style` may
 * paint a cell when it has its width.
 */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  style: (cell: string, column: number) => string,
): readonly string[] {
  const widths = headings.map((title, column) =>
    Math.max(
      Math.min(title.length, 11),
      ...title.split(' ').map((word) => word.length),
      ...rows.map((row) => row[column]?.length ?? 0),
    ),
  );
  const titles = headings.map((title, column) => wrap(title, widths[column] ?? 0));
  const high = Math.max(...titles.map(({ length }) => length));
  const top = Array.from({ length: high }, (_, line) =>
    titles.map((title) => title[line - (high - title.length)] ?? ''),
  );
  // What stands last needs no room behind it.
  const padded = (cell: string, column: number) =>
    column === headings.length - 1 ? cell : cell.padEnd(widths[column] ?? 0);
  const toLine = (cells: readonly string[], paint: typeof style) =>
    `  ${cells.map((cell, column) => paint(padded(cell, column), column)).join('  ')}`.trimEnd();
  return [
    ...top.map((cells) => toLine(cells, (cell) => cell)),
    `  ${widths.map((width) => '-'.repeat(width)).join('  ')}`,
    ...rows.map((cells) => toLine(cells, style)),
  ];
}
