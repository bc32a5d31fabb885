import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findShortNumber, readNumber } from './read-number.ts';

const vectors = readFileSync(new URL('./read-number.vectors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' → '))
  .map(([text = '', value = '']) => ({ text, value }));

const mendOf = (text: string) => {
  const reading = readNumber(text);
  return 'fault' in reading ? reading.fault.mend : undefined;
};

describe('the number in a cell', () => {
  it.each(vectors)('is as its vector says: $text', ({ text, value }) => {
    const reading = readNumber(text);
    if (value === '-') return expect(reading).toHaveProperty('fault');
    const [min, max] = value.split(' ').map(Number);
    expect(reading).toEqual({ cell: max === undefined ? min : { min, max } });
  });

  it('is read back as it is written, for every double', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(double, (number) => {
        expect(readNumber(String(number))).toEqual({ cell: number + 0 });
      }),
    );
  });

  it('is held as written at up to 15 significant digits', () => {
    const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: -280, max: 280 }), (of, by) => 'cell' in readNumber(`${of}e${by}`)),
    );
  });

  it.each([
    ['1,234,567.5', '1234567.5'],
    ['1 234', '1234'],
    ['12,5', 'point'],
    [' 12', 'space'],
    ['−5', 'hyphen'],
    ['007', 'zeros'],
    ['12 %', 'unit'],
    ['€12', 'unit'],
    ['n/a', 'empty'],
  ])('that is written otherwise has a mend: %s', (text, word) => {
    expect(mendOf(text)).toContain(word);
  });

  it('is refused in no time where it is long', () => {
    expect(mendOf('1'.repeat(1_000_000))).toBeNull();
    expect(mendOf(`${'1,'.repeat(500_000)}x`)).toBeNull();
  });

  it('is the same where it is short and plain enough to be read in passing', () => {
    const digits = fc.string({ unit: fc.constantFrom('0', '1', '5', '9', '.', '-'), minLength: 1, maxLength: 18 });
    fc.assert(
      fc.property(digits, (text) => {
        const number = findShortNumber(`,${text},`, 1, text.length + 1);
        if (number !== undefined) expect(readNumber(text)).toEqual({ cell: number });
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 5 }), (whole, decimals) => {
        const text = (Math.trunc(whole / 1e4) / 10 ** decimals).toFixed(decimals);
        expect({ cell: findShortNumber(text, 0, text.length) }).toEqual(
          text.replaceAll(/\D/g, '').length > 15 ? { cell: undefined } : readNumber(text),
        );
      }),
    );
  });
});
