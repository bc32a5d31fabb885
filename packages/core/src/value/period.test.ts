import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByPeriod, mostPeriods, periods } from './period.ts';

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2000-12-31'), noInvalidDate: true });

describe('counts by period', () => {
  it.each([
    ['day', '2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['week', '2024-12-31', '2025-01-06', ['2024-12-30', '2025-01-06']],
    ['week', '2025-06-29', '2025-06-30', ['2025-06-23', '2025-06-30']],
    ['month', '2024-11-30', '2025-01-01', ['2024-11-01', '2024-12-01', '2025-01-01']],
  ] as const)('by the %s from %s to %s begin on %j', (period, first, last, starts) => {
    expect(countByPeriod([], period, { first, last }).map(({ start }) => start)).toEqual(starts);
  });

  it('count every day of the range once, and no other', () => {
    fc.assert(
      fc.property(fc.array(day), day, day, fc.constantFrom(...periods), (dates, a, b, period) => {
        const [first = '', last = ''] = [a, b].map((date) => date.toISOString().slice(0, 10)).sort();
        const days = dates.map((date) => ({ day: date.toISOString().slice(0, 10), count: 1 }));
        const sum = countByPeriod(days, period, { first, last }).reduce((total, { count }) => total + count, 0);
        expect(sum).toBe(days.filter((one) => one.day >= first && one.day <= last).length);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['2025-02-30', '2025-03-01', 'invalid-date'],
    ['2025', '2026', 'invalid-date'],
    ['2025-03-02', '2025-03-01', 'invalid-date'],
    ['', '', 'invalid-date'],
    ['2025-01-01', '2026-12-31', 'limit-exceeded'],
    ['0000-01-01', '9999-12-31', 'limit-exceeded'],
  ])('are refused from %j to %j', (first, last, code) => {
    expect(() => countByPeriod([], 'day', { first, last })).toThrowError(expect.objectContaining({ code }));
  });

  it('are so many and no more', () => {
    const last = (add: number) => new Date(Date.UTC(2025, 0, mostPeriods + add)).toISOString().slice(0, 10);
    expect(countByPeriod([], 'day', { first: '2025-01-01', last: last(0) })).toHaveLength(mostPeriods);
    expect(() => countByPeriod([], 'day', { first: '2025-01-01', last: last(1) })).toThrow();
  });
});
