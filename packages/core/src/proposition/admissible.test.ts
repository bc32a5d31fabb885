import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReadings, visitReadings } from './admissible.ts';
import type { Parameter, Readings } from './reading.ts';

const parameter = (name: string, ids: readonly string[]): Parameter => ({
  name,
  type: 'choice',
  unit: null,
  label: name,
  options: ids.map((id) => ({ id, label: id, value: id, reason: 'said so', source: null })),
});

describe('the number of admissible readings', () => {
  it('is what is left of all combinations without the excluded ones', () => {
    const ids = ['a', 'b', 'c'];
    const names = ['p', 'q', 'r'];
    const exclusion = fc.record({
      options: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...ids), { noNullPrototype: true }),
      reason: fc.constant('said so'),
    });
    const readings = fc.record({
      parameters: fc.tuple(...names.map((name) => fc.subarray(ids).map((some) => parameter(name, some)))),
      exclusions: fc.array(exclusion, { maxLength: 4 }),
      axes: fc.constant([]),
    });
    fc.assert(
      fc.property(readings, (of: Readings) => {
        const all = of.parameters.reduce<Record<string, string>[]>(
          (some, { name, options }) => some.flatMap((one) => options.map(({ id }) => ({ ...one, [name]: id }))),
          [{}],
        );
        const left = all.filter(
          (reading) =>
            !of.exclusions.some(({ options }) => {
              const named = Object.entries(options);
              return named.every(([name, id]) => reading[name] === id);
            }),
        );
        const visited: unknown[] = [];
        expect(visitReadings(of, (reading) => visited.push(reading) > 0)).toBe(true);
        expect(visited).toEqual(left);
        expect(countReadings(of, 5)).toBe(Math.min(6, left.length));
      }),
    );
  });

  it('may be small where that of the combinations is not', () => {
    const many = Array.from({ length: 20 }, (_, index) => parameter(`p${index}`, ['a', 'b']));
    // All but the first two go together.
    const exclusions = many.slice(2).map(({ name }) => ({ options: { [name]: 'b' }, reason: 'said so' }));
    expect(countReadings({ parameters: many, exclusions, axes: [] }, 4096)).toBe(4);
    expect(countReadings({ parameters: many, exclusions: [], axes: [] }, 4096)).toBe(4097);
  });

  it('is taken for too many where it cannot be found in bounded time', () => {
    const many = Array.from({ length: 40 }, (_, index) => parameter(`p${index}`, ['a', 'b']));
    // Only the last two rule everything out, after all the others have been tried.
    const exclusions = ['a', 'b'].flatMap((p38) =>
      ['a', 'b'].map((p39) => ({ options: { p38, p39 }, reason: 'said so' })),
    );
    expect(countReadings({ parameters: many, exclusions, axes: [] }, 4096)).toBe(4097);
  });
});
