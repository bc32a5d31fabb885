import { readFileSync } from 'node:fs';
import { proposePropositions } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { otherTables } from './other-tables.ts';
import { publicTables } from './public-tables.ts';
import { smallTables } from './small-tables.ts';

const saidOn = '2024-06-30';
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));

describe.each([
  ['ten sentences of each kind', 'others.vectors.txt', otherTables],
  ['twenty sentences on each of three topics', 'public.vectors.txt', publicTables],
] as const)('the proposals for %s', (_, vectors, tables) => {
  it.each(linesOf(vectors))('%s', (line) => {
    const [text = '', right = ''] = line.split(' → ');
    const [template = '', words = ''] = (right.split(' # ')[0] ?? '').split(' | ');
    const first = proposePropositions(text, tables, { saidOn }).slice(0, 3);
    const isFound = first.some(
      (one) =>
        one.template === template.replace('!', '') && words.split(' & ').every((word) => one.sentence.includes(word)),
    );
    expect(isFound).toBe(!template.startsWith('!'));
  });
});

describe('the proposals for a sentence that has nothing to do with the tables', () => {
  const weak = 0.2;

  it.each(linesOf('unrelated.txt'))('are none, or weak: %s', (text) => {
    for (const tables of [smallTables, otherTables, publicTables]) {
      for (const { coverage, toConfirm } of proposePropositions(text, tables, { saidOn })) {
        expect(coverage < weak || toConfirm.some((asked) => asked.endsWith('which no word names'))).toBe(true);
      }
    }
  });
});

describe('a sentence that is denied', () => {
  it.each([
    ['The Nile is not the longest river', 'superlative'],
    ['The Rhine isn’t longer than the Danube', 'comparison'],
    ['Lufthansa was never in the top 3', 'membership'],
  ])('is not proposed as if it were said: %s', (text, template) => {
    const [first] = proposePropositions(text, otherTables, { saidOn });
    expect([first?.template, first?.proposition.term.op]).toEqual([template, 'not']);
  });

  it('keeps the quantity that has its own denial', () => {
    const [first] = proposePropositions('No more than two US airlines were in the top 3 in 2023', otherTables, {
      saidOn,
    });
    expect(first?.proposition.term.op).toBe('within');
  });
});
