import { AssayError } from '../error.ts';
import type { Bindings } from '../evaluate/evaluator.ts';
import { visitReadings } from '../proposition/admissible.ts';
import { readingLimit } from '../proposition/check-readings.ts';
import type { Reading, Readings } from '../proposition/reading.ts';

/**
 * Every admissible reading: one option for each parameter, without the combinations that are excluded.
 *
 * @throws AssayError `limit-exceeded` above 4,096; `invalid-readings` where none is left
 */
export function enumerateReadings(readings: Readings): readonly Reading[] {
  const admissible: Reading[] = [];
  const ended = visitReadings(readings, (reading) => admissible.push(reading) <= readingLimit);
  if (!ended || admissible.length > readingLimit) {
    throw new AssayError('limit-exceeded', `expected at most ${readingLimit} readings, got more`);
  }
  if (admissible.length === 0) throw new AssayError('invalid-readings', 'expected at least one admissible reading');
  return admissible;
}

/** What each parameter is in a reading: the value of the option taken. */
export function toBindings({ parameters }: Readings, reading: Reading): Bindings {
  return Object.fromEntries(
    parameters.flatMap(({ name, options }) => {
      const option = options.find(({ id }) => id === reading[name]);
      return option === undefined ? [] : [[name, option.value]];
    }),
  );
}
