import { type CardinalOptions, decimalOf, joined, readBelowHundred, readCardinal } from './cardinal.ts';
import { type Decimal, dividedBy, isLess, plus, scaled, times, whole } from './decimal.ts';
import { hasNounAfter } from './noun.ts';
import type { ParsedNumeral } from './parsed.ts';
import { afterHyphen, isPartOfName, type Reader, wordAt } from './reader.ts';
import { readPlural, readSmallOrdinal } from './small-ordinal.ts';

/** `half`, `a third`, `two thirds of a million`, `three quarters billion`, `3/4`, `1 4/5`, `⅔`. */
export function readFraction(reader: Reader, at: number): ParsedNumeral | undefined {
  const part = readSigns(reader, at) ?? readOneOver(reader, at) ?? readParts(reader, at);
  return part && timesScale(reader, part);
}

function fraction(at: number, end: number, value: Decimal, isInDigits = false): ParsedNumeral {
  return { at, end, value, grain: null, kind: 'fraction', isInDigits, scale: 0 };
}

/** In digits: `3/4`, `10 1/2`, `½`, `2½`. */
function readSigns(reader: Reader, at: number): ParsedNumeral | undefined {
  const alone = readSlash(reader, at);
  if (alone !== undefined) return alone;
  const integer = isInteger(reader, at) ? decimalOf(reader.tokens[at]?.text ?? '') : undefined;
  const part = integer && readSlash(reader, at + 1);
  if (integer === undefined || part === undefined || !isLess(part.value, whole(1))) return undefined;
  return { ...part, at, value: plus(integer, part.value) };
}

function isInteger(reader: Reader, at: number): boolean {
  return /^\d{1,9}$/.test(reader.tokens[at]?.text ?? '') && !isPartOfName(reader, at);
}

function readSlash(reader: Reader, at: number): ParsedNumeral | undefined {
  const { tokens } = reader;
  const [over, under, behind, before] = [tokens[at], tokens[at + 2], tokens[at + 3], tokens[at - 1]];
  if (over === undefined) return undefined;
  if (/^[¼-¾⅐-⅞]$/.test(over.text)) {
    const [top = '', bottom = ''] = over.text.normalize('NFKD').split('⁄');
    const value = dividedBy(whole(Number(top)), whole(Number(bottom)));
    return value && fraction(at, at + 1, value, true);
  }
  if (tokens[at + 1]?.text !== '/' || !isInteger(reader, at) || !/^\d{1,4}$/.test(under?.text ?? '')) return undefined;
  if (behind?.isAttached && /^[/-]$/.test(behind.text)) return undefined;
  if (before?.text === '/' || (tokens[at + 1]?.isAttached !== under?.isAttached && over.end !== tokens[at + 1]?.start))
    return undefined;
  const value = dividedBy(whole(Number(over.text)), whole(Number(under?.text)));
  // Of numbers with a slash only parts of one are fractions; others are scores, dates, shifts.
  return value && isLess(value, whole(1)) ? fraction(at, at + 3, value, true) : undefined;
}

/** `half`, `a quarter`, `one eighth`, `a trillionth`. */
function readOneOver(reader: Reader, at: number): ParsedNumeral | undefined {
  const { one, pronoun, fractions } = reader.lexicon.vocabulary.numbers;
  const word = wordAt(reader, at);
  const hasOne = one.includes(word) || word === pronoun.word;
  const partAt = hasOne ? afterHyphen(reader, at + 1) : at;
  const part = readSmallOrdinal(reader, partAt);
  if (part === undefined || part.isPlural || (!hasOne && isOneOfParts(reader, at))) return undefined;
  if (!hasOne && !isBareHalf(reader, part.end, fractions[wordAt(reader, partAt)])) return undefined;
  // A second and a third thing are counted; a third of things is a part.
  if (!part.isPart && one.includes(word) && (Number(part.value.digits) === 2 || hasNounAfter(reader, part.end)))
    return undefined;
  if (Number(part.value.digits) === 2 && !part.isPart) return undefined;
  const value = dividedBy(whole(1), part.value);
  return value && fraction(at, part.end, value);
}

/** The second half, the last quarter: of a game or a year. */
function isOneOfParts(reader: Reader, at: number): boolean {
  const { lexicon, tokens } = reader;
  const before = at > 0 ? readSmallOrdinal(reader, at - 1) : undefined;
  const isOrdinal = before !== undefined && !before.isPart && before.end === at;
  const hasEnding = lexicon.vocabulary.numbers.ordinalEndings.includes(wordAt(reader, at - 1));
  return isOrdinal || hasEnding || (at > 0 && lexicon.relatives.find(tokens, at - 1)?.end === at);
}

/** A half may stand without "a"; a quarter without it is of a year, unless a scale follows. */
function isBareHalf(reader: Reader, end: number, parts: number | undefined): boolean {
  return (
    parts === 2 || (parts !== undefined && reader.lexicon.vocabulary.numbers.scales[wordAt(reader, end)] !== undefined)
  );
}

/** `two thirds`, `twenty-three fifths`, `one hundred thirty-two fifths`. */
function readParts(reader: Reader, at: number): ParsedNumeral | undefined {
  const number = readCardinal(reader, at, joined);
  const part = number && readPlural(reader, afterHyphen(reader, number.end));
  if (number === undefined || part === undefined || (part.isPart && !part.isPlural)) return undefined;
  // `thousand fifths` may be of five parts or of a thousand and five.
  if (
    number.scale > 0 &&
    part.scale === 0 &&
    Object.hasOwn(reader.lexicon.vocabulary.numbers.scales, wordAt(reader, number.end - 1))
  )
    return undefined;
  // A number with a point has no parts of a named kind.
  if (number.isInDigits && number.grain !== 0) return undefined;
  const value = dividedBy(number.value, part.value);
  return value && fraction(at, part.end, value);
}

/** `half a million`, `quarter million`, `two thirds of a million`, `half a dozen`. */
function timesScale(reader: Reader, part: ParsedNumeral): ParsedNumeral {
  const { vocabulary } = reader.lexicon;
  const { one, scales, dozens } = vocabulary.numbers;
  const ofAt = vocabulary.nouns.of.includes(wordAt(reader, part.end)) ? part.end + 1 : part.end;
  const hasOne = one.includes(wordAt(reader, ofAt));
  const at = hasOne ? ofAt + 1 : ofAt;
  if (ofAt !== part.end && !hasOne) return part;
  const word = wordAt(reader, at);
  if (dozens.includes(word)) return { ...part, end: at + 1, value: times(part.value, whole(12)) };
  const scale = Object.hasOwn(scales, word) ? scales[word] : undefined;
  if (scale === undefined || word.endsWith('s')) return part;
  return { ...part, end: at + 1, value: scaled(part.value, scale), scale };
}

/**
 * A part after a whole: `five and a quarter`, `5½`. After a scale word it is a part of that: `3 million and a half`.
 * Where the part has a scale of its own the whole has none or a greater one: `five and a half million`.
 */
export function readMixed(
  reader: Reader,
  numeral: ParsedNumeral,
  { joins }: CardinalOptions,
): ParsedNumeral | undefined {
  const { lexicon, tokens } = reader;
  // `two-and-a-half`
  const and = afterHyphen(reader, numeral.end);
  if (!joins || lexicon.vocabulary.and[0] !== wordAt(reader, and)) return undefined;
  // `4.8 and two thirds` are two numbers.
  if (numeral.grain === null || numeral.grain > 0) return undefined;
  const at = afterHyphen(reader, and + 1);
  const bare = readOneOver(reader, at) ?? readParts(reader, at);
  if (bare === undefined || !isLess(bare.value, whole(1)) || tokens[at] === undefined) return undefined;
  const part = timesScale(reader, bare);
  const mixed = { ...numeral, end: part.end, grain: null, kind: 'fraction' } as const;
  if (part.scale === 0) return { ...mixed, value: plus(numeral.value, scaled(part.value, numeral.scale)) };
  if (numeral.scale > part.scale) return { ...mixed, value: plus(numeral.value, part.value) };
  if (numeral.scale > 0) return undefined;
  return { ...mixed, value: plus(scaled(numeral.value, part.scale), part.value), scale: part.scale };
}

/** `one in five`, `two out of three`, `one over twenty`. */
export function readOutOf(reader: Reader, numeral: ParsedNumeral): ParsedNumeral | undefined {
  const { lexicon, tokens } = reader;
  const found = lexicon.outOf.find(tokens, numeral.end);
  const over = found ?? lexicon.over.find(tokens, numeral.end);
  if (over === undefined || numeral.kind !== 'cardinal' || isMoney(reader, numeral.at)) return undefined;
  const of = readCardinal(reader, over.end, joined) ?? readBelowHundred(reader, over.end);
  if (
    of === undefined ||
    of.value.digits <= 0n ||
    lexicon.units.find(tokens, afterHyphen(reader, of.end)) !== undefined
  )
    return undefined;
  // Of more than there are is no part. `One in 2008` names a year.
  if (found !== undefined && (!isLess(numeral.value, of.value) || isYear(reader, over.end, of.end))) return undefined;
  if (found === undefined && hasNounAfter(reader, of.end)) return undefined;
  const plural = of.end < tokens.length && /^(hundreds|thousands)$/.test(wordAt(reader, of.end)) ? of.end + 1 : of.end;
  const value = dividedBy(numeral.value, of.value);
  return value && { ...numeral, end: plural, value, grain: null, kind: 'fraction' };
}

function isYear(reader: Reader, at: number, end: number): boolean {
  return end === at + 1 && /^(1\d|20)\d\d$/.test(reader.tokens[at]?.text ?? '');
}

function isMoney({ lexicon, tokens }: Reader, at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && lexicon.prefixes.find(tokens, at - 1) !== undefined;
}
