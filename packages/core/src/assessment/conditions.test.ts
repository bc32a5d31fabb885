import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Truth } from '../evaluate/answer.ts';
import type { Parameter, Reading, Readings } from '../proposition/reading.ts';
import { conditionsOf } from './conditions.ts';
import { primeImplicants } from './implicants.ts';
import { enumerateReadings } from './matrix.ts';
import { outcomeOf } from './outcome.ts';
import { counterReadingOf, influenceOf } from './sensitivity.ts';

function parameter(name: string, ids: readonly string[]): Parameter {
  const options = ids.map((id) => ({ id, label: `option ${id}`, value: id, reason: 'for the test', source: null }));
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

describe('the conditions of a matrix with thousands of readings', () => {
  const many = [16, 10, 16].map((size, at) =>
    parameter(
      `p${at}`,
      Array.from({ length: size }, (_, option) => `${option}`),
    ),
  );
  const readingsOfMany = enumerateReadings({ parameters: many, exclusions: [], axes: [] });

  it.each([
    ['at random', (index: number) => (index * 2_654_435_761) % 97 < 48],
    ['by a threshold', (index: number) => (index % 16) + (Math.floor(index / 160) % 16) > 14],
    ['by one parameter', (index: number) => index % 16 > 3],
  ])('are found where the answers fall %s: each is forced, none can be larger, together they say all', (_, truthOf) => {
    const results = readingsOfMany.map((reading, index) => ({
      reading,
      truth: truthOf(index) ? ('true' as const) : ('false' as const),
    }));
    const truthAt = new Map(results.map(({ reading, truth }) => [JSON.stringify(reading), truth]));
    const covered = new Set<string>();
    const boxed = conditionsOf(results, many).filter(({ truth }) => truth === 'true');
    for (const { when } of boxed) {
      const sets = many.map(({ name, options }) => when[name] ?? options.map(({ id }) => id));
      const inside = (box: readonly (readonly string[])[]) =>
        box.reduce<Record<string, string>[]>(
          (all, ids, at) => all.flatMap((reading) => ids.map((id) => ({ ...reading, [`p${at}`]: id }))),
          [{}],
        );
      for (const reading of inside(sets)) {
        expect(truthAt.get(JSON.stringify(reading))).toBe('true');
        covered.add(JSON.stringify(reading));
      }
      many.forEach(({ options }, at) => {
        for (const { id } of options.filter((option) => !sets[at]?.includes(option.id))) {
          const more = inside(sets.with(at, [id]));
          expect(more.some((reading) => truthAt.get(JSON.stringify(reading)) === 'false')).toBe(true);
        }
      });
    }
    expect(covered.size).toBe(results.filter(({ truth }) => truth === 'true').length);
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

  const wordsFor = (truthAt: (reading: Reading) => Truth) =>
    conditionsOf(
      all.map((reading) => ({ reading, truth: truthAt(reading) })),
      parameters,
    ).map(({ words, readings: count }) => [words, count]);

  it('say in words under which options an answer is forced', () => {
    expect(wordsFor(({ list }) => (list === 'c' ? 'undecided' : 'false'))).toEqual([
      ['false whenever the list is option a or option b', 8],
    ]);
  });

  it('set "and" off where an "or" stands before it', () => {
    expect(wordsFor(({ list, year }) => (list !== 'c' && year === '1' ? 'true' : 'undecided'))).toEqual([
      ['true whenever the list is option a or option b, and the year is option 1', 4],
    ]);
    expect(wordsFor(({ list, year }) => (list === 'c' && year === '1' ? 'true' : 'undecided'))).toEqual([
      ['true whenever the list is option c and the year is option 1', 2],
    ]);
  });

  it('say the one option that is left out of many, and that nothing decides', () => {
    const [four] = [parameter('day', ['1', '2', '3', '4'])];
    const results = ['1', '2', '3', '4'].map((day) => ({
      reading: { day },
      truth: day === '4' ? ('false' as const) : ('true' as const),
    }));
    expect(conditionsOf(results, [four]).map(({ words }) => words)).toEqual([
      'true whenever the day is not option 4',
      'false whenever the day is option 4',
    ]);
    expect(wordsFor(() => 'true')).toEqual([['true in every reading', 12]]);
  });

  it('do not name what an exclusion leaves no choice of', () => {
    const exclusions = ['1', '2'].map((year) => ({ options: { list: 'a', year }, reason: 'there was no such list' }));
    const three = [parameter('list', ['a', 'b']), parameter('year', ['1', '2', '3'])];
    const results = enumerateReadings({ parameters: three, exclusions, axes: [] }).map((reading) => ({
      reading,
      truth: reading['list'] === 'a' ? ('true' as const) : ('false' as const),
    }));
    expect(conditionsOf(results, three).map(({ words }) => words)).toEqual([
      'true whenever the list is option a',
      'false whenever the list is option b',
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

describe('the counter-reading', () => {
  const distance = (a: Record<string, string>, b: Record<string, string>) =>
    Object.keys(a).filter((name) => a[name] !== b[name]).length;

  it('says the opposite of the first decided reading, and none that does is nearer', () => {
    fc.assert(
      fc.property(matrix, (results) => {
        const first = results.find(({ truth }) => truth !== 'undecided');
        const opposite = results.filter(({ truth }) => first && truth !== 'undecided' && truth !== first.truth);
        const found = counterReadingOf(results);
        if (first === undefined || opposite.length === 0) expect(found).toBeNull();
        else {
          expect(found?.from).toEqual(first.reading);
          expect(opposite.map(({ reading }) => reading)).toContainEqual(found?.to);
          const nearest = Math.min(...opposite.map(({ reading }) => distance(first.reading, reading)));
          expect(found?.changed.length).toBe(nearest);
        }
      }),
    );
  });
});

describe('the influence of a parameter', () => {
  it('counts the pairs of readings that differ only there and disagree', () => {
    fc.assert(
      fc.property(matrix, (results) => {
        for (const { parameter: name, pairs, disagreeing } of influenceOf(results, parameters)) {
          const all = results.flatMap((a, index) =>
            results
              .slice(index + 1)
              .filter((b) =>
                Object.keys(a.reading).every((key) => (key === name) !== (a.reading[key] === b.reading[key])),
              )
              .map((b) => a.truth !== b.truth),
          );
          expect([pairs, disagreeing]).toEqual([all.length, all.filter(Boolean).length]);
        }
      }),
    );
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
