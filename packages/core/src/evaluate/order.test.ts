import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf } from './order.ts';

const numbers = fc.oneof(
  fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 100 }),
  fc.array(fc.maxSafeInteger(), { maxLength: 100 }),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 100 }),
);

describe('the order of numbers', () => {
  it('is that of a stable sort', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const wanted = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        expect(Array.from(orderOf(Float64Array.from(values)))).toEqual(wanted);
      }),
    );
  });

  it('is that of many equal whole numbers, too', () => {
    const values = Int32Array.from({ length: 1000 }, (_, at) => -(at % 3));
    const wanted = Array.from(values, (_, at) => at).sort((a, b) => (b % 3) - (a % 3) || a - b);
    expect(Array.from(orderOf(values))).toEqual(wanted);
  });
});
