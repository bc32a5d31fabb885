import type { Truth } from '../evaluate/answer.ts';
import type { Parameter, Reading } from '../proposition/reading.ts';
import type { CounterReading, Influence } from './assessment.ts';
import { placesOf, restsOf } from './rests.ts';

interface Judged {
  readonly reading: Reading;
  readonly truth: Truth;
}

/** For each parameter, how many pairs of readings differ only there, and how many of those disagree. */
export function influenceOf(results: readonly Judged[], parameters: readonly Parameter[]): readonly Influence[] {
  const rests = restsOf(placesOf(results, parameters));
  return parameters.flatMap(({ name, options }, at) => {
    if (options.length < 2) return [];
    const groups = Map.groupBy(results.keys(), (index) => rests[at]?.[index]);
    let [pairs, disagreeing] = [0, 0];
    for (const group of groups.values()) {
      const equal = (['true', 'false', 'undecided'] as const)
        .map((truth) => group.filter((index) => results[index]?.truth === truth).length)
        .reduce((sum, count) => sum + pairsOf(count), 0);
      pairs += pairsOf(group.length);
      disagreeing += pairsOf(group.length) - equal;
    }
    return [{ parameter: name, disagreeing, pairs }];
  });
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** The admissible reading that says the opposite of the first decided one, by the fewest changed parameters. */
export function counterReadingOf(results: readonly Judged[]): CounterReading | null {
  const from = results.find(({ truth }) => truth !== 'undecided');
  if (from === undefined) return null;
  const opposite = from.truth === 'true' ? 'false' : 'true';
  const nearest = results
    .filter(({ truth }) => truth === opposite)
    .map(({ reading }) => ({ reading, changed: changedBetween(from.reading, reading) }))
    .sort((a, b) => a.changed.length - b.changed.length)[0];
  return nearest === undefined ? null : { from: from.reading, to: nearest.reading, changed: nearest.changed };
}

function changedBetween(from: Reading, to: Reading): readonly string[] {
  return Object.keys(from).filter((name) => from[name] !== to[name]);
}
