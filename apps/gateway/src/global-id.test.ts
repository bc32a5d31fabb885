import { nouns } from '@assay/core';
import { describe, expect, it } from 'vitest';
import { decodeGlobalId, decodeSequence, encodeGlobalId, encodeSequence, typenameOf } from './global-id.ts';

describe('a global id', () => {
  // Some of every length modulo three, by which base64 is padded.
  it.each(nouns.map(typenameOf))('of a %s is the type and the id as base64url, and leads back to them', (typename) => {
    const id = '018f0000-0000-7000-8000-00000000beef';
    const given = encodeGlobalId(typename, id);
    expect(given).toBe(Buffer.from(`${typename}:${id}`).toString('base64url'));
    expect(decodeGlobalId(given)).toEqual({ typename, id });
  });

  it.each([0, 7, 42, 100, 999_999_999_999_999])('of the place %i in the record leads back to it', (sequence) => {
    expect(encodeSequence(sequence)).toBe(Buffer.from(`EventCursor:${sequence}`).toString('base64url'));
    expect(decodeSequence(encodeSequence(sequence))).toBe(sequence);
  });

  it.each(['', 'x', btoa('Claim'), btoa('Claim:1'), btoa('Nothing:018f0000-0000-7000-8000-000000000000')])(
    'is not read from “%s”',
    (given) => {
      expect(() => decodeGlobalId(given)).toThrow(expect.objectContaining({ code: 'invalid-id' }));
    },
  );
});
