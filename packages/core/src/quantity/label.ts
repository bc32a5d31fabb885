import { readNoun } from './noun.ts';
import type { ParsedNumeral } from './parsed.ts';
import { type Reader, wordAt } from './reader.ts';

/** Is the number a time of the day, a year before Christ, the number of a house, or part of a name? */
export function isLabel(reader: Reader, numeral: ParsedNumeral): boolean {
  return (
    isTimeOfDay(reader, numeral.end) ||
    isOfEra(reader, numeral) ||
    isInStreet(reader, numeral) ||
    isJoined(reader, numeral) ||
    isOfName(reader, numeral)
  );
}

/** `7 pm`, and the 7 of `7 to 9 pm`. */
function isTimeOfDay(reader: Reader, end: number): boolean {
  if (isClockWord(reader, end)) return true;
  const { tokens, lexicon } = reader;
  const next = lexicon.until.find(tokens, end) ?? lexicon.and.find(tokens, end) ?? lexicon.or.find(tokens, end);
  return next !== undefined && tokens[next.end]?.kind === 'digits' && isClockWord(reader, next.end + 1);
}

function isClockWord(reader: Reader, at: number): boolean {
  return reader.lexicon.clock.has(wordAt(reader, at));
}

/** `300 BC`, `AD 79`. */
function isOfEra({ tokens, lexicon }: Reader, { at, end }: ParsedNumeral): boolean {
  return [tokens[end], tokens[at - 1]].some((token) => token !== undefined && lexicon.eras.has(token.text));
}

const longestStreet = 3;

/** `10 Downing Street`, but not `50 Wall Street banks`. */
function isInStreet({ tokens, lexicon }: Reader, { end, isInDigits }: ParsedNumeral): boolean {
  if (!isInDigits) return false;
  for (let at = end; at < end + longestStreet && isCapital(tokens[at]?.text); at += 1) {
    const isStreet = at > end && lexicon.streets.has(tokens[at]?.word ?? '');
    if (isStreet) return tokens[at + 1]?.kind !== 'word' || lexicon.stops.has(tokens[at + 1]?.word ?? '');
  }
  return false;
}

const isCapital = (text: string | undefined): boolean => /^\p{Lu}/u.test(text ?? '');

/** `Twenty20` */
function isJoined({ tokens }: Reader, { end, isInDigits }: ParsedNumeral): boolean {
  return !isInDigits && tokens[end]?.kind === 'digits' && tokens[end]?.isAttached === true;
}

const longestName = 4;

/** `a Boeing 747`, `the FTSE 100`: an article before the name, and nothing behind the number that it would count. */
function isOfName(reader: Reader, { at, end, isInDigits, scale }: ParsedNumeral): boolean {
  const { tokens, lexicon } = reader;
  if (!isInDigits || scale > 0 || end !== at + 1 || !/^\d{1,4}$/.test(tokens[at]?.text ?? '')) return false;
  let from = at;
  const { one } = lexicon.vocabulary.numbers;
  const isArticle = (place: number): boolean => lexicon.determiners.has(wordAt(reader, place));
  const isName = (place: number): boolean => isCapital(tokens[place]?.text) || tokens[place]?.text === '&';
  while (from > at - longestName && isName(from - 1) && !isArticle(from - 1)) from -= 1;
  if (from === at || !isArticle(from - 1)) return false;
  if (one.includes(wordAt(reader, from - 1))) return true;
  return !lexicon.stops.has(wordAt(reader, end)) && readNoun(reader, end, false) === undefined;
}
