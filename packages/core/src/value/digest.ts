import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { AssayError } from '../error.ts';

declare const digest: unique symbol;

/** A SHA-256 as 64 lower-case hexadecimal digits. Made by {@link digestOf}, {@link digestOfBytes} and {@link asDigest}. */
export type Digest = string & { readonly [digest]: true };

/** What JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The given text as a digest.
 *
 * @throws AssayError `invalid-text`
 */
export function asDigest(value: unknown): Digest {
  // The border at which text becomes a digest: the pattern has just been checked.
  if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return value as Digest;
  throw new AssayError('invalid-text', 'expected a SHA-256 as 64 lower-case hexadecimal digits');
}

/** How deep canonical JSON may nest. A deeper document is refused before it can exhaust the stack. */
const deepest = 500;

/**
 * The one text of a value: keys sorted by code unit, no white space, numbers and strings as ECMAScript writes them,
 * Unicode kept as given (RFC 8785). Values that compare equal key by key have the same text.
 *
 * @throws AssayError `invalid-text` where a string has a lone surrogate; `invalid-input` where a value is not JSON;
 * `limit-exceeded` where it nests deeper than 500
 * @example
 * ```ts
 * import { canonicalJson } from '@assay/core';
 * canonicalJson({ b: [1, 'é'], a: null }) // => '{"a":null,"b":[1,"é"]}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) {
        throw new AssayError('invalid-text', 'expected well-formed Unicode, got text with a lone surrogate');
      }
      return JSON.stringify(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      throw new AssayError('invalid-input', `expected a finite number, got ${value}`);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (depth === deepest) {
        throw new AssayError('limit-exceeded', `expected objects and arrays nested at most ${deepest} deep, got more`);
      }
      // Not `map`, which passes over the holes of a sparse array.
      if (Array.isArray(value)) return `[${Array.from(value, (element) => write(element, depth + 1)).join(',')}]`;
      return writeObject(value, depth + 1);
    default:
      throw new AssayError('invalid-input', `expected a JSON value, got a ${typeof value}`);
  }
}

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new AssayError('invalid-input', 'expected plain objects and arrays, got an instance of a class');
  }
  const members = Object.keys(value)
    // By UTF-16 code unit, which is the canonical order.
    .sort()
    .map((key) => `${write(key, depth)}:${write(Reflect.get(value, key), depth)}`);
  return `{${members.join(',')}}`;
}

/**
 * The SHA-256 of a value's canonical JSON.
 *
 * @throws AssayError `invalid-text`, `invalid-input`, `limit-exceeded` as {@link canonicalJson}
 * @example
 * ```ts
 * import { digestOf } from '@assay/core';
 * digestOf({ a: 1, b: 2 }) === digestOf({ b: 2, a: 1 }) // => true
 * ```
 */
export function digestOf(value: unknown): Digest {
  return digestOfBytes(utf8ToBytes(canonicalJson(value)));
}

/** The SHA-256 of bytes. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  return asDigest(bytesToHex(sha256(bytes)));
}
