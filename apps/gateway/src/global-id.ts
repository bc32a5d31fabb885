import { AssayError, asId, type Id, isId, type Noun, nouns } from '@assay/core';
import type { TreeNoun } from '@assay/core/store';

/** Every noun with an id is a type of that name. */
const typenames: readonly string[] = nouns.map(typenameOf);

export function typenameOf(noun: Noun | TreeNoun): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** The id of an object in the whole schema: its type and its id, not to be looked into by clients. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  const text = `${typename}:${id}`;
  // An answer has many, and this is the fastest there is. Of such letters none becomes `+` or `/`; padding is cut off.
  return btoa(text).slice(0, Math.ceil((text.length * 4) / 3));
}

/** @throws AssayError `invalid-id` */
export function decodeGlobalId(given: string): { typename: string; id: string } {
  const [typename = '', id, ...more] = Buffer.from(given, 'base64url').toString().split(':');
  if (!isId(id) || more.length > 0 || !typenames.includes(typename)) {
    throw new AssayError('invalid-id', 'expected an id as this service gives them in the field `id`');
  }
  return { typename, id };
}

/** The place of an object in a list of its noun. */
export function encodeCursor(noun: Noun, id: Id<Noun>): string {
  return encodeGlobalId(`${typenameOf(noun)}Cursor`, id);
}

/** @throws AssayError `invalid-cursor` */
export function decodeCursor<N extends Noun>(noun: N, given: string): Id<N> {
  const [typename, id, ...more] = Buffer.from(given, 'base64url').toString().split(':');
  if (typename !== `${typenameOf(noun)}Cursor` || !isId(id) || more.length > 0) throw foreignCursor();
  return asId(noun, id);
}

/** The place of an event in the record: its number, which says no more than the event itself. */
export function encodeSequence(sequence: number): string {
  return encodeGlobalId('EventCursor', sequence);
}

/** @throws AssayError `invalid-cursor` */
export function decodeSequence(given: string): number {
  const [, digits] = /^EventCursor:(\d{1,15})$/.exec(Buffer.from(given, 'base64url').toString()) ?? [];
  if (digits === undefined) throw foreignCursor();
  return Number(digits);
}

function foreignCursor(): AssayError {
  return new AssayError('invalid-cursor', 'expected a cursor as this service gives them in the field `cursor`');
}
