import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDate, dateOfDays, daysOf, isDate, shiftDays, yearOfDay } from './date.ts';

const vectors = readFileSync(new URL('./date.vectors.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' → '))
  .map(([text = '', days = '']) => ({ text, days }));

/** By the platform, which shares nothing with our arithmetic. */
function platformDay(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

const firstDay = platformDay('0000-01-01');
const lastDay = platformDay('9999-12-31');
const day = fc.integer({ min: firstDay, max: lastDay });
const unit = fc.constantFrom('years', 'months', 'days');
const by = fc.integer({ min: -2000, max: 2000 });

describe('a date', () => {
  it.each(vectors.filter(({ days }) => days !== '-'))('lies on the days of its vector: $text', ({ text, days }) => {
    const [from = '', to = ''] = days.split(' ');
    expect(daysOf(asDate(text))).toEqual({
      from: from === '..' ? -Infinity : platformDay(from),
      to: to === '..' ? Infinity : platformDay(to),
    });
  });

  it.each(vectors.filter(({ days }) => days === '-'))('is refused as its vector says: $text', ({ text }) => {
    expect(isDate(text)).toBe(false);
    expect(() => asDate(text)).toThrowError(expect.objectContaining({ code: 'invalid-date' }));
  });

  it.each(['', 'x'.repeat(1_000_000), `${'2025/'.repeat(10)}2025`, null, 2025, undefined])('is not %s', (value) => {
    expect(() => asDate(value)).toThrowError(expect.objectContaining({ code: 'invalid-date' }));
  });

  it('is kept as written', () => {
    expect(asDate('2025-06-2X?')).toBe('2025-06-2X?');
  });

  it('is refused, or lies on at least one day, whatever the text', () => {
    const likeDates = fc.array(fc.constantFrom('2025', '06', '30', '2X', 'XX', '-', '/', '..', '~', '24'), {
      maxLength: 7,
    });
    fc.assert(
      fc.property(likeDates, (parts) => {
        const text = parts.join('');
        if (!isDate(text)) return;
        const { from, to } = daysOf(text);
        expect(from).toBeLessThanOrEqual(to);
      }),
    );
  });
});

describe('the date of some days', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024/2025', '2024-01-01', '2025-12-31'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2024-12/2025-02', '2024-12-01', '2025-02-28'],
    ['2024-01-01/2024-12-30', '2024-01-01', '2024-12-30'],
    ['9999-12-31', '9999-12-31', '9999-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
  ])('is the shortest that fits: %s', (date, from, to) => {
    expect(dateOfDays(platformDay(from), platformDay(to))).toBe(date);
  });

  it('has open ends where the days have', () => {
    expect(dateOfDays(-Infinity, platformDay('2020-12-31'))).toBe('../2020');
    expect(dateOfDays(platformDay('2020-02-01'), Infinity)).toBe('2020-02/..');
    expect(dateOfDays(-Infinity, Infinity)).toBe('../..');
  });

  it('covers days outside the years that can be written', () => {
    expect(dateOfDays(lastDay + 5, lastDay + 9)).toBe('9999-12-31/..');
    expect(dateOfDays(firstDay - 9, firstDay - 5)).toBe('../0000-01-01');
  });

  it('lies on these days', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const days = { from: Math.min(a, b), to: Math.max(a, b) };
        expect(daysOf(dateOfDays(days.from, days.to))).toEqual(days);
      }),
    );
  });

  it.each([
    [1, 0],
    [0.5, 1],
    [Number.NaN, 1],
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ])('is refused for %d to %d', (from, to) => {
    expect(() => dateOfDays(from, to)).toThrowError(expect.objectContaining({ code: 'invalid-date' }));
  });
});

describe('a shifted day', () => {
  const shifted = (iso: string, count: number, of: 'years' | 'months' | 'days') => {
    const moved = shiftDays(platformDay(iso), count, of);
    return dateOfDays(moved, moved);
  };

  it('keeps to the month where the month is shorter', () => {
    expect(shifted('2024-02-29', 1, 'years')).toBe('2025-02-28');
    expect(shifted('2024-02-29', 4, 'years')).toBe('2028-02-29');
    expect(shifted('2025-01-31', 1, 'months')).toBe('2025-02-28');
    expect(shifted('2025-03-31', -1, 'months')).toBe('2025-02-28');
    expect(shifted('1949-04-04', 76, 'years')).toBe('2025-04-04');
  });

  it('keeps the order of days', () => {
    fc.assert(
      fc.property(day, fc.nat(400), by, unit, (from, later, count, of) => {
        expect(shiftDays(from, count, of)).toBeLessThanOrEqual(shiftDays(from + later, count, of));
      }),
    );
  });

  it('comes back by as many days, months of the same length apart', () => {
    fc.assert(
      fc.property(day, by, (from, count) => shiftDays(shiftDays(from, count, 'days'), -count, 'days') === from),
    );
  });

  it('is a whole number of years on where twelve times as many months are', () => {
    fc.assert(fc.property(day, by, (from, n) => shiftDays(from, n, 'years') === shiftDays(from, 12 * n, 'months')));
  });

  it('stays open where it is', () => {
    expect(shiftDays(Infinity, -3, 'years')).toBe(Infinity);
    expect(shiftDays(-Infinity, 3, 'days')).toBe(-Infinity);
  });

  it.each([0.5, Number.NaN, Infinity, 10_000_001])('is refused for a shift by %d', (count) => {
    expect(() => shiftDays(0, count, 'days')).toThrowError(expect.objectContaining({ code: 'invalid-date' }));
  });
});

describe('the year of a day', () => {
  it('is the one the platform says', () => {
    fc.assert(fc.property(day, (of) => yearOfDay(of) === new Date(of * 86_400_000).getUTCFullYear()));
  });

  it('is open where the day is', () => {
    expect(yearOfDay(-Infinity)).toBe(-Infinity);
  });
});
