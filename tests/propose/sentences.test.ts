import { readFileSync } from 'node:fs';
import { checkProposition, checkReadings, proposePropositions } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { smallTables } from './small-tables.ts';

const schemas = Object.fromEntries(smallTables.map(({ name, schema }) => [name, schema]));
const saidOn = '2024-06-30';

interface Vector {
  readonly text: string;
  readonly isKnown: boolean;
  readonly template: string;
  readonly words: readonly string[];
}

const vectors = readFileSync(new URL('sentences.vectors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line): Vector => {
    const [text = '', right = ''] = line.split(' → ');
    const [template = '', words = ''] = (right.split(' # ')[0] ?? '').split(' | ');
    return { text, isKnown: !template.startsWith('!'), template: template.replace('!', ''), words: words.split(' & ') };
  });

function rankOf({ text, template, words }: Vector): number | null {
  const proposals = proposePropositions(text, smallTables, { saidOn });
  const at = proposals.findIndex(
    (one) => one.template === template && words.every((word) => one.sentence.includes(word)),
  );
  return at < 0 ? null : at + 1;
}

describe('the proposals for sentences on other topics', () => {
  it.each(vectors)('$text', (vector) => {
    const rank = rankOf(vector);
    expect(rank !== null && rank <= 3).toBe(vector.isKnown);
  });

  it.each([
    [
      'More than one Spanish club was in the top 4 in 2022',
      [
        [2, null],
        [2, 2],
      ],
    ],
    [
      'Fewer than three Spanish clubs were in the top 4 in 2022',
      [
        [null, 2],
        [2, 2],
      ],
    ],
    [
      'About 20 Spanish clubs were in the top 100 in 2022',
      [
        [15, 25],
        [18, 22],
      ],
    ],
  ])('leave what is hedged to the readings: %s', (text, ranges) => {
    const [first] = proposePropositions(text, smallTables, { saidOn });
    const number = first?.readings.parameters.find(({ name }) => name === 'number');
    expect(number?.options.map(({ value }) => value)).toEqual(ranges.map(([min, max]) => ({ min, max })));
    expect(number?.options.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('count years from the day of speaking', () => {
    const of = (text: string) => proposePropositions(text, smallTables, { saidOn })[0]?.readings.parameters;
    expect(
      of('Two years ago Bayern was second')?.map(({ name, options }) => [name, options.map(({ value }) => value)]),
    ).toEqual([
      ['latest-season', [2023, 2024]],
      ['ago', [2]],
    ]);
  });

  it('are sound forms that rest on words of the sentence', () => {
    for (const { text } of vectors) {
      for (const { proposition, readings, restsOn } of proposePropositions(text, smallTables, { saidOn })) {
        expect(checkProposition(proposition, schemas, { readings })).toEqual([]);
        expect(checkReadings(proposition, readings)).toEqual([]);
        expect(restsOn.map(({ start, end }) => text.slice(start, end))).toEqual(restsOn.map(({ words }) => words));
      }
    }
  });
});
