import type { Truth } from '../evaluate/answer.ts';
import type { Axis } from '../proposition/reading.ts';
import type { StrongestVersion } from './assessment.ts';
import { outcomeOf } from './outcome.ts';

type Values = StrongestVersion['values'];
const mostVersions = 1024;

/**
 * The strongest versions of a claim that hold: along every axis as far up as the claim stays true in all readings that
 * can be decided. With several axes there may be several, none stronger than another in every axis.
 */
export function strongestVersions(
  axes: readonly Axis[],
  truthsAt: (values: Values) => readonly Truth[],
  wordsAt: (values: Values) => string,
): readonly StrongestVersion[] {
  if (axes.length === 0 || axes.reduce((count, axis) => count * axis.values.length, 1) > mostVersions) return [];
  const places = axes.reduce<readonly (readonly number[])[]>(
    (all, axis) => all.flatMap((place) => axis.values.map((_, index) => [...place, index])),
    [[]],
  );
  const valuesAt = (place: readonly number[]): Values =>
    Object.fromEntries(axes.map((axis, index) => [axis.parameter, axis.values[place[index] ?? 0] ?? 0]));
  const holding = places.flatMap((place) => {
    const outcome = outcomeOf(truthsAt(valuesAt(place)));
    return outcome === 'true' || outcome === 'true-where-decidable' ? [{ place, outcome }] : [];
  });
  return holding
    .filter(
      ({ place }) =>
        !holding.some(
          (other) => other.place !== place && other.place.every((step, index) => step >= (place[index] ?? 0)),
        ),
    )
    .map(({ place, outcome }) => ({ values: valuesAt(place), outcome, words: wordsAt(valuesAt(place)) }));
}
