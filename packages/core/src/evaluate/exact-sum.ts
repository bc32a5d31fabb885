import { floats } from './arrays.ts';
import type { Vector } from './vector.ts';

/** A column of exact decimals whose sums are exact in whatever order they are added: below 2^53 units of the last digit. */
export interface Measure {
  readonly values: Float64Array;
  /** Units in one. */
  readonly scale: number;
}

export function toMeasure(vector: Vector): Measure | undefined {
  if (vector.type !== 'number' || vector.lo !== vector.hi) return undefined;
  const grain = vector.grain();
  if (grain === null) return undefined;
  const measure = { values: vector.lo, scale: 10 ** grain };
  let most = 0;
  for (const value of measure.values) most += Math.abs(Math.round(value * measure.scale));
  return most <= Number.MAX_SAFE_INTEGER ? measure : undefined;
}

/** The sums in units, by place; `rows` are the rows the places belong to, `null` where these are all. */
export function addUp(
  { values, scale }: Measure,
  places: Int32Array,
  cells: number,
  rows: Int32Array | null,
): Float64Array {
  const sums = floats(cells);
  for (let index = 0; index < places.length; index += 1) {
    const value = values[rows === null ? index : (rows[index] ?? 0)] ?? 0;
    const place = places[index] ?? 0;
    sums[place] = (sums[place] ?? 0) + (scale === 1 ? value : Math.round(value * scale));
  }
  return sums;
}
