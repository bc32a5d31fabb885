import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../house/tracked-files.ts';

export function pathOf(name: string): string {
  return join(root, 'docs', name);
}

export function readPage(name: string): string {
  return readFileSync(pathOf(name), 'utf8');
}

/** The cells of a row of a table. */
export function cellsOf(line: string): readonly string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
}

/** The names in the first column of the first table below a heading; one cell may hold several. */
export function namesBelow(page: string, heading: string): readonly string[] {
  const [, below = ''] = page.split(`\n${heading}\n`);
  const [table = ''] = /^\|.*\|$(?:\n\|.*\|$)*/m.exec(below) ?? [];
  const first = table.split('\n').map((row) => cellsOf(row)[0] ?? '');
  return first.slice(2).flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}
