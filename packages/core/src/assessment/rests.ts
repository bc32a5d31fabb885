import type { Parameter, Reading } from '../proposition/reading.ts';

/** Of each parameter, the place of the option that each reading takes. */
export function placesOf(
  results: readonly { readonly reading: Reading }[],
  parameters: readonly Parameter[],
): readonly Int32Array[] {
  return parameters.map(({ name, options }) => {
    const place = new Map(options.map(({ id }, at) => [id, at]));
    const places = new Int32Array(results.length).fill(options.length);
    for (const [index, { reading }] of results.entries())
      places[index] = place.get(reading[name] ?? '') ?? options.length;
    return places;
  });
}

/** Of each parameter, a number for each reading: one number for those that agree in all the others. */
export function restsOf(places: readonly Int32Array[]): readonly Int32Array[] {
  const start = new Int32Array(places[0]?.length ?? 0);
  // What comes before a parameter and what comes behind it, each as one number.
  const before: Int32Array[] = [start];
  for (const [at, column] of places.entries()) before.push(join(before[at] ?? start, column));
  let behind: Int32Array = start;
  const rests: Int32Array[] = [];
  for (const [at, column] of [...places.entries()].reverse()) {
    rests.unshift(join(before[at] ?? start, behind));
    behind = join(column, behind);
  }
  return rests;
}

/** A number for each different pair; there are no more of them than readings. */
function join(heads: Int32Array, tails: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  const joined = new Int32Array(heads.length);
  const factor = 1 + tails.reduce((most, tail) => Math.max(most, tail), 0);
  for (let index = 0; index < joined.length; index += 1) {
    const pair = (heads[index] ?? 0) * factor + (tails[index] ?? 0);
    let number = numbers.get(pair);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(pair, number);
    }
    joined[index] = number;
  }
  return joined;
}
