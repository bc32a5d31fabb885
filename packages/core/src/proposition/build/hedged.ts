import { AssayError } from '../../error.ts';
import { endsOf, type HedgeName, type HedgeReading, hedgeReadings } from '../../quantity/hedge.ts';
import { parameter, type RangeParameter } from './parameter.ts';

/**
 * What a hedged number may mean, as a parameter of the readings: each admissible reading of `hedgeReadings` is one option.
 * The number is given as it is written, so that `1.50` is more precise than `1.5`; a hedge that is a number of its own,
 * such as `couple`, needs none. Ranges are closed: where a hedge leaves out the number itself (`over`, `almost`) add
 * `moreThan` or `lessThan`. "Three to five" needs no hedge, since `isWithin(3, 5)` is closed; nor does "most of the rows",
 * which is `most`.
 *
 * @throws AssayError `invalid-input` where the number is none
 * @example
 * ```ts
 * import { hedged } from '@assay/core';
 * const amount = hedged('amount', 'GUSD', 'about 600 billion dollars', 'about', '600');
 * amount.parameter.options.map(({ id, value }) => [id, value])[0] // => ['round', { min: 550, max: 650 }]
 * const years = hedged('years', 'year', 'a couple of years', 'couple');
 * years.parameter.options.map(({ id }) => id).includes('two-or-three') // => true
 * ```
 */
export function hedged<const N extends string, const U extends string>(
  name: N,
  unit: U,
  label: string,
  hedge: HedgeName,
  written = '1',
): RangeParameter<U, N, string> {
  const parts = /^-?\d{1,15}(?:\.(\d{1,15}))?$/.exec(written);
  if (parts === null) {
    const got = JSON.stringify(written.slice(0, 60));
    throw new AssayError('invalid-input', `expected a number as written, such as 600 or 1.50, got ${got}`);
  }
  const number = { value: Number(written), grain: parts[1]?.length ?? 0 };
  const options = hedgeReadings[hedge].map((reading: HedgeReading) => {
    const [min, max] = endsOf(number, reading);
    const { id, reason, source } = reading;
    return { id, label: wordsOf(min, max), value: { min, max }, reason, ...(source === null ? {} : { source }) };
  });
  return parameter.range(name, unit, label, options);
}

function wordsOf(min: number | null, max: number | null): string {
  if (min === null) return max === null ? 'any number' : `${max} or less`;
  if (max === null) return `${min} or more`;
  return min === max ? `${max}` : `${min} to ${max}`;
}
