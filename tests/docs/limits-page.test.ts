import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitTable } from '@assay/gateway';
import { describe, expect, it } from 'vitest';
import { root } from '../house/tracked-files.ts';
import { pathOf, readPage } from './page.ts';

const folder = join(root, 'tests/attacks');

const limits = Object.entries(limitTable).map(
  ([name, { usual, what }]) => `| \`${name}\` | ${usual.toLocaleString('en')} | ${what} |`,
);

/** Each case, under what it is a case of. */
function casesOf(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  let of = '';
  return [...text.matchAll(/^ *(describe|attack|it)\(\s*'((?:[^'\\]|\\.)+)'/gm)].flatMap(([, call, name = '']) => {
    if (call !== 'describe') return [`| ${of} | ${name} | \`${file}\` |`];
    of = name;
    return [];
  });
}

const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.test.ts') && file !== 'conformance.test.ts')
  .toSorted()
  .flatMap(casesOf);

/** The page with the rows of its tables, which begin with these lines, replaced. */
function withTable(page: string, head: string, rows: readonly string[]): string {
  const start = page.indexOf(head) + head.length;
  const [old = ''] = /^(?:\|.*\n)*/.exec(page.slice(start)) ?? [];
  return `${page.slice(0, start)}${rows.map((row) => `${row}\n`).join('')}${page.slice(start + old.length)}`;
}

describe('the page of limits', () => {
  it('has every limit with its figure, and every attack; UPDATE_DOCS=1 rewrites it', () => {
    const page = readPage('limits.md');
    const figures = withTable(page, '| limit | unless set | of what |\n|---|---|---|\n', limits);
    const whole = withTable(figures, '| of | attack | file |\n|---|---|---|\n', cases);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(pathOf('limits.md'), whole);
    expect(cases.length).toBeGreaterThan(30);
    expect(readPage('limits.md')).toBe(whole);
  });
});
