import { answers } from './answers.ts';
import { cellsOf } from './page.ts';

/**
 * The page with every cell of its truth tables as the evaluator finds it, and the kinds of the tables found. A table is
 * one of them where `answers` knows the first cell of its header.
 */
export function fillTruthTables(page: string): { readonly text: string; readonly kinds: readonly string[] } {
  const kinds: string[] = [];
  let header: readonly string[] = [];
  const lines = page.split('\n').map((line) => {
    if (!/^\|.*\|$/.test(line)) {
      header = [];
      return line;
    }
    const cells = cellsOf(line);
    const isHeader = header.length === 0;
    if (isHeader) header = cells;
    const [title = '', ...heads] = header.map(plain);
    const kind = title.replace(/ “.*/, '');
    const found = answers.get(kind);
    if (isHeader && found !== undefined) kinds.push(kind);
    if (isHeader || found === undefined || /^[-:]+$/.test(cells[0] ?? '')) return line;
    const { keys, answer } = found;
    const [first = '', second = ''] = cells.map(plain);
    const filled = heads.slice(keys - 1).map((head) => answer([first, second], head, title));
    return `| ${[...cells.slice(0, keys), ...filled].join(' | ')} |`;
  });
  return { text: lines.join('\n'), kinds };
}

/** Without the marks of Markdown. */
function plain(cell: string): string {
  return cell.replaceAll(/`|\*\*/g, '');
}
