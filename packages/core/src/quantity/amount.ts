import { type CardinalOptions, joined } from './cardinal.ts';
import { readCompound } from './compound.ts';
import { negated, scaled } from './decimal.ts';
import { isLabel } from './label.ts';
import { readNoun } from './noun.ts';
import { readNumeral } from './numeral.ts';
import type { ParsedAmount, ParsedNumeral } from './parsed.ts';
import { afterHyphen, isPartOfName, type Reader, wordAt } from './reader.ts';
import { readOneOf } from './span-of-time.ts';
import { type ParsedUnit, readUnit } from './unit-word.ts';
import type { UnitWord } from './vocabulary.ts';

/** A number with the unit before or behind it, or without one: `$3.2m`, `two-day`, `10 miles an hour`, `75`. */
export function readAmount(reader: Reader, at: number, options: CardinalOptions = joined): ParsedAmount | undefined {
  return options.joins
    ? reader.amounts.read(at, () => readAfresh(reader, at, options))
    : readAfresh(reader, at, options);
}

function readAfresh(reader: Reader, at: number, options: CardinalOptions): ParsedAmount | undefined {
  const amount = readPrefixed(reader, at) ?? readNumbered(reader, at, options) ?? readOneOf(reader, at);
  return amount && (options.joins ? readCompound(reader, amount) : amount);
}

function amountOf(numeral: ParsedNumeral, rest: Partial<ParsedAmount> = {}): ParsedAmount {
  const { at, end, value, grain } = numeral;
  return { at, end, numerals: [numeral], value, grain, senses: [], isAdjective: false, ...rest };
}

/** `$5`, `US$ 5 million`, `USD 200`, `age 87`. */
function readPrefixed(reader: Reader, start: number): ParsedAmount | undefined {
  const { tokens } = reader;
  const isMinus = tokens[start]?.text === '-' && !tokens[start]?.isAttached && tokens[start + 1]?.isAttached === true;
  const at = isMinus ? start + 1 : start;
  const prefix = findPrefix(reader, at);
  if (prefix === undefined) return undefined;
  const numeral = readNumeral(reader, prefix.end);
  if (numeral === undefined || numeral.kind === 'ordinal' || isCounted(reader, prefix, numeral)) return undefined;
  const long = withMoneyScale(reader, numeral);
  if (isPartOfLetters(reader, long.end)) return undefined;
  const value = scaled(isMinus ? negated(long.value) : long.value, prefix.exponent);
  const grain = long.grain === null ? null : long.grain - prefix.exponent;
  const own = readUnit(reader, long.end);
  // `$ 10 dollars` says it twice.
  const isTwice = own?.senses[0]?.name === prefix.senses[0]?.name && !tokens[prefix.end]?.isAttached;
  const end = own !== undefined && isTwice && tokens[long.end]?.kind === 'word' ? own.end : long.end;
  return amountOf(long, { at: start, end, value, grain, senses: prefix.senses });
}

interface Prefix {
  readonly senses: readonly UnitWord[];
  readonly at: number;
  readonly end: number;
  /** Of `MUSD`, in which a letter before the code is a scale. */
  readonly exponent: number;
}

function findPrefix(reader: Reader, at: number): Prefix | undefined {
  const { tokens, lexicon } = reader;
  if (isPartOfName(reader, at)) return undefined;
  const found = lexicon.prefixes.find(tokens, at);
  if (found !== undefined) return { senses: found.value, at, end: found.end, exponent: 0 };
  const sign = lexicon.prefixSigns.find(tokens, at);
  const isClosed = sign !== undefined && tokens.slice(at + 1, sign.end).every(({ isAttached }) => isAttached);
  if (isClosed) return { senses: sign.value, at, end: sign.end, exponent: 0 };
  const code = findScaledCode(reader, at);
  return code && { ...code, at, end: at + 1 };
}

/** `MUSD`, `kEUR`. */
function findScaledCode(
  { tokens, lexicon }: Reader,
  at: number,
): { readonly senses: readonly UnitWord[]; readonly exponent: number } | undefined {
  const match = /^([kKMGBT])([A-Z]{3})$/.exec(tokens[at]?.text ?? '');
  const unit = lexicon.currencies.get(match?.[2]?.toLowerCase() ?? '');
  const exponent = { k: 3, K: 3, M: 6, G: 9, B: 9, T: 12 }[match?.[1] ?? ''];
  return unit === undefined || exponent === undefined ? undefined : { senses: [unit], exponent };
}

/** After a word, and not a sign, the number may count something else: `the dollar 50 years ago`, `10 $ 30 $`. */
function isCounted(reader: Reader, prefix: Prefix, numeral: ParsedNumeral): boolean {
  const own = readUnit(reader, numeral.end);
  if (own === undefined || own.senses[0]?.kind === 'money') return false;
  return /^\p{L}/u.test(wordAt(reader, prefix.end - 1)) && own.senses[0]?.kind !== 'share';
}

/** `£3.2m`, `$1.5t`: letters that are a scale of money alone. */
function withMoneyScale(reader: Reader, numeral: ParsedNumeral): ParsedNumeral {
  const token = reader.tokens[numeral.end];
  const { moneyScaleSigns } = reader.lexicon.vocabulary.numbers;
  const hasSign = token !== undefined && Object.hasOwn(moneyScaleSigns, token.text);
  if (!hasSign || !token.isAttached || !numeral.isInDigits || numeral.scale > 0) return numeral;
  return withScale(numeral, moneyScaleSigns[token.text] ?? 0);
}

function withScale(numeral: ParsedNumeral, scale: number): ParsedNumeral {
  const { value, grain, end } = numeral;
  return { ...numeral, end: end + 1, value: scaled(value, scale), grain: grain === null ? null : grain - scale, scale };
}

/** A letter right behind digits that is no unit, scale or ending makes them part of a name: `13F`, `11a`. */
function isPartOfLetters({ tokens }: Reader, end: number): boolean {
  const [last, next] = [tokens[end - 1], tokens[end]];
  return last?.kind === 'digits' && next?.kind === 'word' && next.isAttached;
}

function readNumbered(reader: Reader, at: number, options: CardinalOptions): ParsedAmount | undefined {
  const numeral = readNumeral(reader, at, options);
  if (numeral === undefined) return undefined;
  if (numeral.kind === 'ordinal') return amountOf(numeral);
  const people = readCountInMillions(reader, numeral);
  if (people !== undefined) {
    const unit = readUnit(reader, people.end);
    return amountOf(people, unit && { end: unit.end, senses: likeliest(people, unit.senses) });
  }
  const unit = readUnit(reader, numeral.end) ?? readUnitOfPart(reader, numeral);
  if (unit !== undefined && !belongsToNext(reader, unit)) {
    return withLateScale(
      reader,
      amountOf(numeral, { end: unit.end, senses: likeliest(numeral, unit.senses), isAdjective: unit.isAdjective }),
    );
  }
  const codeAt = afterHyphen(reader, numeral.end);
  const code = findScaledCode(reader, codeAt);
  if (code !== undefined) {
    const grain = numeral.grain === null ? null : numeral.grain - code.exponent;
    return amountOf(numeral, {
      end: codeAt + 1,
      value: scaled(numeral.value, code.exponent),
      grain,
      senses: code.senses,
    });
  }
  if (numeral.kind === 'cardinal' && isLabel(reader, numeral)) return undefined;
  if (isPartOfLetters(reader, numeral.end) || isClock(reader, at) || isClock(reader, numeral.end + 1)) return undefined;
  return amountOf(numeral);
}

/** `half a century`, `a quarter of an hour`. */
function readUnitOfPart(reader: Reader, { kind, end }: ParsedNumeral): ParsedUnit | undefined {
  const { nouns, numbers } = reader.lexicon.vocabulary;
  const at = nouns.of.includes(wordAt(reader, end)) ? end + 1 : end;
  return kind === 'fraction' && numbers.one.includes(wordAt(reader, at)) ? readUnit(reader, at + 1) : undefined;
}

/** Millions of pounds are money. */
function likeliest({ scale }: ParsedNumeral, senses: readonly UnitWord[]): readonly UnitWord[] {
  const money = scale < millions ? [] : senses.filter(({ kind }) => kind === 'money');
  return [...money, ...senses.filter((sense) => !money.includes(sense))];
}

const millions = 6;

/** The minutes of `10:30`. */
function isClock({ tokens }: Reader, at: number): boolean {
  const [hour, colon, minute] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  return (
    colon?.text === ':' && hour?.kind === 'digits' && minute?.kind === 'digits' && minute.isAttached && colon.isAttached
  );
}

/** `3m people`, `2.1m new homes`: millions, where a metre cannot be; but `a 1.5m high wall`. */
function readCountInMillions(reader: Reader, numeral: ParsedNumeral): ParsedNumeral | undefined {
  const long = withMoneyScale(reader, numeral);
  if (long === numeral || reader.lexicon.sizes.has(wordAt(reader, long.end))) return undefined;
  return readNoun(reader, long.end, false) === undefined ? undefined : long;
}

/** In `1 $10` and `20 USD 50 EUR` a sign between two numbers is of the second, unless that has one behind it too. */
function belongsToNext(reader: Reader, unit: { readonly at: number; readonly end: number }): boolean {
  const { tokens } = reader;
  const [sign, next] = [tokens[unit.at], tokens[unit.end]];
  const prefix = findPrefix(reader, unit.at);
  if (prefix === undefined || prefix.end !== unit.end || next?.kind !== 'digits' || sign?.isAttached) return false;
  if (next.isAttached) return true;
  if (sign?.kind === 'word') return false;
  const numeral = readNumeral(reader, unit.end);
  const behind = numeral && readUnit(reader, numeral.end);
  return (
    numeral !== undefined && tokens[numeral.end]?.kind === 'word' && behind?.senses[0]?.name === prefix.senses[0]?.name
  );
}

/** `75 USD million`. */
function withLateScale(reader: Reader, amount: ParsedAmount): ParsedAmount {
  const { scales } = reader.lexicon.vocabulary.numbers;
  const word = wordAt(reader, amount.end);
  const scale = Object.hasOwn(scales, word) ? scales[word] : undefined;
  const isLate =
    scale !== undefined && scale > 2 && amount.senses[0]?.kind === 'money' && amount.numerals[0]?.scale === 0;
  // `50 dollars thousands of times`
  if (!isLate || amount.value === null || word.endsWith('s')) return amount;
  const grain = amount.grain === null ? null : amount.grain - scale;
  return { ...amount, end: amount.end + 1, value: scaled(amount.value, scale), grain };
}
