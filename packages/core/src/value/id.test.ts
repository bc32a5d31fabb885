import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, createIds, isId } from './id.ts';

const random = (bytes: Uint8Array) => {
  crypto.getRandomValues(bytes);
};

/** Ids by a clock that shows these times, one after the other. */
function idsAt(times: readonly number[], fill: (bytes: Uint8Array) => void = random) {
  let call = 0;
  const makeId = createIds({ now: () => times[call++] ?? 0, random: fill });
  return times.map(() => makeId('claim'));
}

const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('an id', () => {
  it('is a UUIDv7 that carries its time', () => {
    fc.assert(
      fc.property(time, (at) => {
        const [id = ''] = idsAt([at]);
        expect(isId(id)).toBe(true);
        expect(id).toMatch(/^.{14}7.{4}[89ab]/);
        expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(at);
      }),
    );
  });

  it('is as RFC 9562 lays out its bits', () => {
    expect(idsAt([0x017f22e279b0], (bytes) => bytes.fill(0xff))).toEqual(['017f22e2-79b0-77ff-bfff-ffffffffffff']);
    expect(idsAt([0], (bytes) => bytes.fill(0))).toEqual(['00000000-0000-7000-8000-000000000000']);
  });

  it('sorts after those made before, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(time, fc.integer({ min: 1000, max: 1003 })), { minLength: 2 }), (times) => {
        const ids = idsAt(times);
        expect(ids.toSorted()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('carries into the higher bits where the lower are full', () => {
    const [first, second] = idsAt([1, 1], (bytes) => bytes.fill(0xff).fill(0, 0, 2));
    expect([first, second]).toEqual(['00000000-0001-7003-bfff-ffffffffffff', '00000000-0001-7004-8000-000000000000']);
  });

  it('is another each time, 100,000 times in few milliseconds', () => {
    const ids = idsAt(Array.from({ length: 100_000 }, (_, index) => 1_750_636_800_000 + Math.floor(index / 20_000)));
    expect(new Set(ids).size).toBe(100_000);
    expect(ids.toSorted()).toEqual(ids);
  });

  it.each([Number.NaN, -1, 2 ** 48, Infinity])('is not made at the time %d', (at) => {
    expect(() => idsAt([at])).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });

  it.each([
    ['nothing', ''],
    ['a number', 7],
    ['null', null],
    ['upper case', '019AB0C2-5A00-7000-8000-000000000001'],
    ['version 4', '019ab0c2-5a00-4000-8000-000000000001'],
    ['another variant', '019ab0c2-5a00-7000-c000-000000000001'],
    ['a line break after it', '019ab0c2-5a00-7000-8000-000000000001\n'],
    ['braces', '{019ab0c2-5a00-7000-8000-000000000001}'],
  ])('is not %s', (_, value) => {
    expect(isId(value)).toBe(false);
    expect(() => asId('claim', value)).toThrowError(expect.objectContaining({ code: 'invalid-id' }));
  });
});
