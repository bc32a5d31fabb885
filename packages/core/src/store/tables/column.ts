import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { customType } from 'drizzle-orm/sqlite-core';
import { canonicalJson } from '../../value/digest.ts';

/** A value kept as its canonical JSON: the text digests are taken over. `null` is kept as NULL. */
export function canonical<T>(name: string) {
  return customType<{ data: T; driverData: string | null }>({
    dataType: () => 'text',
    toDriver: (value) => (value === null ? null : canonicalJson(value)),
    fromDriver: (text): T => JSON.parse(text ?? 'null'),
  })(name);
}

/** The condition of a CHECK: the column holds a word of the closed set. */
export function oneOf(column: SQLWrapper, words: readonly string[]): SQL {
  // Inlined, for a schema cannot hold parameters; the words are ours.
  return sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`;
}
