import { AssayError } from '../error.ts';

/** The nouns that have ids. */
export const nouns = [
  'actor',
  'appearance',
  'assessment',
  'claim',
  'claimant',
  'dismissal',
  'evidence',
  'key',
  'proposition',
  'reply',
  'review',
  'revision',
  'snapshot',
  'source',
  'table',
  'verdict',
  'webhook',
] as const;
export type Noun = (typeof nouns)[number];

declare const noun: unique symbol;

/** A UUIDv7 (RFC 9562) in lower case, branded with the noun it identifies. Made by {@link asId} and {@link createIds}. */
export type Id<N extends Noun> = string & { readonly [noun]: N };

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isId(value: unknown): value is Id<Noun> {
  return typeof value === 'string' && pattern.test(value);
}

/**
 * The given text as an id of the noun.
 *
 * @throws AssayError `invalid-id`
 * @example
 * ```ts
 * import { asId } from '@assay/core';
 * asId('claim', '019ab0c2-5a00-7000-8000-000000000001') // => '019ab0c2-5a00-7000-8000-000000000001'
 * ```
 */
export function asId<N extends Noun>(of: N, value: unknown): Id<N> {
  // The one border at which text becomes an id: the pattern has just been checked.
  if (isId(value)) return value as Id<N>;
  throw new AssayError('invalid-id', `expected the id of a ${of} (a lower-case UUIDv7), got ${describe(value)}`);
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `text of ${value.length} characters` : `a ${typeof value}`;
}

export interface IdSource {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Fills the bytes with random values. */
  readonly random: (bytes: Uint8Array) => void;
}

export type MakeId = <N extends Noun>(of: N) => Id<N>;

/**
 * A maker of UUIDv7 ids that sort in the order they were made, also within one millisecond and when the clock steps
 * back (RFC 9562 §6.2, method 2: the random part of the previous id plus one).
 *
 * @throws AssayError `invalid-input` (the maker) where the clock shows a time before 1970 or after 10889
 * @example
 * ```ts
 * import { createIds } from '@assay/core';
 * const makeId = createIds({ now: () => 1_750_636_800_000, random: (bytes) => bytes.fill(0) });
 * const [first, second] = [makeId('claim'), makeId('claim')];
 * first < second // => true
 * ```
 */
export function createIds({ now, random }: IdSource): MakeId {
  let lastTime = -1;
  // The 74 random bits of the last id, as one number.
  let tail = 0n;
  const limit = 1n << 74n;
  const fresh = new Uint8Array(10);
  return <N extends Noun>(of: N) => {
    const time = Math.floor(now());
    if (!(time >= 0 && time < 2 ** 48)) {
      throw new AssayError('invalid-input', `expected a clock in milliseconds since 1970, got ${time}`);
    }
    if (time > lastTime) {
      lastTime = time;
      random(fresh);
      // The top bit is left clear so that a millisecond has room for 2^73 successors.
      tail = fresh.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) & ((1n << 73n) - 1n);
    } else {
      tail += 1n;
      if (tail === limit) {
        lastTime += 1;
        tail = 0n;
      }
    }
    const high = (BigInt(lastTime) << 16n) | 0x7000n | (tail >> 62n);
    const low = (0b10n << 62n) | (tail & ((1n << 62n) - 1n));
    const hex = high.toString(16).padStart(16, '0') + low.toString(16).padStart(16, '0');
    return asId(
      of,
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    );
  };
}
