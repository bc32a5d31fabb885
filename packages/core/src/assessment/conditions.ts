import type { Truth } from '../evaluate/answer.ts';
import type { Parameter, Reading } from '../proposition/reading.ts';
import type { Condition } from './assessment.ts';

interface Judged {
  readonly reading: Reading;
  readonly truth: Truth;
}
type Box = Condition['when'];

/** Beyond so many the largest are kept: a claim with more needs another way to be explained. */
const mostBoxes = 2000;

/**
 * The largest sets of options, one set for each parameter, under all whose admissible readings the answer is the given
 * one: the prime implicants of the matrix, with many-valued parameters (Quine, The Problem of Simplifying Truth
 * Functions, 1952; for many values Michalski's VL1, 1974).
 */
export function primeImplicants(
  results: readonly Judged[],
  parameters: readonly Parameter[],
  truth: 'true' | 'false',
): readonly Box[] {
  const boxes = largest(parameters, results).filter((box) => results.some(({ reading }) => covers(box, reading)));
  return boxes.filter((box) => !boxes.some((other) => other !== box && contains(other, box)));

  function largest(rest: readonly Parameter[], within: readonly Judged[]): readonly Box[] {
    const [first, ...others] = rest;
    if (first === undefined) return within.every((result) => result.truth === truth) ? [{}] : [];
    // Options whose readings allow the same boxes behave alike; sets of options grow from single ones by intersection.
    const seen = new Map<string, Box>();
    const grow = (ids: readonly string[], from: number) => {
      const chosen = within.filter(({ reading }) => ids.includes(reading[first.name] ?? ''));
      for (const box of largest(others, chosen)) {
        if (seen.size >= mostBoxes) return;
        const full = { [first.name]: ids, ...box };
        seen.set(JSON.stringify(full), full);
      }
      for (let next = from; next < first.options.length && seen.size < mostBoxes; next += 1) {
        const id = first.options[next]?.id ?? '';
        const more = [...ids, id];
        const readings = within.filter(({ reading }) => more.includes(reading[first.name] ?? ''));
        // A set of options in which no reading has the answer cannot grow into one that forces it.
        if (readings.some((result) => result.truth === truth)) grow(more, next + 1);
      }
    };
    for (const [index, { id }] of first.options.entries()) grow([id], index + 1);
    return [...seen.values()];
  }
}

function covers(box: Box, reading: Reading): boolean {
  return Object.entries(box).every(([name, ids]) => ids.includes(reading[name] ?? ''));
}

function contains(outer: Box, inner: Box): boolean {
  return Object.entries(inner).every(([name, ids]) => ids.every((id) => outer[name]?.includes(id)));
}

/** Conditions that together say all that forces an answer, each needed, those that cover most first, in words. */
export function conditionsOf(results: readonly Judged[], parameters: readonly Parameter[]): readonly Condition[] {
  return (['true', 'false'] as const).flatMap((truth) => {
    const primes = primeImplicants(results, parameters, truth);
    const open = new Set(results.filter((result) => result.truth === truth).map(({ reading }) => reading));
    const total = results.length;
    const conditions: Condition[] = [];
    while (open.size > 0) {
      const ranked = primes
        .map((box) => ({ box, covered: [...open].filter((reading) => covers(box, reading)) }))
        .sort((a, b) => b.covered.length - a.covered.length);
      const best = ranked[0];
      if (best === undefined || best.covered.length === 0) break;
      for (const reading of best.covered) open.delete(reading);
      const readings = results.filter(({ reading }) => covers(best.box, reading)).length;
      const when = Object.fromEntries(
        parameters.flatMap(({ name, options }) => {
          const ids = best.box[name] ?? [];
          return ids.length === options.length ? [] : [[name, ids]];
        }),
      );
      conditions.push({
        truth,
        when,
        readings,
        words: readings === total ? `${truth} in every reading` : inWords(truth, when, parameters),
      });
    }
    return conditions;
  });
}

function inWords(truth: 'true' | 'false', when: Box, parameters: readonly Parameter[]): string {
  const parts = parameters.flatMap(({ name, label, options }) => {
    const ids = when[name];
    if (ids === undefined) return [];
    const others = options.filter(({ id }) => !ids.includes(id));
    // "not X" is shorter than all the others, where there are several others.
    if (others.length === 1 && ids.length > 2) return [`${label} is not ${others[0]?.id}`];
    return [`${label} is ${ids.join(' or ')}`];
  });
  return parts.length === 0 ? `${truth} in every reading` : `${truth} whenever ${parts.join(' and ')}`;
}
