import type { Parameter } from '../proposition/reading.ts';
import { listWords } from '../proposition/words.ts';
import type { Condition } from './assessment.ts';
import { type Box, type Judged, primeImplicants } from './implicants.ts';

/** Conditions that together say all that forces an answer, each needed, those that cover most first, in words. */
export function conditionsOf(results: readonly Judged[], parameters: readonly Parameter[]): readonly Condition[] {
  return (['true', 'false'] as const).flatMap((truth) => {
    const boxes = primeImplicants(results, parameters, truth);
    return cover(boxes, results).map(({ box, covered }) => {
      const when = Object.fromEntries(
        parameters.flatMap(({ name, options }) => {
          const ids = box[name] ?? [];
          return ids.length === options.length ? [] : [[name, ids]];
        }),
      );
      const everywhere = covered.length === results.length;
      const words = everywhere ? `${truth} in every reading` : inWords(truth, when, parameters);
      return { truth, when, readings: covered.length, words };
    });
  });
}

interface Covering {
  readonly box: Box;
  /** Places among the results. */
  readonly covered: readonly number[];
}

/** Boxes that cover what all of them cover: always the one that covers most of what is left. */
function cover(boxes: readonly Box[], results: readonly Judged[]): readonly Covering[] {
  const coverings = boxes.map((box) => ({ box, covered: placesIn(box, results) }));
  const done = new Uint8Array(results.length);
  const taken: Covering[] = [];
  for (;;) {
    let [best, most]: [Covering | undefined, number] = [undefined, 0];
    for (const covering of coverings) {
      let news = 0;
      for (const place of covering.covered) news += 1 - (done[place] ?? 0);
      if (news > most) [best, most] = [covering, news];
    }
    if (best === undefined) return taken;
    for (const place of best.covered) done[place] = 1;
    taken.push(best);
  }
}

function placesIn(box: Box, results: readonly Judged[]): readonly number[] {
  const sets = Object.entries(box).map(([name, ids]): [string, ReadonlySet<string>] => [name, new Set(ids)]);
  return results.flatMap(({ reading }, place) =>
    sets.every(([name, ids]) => ids.has(reading[name] ?? '')) ? [place] : [],
  );
}

function inWords(truth: 'true' | 'false', when: Box, parameters: readonly Parameter[]): string {
  const parts = parameters.flatMap((parameter) => {
    const ids = when[parameter.name];
    return ids === undefined ? [] : [optionsInWords(parameter, ids)];
  });
  if (parts.length === 0) return `${truth} in every reading`;
  // "x is a or b and y is c" could be read in two ways.
  return `${truth} whenever ${parts.join(parts.some((part) => part.includes(' or ')) ? ', and ' : ' and ')}`;
}

function optionsInWords({ label, options }: Parameter, ids: readonly string[]): string {
  const labelled = (taken: boolean) => options.filter(({ id }) => ids.includes(id) === taken).map((one) => one.label);
  const others = labelled(false);
  // "not X" is shorter than all the others, where there are several others.
  if (others.length === 1 && ids.length > 2) return `${label} is not ${others[0]}`;
  return `${label} is ${listWords(labelled(true), 'or')}`;
}
