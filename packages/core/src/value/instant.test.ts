import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asInstant } from './instant.ts';

const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe('an instant', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [-62_167_219_200_000, '0000-01-01T00:00:00.000Z'],
    ['2025-06-23T09:30Z', '2025-06-23T09:30:00.000Z'],
    ['2025-06-23T09:30:59.5Z', '2025-06-23T09:30:59.500Z'],
    ['2025-06-23T09:30:59.123999Z', '2025-06-23T09:30:59.123Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ])('of %s is %s', (given, instant) => {
    expect(asInstant(given)).toBe(instant);
  });

  it('is its own instant, and sorts as its milliseconds do', () => {
    const milliseconds = fc.integer({ min: 0, max: latest });
    fc.assert(
      fc.property(milliseconds, milliseconds, (a, b) => {
        expect(asInstant(asInstant(a))).toBe(asInstant(a));
        expect(asInstant(a) < asInstant(b)).toBe(a < b);
      }),
    );
  });

  it.each([
    '',
    '2025-06-23',
    '2025-06-23T09:30',
    '2025-06-23T09:30:00+02:00',
    '2025-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2025-06-23T24:00:00Z',
    '2025-06-23T09:60:00Z',
    '2025-06-23T9:30 (of a kind) Z',
    '23 June 2025 09:30 Z',
    Number.NaN,
    Infinity,
    latest + 1,
    -62_167_219_200_001,
  ])('is not %s', (given) => {
    expect(() => asInstant(given)).toThrowError(expect.objectContaining({ code: 'invalid-date' }));
  });
});
