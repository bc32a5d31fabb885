import { AssayError, asId, type Id, isId, nouns } from '@assay/core';

/** Every noun with an id is a type of that name. */
const typenames: readonly string[] = nouns.map((noun) => noun.replace(/^./, (letter) => letter.toUpperCase()));

/** The id of an object in the whole schema: its type and its id, not to be looked into by clients. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** @throws AssayError `invalid-id` */
export function decodeGlobalId(given: string): { typename: string; id: string } {
  const [typename = '', id, ...more] = Buffer.from(given, 'base64url').toString().split(':');
  if (!isId(id) || more.length > 0 || !typenames.includes(typename)) {
    throw new AssayError('invalid-id', 'expected an id as this service gives them in the field `id`');
  }
  return { typename, id };
}

/** The place of a claim in a list of claims. */
export function encodeCursor(id: Id<'claim'>): string {
  return encodeGlobalId('ClaimCursor', id);
}

/** @throws AssayError `invalid-cursor` */
export function decodeCursor(given: string): Id<'claim'> {
  const [noun, id] = Buffer.from(given, 'base64url').toString().split(':');
  if (noun !== 'ClaimCursor' || !isId(id)) {
    throw new AssayError('invalid-cursor', 'expected a cursor as this service gives them in the field `cursor`');
  }
  return asId('claim', id);
}
