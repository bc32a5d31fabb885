import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AssayError } from '@assay/core';
import type { Reader } from '@assay/core/store';

/**
 * How far somebody has been told: of every event up to one, as far as it was public at a moment. The public is told of an
 * event that an embargo held back when both have been passed, the event and the end of the embargo, whichever comes last.
 */
export interface Place {
  readonly sequence: number;
  /** Milliseconds since 1970: the ends of embargoes have been told of up to here, */
  readonly time: number;
  /** and of those that ended at this very moment, the events up to this one. */
  readonly shown: number;
}

/** A place at which nothing is left of what was public at a moment. */
export function placeAt(sequence: number, time: number): Place {
  return { sequence, time, shown: Number.MAX_SAFE_INTEGER };
}

/** Places as clients get them: sealed, since their numbers tell how much happens at a desk. */
export interface Cursors {
  readonly seal: (place: Place) => string;
  /** @throws AssayError `invalid-cursor` */
  readonly open: (cursor: string) => Place;
}

const algorithm = 'aes-256-gcm';
const [nonceBytes, numberBytes, tagBytes] = [12, 8, 16];
const allBytes = nonceBytes + 3 * numberBytes + tagBytes;

export function createCursors(key: Uint8Array): Cursors {
  return {
    seal: ({ sequence, time, shown }) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce);
      const numbers = Buffer.alloc(3 * numberBytes);
      for (const [at, number] of [sequence, time, shown].entries()) {
        numbers.writeBigUInt64BE(BigInt(number), at * numberBytes);
      }
      return Buffer.concat([nonce, cipher.update(numbers), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open: (cursor) => {
      const bytes = Buffer.from(cursor.slice(0, 100), 'base64url');
      // The last letter has bits to spare: one cursor is one text.
      if (bytes.length !== allBytes || bytes.toString('base64url') !== cursor) throw unknown();
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const numbers = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
        const read = (at: number): number => Number(numbers.readBigUInt64BE(at * numberBytes));
        return { sequence: read(0), time: read(1), shown: read(2) };
      } catch {
        // What it says of a seal that does not hold is nothing a client could use.
        throw unknown();
      }
    },
  };
}

/**
 * Where a client that has this cursor goes on.
 *
 * @throws AssayError `invalid-cursor`
 */
export async function placeOf(reader: Pick<Reader, 'cursorKey' | 'headSequence'>, cursor: string): Promise<Place> {
  const place = createCursors(await reader.cursorKey()).open(cursor);
  // As after an older backup was put in place: what comes next has had other numbers.
  if (place.sequence > (await reader.headSequence())) throw unknown();
  return place;
}

function unknown(): AssayError {
  return new AssayError('invalid-cursor', 'expected a cursor of this record, as its events have it, got another');
}
