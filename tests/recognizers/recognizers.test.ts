import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractQuantities } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { ours } from './ours.ts';
import { findPeer } from './peer.ts';
import { score } from './score.ts';
import { findCases, type Result, type SuiteName, suiteNames } from './suite.ts';

const shared = join(import.meta.dirname, '../../../shared/data');
const folder = join(shared, 'recognizers');

describe('our reading of the specifications', () => {
  const known: readonly SuiteName[] = suiteNames.filter((suite) => suite !== 'NumberRangeModel');

  for (const suite of known) {
    it(`of ${suite} is at least as good as the peer’s, with no wrong value`, { timeout: 120_000 }, ({ skip }) => {
      const [cases, peer] = [findCases(folder, suite), findPeer(suite)];
      if (cases === undefined) return skip(`no specifications in ../shared/data/recognizers: ${suite} is not measured`);
      const own = score(cases, ours(suite));
      expect(own.wrongValues).toEqual([]);
      expect(own.right).toBeGreaterThanOrEqual(peer === undefined ? 0 : score(cases, peer).right);
    });
  }
});

describe('a range', () => {
  const lines = readFileSync(join(import.meta.dirname, 'ranges.vectors.txt'), 'utf8').split('\n');
  const vectors = lines.flatMap((line) => {
    const [marked, answer] = line.startsWith('#') ? [] : line.split(' → ');
    return marked === undefined || answer === undefined ? [] : [[marked, answer] as const];
  });

  it.each(vectors)('%s is %s', (marked, answer) => {
    const [start, end] = [marked.indexOf('['), marked.indexOf(']')];
    const expected: Result = { start, end: end - 2, value: answer, unit: null };
    const found = ours('NumberRangeModel')(marked.replace('[', '').replace(']', ''));
    expect(found).toEqual(answer === '-' ? [] : [expected]);
  });
});

describe('the article of the worked example', () => {
  const path = join(shared, 'defence-firms/article.txt');

  it('says these quantities', ({ skip }) => {
    if (!existsSync(path)) return skip('no article in ../shared/data/defence-firms');
    const quantities = extractQuantities(readFileSync(path, 'utf8'));
    expect(quantities.map(({ words, role, unit, noun }) => [words, role, unit, noun?.words ?? null])).toEqual([
      ['two-day', 'duration', 'day', 'NATO summit'],
      ['two', 'count', '1', 'fronts'],
      ['dozens of', 'count', '1', 'warships and aircraft'],
      ['a couple of years ago', 'date', 'year', null],
      ['not find any', 'count', '1', 'Chinese companies'],
      ['top 10', 'rank', 'rank', 'defense firms'],
      ['three to five', 'count', '1', null],
      ['5 percent', 'share', '%', 'GDP'],
      ['5', 'ordinal', 'rank', 'Article'],
      ['75th', 'ordinal', 'year', 'anniversary'],
    ]);
  });
});

describe('the score', () => {
  const expected: Result = { start: 0, end: 3, value: '0.666666666666667', unit: 'Mile' };
  const scoreOf = (...found: Result[]) => score([{ input: 'text', results: [expected] }], () => found);

  it('takes the same number however it is written', () => {
    expect(scoreOf({ ...expected, value: String(2 / 3) }).right).toBe(1);
  });

  it.each([
    ['another value', [{ ...expected, value: '0.6667' }], 1],
    ['no value', [{ ...expected, value: null }], 1],
    ['another unit', [{ ...expected, unit: 'Meter' }], 1],
    ['another place', [{ ...expected, end: 4 }], 0],
    ['one more', [expected, { ...expected, start: 1 }], 0],
    ['nothing', [], 0],
  ])('counts a case with %s as not right', (_, found, wrong) => {
    const { right, wrongValues } = scoreOf(...found);
    expect([right, wrongValues.length]).toEqual([0, wrong]);
  });

  it('compares the brackets of an interval', () => {
    const cases = [{ input: 'text', results: [{ ...expected, value: '[10,20)', unit: null }] }];
    const rightWith = (value: string): number => score(cases, () => [{ ...expected, value, unit: null }]).right;
    expect([rightWith('[10,20)'), rightWith('(10,20)'), rightWith('[10,21)')]).toEqual([1, 0, 0]);
  });
});
