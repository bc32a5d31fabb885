import { type CardinalOptions, decimalOf, joined, readBelowHundred, readCardinal } from './cardinal.ts';
import { type Decimal, dividedBy, isLess, negated, plus, scaled, times, whole } from './decimal.ts';
import { readFraction, readMixed, readOutOf } from './fraction.ts';
import type { Cardinal, ParsedNumeral } from './parsed.ts';
import { afterHyphen, isPartOfName, type Reader, wordAt } from './reader.ts';
import { readPlural, readSmallOrdinal } from './small-ordinal.ts';

/** The longest number that starts at the token. */
export function readNumeral(reader: Reader, at: number, options: CardinalOptions = joined): ParsedNumeral | undefined {
  return options.joins
    ? reader.numerals.read(at, () => readAfresh(reader, at, options))
    : readAfresh(reader, at, options);
}

function readAfresh(reader: Reader, at: number, options: CardinalOptions): ParsedNumeral | undefined {
  const sign = readMinus(reader, at);
  const numeral = sign === undefined && isPronoun(reader, at) ? undefined : readUnsigned(reader, sign ?? at, options);
  if (numeral === undefined) return undefined;
  return { ...numeral, at, value: sign === undefined ? numeral.value : negated(numeral.value) };
}

/** The token behind a minus. A hyphen is one where nothing but space or a bracket stands before, and a digit right after. */
function readMinus(reader: Reader, at: number): number | undefined {
  const { tokens, lexicon } = reader;
  const word = lexicon.minus.find(tokens, at);
  if (word !== undefined) return word.end;
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token === undefined || !/^[-−]$/.test(token.text) || next?.kind !== 'digits') return undefined;
  // In `75 -300mm` the hyphen is a dash.
  if (next.isAttached && before?.kind === 'digits') return undefined;
  if (next.isAttached)
    return before === undefined || !token.isAttached || /^[[({=<>~]$/.test(before.text) ? at + 1 : undefined;
  // `- 20` is below zero at the start, and before a temperature; elsewhere the hyphen is a dash.
  if (before === undefined) return at + 1;
  const number = readCardinal(reader, at + 1, joined);
  const unit = number && lexicon.units.find(tokens, number.end);
  return before.kind === 'word' && unit?.value[0]?.kind === 'temperature' ? at + 1 : undefined;
}

function readUnsigned(reader: Reader, at: number, options: CardinalOptions): ParsedNumeral | undefined {
  const token = reader.tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === 'digits') {
    const digits = readOrdinalDigits(reader, at) ?? readPower(reader, at);
    if (digits !== undefined) return digits;
  }
  const part = readFraction(reader, at);
  if (part !== undefined) return readOutOf(reader, part) ?? part;
  const ordinal = readOrdinalAlone(reader, at);
  if (ordinal !== undefined) return ordinal;
  const cardinal = readCardinal(reader, at, options);
  if (cardinal === undefined || isAmbiguous(reader, cardinal)) return undefined;
  const numeral = { at, ...cardinal, kind: 'cardinal' } as const;
  return (
    readOrdinal(reader, numeral, cardinal) ??
    readPoint(reader, numeral) ??
    readDozens(reader, numeral) ??
    readOutOf(reader, numeral) ??
    readMixed(reader, numeral, options) ??
    numeral
  );
}

/** `one hundred one thousand fifths` may be thousand-and-fifths: not read. */
function isAmbiguous(reader: Reader, { end, scale }: Cardinal): boolean {
  const part =
    scale > 0 && Object.hasOwn(reader.lexicon.vocabulary.numbers.scales, wordAt(reader, end - 1))
      ? readPlural(reader, end)
      : undefined;
  return part !== undefined && part.scale === 0 && !part.isPart;
}

/** `the one`, `one of`: a pronoun. A number stands before a noun, or stands alone. */
function isPronoun(reader: Reader, at: number): boolean {
  const { tokens, lexicon } = reader;
  if (wordAt(reader, at) !== lexicon.vocabulary.numbers.pronoun.word) return false;
  const next = wordAt(reader, at + 1);
  if (lexicon.units.find(tokens, afterHyphen(reader, at + 1)) !== undefined) return false;
  if (lexicon.outOf.find(tokens, at + 1) !== undefined || readCardinal(reader, at + 1, joined) !== undefined)
    return false;
  const scale = lexicon.vocabulary.numbers.scales[afterHyphen(reader, at + 1) === at + 1 ? next : ''];
  if (scale !== undefined) return false;
  return lexicon.pronounAfter.has(wordAt(reader, at - 1)) || (lexicon.pronounBefore.has(next) && next !== 'is');
}

/** `75th`. */
function readOrdinalDigits(reader: Reader, at: number): ParsedNumeral | undefined {
  const [token, ending] = [reader.tokens[at], reader.tokens[at + 1]];
  const { ordinalEndings } = reader.lexicon.vocabulary.numbers;
  if (token === undefined || !ending?.isAttached || !ordinalEndings.includes(ending.word)) return undefined;
  const value = /^[\d,]+$/.test(token.text) && !isPartOfName(reader, at) ? decimalOf(token.text) : undefined;
  return value && { at, end: at + 2, value, grain: 0, kind: 'ordinal', isInDigits: true, scale: 0 };
}

/** `1e10`, `1.1^23`, `6.23x10^-4`. */
function readPower(reader: Reader, at: number): ParsedNumeral | undefined {
  const { tokens } = reader;
  if (!tokens[at + 1]?.isAttached || !/^[eE^x×]$/.test(tokens[at + 1]?.text ?? '')) return undefined;
  const base = isPartOfName(reader, at) ? undefined : decimalOf(tokens[at]?.text ?? '');
  const signs = tokens.slice(at + 1, at + 7);
  const written = signs.every((token, index) => index > 1 || token.isAttached)
    ? signs.map(({ text }) => text).join(' ')
    : '';
  const match = /^(?<sign>[eE]|\^|[x×] 10 \^) (?<minus>(?:[+-] ){0,2})(?<exponent>\d{1,3})(?: |$)/.exec(written);
  const { sign = '', minus = '', exponent = '' } = match?.groups ?? {};
  if (base === undefined || match === null) return undefined;
  const power = Number(exponent) * (minus.includes('-') && minus !== '- - ' ? -1 : 1);
  const end = at + 1 + match[0].trim().split(' ').length;
  const value = sign === '^' ? powerOf(base, power) : scaled(base, power);
  return value && { at, end, value, grain: null, kind: 'cardinal', isInDigits: true, scale: 0 };
}

function powerOf(base: Decimal, power: number): Decimal | undefined {
  // A larger one is no number that a text says.
  if (Math.abs(power) > 40) return undefined;
  let result = whole(1);
  for (let count = 0; count < Math.abs(power); count += 1) result = times(result, base);
  return power < 0 ? dividedBy(whole(1), result) : result;
}

/** `first`, `twenty-first`, `trillionth`: an ordinal with nothing before it. */
function readOrdinalAlone(reader: Reader, at: number): ParsedNumeral | undefined {
  const ordinal = readSmallOrdinal(reader, at);
  if (ordinal === undefined || ordinal.isPlural || ordinal.isPart) return undefined;
  const { end, value } = ordinal;
  return { at, end, value, grain: 0, kind: 'ordinal', isInDigits: false, scale: 0 };
}

/** `two hundredth`, `one hundred twenty-fifth`, `three hundred and twenty second`. */
function readOrdinal(reader: Reader, numeral: ParsedNumeral, { room, scale }: Cardinal): ParsedNumeral | undefined {
  const { vocabulary } = reader.lexicon;
  const hasAnd = wordAt(reader, numeral.end) === vocabulary.and[0];
  const ordinal = readSmallOrdinal(reader, hasAnd ? numeral.end + 1 : afterHyphen(reader, numeral.end));
  if (ordinal === undefined || ordinal.isPlural || ordinal.isPart || numeral.isInDigits) return undefined;
  const { end } = ordinal;
  if (ordinal.scale > 0) {
    return hasAnd ? undefined : { ...numeral, end, value: scaled(numeral.value, ordinal.scale), kind: 'ordinal' };
  }
  const limit = scale > 0 ? scaled(whole(1), scale) : whole(room);
  if (!isLess(ordinal.value, limit)) return undefined;
  return { ...numeral, end, value: plus(numeral.value, ordinal.value), kind: 'ordinal' };
}

/** `two hundred point zero three`, `nought point eleven`, `three point five million`. */
function readPoint(reader: Reader, numeral: ParsedNumeral): ParsedNumeral | undefined {
  const { point, cardinals, scales } = reader.lexicon.vocabulary.numbers;
  if (!point.includes(wordAt(reader, numeral.end)) || numeral.isInDigits) return undefined;
  let [end, digits] = [numeral.end + 1, ''];
  const first = readBelowHundred(reader, end);
  if (first === undefined) return undefined;
  if (isLess(first.value, whole(10))) {
    for (
      let value = cardinals[wordAt(reader, end)];
      value !== undefined && value < 10;
      value = cardinals[wordAt(reader, end)]
    ) {
      digits += value;
      end += 1;
      if (digits.length > 15) return undefined;
    }
  } else {
    digits = String(first.value.digits);
    end = first.end;
  }
  const fraction = { digits: BigInt(digits), over: 1n, exponent: -digits.length };
  const scale = scales[wordAt(reader, end)];
  const value = scaled(plus(numeral.value, fraction), scale ?? 0);
  const grain = digits.length - (scale ?? 0);
  return { ...numeral, end: scale === undefined ? end : end + 1, value, grain, scale: scale ?? 0 };
}

/** `3 dozens`. */
function readDozens(reader: Reader, numeral: ParsedNumeral): ParsedNumeral | undefined {
  if (!reader.lexicon.vocabulary.numbers.dozens.includes(wordAt(reader, numeral.end))) return undefined;
  return { ...numeral, end: numeral.end + 1, value: times(numeral.value, whole(12)), grain: 0 };
}
