import { AssayError } from '../error.ts';

declare const instant: unique symbol;

/** A moment, as ISO 8601 in UTC with milliseconds: `2025-06-23T09:30:00.000Z`. Sorts as text. */
export type Instant = string & { readonly [instant]: true };

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z$/;

/**
 * Milliseconds since 1970, or ISO 8601 text in UTC, as an instant; what is finer than a millisecond is cut. A day or hour
 * that does not exist is refused.
 *
 * @throws AssayError `invalid-date`
 * @example
 * ```ts
 * import { asInstant } from '@assay/core';
 * asInstant(0) // => '1970-01-01T00:00:00.000Z'
 * asInstant('2025-06-23T09:30Z') // => '2025-06-23T09:30:00.000Z'
 * ```
 */
export function asInstant(value: number | string): Instant {
  const date = new Date(value);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999 || (typeof value === 'string' && !isWritten(value, date))) {
    throw new AssayError('invalid-date', 'expected milliseconds since 1970 or an ISO 8601 moment in UTC');
  }
  // The border at which text becomes an instant: it was just written by the platform.
  return date.toISOString() as Instant;
}

/** The platform reads other forms too, and takes 30 February for 2 March. */
function isWritten(text: string, date: Date): boolean {
  return pattern.test(text) && date.toISOString().startsWith(text.slice(0, 16));
}
