import { readAmount } from './amount.ts';
import { type ParsedDate, readDate } from './calendar.ts';
import { type CardinalOptions, joined } from './cardinal.ts';
import { whole } from './decimal.ts';
import { type Draft, draft, numberOf } from './draft.ts';
import { hedgeReadings } from './hedge.ts';
import { hasNounAfter, isPlural, type NounTokens, readNoun } from './noun.ts';
import type { ParsedAmount, ParsedNumeral } from './parsed.ts';
import { afterHyphen, type Reader, wordAt } from './reader.ts';
import { readingsOfVague } from './reading.ts';
import { roleOf } from './role.ts';
import { readTens } from './tens.ts';
import { readUnit } from './unit-word.ts';
import type { VagueWord } from './vocabulary.ts';

/** A quantity without its hedges: a date, a vague word, a factor, or a number with its unit. `start` is where the phrase began. */
export function readCore(reader: Reader, at: number, start: number): Draft | undefined {
  return (
    readDated(reader, at, start) ??
    readTens(reader, at) ??
    readVague(reader, at) ??
    readFactor(reader, at) ??
    draftOf(reader, readAmount(reader, at), start)
  );
}

function readDated(reader: Reader, at: number, start: number): Draft | undefined {
  const date = readDate(reader, at);
  if (date === undefined || (date.isBareYear && !isYear(reader, date, at, start))) return undefined;
  return dateDraft(reader, date);
}

export function dateDraft(reader: Reader, { at, end, min, max, date, digits }: ParsedDate): Draft {
  const numerals = digits.map((place) => digitsAt(reader, place));
  return draft(at, end, 'date', { min, max, unit: 'calendar-year', grain: null, date, numerals });
}

function digitsAt(reader: Reader, at: number): ParsedNumeral {
  const value = whole(Number(reader.tokens[at]?.text));
  return { at, end: at + 1, value, grain: 0, kind: 'cardinal', isInDigits: true, scale: 0 };
}

/** Four digits are a year after `in` or `since`, or a month; before a noun that they count only if of our time. */
function isYear(reader: Reader, { min, end }: ParsedDate, at: number, start: number): boolean {
  const { yearAfter, yearAtEnd, vocabulary } = reader.lexicon;
  // `mid-2019`
  const before = reader.tokens[at - 1]?.text === '-' && reader.tokens[at]?.isAttached ? at - 2 : at - 1;
  const isAfter = [wordAt(reader, before), wordAt(reader, start - 1)].some((word) => yearAfter.has(word));
  const isOurs = min !== null && min >= 1900 && min < 2100;
  if (readUnit(reader, end) !== undefined || vocabulary.numbers.scales[wordAt(reader, end)] !== undefined) return false;
  const isAtEnd = yearAtEnd.has(wordAt(reader, before)) && !hasNounAfter(reader, end);
  if (isOurs && isAtEnd) return true;
  return (isAfter && (isOurs || !isPlural(reader, end))) || (isOurs && isOfEvent(reader, at, end));
}

/** `the 2012 election`, `Labour's 2019 manifesto`: one thing, which the number cannot count. */
function isOfEvent(reader: Reader, at: number, end: number): boolean {
  const { determiners, vocabulary } = reader.lexicon;
  const before = wordAt(reader, at - 1);
  if (!determiners.has(before) && !vocabulary.possessives.some((ending) => before.endsWith(ending))) return false;
  return hasNounAfter(reader, end) && readNoun(reader, end, false) === undefined;
}

function readVague(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const found = lexicon.vague.find(tokens, at);
  if (found === undefined) return undefined;
  const { value: word } = found;
  const { scales } = lexicon.vocabulary.numbers;
  const scale = Object.hasOwn(scales, wordAt(reader, found.end)) ? (scales[wordAt(reader, found.end)] ?? 0) : 0;
  const end = scale > 0 ? found.end + 1 : found.end;
  const unit = readUnit(reader, afterOf(reader, end));
  const noun = unit === undefined ? readNoun(reader, end, false) : undefined;
  if (!isMet(reader, word, found.end, scale > 0 || unit !== undefined, noun)) return undefined;
  const sense = unit?.senses[0];
  const id = sense?.unit ?? word.unit;
  const alternatives = readingsOfVague(hedgeReadings[word.means], id, scale);
  const { min, max } = alternatives[0].value;
  const role =
    sense === undefined ? (word.unit === '%' ? 'share' : 'count') : sense.kind === 'duration' ? 'duration' : 'amount';
  const senses = unit?.senses ?? [];
  return draft(at, unit?.end ?? end, role, { min, max, unit: id, senses, alternatives, noun: noun ?? null });
}

function afterOf(reader: Reader, at: number): number {
  return reader.lexicon.vocabulary.nouns.of.includes(wordAt(reader, at)) ? at + 1 : at;
}

function isMet(reader: Reader, word: VagueWord, end: number, hasUnit: boolean, noun: NounTokens | undefined): boolean {
  switch (word.needs) {
    case 'nothing':
      return true;
    case 'of':
      return afterOf(reader, end) > end;
    case 'noun':
      return hasUnit || noun !== undefined;
  }
}

/** `doubled`, `threefold`, `three times higher`, `two- to three-fold`. */
function readFactor(reader: Reader, at: number): Draft | undefined {
  const factor = readOneFactor(reader, at);
  const first = factor === undefined ? readAmount(reader, at, { joins: false }) : undefined;
  if (first === undefined || first.senses.length > 0 || first.numerals[0]?.kind !== 'cardinal') return factor;
  const { until, or } = reader.lexicon;
  const next = until.find(reader.tokens, first.end) ?? or.find(reader.tokens, first.end);
  const last = next && readOneFactor(reader, next.end);
  const [min, max] = [numberOf(first), last?.max ?? null];
  if (last === undefined || min === undefined || max === null || min >= max) return undefined;
  return {
    ...last,
    at,
    min,
    numerals: [...first.numerals, ...last.numerals],
    amounts: [first, ...last.amounts],
  };
}

function readOneFactor(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const { factors } = lexicon.vocabulary;
  const word = wordAt(reader, at);
  if (Object.hasOwn(factors, word)) {
    const value = factors[word] ?? 1;
    return draft(at, at + 1, 'change', { min: value, max: value });
  }
  const fold = foldOf(reader, word);
  if (fold !== undefined) return draft(at, at + 1, 'change', { min: fold, max: fold });
  const amount = readAmount(reader, at);
  if (amount === undefined || amount.senses.length > 0 || amount.numerals[0]?.kind === 'ordinal') return undefined;
  const factor = lexicon.factorWords.find(tokens, amount.end);
  const value = numberOf(amount);
  if (factor === undefined || value === undefined || !isFactor(reader, factor.value, factor.end)) return undefined;
  return draft(at, factor.end, 'change', {
    min: value,
    max: value,
    grain: amount.grain,
    numerals: amount.numerals,
    amounts: [amount],
  });
}

/** Seven times since Monday are counted; three times as many, or higher, are a factor. */
function isFactor(reader: Reader, word: string, end: number): boolean {
  const { factorComparisons, factorCounts } = reader.lexicon.vocabulary;
  return (
    !factorCounts.includes(word) ||
    factorComparisons.includes(wordAt(reader, end)) ||
    reader.lexicon.changesAfter.has(wordAt(reader, end))
  );
}

function foldOf(reader: Reader, word: string): number | undefined {
  const { fold, numbers } = reader.lexicon.vocabulary;
  const stem = word.endsWith(fold) ? word.slice(0, -fold.length) : '';
  const value = Object.hasOwn(numbers.cardinals, stem) ? numbers.cardinals[stem] : undefined;
  return value !== undefined && value > 1 ? value : undefined;
}

export function draftOf(
  reader: Reader,
  amount: ParsedAmount | undefined,
  start: number,
  options: CardinalOptions = joined,
): Draft | undefined {
  if (amount === undefined) return undefined;
  const value = numberOf(amount);
  if (value === undefined && amount.value !== null) return undefined;
  const role = roleOf(reader, amount, start);
  const { at, grain, senses, numerals } = amount;
  const per = options.joins ? readPer(reader, amount) : undefined;
  const unit = per?.unit ?? unitOf(reader, amount, role);
  const end = per?.end ?? amount.end;
  const noun = nounOf(reader, amount, role, end) ?? null;
  const from = role === 'ordinal' || role === 'rank' ? 'start' : null;
  return draft(at, end, role, {
    min: value ?? null,
    max: value ?? null,
    grain,
    unit,
    senses: per === undefined ? senses : senses.slice(0, 1),
    noun,
    from,
    numerals,
    amounts: [amount],
  });
}

function unitOf(reader: Reader, { senses, end }: ParsedAmount, role: Draft['role']): string {
  if (role === 'rank') return 'rank';
  if (role === 'ordinal') {
    const units = reader.lexicon.vocabulary.ordinalUnits;
    return Object.hasOwn(units, wordAt(reader, end)) ? (units[wordAt(reader, end)] ?? 'rank') : 'rank';
  }
  return senses[0]?.unit ?? '1';
}

function nounOf(reader: Reader, amount: ParsedAmount, role: Draft['role'], end: number): NounTokens | undefined {
  const [sense] = amount.senses;
  if (role === 'ordinal' || role === 'rank') return readNoun(reader, afterHyphen(reader, end), true);
  const hasOf = reader.lexicon.vocabulary.nouns.of.includes(wordAt(reader, end));
  const joinedAt = afterHyphen(reader, end);
  // `a 15-member council`
  if (sense === undefined && joinedAt > end)
    return hasNounAfter(reader, joinedAt) ? { at: joinedAt, end: joinedAt + 1 } : undefined;
  if (sense === undefined) return readNoun(reader, end, hasOf || role === 'share');
  if (sense.kind === 'age' || sense.kind === 'angle' || sense.kind === 'temperature') return undefined;
  return hasOf || amount.isAdjective ? readNoun(reader, end, true) : undefined;
}

const unitWord = /^[a-z]+$/;

/** `500,000 barrels a day`, `$70 a share`, `12 per 100,000` is not read. */
function readPer(reader: Reader, amount: ParsedAmount): { readonly unit: string; readonly end: number } | undefined {
  const { tokens, lexicon } = reader;
  const [sense] = amount.senses;
  const at = afterHyphen(reader, amount.end);
  const per =
    sense === undefined || sense.kind === 'speed' || sense.kind === 'age' ? undefined : lexicon.per.find(tokens, at);
  if (per === undefined || sense === undefined) return undefined;
  const nounAt = afterHyphen(reader, per.end);
  const time = lexicon.units
    .find(tokens, nounAt)
    ?.value.find(({ kind }) => kind === 'duration' || kind === 'weight' || kind === 'volume');
  const word = wordAt(reader, nounAt);
  const by = time?.unit ?? (lexicon.perNouns.has(word) && unitWord.test(word) ? word : undefined);
  // `3 percent a year earlier` is of then.
  const isThen = lexicon.hedgesAfter.find(tokens, nounAt + 1)?.value.kind === 'ago';
  return by === undefined || isThen
    ? undefined
    : { unit: sense.unit === by ? '1' : `${sense.unit}/${by}`, end: nounAt + 1 };
}
