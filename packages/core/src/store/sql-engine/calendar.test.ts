import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftMonths, yearOfDay as yearOfDaySql } from '../../sql/calendar.ts';
import { writerFor } from '../../sql/dialect.ts';
import { shiftDays, yearOfDay } from '../../value/date.ts';

const database = new Database(':memory:');
const writer = writerFor('sqlite');
const year = database.prepare(`SELECT ${yearOfDaySql('day', writer)} FROM (SELECT ? AS day) AS given`).pluck();
const shift = database
  .prepare(`SELECT ${shiftMonths('day', 'shift', writer)} FROM (SELECT ? AS day, ? AS shift) AS given`)
  .pluck();
// The years 0000 to 9999, whose days these are.
const day = fc.integer({ min: -719_528, max: 2_932_896 });

describe('the calendar in SQL', () => {
  it('tells the year of a day as the evaluator does', () => {
    fc.assert(
      fc.property(day, (days) => {
        expect(year.get(days)).toBe(yearOfDay(days));
      }),
    );
  });

  it('shifts a day by months as the evaluator does, to the end of a month that has no such day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10_000_000, max: 10_000_000 }), (days, by) => {
        expect(shift.get(days, by)).toBe(shiftDays(days, by, 'months'));
        expect(shift.get(days, 12 * by)).toBe(shiftDays(days, by, 'years'));
      }),
    );
  });

  it('leaves an open end open', () => {
    expect(year.get(-Infinity)).toBe(-Infinity);
    expect(shift.get(Infinity, 7)).toBe(Infinity);
  });
});
