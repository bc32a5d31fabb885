import { describe, expect, it } from 'vitest';
import { loose, strict } from './options.ts';
import { readDate } from './read-date.ts';
import { readNumbers } from './read-number.ts';

describe('a number in a text', () => {
  it.each([
    ['1,234', 1234],
    ['1 , 234.5 points', 1234.5],
    ['10:30', 1030],
    ['3rd', 3],
    ['- 5', -5],
    ['.5', 0.5],
    ['w 3 - 1', 3],
    ['1990-95', 1990],
    ['5.5 %', 5.5],
    ['12km', null],
    ['5½', null],
    ['n / a', null],
    ['', null],
  ])('of %j is the first: %j', (text, value) => expect(readNumbers(text, loose).first).toBe(value));

  it('of several points is read without points', () => {
    expect(readNumbers('1.2.3', loose)).toMatchObject({ first: null, pointless: true, joined: 123, alone: 123 });
  });

  it('after an equals sign is a result', () => expect(readNumbers('2 + 2 = 4', loose).result).toBe(4));

  it('may be written with an exponent where it is the whole text', () => {
    expect(readNumbers('1e5', loose).alone).toBe(100_000);
  });

  it.each([
    ['1,234.5', 1234.5],
    [' 7 ', 7],
    ['3rd', null],
    ['5 %', null],
    ['1,23', null],
  ])('that is the whole of %j is %j', (text, value) => expect(readNumbers(text, strict).first).toBe(value));
});

describe('a date in a text', () => {
  it.each([
    ['22 september 1996', '1996-09-22'],
    ['may 7', '2260-05-07'],
    ['july 1520', '1520-07-01'],
    ['1996', '1996-01-01'],
    ['n / a', '2260-01-01'],
    ['feb 31', null],
    ['99 may 2000', null],
  ])('of %j is made of its parts: %j', (text, date) => expect(readDate(text, loose).date).toBe(date));

  it('has a month where the executor knows its name', () => {
    const names = ['dec', 'sept', 'march', 'mar', 'maybe', '5may'];
    expect(names.filter((text) => readDate(text, loose).hasMonth)).toEqual(['dec', 'mar']);
  });

  it('cannot be put in order before 1677, as the executor cannot hold it', () => {
    expect([readDate('may 1676', loose).held, readDate('may 1678', loose).held]).toEqual([false, true]);
  });

  it.each([
    ['22 september 1996', '1996-09-22'],
    ['march 5 , 2001', '2001-03-05'],
    ['september 1996', '1996-09'],
    ['1996', '1996'],
    ['may 7', null],
    ['feb 31 2001', null],
  ])('that is the whole of %j is %j', (text, date) => expect(readDate(text, strict).date).toBe(date));
});
