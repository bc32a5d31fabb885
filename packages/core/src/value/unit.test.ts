import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnits, asUnit, comparable, convertFactor, divideUnits, multiplyUnits, sameUnit } from './unit.ts';

const atom = fc.constantFrom(
  '1',
  '%',
  'pp',
  'USD',
  'EUR',
  'MUSD',
  'USD@2015',
  'kUSD@2015',
  'person',
  'Mperson',
  'day',
  'rank',
);
const unit = fc
  .tuple(atom, fc.array(fc.tuple(fc.constantFrom('*', '/'), atom), { maxLength: 4 }))
  .map(([first, rest]) => first + rest.flat().join(''));

describe('a unit', () => {
  it.each([
    ['1', '1'],
    ['1*USD', 'USD'],
    ['USD/USD', '1'],
    ['GUSD/person', 'GUSD/person'],
    ['company*USD/day/company', 'USD/day'],
    ['person*USD', 'USD*person'],
    ['a*a/b/b/b', 'a^2/b^3'],
    ['1/day^2*day', '1/day'],
    ['%/year', '%/year'],
    ['MUSD@2015', 'MUSD@2015'],
    ['GUSD/MUSD', 'GUSD/MUSD'],
    ['coast-guard-ship', 'coast-guard-ship'],
  ])('%s is %s in normal form', (given, normal) => {
    expect(asUnit(given)).toBe(normal);
  });

  it.each([
    '',
    ' ',
    '/',
    'USD/',
    '*',
    'Usd',
    'usd dollars',
    'USD@15',
    'person@2015',
    'USD^0',
    'USD^-1',
    'kmUSD',
    '2',
    '€',
    '__proto__',
  ])('is not %s', (text) => {
    expect(() => asUnit(text)).toThrowError(expect.objectContaining({ code: 'invalid-unit' }));
  });

  it('is not a number, and not endless', () => {
    expect(() => asUnit(1)).toThrowError(expect.objectContaining({ code: 'invalid-unit' }));
    expect(() => asUnit('a/'.repeat(100_000))).toThrowError(expect.objectContaining({ code: 'invalid-unit' }));
    const long = 'a'.repeat(150);
    expect(() => multiplyUnits(long, `${long}b`)).toThrowError(expect.objectContaining({ code: 'invalid-unit' }));
  });

  it('in normal form is its own normal form', () => {
    fc.assert(fc.property(unit, (of) => asUnit(asUnit(of)) === asUnit(of)));
  });

  it('is the same however it is written', () => {
    expect(sameUnit('person*USD', 'USD*person')).toBe(true);
    expect(sameUnit('USD/person', 'USD*person')).toBe(false);
  });
});

describe('the unit of a product', () => {
  it('does not depend on the order', () => {
    fc.assert(fc.property(unit, unit, (a, b) => multiplyUnits(a, b) === multiplyUnits(b, a)));
    fc.assert(
      fc.property(
        unit,
        unit,
        unit,
        (a, b, c) => multiplyUnits(multiplyUnits(a, b), c) === multiplyUnits(a, multiplyUnits(b, c)),
      ),
    );
  });

  it('divided by the one factor is the other', () => {
    fc.assert(fc.property(unit, unit, (a, b) => divideUnits(multiplyUnits(a, b), b) === asUnit(a)));
  });

  it('with a pure number is the unit itself', () => {
    fc.assert(fc.property(unit, (a) => multiplyUnits(a, '1') === asUnit(a) && divideUnits(a, a) === '1'));
  });
});

describe('the unit of a sum or difference', () => {
  it.each([
    ['%', '+', '%', '%'],
    ['%', '-', '%', 'pp'],
    ['%', '+', 'pp', '%'],
    ['%', '-', 'pp', '%'],
    ['pp', '+', '%', '%'],
    ['pp', '-', '%', undefined],
    ['pp', '+', 'pp', 'pp'],
    ['pp', '-', 'pp', 'pp'],
    ['calendar-year', '-', 'calendar-year', 'year'],
    ['calendar-year', '+', 'calendar-year', undefined],
    ['calendar-year', '+', 'year', 'calendar-year'],
    ['calendar-year', '-', 'year', 'calendar-year'],
    ['year', '+', 'calendar-year', 'calendar-year'],
    ['year', '-', 'calendar-year', undefined],
    ['rank', '-', 'rank', 'place'],
    ['rank', '+', 'rank', undefined],
    ['rank', '-', 'place', 'rank'],
    ['USD', '+', 'USD', 'USD'],
    ['USD', '-', 'USD', 'USD'],
    ['USD', '+', 'EUR', undefined],
    ['USD', '+', 'MUSD', undefined],
    ['USD@2015', '-', 'USD@2024', undefined],
    ['USD*person', '+', 'person*USD', 'USD*person'],
    ['%', '+', '1', undefined],
    ['day', '+', 'year', undefined],
  ] as const)('%s %s %s is %s', (a, sign, b, result) => {
    expect(addUnits(a, b, sign)).toBe(result);
  });

  it('does not depend on the order of a sum', () => {
    fc.assert(fc.property(unit, unit, (a, b) => addUnits(a, b, '+') === addUnits(b, a, '+')));
  });

  it('takes back what was added', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const sum = addUnits(a, b, '+');
        // `%` plus `%` is the one sum from which either the share or the points may be taken.
        if (sum === undefined || asUnit(a) === '%' || asUnit(b) === '%') return;
        expect(addUnits(sum, b, '-')).toBe(asUnit(a));
      }),
    );
  });
});

describe('numbers of two units', () => {
  it.each([
    ['USD', 'EUR'],
    ['%', 'pp'],
    ['%', '1'],
    ['calendar-year', 'year'],
    ['USD@2015', 'USD@2024'],
    ['GUSD', 'MUSD'],
  ])('do not compare: %s and %s', (a, b) => {
    expect(comparable(a, b)).toBe(false);
  });

  it('compare where the unit is the same', () => {
    fc.assert(fc.property(unit, (a) => comparable(a, asUnit(a))));
  });
});

describe('the factor between two units', () => {
  it.each([
    ['GUSD', 'MUSD', 1000],
    ['MUSD', 'GUSD', 0.001],
    ['USD', 'TUSD', 1e-12],
    ['%', '1', 0.01],
    ['1', '%', 100],
    ['%*GUSD', 'MUSD', 10],
    ['GUSD/person', 'USD/Mperson', 1e15],
    ['MUSD@2015', 'USD@2015', 1e6],
    ['GUSD/MUSD', '1', 1000],
    ['kill', 'ill', undefined],
    ['USD', 'EUR', undefined],
    ['USD@2015', 'USD@2016', undefined],
    ['USD@2015', 'USD', undefined],
    ['year', 'day', undefined],
    ['%', 'pp', undefined],
    ['calendar-year', 'year', undefined],
  ])('from %s to %s is %s', (from, to, factor) => {
    expect(convertFactor(from, to)).toBe(factor);
  });

  it('is one from a unit to itself, and turns over with the direction', () => {
    fc.assert(fc.property(unit, (a) => convertFactor(a, a) === 1));
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const factor = convertFactor(a, b);
        expect(convertFactor(b, a)).toBe(
          factor === undefined ? undefined : Number(`1e${-Math.round(Math.log10(factor))}`),
        );
      }),
    );
  });
});
