import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDigest, canonicalJson, digestOf, digestOfBytes } from './digest.ts';

const numbers = readFileSync(new URL('./canonical-number.vectors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' → '))
  .map(([bits = '', text = '']) => ({ bits, text }));

function doubleOf(bits: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { in: value };
  return value;
}

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

const wellFormed = fc.jsonValue({ stringUnit: 'binary' });

describe('canonical JSON', () => {
  it.each(numbers)('writes the number $bits as $text', ({ bits, text }) => {
    const number = doubleOf(bits);
    if (text === '-')
      expect(() => canonicalJson(number)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
    else expect(canonicalJson(number)).toBe(text);
  });

  it('sorts keys by code unit (RFC 8785, 3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
    expect(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))).toBe(
      `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`,
    );
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(wellFormed, (value) => canonicalJson(reversed(value)) === canonicalJson(value)));
  });

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(wellFormed, (value) => canonicalJson(JSON.parse(canonicalJson(value))) === canonicalJson(value)),
    );
  });

  it('keeps Unicode as given, composed or not', () => {
    expect(canonicalJson('\u00e9')).toBe('"\u00e9"');
    expect(canonicalJson('e\u0301')).toBe('"e\u0301"');
    expect(canonicalJson('\u2028\u007f"\\\u0001')).toBe('"\u2028\u007f\\"\\\\\\u0001"');
  });

  it('keeps a `__proto__` key as data', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  it.each(['\ud800', 'a\udc00b', '\udc00\ud800'])('refuses a lone surrogate, as a value and as a key', (text) => {
    for (const value of [text, [text], { [text]: 1 }]) {
      expect(() => canonicalJson(value)).toThrowError(expect.objectContaining({ code: 'invalid-text' }));
    }
  });

  it.each([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', Array(1)],
    ['NaN', Number.NaN],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['an object that writes itself', { toJSON: () => 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('refuses what nests deeper than 500, however much deeper', () => {
    expect(canonicalJson(nested(500))).toHaveLength(250 * 2 + 250 * 7 + 1);
    const circle: unknown[] = [];
    circle.push(circle);
    for (const value of [nested(501), nested(100_000), circle]) {
      expect(() => canonicalJson(value)).toThrowError(expect.objectContaining({ code: 'limit-exceeded' }));
    }
  });
});

describe('a digest', () => {
  // FIPS 180-4 examples, as NIST publishes them.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('is the SHA-256 of the bytes', (text, digest) => {
    expect(digestOfBytes(new TextEncoder().encode(text))).toBe(digest);
  });

  it('is of the canonical JSON in UTF-8', () => {
    const value = { b: 'é', a: 1 };
    expect(digestOf(value)).toBe(digestOfBytes(new TextEncoder().encode('{"a":1,"b":"é"}')));
  });

  it.each(['', 'ab', 'A'.repeat(64), `${'a'.repeat(64)}\n`, null])('is not %j', (value) => {
    expect(() => asDigest(value)).toThrowError(expect.objectContaining({ code: 'invalid-text' }));
  });
});
