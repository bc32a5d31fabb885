import { styleText } from 'node:util';

const pageWidth = 80;

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
/** Colours text, or leaves it as it is where colour is not wanted. */
export type Paint = (style: Style, text: string) => string;

export function painter(colour: boolean): Paint {
  // Whether colour is wanted was asked before; `styleText` would ask the stream again.
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** Text in lines of at most 80 characters behind a word in the margin; later lines stand under the text. */
export function beside(margin: string, text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (next.length > pageWidth - indent && line !== '') {
      lines.push(line);
      line = word;
    } else line = next;
  }
  return [...lines, line].map((one, index) => `${(index === 0 ? margin : '').padEnd(indent)}${one}`);
}

/** Rows under headings, each column as wide as its widest cell; `style` paints a cell that has its width. */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  style: (cell: string, column: number) => string,
): readonly string[] {
  const widths = headings.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[], paint: typeof style) =>
    `  ${cells.map((cell, column) => paint(cell.padEnd(widths[column] ?? 0), column)).join('  ')}`.trimEnd();
  return [
    line(headings, (cell) => cell),
    line(
      widths.map((width) => '-'.repeat(width)),
      (cell) => cell,
    ),
    ...rows.map((cells) => line(cells, style)),
  ];
}
