import { AssayError } from '../error.ts';
import type { Bindings } from '../evaluate/evaluator.ts';
import type { Reading, Readings } from '../proposition/reading.ts';

const mostReadings = 4096;

/**
 * Every admissible reading: one option for each parameter, without the combinations that are excluded.
 *
 * @throws AssayError `limit-exceeded` above 4,096; `invalid-readings` where none is left
 */
export function enumerateReadings({ parameters, exclusions }: Readings): readonly Reading[] {
  const product = parameters.reduce((count, parameter) => count * parameter.options.length, 1);
  if (product > mostReadings) {
    throw new AssayError('limit-exceeded', `expected at most ${mostReadings} readings, got ${product}`);
  }
  const all = parameters.reduce<readonly Reading[]>(
    (readings, { name, options }) =>
      readings.flatMap((reading) => options.map(({ id }) => ({ ...reading, [name]: id }))),
    [{}],
  );
  const admissible = all.filter(
    (reading) => !exclusions.some(({ options }) => Object.entries(options).every(([name, id]) => reading[name] === id)),
  );
  if (admissible.length === 0) throw new AssayError('invalid-readings', 'expected at least one admissible reading');
  return admissible;
}

/** What each parameter is in a reading: the value of the option taken. */
export function toBindings({ parameters }: Readings, reading: Reading): Bindings {
  return Object.fromEntries(
    parameters.flatMap(({ name, options, type }) => {
      const option = options.find(({ id }) => id === reading[name]);
      return option === undefined ? [] : [[name, type === 'choice' ? option.id : option.value]];
    }),
  );
}
