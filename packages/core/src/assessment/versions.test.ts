import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Truth } from '../evaluate/answer.ts';
import type { Readings } from '../proposition/reading.ts';
import { outcomeOf } from './outcome.ts';
import { nearestOf, robustnessOf, strongestOf, versionsOf } from './versions.ts';

const number = (name: string, value: number) => ({
  name,
  type: 'number' as const,
  unit: '1',
  label: `the ${name}`,
  options: [{ id: 'claimed', label: 'claimed', value, reason: 'as claimed', source: null }],
});
const readings: Readings = {
  parameters: [number('places', 10), number('years', 2)],
  exclusions: [],
  axes: [
    { parameter: 'places', values: [5, 6, 10, 20], distances: [5, 4, 0, 10], reason: 'more is stronger' },
    { parameter: 'years', values: [1, 2, 3], distances: null, reason: 'further back is stronger' },
  ],
};
const grid = [5, 6, 10, 20].flatMap((places) => [1, 2, 3].map((years) => ({ places, years })));
const farAway = ({ places, years }: (typeof grid)[number]) => Math.abs(places - 10) + Math.abs(years - 2);
const someTruths = fc.array(fc.constantFrom<Truth>('true', 'false', 'undecided'), { minLength: 1, maxLength: 2 });
const someMatrix = fc.array(someTruths, { minLength: grid.length, maxLength: grid.length });

function versionsIn(matrix: readonly (readonly Truth[])[]) {
  return versionsOf(
    readings,
    (values) =>
      matrix[grid.findIndex(({ places, years }) => places === values['places'] && years === values['years'])] ?? [],
  );
}
function holdingIn(matrix: readonly (readonly Truth[])[]) {
  return grid.filter((_, index) => outcomeOf(matrix[index] ?? []).startsWith('true'));
}

describe('the strongest versions of a claim', () => {
  it('hold, and nothing that is stronger along the axes holds', () => {
    fc.assert(
      fc.property(someMatrix, (matrix) => {
        const holding = holdingIn(matrix);
        const expected = holding.filter(
          (at) => !holding.some((other) => other !== at && other.places >= at.places && other.years >= at.years),
        );
        expect(strongestOf(versionsIn(matrix)).map(({ values }) => values)).toEqual(expected);
      }),
    );
  });
});

describe('the nearest true claim', () => {
  it('holds, and nothing nearer by the declared distances holds', () => {
    fc.assert(
      fc.property(someMatrix, (matrix) => {
        const holding = holdingIn(matrix);
        const least = Math.min(...holding.map(farAway));
        expect(nearestOf(versionsIn(matrix)).map(({ values, distance }) => ({ values, distance }))).toEqual(
          holding.filter((at) => farAway(at) === least).map((values) => ({ values, distance: least })),
        );
      }),
    );
  });

  it('says what its values are in words', () => {
    const matrix = grid.map(({ places, years }): Truth[] => [places === 6 && years === 2 ? 'true' : 'false']);
    expect(nearestOf(versionsIn(matrix)).map(({ words }) => words)).toEqual(['the places is 6 and the years is 2']);
  });
});

describe('the robustness of a claim', () => {
  it('is the least distance at which the outcome is another', () => {
    fc.assert(
      fc.property(someMatrix, (matrix) => {
        const outcomes = matrix.map(outcomeOf);
        const claimed = outcomes[grid.findIndex((at) => farAway(at) === 0)] ?? 'undecided';
        const others = grid.filter((_, index) => outcomes[index] !== claimed);
        const robustness = robustnessOf(versionsIn(matrix), claimed);
        if (others.length === 0) expect(robustness).toBeNull();
        else expect(robustness?.distance).toBe(Math.min(...others.map(farAway)));
      }),
    );
  });

  it('is not known without axes', () => {
    expect(
      robustnessOf(
        versionsOf({ ...readings, axes: [] }, () => ['true']),
        'true',
      ),
    ).toBeNull();
  });
});
