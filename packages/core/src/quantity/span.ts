import { isDate } from '../value/date.ts';
import { readAmount } from './amount.ts';
import { readDate } from './calendar.ts';
import { dateDraft, draftOf } from './core.ts';
import { isLess, scaled } from './decimal.ts';
import { type Draft, draft, numberOf } from './draft.ts';
import type { ParsedAmount, ParsedNumeral } from './parsed.ts';
import { type Reader, wordAt } from './reader.ts';

/** After `from`, and before that a word of change, stand two amounts at two times. */
function isRise(reader: Reader, at: number): boolean {
  return reader.lexicon.ranges.find(reader.tokens, at - 1)?.end === at && followsChange(reader, at - 1);
}

/** Is one of the three words before a word of change? */
export function followsChange(reader: Reader, at: number): boolean {
  return [1, 2, 3].some((back) => reader.lexicon.changesBefore.has(wordAt(reader, at - back)));
}

/** The second number of a range, if one follows: `three to five`, `$20–30bn`, `three or four`, `2016–2020`. */
export function withSpan(reader: Reader, core: Draft, start: number): Draft {
  const { tokens, lexicon } = reader;
  const last = core.amounts.at(-1);
  const or = last === undefined ? undefined : lexicon.or.find(tokens, last.end);
  const until = or === undefined ? lexicon.until.find(tokens, last?.end ?? core.end) : undefined;
  const [sign, next] = [tokens[core.end], until && tokens[until.end]];
  if (until !== undefined && last !== undefined && isRise(reader, start))
    return firstOfTwo(reader, core, last, until.end, start);
  if (until !== undefined && next !== undefined && sign !== undefined) {
    if (core.date !== null || core.role === 'count') {
      const years = sign.kind === 'word' ? undefined : joinYears(reader, core.at, until.end);
      if (years !== undefined && isEnd(reader, years.end)) return years;
    }
    // `16- to 18-year-olds` has a hyphen and a word.
    const isDash = sign.kind === 'sign' && tokens[until.end - 1] === sign;
    if (isDash && (sign.isAttached !== next.isAttached || !isEnd(reader, core.at - 1))) return core;
    const result =
      last === undefined || core.alternatives !== null ? undefined : readEnd(reader, last, until.end, start);
    if (result !== undefined && (!isDash || isEnd(reader, result.end))) return result;
  }
  if (last === undefined || or === undefined || core.alternatives !== null) return core;
  const either = readEnd(reader, last, or.end, start);
  return either !== undefined && (either.max ?? 0) <= 2 * (either.min ?? 0) ? either : core;
}

/** Of the words that end the number, hundreds too: two to three `hundred thousand`. */
function scaleOf(reader: Reader, { at, end, scale }: ParsedNumeral): number {
  const { scales } = reader.lexicon.vocabulary.numbers;
  let sum = 0;
  for (let last = end - 1; last >= at; last -= 1) {
    const word = wordAt(reader, last);
    if (!Object.hasOwn(scales, word)) break;
    sum += scales[word] ?? 0;
  }
  return Math.max(sum, scale);
}

/** The scale that the lower number may have from the higher: one hundred to two hundred `thousand`. */
function sharedScale(reader: Reader, low: ParsedNumeral | undefined, high: ParsedNumeral | undefined): number {
  if (low === undefined || high === undefined || low.scale > 0) return 0;
  return scaleOf(reader, low) === 0 ? scaleOf(reader, high) : high.scale;
}

/** It rose from 5 to 7 percent, or fell from 5 to 3 million: the first has the unit and the scale of the second. */
function firstOfTwo(reader: Reader, core: Draft, first: ParsedAmount, next: number, start: number): Draft {
  if (first.senses.length > 0 || core.role !== 'count') return core;
  const [both, numeral] = [readEnd(reader, first, next, start, 'any'), readAmount(reader, next)?.numerals[0]];
  if (both === undefined || numeral === undefined || first.value === null) return core;
  const given = sharedScale(reader, first.numerals[0], numeral);
  const scale = isLess(first.value, scaled(numeral.value, 1 - given)) ? given : 0;
  const value = numberOf({ value: scaled(first.value, scale) });
  if (value === undefined) return core;
  const { role, unit, senses, noun } = both;
  const grain = first.grain === null ? null : first.grain - scale;
  return { ...core, role, unit, senses, noun, min: value, max: value, grain };
}

/** More hyphens make it no range but a name or a telephone number. */
function isEnd({ tokens }: Reader, at: number): boolean {
  return !/^[-–/]$/.test(tokens[at]?.text ?? '');
}

type Order = 'rising' | 'falling' | 'any';

/** The amount at `at` as the other end, by default the upper, of a range that `first` begins; unit and scale are of both. */
export function readEnd(
  reader: Reader,
  first: ParsedAmount,
  at: number,
  start: number,
  order: Order = 'rising',
): Draft | undefined {
  const second = readAmount(reader, at);
  if (second === undefined || second.numerals[0]?.kind !== first.numerals[0]?.kind) return undefined;
  if (first.value === null || second.value === null) return undefined;
  const [unit, other] = [first.senses[0], second.senses[0]];
  // `aged 18 to 24 years`, `5 to 7` of `ages 5 to 7`
  const isAge = unit?.kind === 'age' && unit.isPrefix;
  if (unit !== undefined && other !== undefined && unit.name !== other.name && !(isAge && other.unit === unit.unit))
    return undefined;
  if (unit !== undefined && other === undefined && !isAge && unit.kind !== 'money' && unit.kind !== 'share')
    return undefined;
  const [low, high] = [first.numerals[0], second.numerals[0]];
  const scale = sharedScale(reader, low, high);
  const shares = scale > 0 && isLess(first.value, scaled(second.value, -scale));
  const lower = { ...first, value: shares ? scaled(first.value, scale) : first.value };
  const [one, another] = [numberOf(lower), numberOf(second)];
  if (one === undefined || another === undefined || one === another) return undefined;
  if (order !== 'any' && order !== (one < another ? 'rising' : 'falling')) return undefined;
  const [min, max] = [Math.min(one, another), Math.max(one, another)];
  const whole = draftOf(reader, { ...second, senses: unit === undefined ? second.senses : first.senses }, start);
  if (whole === undefined) return undefined;
  return {
    ...whole,
    at: first.at,
    min,
    max,
    numerals: [...first.numerals, ...second.numerals],
    amounts: [lower, second],
  };
}

export function joinYears(reader: Reader, at: number, next: number): Draft | undefined {
  const [first, second] = [readDate(reader, at), readDate(reader, next)];
  if (first === undefined || second === undefined || first.min === null || second.max === null) return undefined;
  if (first.min >= second.max || (second.isBareYear && second.max < 1900)) return undefined;
  const { date, numerals } = dateDraft(reader, first);
  const other = dateDraft(reader, second);
  const text =
    date === null || other.date === null || `${date}${other.date}`.includes('/') ? null : `${date}/${other.date}`;
  return {
    ...draft(at, second.end, 'date', { min: first.min, max: second.max, unit: 'calendar-year' }),
    date: text !== null && isDate(text) ? text : null,
    numerals: [...numerals, ...other.numerals],
  };
}
