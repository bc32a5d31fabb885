import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate } from '../value/date.ts';
import { asUnit } from '../value/unit.ts';
import { english } from './english.ts';
import { extractQuantities, readQuantities } from './extract-quantities.ts';
import type { Quantity } from './quantity.ts';
import { readerOf } from './reader.ts';

const lines = readFileSync(join(import.meta.dirname, 'quantities.vectors.txt'), 'utf8').split('\n');
const vectors = lines.flatMap((line) => {
  const [marked = '', answer] = line.startsWith('#') ? [] : line.split(' → ');
  return answer === undefined ? [] : [{ marked, answer }];
});

/** The text without its brackets, and where they stood. */
function unmarked(marked: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = marked.lastIndexOf('[');
  const before = marked.slice(0, start).replace('[', '');
  const words = marked.slice(start + 1, marked.indexOf(']', start));
  return {
    text: `${before}${words}${marked.slice(marked.indexOf(']', start) + 1)}`,
    start: before.length,
    end: before.length + words.length,
  };
}

function written({ value: { min, max, includesMin, includesMax }, unit, role, noun }: Quantity): string {
  const isOpen = (min !== null && !includesMin) || (max !== null && !includesMax);
  const ends = `${min !== null && !includesMin ? '(' : ''}${min ?? ''}..${max ?? ''}${max !== null && !includesMax ? ')' : ''}`;
  return `${min !== null && min === max && !isOpen ? min : ends}; ${unit}; ${role}; ${noun?.words ?? '-'}`;
}

describe('a quantity in a text', () => {
  it.each(vectors.map(({ marked, answer }) => [marked, answer]))('%s is %s', (marked, answer) => {
    const { text, start, end } = unmarked(marked);
    const found = extractQuantities(text).find((one) => one.start === start && one.end === end);
    expect(found === undefined ? '-' : written(found)).toBe(answer);
  });

  it('has its readings, each with a reason, and is the first of them', () => {
    const [quantity] = extractQuantities('about 600 ships');
    expect(quantity?.alternatives.map(({ id, value: { min, max } }) => [id, min, max])).toEqual([
      ['round', 550, 650],
      ['tenth', 540, 660],
    ]);
    expect(quantity?.value).toEqual(quantity?.alternatives[0].value);
  });

  it('keeps the digits it is written with', () => {
    const grains = extractQuantities('$679bn, 3.2%, 4.800 and two thirds').map(({ grain }) => grain);
    expect(grains).toEqual([-9, 1, 3, null]);
  });

  it('may be in another unit where the word is one of several', () => {
    const [quantity] = extractQuantities('25 pounds');
    expect(quantity?.alternatives.map(({ unit }) => unit)).toEqual(['pound', 'GBP']);
  });

  it('has the date that a calendar has', () => {
    const text = 'On 23 June 2025, since May 2008, in the 1990s, 5/17/2018, 5/6/2018 and on 1 May';
    expect(extractQuantities(text).map(({ date }) => date)).toEqual([
      '2025-06-23',
      '2008-05',
      '199X',
      '2018-05-17',
      // Whether it was in May or in June is not said.
      '2018',
      null,
    ]);
  });

  it('keeps numerals and amounts apart from the whole', () => {
    const [quantity] = extractQuantities('eight to 10 feet tall');
    expect(quantity?.words).toBe('eight to 10 feet');
    expect(quantity?.numerals.map(({ value }) => value)).toEqual([8, 10]);
    expect(quantity?.amounts.map(({ start, end, units }) => [start, end, units])).toEqual([
      [0, 5, []],
      [9, 16, ['foot']],
    ]);
  });

  it('is read by the words of the given language alone', () => {
    const language = { ...english, hedges: [], vague: [] };
    expect(extractQuantities('about 600 ships and dozens', { language }).map(({ words }) => words)).toEqual(['600']);
  });
});

const words = [
  ...Object.keys(english.numbers.cardinals),
  ...Object.keys(english.numbers.scales),
  ...Object.keys(english.numbers.ordinals),
  ...english.hedges.flatMap((hedge) => hedge.words),
  ...english.vague.flatMap((one) => one.words),
  ...english.units.flatMap((unit) => [...unit.words, ...unit.signs]),
  ...english.ranges.flatMap(({ open, between }) => [open, between]),
  ...'a an and of to in per no not any percent half quarters May 1990s 2008 1 2.5 1,000 1/2 5/6/2018 3m $ £ - – / . , ( ) < > = x ^ e 10'.split(
    ' ',
  ),
];
const phrase = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', ' ', '', '-', '\n')), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));
const anyText = fc.oneof(
  phrase,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('whatever the text, its quantities', () => {
  it('are its very words, in order, none inside another', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { start, end, words: own, noun, hedge, numerals, amounts } of extractQuantities(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(own);
          for (const part of [...numerals, ...amounts, ...(hedge === null ? [] : [hedge])]) {
            expect(part.start).toBeGreaterThanOrEqual(start);
            expect(part.end).toBeLessThanOrEqual(end);
          }
          if (noun !== null) expect(text.slice(noun.start, noun.end)).toBe(noun.words);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('have ends in order, units that are units, and reasons', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        for (const { value, unit, date, alternatives, numerals } of extractQuantities(text)) {
          expect(value).toEqual(alternatives[0].value);
          expect(alternatives[0].unit).toBe(unit);
          if (date !== null) expect(isDate(date)).toBe(true);
          for (const { value: range, unit: id, reason } of alternatives) {
            expect(asUnit(id)).toBe(id);
            expect(reason).not.toBe('');
            if (range.min !== null && range.max !== null) expect(range.min).toBeLessThanOrEqual(range.max);
          }
          for (const numeral of numerals) expect(numeral.value).not.toBeNaN();
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** How often the grammar looks at a token. */
function looks(text: string): { readonly looks: number; readonly tokens: number } {
  const reader = readerOf(text, english);
  let count = 0;
  const tokens = new Proxy(reader.tokens, {
    get(target, key, receiver) {
      count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  readQuantities({ ...reader, tokens }, text);
  return { looks: count, tokens: reader.tokens.length };
}

describe('the work for a long text', () => {
  const hostile = [
    '1 ',
    '1-',
    '1,',
    '1/2 ',
    '1 in ',
    'one ',
    'one hundred and ',
    'a hundred ',
    '- ',
    '$ ',
    'more than ',
    'between 1 and ',
    'million ',
    'half of a ',
    'no warships and ',
    'not find ',
    '1 234 ',
    'twenty-',
    'one point ',
    '1 a ',
    '5 ft 2 in ',
    '1<x<',
    'the one before the last ',
    'a-b-',
    '2008-',
    'Jan 1 ',
    '1 or more ',
    '(1 (kg ',
    'dozens of ',
    'hundred thousand million ',
    '1 in 2 to ',
    '3 to 4 in ',
    '3 ± ',
    'plus or minus ',
    'a decade and a half ',
    'the past ',
    'nineteen eighty ',
    '16- and ',
    'mid-',
    'The Aa 1 ',
    '10 Aa Bb ',
    '7 to 9 ',
    'last a ',
    'Q1 ',
    '5 lb 3 ',
  ];
  it.each(hostile)('of nothing but %j grows with its length', (piece) => {
    const text = piece.repeat(600);
    const [half, all] = [looks(text.slice(0, text.length / 2)), looks(text)];
    expect(all.looks).toBeLessThan(400 * all.tokens + 1000);
    expect(all.looks).toBeLessThan(2.2 * half.looks + 1000);
  });

  it.each(['1', '1.', 'a', "a'", 'a.', '\u0301', '🙂', '٣', '0', '+', '@', '-', '('])(
    'of a megabyte of %j is bounded',
    (piece) => {
      expect(extractQuantities(piece.repeat(1_000_000 / piece.length))).toEqual([]);
    },
  );
});
