import { asDate, type EdtfDate, isDate } from '../value/date.ts';
import { readBelowHundred } from './cardinal.ts';
import { type Reader, wordAt } from './reader.ts';
import { readSmallOrdinal } from './small-ordinal.ts';
import { readUnit } from './unit-word.ts';

/** A date from the token `at` up to `end`; years from `min` to `max`, both open where the year is not said. */
export interface ParsedDate {
  readonly at: number;
  readonly end: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly date: EdtfDate | null;
  /** Tokens that are numbers in digits. */
  readonly digits: readonly number[];
  /** Is it one only where the words before it say so? */
  readonly isBareYear: boolean;
}

export function readDate(reader: Reader, at: number): ParsedDate | undefined {
  return (
    readDecade(reader, at) ??
    readCentury(reader, at) ??
    readQuarter(reader, at) ??
    readYearInWords(reader, at) ??
    readMonth(reader, at) ??
    readDayFirst(reader, at) ??
    readDays(reader, at) ??
    readSlashed(reader, at) ??
    readYear(reader, at)
  );
}

function inYear(
  at: number,
  end: number,
  year: number,
  text: string,
  digits: readonly number[],
): ParsedDate | undefined {
  const date = isDate(text) ? asDate(text) : null;
  if (date === null) return undefined;
  return { at, end, min: year, max: year, date, digits, isBareYear: false };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `the 1990s`, `the early 1990s`, `the ’90s`. */
function readDecade(reader: Reader, start: number): ParsedDate | undefined {
  const { tokens, lexicon } = reader;
  const { determiners } = lexicon;
  const { early } = lexicon.vocabulary.calendar;
  let at = determiners.has(wordAt(reader, start)) ? start + 1 : start;
  const part = Object.hasOwn(early, wordAt(reader, at)) ? early[wordAt(reader, at)] : undefined;
  if (part !== undefined) at += tokens[at + 1]?.text === '-' ? 2 : 1;
  const hasMark = /^['’‘]$/.test(tokens[at]?.text ?? '');
  const decade = tokens[hasMark ? at + 1 : at];
  const ending = hasMark ? at + 2 : at + 1;
  const hasApostrophe = /^['’]$/.test(tokens[ending]?.text ?? '') && tokens[ending]?.isAttached === true;
  const end = hasApostrophe ? ending + 1 : ending;
  if (decade === undefined || wordAt(reader, end) !== 's' || !tokens[end]?.isAttached) return undefined;
  const text = hasMark && /^\d0$/.test(decade.text) ? `19${decade.text}` : decade.text;
  if (!/^(1[0-9]|20)\d0$/.test(text)) return undefined;
  const first = Number(text);
  const [from, to] = part ?? [0, 9];
  const date = part === undefined ? asDate(`${text.slice(0, 3)}X`) : asDate(`${first + from}/${first + to}`);
  return { at: start, end: end + 1, min: first + from, max: first + to, date, digits: [], isBareYear: false };
}

/** `the 20th century`: of the years 1901 to 2000. */
function readCentury(reader: Reader, start: number): ParsedDate | undefined {
  const { tokens, lexicon } = reader;
  const { calendar, numbers } = lexicon.vocabulary;
  const early = lexicon.determiners.has(wordAt(reader, start)) ? start + 1 : start;
  const part = Object.hasOwn(calendar.early, wordAt(reader, early)) ? calendar.early[wordAt(reader, early)] : undefined;
  const at = part === undefined ? early : tokens[early + 1]?.text === '-' ? early + 2 : early + 1;
  const isInDigits = tokens[at]?.kind === 'digits' && numbers.ordinalEndings.includes(wordAt(reader, at + 1));
  const word = isInDigits ? undefined : readSmallOrdinal(reader, at);
  const nth = isInDigits
    ? Number(tokens[at]?.text)
    : word?.isPlural === false && !word.isPart
      ? Number(word.value.digits)
      : 0;
  const end = isInDigits ? at + 2 : (word?.end ?? at);
  const noun = tokens[end]?.text === '-' ? end + 1 : end;
  if (!calendar.centuries.includes(wordAt(reader, noun)) || !(nth >= 1 && nth <= 21)) return undefined;
  const [from, to] = part ?? [0, 9];
  const [min, max] = [(nth - 1) * 100 + from * 10 + 1, (nth - 1) * 100 + (to + 1) * 10];
  const date = asDate(`${String(min).padStart(4, '0')}/${String(max).padStart(4, '0')}`);
  return { at: start, end: noun + 1, min, max, date, digits: [], isBareYear: false };
}

/** `Q3 2021`, `the third quarter of 2021`. */
function readQuarter(reader: Reader, start: number): ParsedDate | undefined {
  const { tokens, lexicon } = reader;
  const { calendar, nouns } = lexicon.vocabulary;
  const isQuarter = (place: number): boolean => calendar.quarters.includes(wordAt(reader, place));
  if (isQuarter(start) && tokens[start + 1]?.isAttached) {
    return quarterOf(reader, start, start + 2, Number(tokens[start + 1]?.text));
  }
  const at = lexicon.determiners.has(wordAt(reader, start)) ? start + 1 : start;
  const word = readSmallOrdinal(reader, at);
  if (word === undefined || word.isPlural || word.isPart || word.scale > 0 || !isQuarter(word.end)) return undefined;
  const hasOf = nouns.of.includes(wordAt(reader, word.end + 1));
  return quarterOf(reader, start, hasOf ? word.end + 2 : word.end + 1, Number(word.value.digits));
}

function quarterOf(reader: Reader, at: number, yearPlace: number, nth: number): ParsedDate | undefined {
  const year = yearAt(reader, yearPlace);
  if (year === undefined || !(nth >= 1 && nth <= 4)) return undefined;
  return inYear(at, yearPlace + 1, year, `${year}-${32 + nth}`, [yearPlace]);
}

/** `nineteen eighty-four`, `twenty twenty-one`: two numbers that are one only as a year. */
function readYearInWords(reader: Reader, at: number): ParsedDate | undefined {
  const { tokens, lexicon } = reader;
  const century = lexicon.vocabulary.numbers.cardinals[tokens[at]?.kind === 'word' ? wordAt(reader, at) : ''];
  if (century === undefined || century < 11 || century > 20) return undefined;
  const rest = readBelowHundred(reader, at + 1);
  const year = century * 100 + Number(rest?.value.digits ?? 0);
  if (
    rest === undefined ||
    readSmallOrdinal(reader, rest.end) !== undefined ||
    readSmallOrdinal(reader, at + 1) !== undefined
  )
    return undefined;
  if (year % 100 < 10 || year >= 2100 || readUnit(reader, rest.end) !== undefined) return undefined;
  return inYear(at, rest.end, year, String(year), []);
}

function monthAt(reader: Reader, at: number): number | undefined {
  const { months } = reader.lexicon.vocabulary.calendar;
  const token = reader.tokens[at];
  if (token === undefined || !/^\p{Lu}/u.test(token.text) || !Object.hasOwn(months, token.word)) {
    return token?.word !== 'may' && Object.hasOwn(months, token?.word ?? '') ? months[token?.word ?? ''] : undefined;
  }
  return months[token.word];
}

function dayAt({ tokens }: Reader, at: number): number | undefined {
  const text = tokens[at]?.text ?? '';
  return /^([12]?\d|3[01]|0[1-9])$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function yearAt({ tokens }: Reader, at: number): number | undefined {
  const text = tokens[at]?.text ?? '';
  return /^(1\d|20)\d\d$/.test(text) ? Number(text) : undefined;
}

function afterEnding(reader: Reader, at: number): number {
  const { ordinalEndings } = reader.lexicon.vocabulary.numbers;
  return reader.tokens[at]?.isAttached && ordinalEndings.includes(wordAt(reader, at)) ? at + 1 : at;
}

/** The place of a year after a comma, a point or nothing: `May 8, 1945`. */
function afterComma({ tokens }: Reader, at: number): number {
  return tokens[at]?.text === ',' ? at + 1 : at;
}

/** `May 2025`, `May 8, 1945`, `May 4th`. */
function readMonth(reader: Reader, at: number): ParsedDate | undefined {
  const month = monthAt(reader, at);
  if (month === undefined) return undefined;
  const point = reader.tokens[at + 1]?.text === '.' && wordAt(reader, at).length <= 4 ? at + 2 : at + 1;
  const year = yearAt(reader, point);
  if (year !== undefined) return inYear(at, point + 1, year, `${year}-${two(month)}`, [point]);
  const day = dayAt(reader, point);
  if (day === undefined) return undefined;
  const end = afterEnding(reader, point + 1);
  const yearPlace = afterComma(reader, end);
  const own = yearAt(reader, yearPlace);
  if (own !== undefined) {
    return inYear(at, yearPlace + 1, own, `${own}-${two(month)}-${two(day)}`, [point, yearPlace]);
  }
  const digits = end === point + 1 ? [point] : [];
  return { at, end, min: null, max: null, date: null, digits, isBareYear: false };
}

/** `23 June 2025`, `1 May`, `the 4th of July`. */
function readDayFirst(reader: Reader, at: number): ParsedDate | undefined {
  const day = dayAt(reader, at);
  if (day === undefined) return undefined;
  const end = afterEnding(reader, at + 1);
  const hasOf = reader.lexicon.vocabulary.nouns.of.includes(wordAt(reader, end)) && end > at + 1;
  const monthPlace = hasOf ? end + 1 : end;
  const month = monthAt(reader, monthPlace);
  // `may` after a day is a month even in lower case, unless a verb follows: under 18 may vote.
  const isMay = wordAt(reader, monthPlace) === 'may' && reader.tokens[monthPlace + 1]?.kind !== 'word';
  const known = month ?? (isMay ? 5 : undefined);
  if (known === undefined) return undefined;
  const digits = end === at + 1 ? [at] : [];
  const year = yearAt(reader, monthPlace + 1);
  if (year !== undefined) {
    return inYear(at, monthPlace + 2, year, `${year}-${two(known)}-${two(day)}`, [...digits, monthPlace + 1]);
  }
  return { at, end: monthPlace + 1, min: null, max: null, date: null, digits, isBareYear: false };
}

/** `10–12 July 2024`. */
function readDays(reader: Reader, at: number): ParsedDate | undefined {
  const day = /^[-–]$/.test(reader.tokens[at + 1]?.text ?? '') ? dayAt(reader, at) : undefined;
  const last = day === undefined ? undefined : readDayFirst(reader, at + 2);
  if (day === undefined || last === undefined) return undefined;
  const first = last.date?.includes('/') === false ? `${last.date.slice(0, -2)}${two(day)}` : '';
  const interval = `${first}/${last.date ?? ''}`;
  return { ...last, at, date: isDate(interval) ? asDate(interval) : null, digits: [at, ...last.digits] };
}

/** `5/17/2018`, `2018-05-17`. Where day and month could be changed over, the date is not read further than its year. */
function readSlashed(reader: Reader, at: number): ParsedDate | undefined {
  const { tokens, lexicon } = reader;
  if (tokens[at]?.kind !== 'digits' || tokens[at + 1]?.text !== tokens[at + 3]?.text) return undefined;
  const [first, sign, second, sign2, third] = tokens.slice(at, at + 5);
  if (first === undefined || second === undefined || third === undefined || sign2 === undefined) return undefined;
  if (!/^[/-]$/.test(sign?.text ?? '') || sign2.text !== sign?.text || !third.isAttached || !second.isAttached)
    return undefined;
  const places = [at, at + 2, at + 4];
  if (yearAt(reader, at) !== undefined && /^\d\d$/.test(second.text) && /^\d\d$/.test(third.text)) {
    return inYear(at, at + 5, Number(first.text), `${first.text}-${second.text}-${third.text}`, places);
  }
  const year = yearAt(reader, at + 4);
  const [one, other] = [dayAt(reader, at), dayAt(reader, at + 2)];
  if (year === undefined || one === undefined || other === undefined || Math.min(one, other) > 12) return undefined;
  const isMonthFirst = one <= 12 && (other > 12 || lexicon.vocabulary.calendar.monthFirst);
  const [month, day] = isMonthFirst ? [one, other] : [other, one];
  const text = one <= 12 && other <= 12 && one !== other ? String(year) : `${year}-${two(month)}-${two(day)}`;
  return inYear(at, at + 5, year, text, places);
}

function readYear(reader: Reader, at: number): ParsedDate | undefined {
  const year = yearAt(reader, at);
  const [next, last] = [reader.tokens[at + 1], reader.tokens[at + 2]];
  if (year === undefined || (next?.isAttached && next.kind === 'word')) return undefined;
  // `2016–17`
  const end =
    /^[-–/]$/.test(next?.text ?? '') && /^\d\d$/.test(last?.text ?? '') && last?.isAttached ? Number(last.text) : 0;
  if (next?.isAttached && end > year % 100 && !/^[-–/]$/.test(reader.tokens[at + 3]?.text ?? '')) {
    const max = year - (year % 100) + end;
    return { at, end: at + 3, min: year, max, date: asDate(`${year}/${max}`), digits: [at, at + 2], isBareYear: false };
  }
  return { at, end: at + 1, min: year, max: year, date: asDate(String(year)), digits: [at], isBareYear: true };
}
