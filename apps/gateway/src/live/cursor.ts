import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AssayError } from '@assay/core';
import type { Reader } from '@assay/core/store';

/** The places in the record, as clients get them: sealed, since their numbers tell how much happens at a desk. */
export interface Cursors {
  /** The place after the event of this number. */
  readonly seal: (sequence: number) => string;
  /** @throws AssayError `invalid-cursor` */
  readonly open: (cursor: string) => number;
}

const algorithm = 'aes-256-gcm';
const [nonceBytes, tagBytes] = [12, 16];

export function createCursors(key: Uint8Array): Cursors {
  return {
    seal: (sequence) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce);
      const number = Buffer.alloc(8);
      number.writeBigUInt64BE(BigInt(sequence));
      return Buffer.concat([nonce, cipher.update(number), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open: (cursor) => {
      const bytes = Buffer.from(cursor.slice(0, 100), 'base64url');
      if (bytes.length !== nonceBytes + 8 + tagBytes) throw unknown();
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        const number = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
        return Number(number.readBigUInt64BE());
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
export async function placeOf(reader: Pick<Reader, 'cursorKey' | 'headSequence'>, cursor: string): Promise<number> {
  const sequence = createCursors(await reader.cursorKey()).open(cursor);
  // As after an older backup was put in place: what comes next has had other numbers.
  if (sequence > (await reader.headSequence())) throw unknown();
  return sequence;
}

function unknown(): AssayError {
  return new AssayError('invalid-cursor', 'expected a cursor of this record, as its events have it, got another');
}
