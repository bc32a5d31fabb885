import { describe, expect, it } from 'vitest';
import { type Count, contents, countChinese, countChineseWithout } from './counts.ts';
import { sharedDataHeld, sharedRows, whereSkipped } from './shared-data.ts';

const given = sharedDataHeld
  ? sharedRows('chinese_top10_counts.csv', [
      'ranking',
      'edition',
      'fiscal_year',
      'k',
      'count_chinese_in_top_k',
      'note',
      'confidence',
    ])
  : [];
type Expected = (typeof given)[number];

const restsOnMemory = ({ confidence }: Expected) => confidence.startsWith('memory');
const withoutRostec = ' WITHOUT Rostec holding';

/** What the evaluator counts for a row of the expected ones, or why the extracts do not cover it. */
function countFor({ ranking, edition, fiscal_year, k }: Expected): Count | string {
  const [year, places] = [Number(fiscal_year), Number(k)];
  if (edition === 'special study') return 'a special study, of which no rows are held';
  if (edition.endsWith('re-ranked by total revenue')) return 'the extract holds the largest by arms revenue only';
  if (edition === `Dec 2024${withoutRostec}`) return countChineseWithout('Rostec', 'sipri_as_published', year);
  if (edition.endsWith(withoutRostec)) return countChineseWithout('Rostec', 'sipri_restated', year);
  if (edition === 'retroactive database Dec 2023') return countChinese('sipri_restated', year, places);
  if (edition.includes('China excluded')) return countChinese('sipri_excluding_china', year, places);
  if (edition.startsWith('as published')) return countChinese('sipri_as_published', year, places);
  if (ranking.startsWith('Defense News')) return countChinese('defense_news', year, places);
  if (ranking.startsWith('Fortune')) return countChinese('fortune_aerospace_defence', year, places);
  throw new Error(`no table for ${ranking}, ${edition}`);
}

/** What the count may at most be: just that, unless companies are known to be missing from the list. */
function mostFor({ ranking, edition, note, count_chinese_in_top_k: count }: Expected): number | null {
  if (note.startsWith('ZERO BY EXCLUSION')) return null;
  const late = ranking.startsWith('Defense News') && edition === '2023' ? 3 : 0;
  return Number(count) + late;
}

describe.runIf(sharedDataHeld)(`the number of Chinese companies in a top ten, as evaluated${whereSkipped}`, () => {
  const used = given.filter((expected) => !restsOnMemory(expected));
  const counted = used.map((expected) => ({ expected, count: countFor(expected) }));

  it.each(counted.filter(({ count }) => typeof count !== 'string'))(
    'is as expected: $expected.ranking, $expected.edition, fiscal year $expected.fiscal_year',
    ({ expected, count }) => {
      expect(count).toEqual({ min: Number(expected.count_chinese_in_top_k), max: mostFor(expected) });
    },
  );

  it('is compared in every list, vintage and year that the extracts cover', () => {
    const left = Map.groupBy(counted, ({ count }) => (typeof count === 'string' ? count : 'counted'));
    expect(Object.fromEntries([...left].map(([why, rows]) => [why, rows.length]))).toEqual({
      counted: 38,
      'the extract holds the largest by arms revenue only': 8,
      'a special study, of which no rows are held': 2,
    });
  });

  it('is not compared where what is expected rests on memory', () => {
    expect(given.filter(restsOnMemory).map(({ edition, fiscal_year }) => [edition, fiscal_year])).toEqual([
      ['as published Dec 2021', '2020'],
    ]);
  });
});

describe('the number of Chinese companies in a top ten', () => {
  it('is known as a span where one row of an edition is confirmed', () => {
    expect(countChinese('sipri_as_published', 2020)).toEqual({ min: 1, max: 10 });
  });

  it('is another where a row is another', () => {
    const { sipri_as_published: list, ...others } = contents();
    if (list === undefined) throw new Error('no table');
    const country = Object.keys(list.schema).indexOf('country');
    const rows = list.rows.map((row) =>
      row.includes('AVIC') ? row.map((cell, at) => (at === country ? 'RU' : cell)) : row,
    );
    const before = countChinese('sipri_as_published', 2023);
    const after = countChinese('sipri_as_published', 2023, 10, { ...others, sipri_as_published: { ...list, rows } });
    expect([before, after]).toEqual([
      { min: 3, max: 3 },
      { min: 2, max: 2 },
    ]);
  });

  it('cannot be had without a company that is not there', () => {
    expect(() => countChineseWithout('Rostec', 'sipri_as_published', 2021)).toThrow(RangeError);
  });
});
