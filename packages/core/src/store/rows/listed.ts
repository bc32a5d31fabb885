import { type SQL, sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';

/** The most values a filter may list under one name. */
const mostValues = 50;

/**
 * What a filter lists, each value once; `null` where it lists nothing, and so narrows nothing.
 *
 * @throws AssayError `invalid-input` where the list is empty, of which nothing could be; `limit-exceeded`
 */
export function listed<T>(name: string, values: readonly T[] | null | undefined): readonly T[] | null {
  if ((values ?? null) === null) return null;
  const once = [...new Set(values)];
  if (once.length === 0) {
    const message = `expected at least one value in \`${name}\`, got an empty list; left out, it narrows nothing`;
    throw new AssayError('invalid-input', message);
  }
  if (once.length > mostValues) {
    throw new AssayError('limit-exceeded', `expected at most ${mostValues} values in \`${name}\`, got ${once.length}`);
  }
  return once;
}

/** That something is one of the values bound to `name` as a JSON array. */
export function oneOfListed(what: SQL, name: string): SQL {
  return sql`${what} in (select value from json_each(${sql.placeholder(name)}))`;
}

/**
 * Of two lists, what the second is bound as: as it is, so that each choice of two values is a walk along an index of both;
 * where these would be too many, as JSON for {@link oneOfListed}, looked at on the walks of the first.
 */
export function beside<T>(
  first: readonly unknown[] | null,
  second: readonly T[] | null,
): { readonly each: readonly T[] | null; readonly any: string | null } {
  const isFew = (first?.length ?? 1) * (second?.length ?? 1) <= mostValues;
  return isFew ? { each: second, any: null } : { each: null, any: JSON.stringify(second) };
}

/** A filter for each choice of one value from each of its lists: no two of them find the same row. */
export function oneByOne(filter: object): readonly Readonly<Record<string, unknown>>[] {
  let choices: readonly Readonly<Record<string, unknown>>[] = [{}];
  for (const [name, value] of Object.entries(filter)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    choices = choices.flatMap((choice) => values.map((one) => ({ ...choice, [name]: one })));
  }
  return choices;
}
