import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Parameter, Readings } from '../proposition/reading.ts';
import { conditionsOf, primeImplicants } from './conditions.ts';
import { enumerateReadings } from './matrix.ts';
import { outcomeOf } from './outcome.ts';
import { counterReadingOf, influenceOf } from './sensitivity.ts';

function parameter(name: string, ids: readonly string[]): Parameter {
  const options = ids.map((id) => ({ id, value: id, reason: 'for the test', source: null }));
  return { name, type: 'choice', unit: null, label: `the ${name}`, options };
}

const parameters = [parameter('list', ['a', 'b', 'c']), parameter('year', ['1', '2']), parameter('clock', ['x', 'y'])];
const readings: Readings = { parameters, exclusions: [], axes: [] };
const all = enumerateReadings(readings);
const matrix = fc
  .array(fc.constantFrom('true', 'false', 'undecided'), { minLength: all.length, maxLength: all.length })
  .map((truths) => all.map((reading, index) => ({ reading, truth: truths[index] ?? 'undecided' })));

const subsets = (ids: readonly string[]): string[][] =>
  Array.from({ length: 2 ** ids.length - 1 }, (_, bits) => ids.filter((_id, place) => ((bits + 1) >> place) & 1));

/** By the definition: every box of options, those that force the answer, and of those the ones in no other. */
function byDefinition(results: readonly { reading: Record<string, string>; truth: string }[], truth: string): string[] {
  const boxes = subsets(['a', 'b', 'c']).flatMap((list) =>
    subsets(['1', '2']).flatMap((year) => subsets(['x', 'y']).map((clock) => ({ list, year, clock }))),
  );
  const inside = (box: (typeof boxes)[number]) =>
    results.filter(
      ({ reading }) =>
        box.list.includes(reading['list'] ?? '') &&
        box.year.includes(reading['year'] ?? '') &&
        box.clock.includes(reading['clock'] ?? ''),
    );
  const forcing = boxes.filter((box) => inside(box).every((result) => result.truth === truth));
  const within = (a: (typeof boxes)[number], b: (typeof boxes)[number]) =>
    a !== b &&
    a.list.every((id) => b.list.includes(id)) &&
    a.year.every((id) => b.year.includes(id)) &&
    a.clock.every((id) => b.clock.includes(id));
  return forcing.filter((box) => !forcing.some((other) => within(box, other))).map((box) => JSON.stringify(box));
}

describe('the prime implicants of a matrix', () => {
  it('are exactly those the definition gives', () => {
    fc.assert(
      fc.property(matrix, fc.constantFrom('true', 'false'), (results, truth) => {
        const found = primeImplicants(results, parameters, truth).map(({ list, year, clock }) =>
          JSON.stringify({ list, year, clock }),
        );
        expect(found.toSorted()).toEqual(byDefinition(results, truth).toSorted());
      }),
    );
  });
});

describe('the conditions of a matrix', () => {
  it('cover every decided reading, and none that says otherwise', () => {
    fc.assert(
      fc.property(matrix, (results) => {
        const conditions = conditionsOf(results, parameters);
        for (const { reading, truth } of results) {
          const said = conditions
            .filter(({ when }) => Object.entries(when).every(([name, ids]) => ids.includes(reading[name] ?? '')))
            .map((condition) => condition.truth);
          expect(new Set(said)).toEqual(new Set(truth === 'undecided' ? [] : [truth]));
        }
      }),
    );
  });

  it('say in words under which options an answer is forced', () => {
    const results = all.map((reading) => ({
      reading,
      truth: reading['list'] === 'c' ? ('undecided' as const) : ('false' as const),
    }));
    expect(conditionsOf(results, parameters).map(({ words, readings: count }) => [words, count])).toEqual([
      ['false whenever the list is a or b', 8],
    ]);
  });
});

describe('the readings of a claim', () => {
  it('leave out what is excluded', () => {
    const exclusions = [{ options: { list: 'a', year: '1' }, reason: 'there was no such list' }];
    expect(enumerateReadings({ parameters, exclusions, axes: [] })).toHaveLength(all.length - 2);
  });

  it('are refused beyond 4,096', () => {
    const many = ['p', 'q', 'r', 's'].map((name) =>
      parameter(
        name,
        Array.from({ length: 9 }, (_, index) => `${index}`),
      ),
    );
    expect(() => enumerateReadings({ parameters: many, exclusions: [], axes: [] })).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }),
    );
  });
});

describe('what an answer depends on', () => {
  const results = all.map((reading) => ({
    reading,
    truth: reading['year'] === '1' ? ('true' as const) : ('false' as const),
  }));

  it('is the one parameter in which disagreeing readings differ', () => {
    expect(influenceOf(results, parameters)).toEqual([
      { parameter: 'list', disagreeing: 0, pairs: 12 },
      { parameter: 'year', disagreeing: 6, pairs: 6 },
      { parameter: 'clock', disagreeing: 0, pairs: 6 },
    ]);
  });

  it('is shown by the nearest reading that says otherwise', () => {
    expect(counterReadingOf(results)).toEqual({
      from: { list: 'a', year: '1', clock: 'x' },
      to: { list: 'a', year: '2', clock: 'x' },
      changed: ['year'],
    });
  });
});

describe('the outcome', () => {
  it.each([
    [['true', 'true'], 'true'],
    [['false'], 'false'],
    [['undecided'], 'undecided'],
    [['true', 'undecided'], 'true-where-decidable'],
    [['false', 'undecided'], 'false-where-decidable'],
    [['true', 'false', 'undecided'], 'depends-on-the-reading'],
  ] as const)('of %j is %s', (truths, outcome) => {
    expect(outcomeOf(truths)).toBe(outcome);
  });
});
