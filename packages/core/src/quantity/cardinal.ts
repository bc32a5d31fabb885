import { type Decimal, isLess, longestNumber, plus, scaled, whole } from './decimal.ts';
import type { Cardinal } from './parsed.ts';
import { afterHyphen, isPartOfName, type Reader, wordAt } from './reader.ts';
import { readPlural, readSmallOrdinal } from './small-ordinal.ts';
import { isNumberInDigits, type Token } from './token.ts';

export interface CardinalOptions {
  /** In `between one thousand and two hundred thousand` the word "and" is not inside a number. */
  readonly joins: boolean;
}

export const joined: CardinalOptions = { joins: true };

/** `1,234.5`, `three hundred and two`, `4 thousand 3 hundred and 21`, `2.4 billion`, `three lakh crore`. */
export function readCardinal(reader: Reader, at: number, options: CardinalOptions): Cardinal | undefined {
  return options.joins
    ? reader.cardinals.read(at, () => readAfresh(reader, at, options))
    : readAfresh(reader, at, options);
}

function readAfresh(reader: Reader, at: number, options: CardinalOptions): Cardinal | undefined {
  let result = withScale(reader, readGroup(reader, at, options));
  // Each step lowers the scale, so there are no more steps than scales.
  while (result !== undefined && result.scale > 0) {
    const next = readLower(reader, result, options);
    if (next === undefined) break;
    result = next;
  }
  return result;
}

/** What follows a scale and is less: the 300 of `two thousand three hundred`. */
function readLower(reader: Reader, before: Cardinal, options: CardinalOptions): Cardinal | undefined {
  const hasAnd = options.joins && reader.lexicon.vocabulary.and[0] === wordAt(reader, before.end);
  const at = hasAnd ? before.end + 1 : before.end;
  if (wordAt(reader, at) === '' || reader.lexicon.vocabulary.numbers.one.includes(wordAt(reader, at))) return undefined;
  const group = readGroup(reader, at, options);
  const next = withScale(reader, group);
  if (next === undefined || group === undefined || next.scale >= before.scale) return undefined;
  if (next.value.digits === 0n || !isLess(next.value, scaled(whole(1), before.scale))) return undefined;
  // Digits side by side are two numbers: `4000 3`, `3 million 21`.
  if (next.isInDigits && !(before.isInDigits && (hasAnd || next.end > at + 1))) return undefined;
  if (next.isInDigits && next.scale === 0 && (next.grain ?? 1) > 0) return undefined;
  if (startsFraction(reader, next)) return undefined;
  return { ...next, value: plus(before.value, next.value), isInDigits: before.isInDigits };
}

/** Of `three quarters`, `two thirds`: a part less than one, which is added as such and not counted on. */
function startsFraction(reader: Reader, { end, value, scale }: Cardinal): boolean {
  if (scale > 0) return false;
  const part = readPlural(reader, afterHyphen(reader, end));
  return part !== undefined && isLess(value, part.value);
}

function withScale(reader: Reader, group: Cardinal | undefined): Cardinal | undefined {
  let result = group;
  while (result !== undefined) {
    const scale = readScale(reader, result);
    if (scale === undefined) return result;
    const { value, grain } = result;
    result = {
      ...result,
      end: scale.end,
      value: scaled(value, scale.exponent),
      grain: grain === null ? null : grain - scale.exponent,
      // `three lakh crore`
      scale: result.scale + scale.exponent,
      room: 1,
    };
  }
  return result;
}

function readScale(reader: Reader, group: Cardinal): { readonly end: number; readonly exponent: number } | undefined {
  const { scales, scaleSigns } = reader.lexicon.vocabulary.numbers;
  const at = afterHyphen(reader, group.end);
  const token = reader.tokens[at];
  if (token === undefined || token.kind !== 'word') return undefined;
  const exponent = Object.hasOwn(scales, token.word) ? scales[token.word] : undefined;
  if (exponent !== undefined && exponent > (group.scale > 0 ? group.scale : 2)) return { end: at + 1, exponent };
  if (!group.isInDigits || group.scale > 0 || at !== group.end || !Object.hasOwn(scaleSigns, token.text))
    return undefined;
  return isScaleSign(reader, at) ? { end: at + 1, exponent: scaleSigns[token.text] ?? 0 } : undefined;
}

/** A letter after digits: `10k`, `2.33 k`; but 5G is a kind of network, and `3 B movies` are of a kind. */
function isScaleSign({ tokens }: Reader, at: number): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token === undefined || before === undefined) return false;
  if (next?.isAttached && next.kind === 'digits') return false;
  if (token.text === 'G') return before.text.length > 1;
  return token.isAttached || token.text.length > 1 || /^[kM]$/.test(token.text);
}

function readGroup(reader: Reader, at: number, options: CardinalOptions): Cardinal | undefined {
  const digits = readDigits(reader, at);
  const small = digits ?? readBelowHundred(reader, at) ?? readImplicitOne(reader, at);
  if (small === undefined) return undefined;
  const { scales } = reader.lexicon.vocabulary.numbers;
  const at2 = afterHyphen(reader, small.end);
  if (scales[wordAt(reader, at2)] !== 2) return small;
  const value = scaled(small.value, 2);
  const hundreds = { ...small, end: at2 + 1, value, grain: (small.grain ?? 0) - 2, scale: 0, room: 100 };
  return readRest(reader, hundreds, options) ?? hundreds;
}

/** What follows `hundred`: `and six`, `sixty-one`, after digits `and 21`. */
function readRest(reader: Reader, hundreds: Cardinal, options: CardinalOptions): Cardinal | undefined {
  const { vocabulary } = reader.lexicon;
  const hasAnd = options.joins && vocabulary.and[0] === wordAt(reader, hundreds.end);
  const at = hasAnd ? hundreds.end + 1 : afterHyphen(reader, hundreds.end);
  const digits = hundreds.isInDigits && hasAnd ? readDigits(reader, at) : undefined;
  const rest = digits ?? readBelowHundred(reader, at);
  if (rest === undefined || rest.value.digits === 0n || (rest.grain ?? 1) > 0) return undefined;
  if (!isLess(rest.value, whole(100)) || vocabulary.numbers.scales[wordAt(reader, rest.end)] === 2) return undefined;
  const part = readSmallOrdinal(reader, at);
  // `one hundred twenty fifth` and `one hundred thirty fifths` end in an ordinal of two words.
  if (part !== undefined && part.end > rest.end && !(hasAnd && part.isPlural)) return undefined;
  if ((hasAnd && startsFraction(reader, rest)) || vocabulary.numbers.dozens.includes(wordAt(reader, rest.end)))
    return undefined;
  return { ...rest, value: plus(hundreds.value, rest.value), isInDigits: hundreds.isInDigits };
}

/** `a hundred`, `hundred thousand`, `a million`. */
function readImplicitOne(reader: Reader, at: number): Cardinal | undefined {
  const { one, scales, dozens, plural } = reader.lexicon.vocabulary.numbers;
  // A multi-million deal is of some millions.
  if (reader.tokens[at]?.isAttached && reader.tokens[at - 1]?.text === '-') return undefined;
  const end = one.includes(wordAt(reader, at)) ? at + 1 : at;
  const word = wordAt(reader, end);
  const isDozen = end > at && dozens.includes(word);
  if (!(isDozen || Object.hasOwn(scales, word)) || word.endsWith(plural) || isPartOfName(reader, at)) return undefined;
  return { end, value: whole(1), grain: 0, scale: 0, isInDigits: false, room: 1 };
}

/** `seven`, `seventy`, `seventy-one`. */
export function readBelowHundred(reader: Reader, at: number): Cardinal | undefined {
  const { cardinals } = reader.lexicon.vocabulary.numbers;
  const word = wordAt(reader, at);
  const value = Object.hasOwn(cardinals, word) ? cardinals[word] : undefined;
  if (value === undefined) return undefined;
  const isTens = value >= 20 && value % 10 === 0;
  const small = { end: at + 1, value: whole(value), grain: 0, scale: 0, isInDigits: false, room: isTens ? 10 : 1 };
  const last = afterHyphen(reader, at + 1);
  const ones = Object.hasOwn(cardinals, wordAt(reader, last)) ? (cardinals[wordAt(reader, last)] ?? 0) : 0;
  if (!isTens || ones < 1 || ones > 9) return small;
  return { ...small, end: last + 1, value: whole(value + ones), room: 1 };
}

/** A number in digits, groups of three set off by spaces too: `1 234 567.89`. */
function readDigits(reader: Reader, at: number): Cardinal | undefined {
  const { tokens } = reader;
  const first = tokens[at];
  if (first === undefined || first.kind !== 'digits' || isPartOfName(reader, at)) return undefined;
  let [end, text] = [at + 1, first.text];
  if (/^\d{1,3}$/.test(text)) {
    for (let next = tokens[end]; isGroup(next, tokens[end - 1]); next = tokens[end]) {
      text += next?.text ?? '';
      end += 1;
      if (text.length > longestNumber) return undefined;
    }
  }
  const value = decimalOf(text);
  if (value === undefined) return undefined;
  return { end, value, grain: -value.exponent, scale: 0, isInDigits: true, room: 1 };
}

function isGroup(next: Token | undefined, before: Token | undefined): boolean {
  if (next === undefined || before === undefined || next.start !== before.end + 1) return false;
  return /^\d{3}(\.\d+)?$/.test(next.text) && !before.text.includes('.');
}

/** Digits as a number, in the English and the continental way where only one of them fits. */
export function decimalOf(text: string): Decimal | undefined {
  if (/^\d{1,15}$/.test(text)) return { digits: BigInt(text), over: 1n, exponent: 0 };
  if (!/^[\d.,'’]+$/.test(text) || !isNumberInDigits(text) || text.length > longestNumber) return undefined;
  const hasDecimalComma = /^\d+,\d{1,2}$/.test(text) || /^\d{1,3}(\.\d{3})+,\d+$/.test(text);
  const plain = hasDecimalComma ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(/[,'’]/g, '');
  const [integer = '', fraction = ''] = plain.split('.');
  return { digits: BigInt(`${integer}${fraction}`), over: 1n, exponent: -fraction.length };
}
