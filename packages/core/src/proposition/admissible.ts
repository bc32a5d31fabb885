import type { Reading, Readings } from './reading.ts';

/** Above so many options and exclusions tried, what is left over of the exclusions is not looked for any further. */
const mostSteps = 1_000_000;

/**
 * Visits every admissible reading, one option for each parameter without the combinations that are excluded, in the order
 * the options are given, until `visit` says no. What is excluded is not built first and thrown away after: a branch is
 * left as soon as one exclusion is met in full. Answers whether the search came to an end within its bound.
 */
export function visitReadings({ parameters, exclusions }: Readings, visit: (reading: Reading) => boolean): boolean {
  const place = new Map(parameters.map(({ name }, index) => [name, index]));
  // Under the last of its parameters an exclusion is told; one that names a parameter there is not is never met.
  const due: (readonly (readonly [place: number, id: string])[])[][] = parameters.map(() => []);
  for (const { options } of exclusions) {
    const named = Object.entries(options).map(([name, id]) => [place.get(name) ?? -1, id] as const);
    // What asks for nothing every reading has.
    if (named.length === 0) return true;
    if (named.some(([at]) => at < 0)) continue;
    due[Math.max(...named.map(([at]) => at))]?.push(named);
  }
  const taken: string[] = [];
  const next: number[] = [0];
  let steps = 0;
  // A stack of our own: there may be more parameters than calls may be nested.
  while (next.length > 0) {
    const depth = next.length - 1;
    const parameter = parameters[depth];
    if (parameter === undefined) {
      if (!visit(Object.fromEntries(parameters.map(({ name }, index) => [name, taken[index] ?? ''])))) return true;
      next.pop();
      continue;
    }
    const choice = next[depth] ?? 0;
    const option = parameter.options[choice];
    next[depth] = choice + 1;
    if (option === undefined) {
      next.pop();
      continue;
    }
    steps += 1 + (due[depth]?.length ?? 0);
    if (steps > mostSteps) return false;
    taken[depth] = option.id;
    const excluded = due[depth]?.some((named) => named.every(([at, id]) => taken[at] === id)) ?? false;
    if (!excluded) next.push(0);
  }
  return true;
}

/** How many admissible readings there are, counted to one above the limit; as many where that is not found in bounded time. */
export function countReadings(readings: Readings, limit: number): number {
  let count = 0;
  const ended = visitReadings(readings, () => {
    count += 1;
    return count <= limit;
  });
  return ended ? count : limit + 1;
}
