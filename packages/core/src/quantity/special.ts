import { type Draft, draft, numberOf } from './draft.ts';
import { isPlural, readNoun } from './noun.ts';
import { readNumeral } from './numeral.ts';
import { afterHyphen, isPartOfName, type Reader, wordAt } from './reader.ts';
import { only, range } from './reading.ts';
import { readUnit } from './unit-word.ts';

/** What is said without a number, or with a word before it that changes what the number is. */
export function readSpecial(reader: Reader, at: number): Draft | undefined {
  return (
    readNone(reader, at) ??
    readNotAny(reader, at) ??
    readTop(reader, at) ??
    readPlace(reader, at) ??
    readLabelled(reader, at) ??
    readPercentOf(reader, at)
  );
}

const nothing = only(range(0, 0), '1', 'none', 'none is said to be there');

/** `no Chinese firms`, `none of the members`. */
function readNone(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const found = lexicon.none.find(tokens, at);
  if (found === undefined) return undefined;
  // `not a single vote`
  const noun = readNoun(reader, found.end, found.end > at + 1) ?? null;
  // Of a number of them: `none of the 32 members`.
  const hasOf = lexicon.vocabulary.nouns.of.includes(wordAt(reader, found.end - 1));
  return noun === null && !hasOf
    ? undefined
    : draft(at, found.end, 'count', { min: 0, max: 0, alternatives: nothing, noun });
}

const reach = 5;

/** `would not find any Chinese companies`: from the negation up to the word that it is about. */
function readNotAny(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  if (!lexicon.negations.has(wordAt(reader, at))) return undefined;
  for (let place = at + 1; place <= at + reach; place += 1) {
    if (tokens[place]?.kind !== 'word') return undefined;
    if (!lexicon.any.has(wordAt(reader, place))) continue;
    const noun = readNoun(reader, place + 1, false);
    return noun && draft(at, place + 1, 'count', { min: 0, max: 0, alternatives: nothing, noun });
  }
  return undefined;
}

/** `top 10`: the places from the first to the tenth. */
function readTop(reader: Reader, at: number): Draft | undefined {
  const top = reader.lexicon.top.find(reader.tokens, at);
  const numeral = top && readNumeral(reader, afterHyphen(reader, top.end));
  const last = numeral && numberOf(numeral);
  if (numeral?.kind !== 'cardinal' || last === undefined || !Number.isInteger(last) || last < 1) return undefined;
  // The top 1 percent are a share.
  if (readUnit(reader, numeral.end)?.senses[0]?.kind === 'share') return undefined;
  const alternatives = only(range(1, last), 'rank', 'places', 'the places from the first to the last named');
  const noun = readNoun(reader, numeral.end, false) ?? null;
  return draft(at, numeral.end, 'rank', {
    min: 1,
    max: last,
    grain: 0,
    unit: 'rank',
    alternatives,
    noun,
    from: 'start',
    numerals: [numeral],
  });
}

/** `No. 1`, `number one`. */
function readPlace(reader: Reader, at: number): Draft | undefined {
  const place = reader.lexicon.place.find(reader.tokens, at);
  const numeral = place && readNumeral(reader, place.end);
  const value = numeral && numberOf(numeral);
  if (numeral?.kind !== 'cardinal' || value === undefined || !Number.isInteger(value) || value < 1) return undefined;
  // `no 5 people`
  if (isPlural(reader, numeral.end)) return undefined;
  return draft(at, numeral.end, 'rank', {
    min: value,
    max: value,
    grain: 0,
    unit: 'rank',
    from: 'start',
    numerals: [numeral],
  });
}

/** `Article 5`: which of the articles, and not how many. */
function readLabelled(reader: Reader, at: number): Draft | undefined {
  const { lexicon, tokens } = reader;
  if (!lexicon.labels.has(wordAt(reader, at)) || tokens[at + 1]?.kind !== 'digits') return undefined;
  const numeral = readNumeral(reader, at + 1);
  const value = numeral && numberOf(numeral);
  if (numeral?.kind !== 'cardinal' || value === undefined || numeral.grain !== 0) return undefined;
  // `in the zone 20 people live`, but `Category 5 storms`
  if (isPlural(reader, numeral.end) && !/^\p{Lu}/u.test(tokens[at]?.text ?? '')) return undefined;
  const noun = { at, end: at + 1 };
  return draft(numeral.at, numeral.end, 'ordinal', {
    min: value,
    max: value,
    grain: 0,
    unit: 'rank',
    noun,
    from: 'start',
    numerals: [numeral],
  });
}

/** `percent of twenty`, where nothing stands before that it would be the percent of. */
function readPercentOf(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const found = lexicon.units.find(tokens, at);
  const sense = found?.value[0];
  if (found === undefined || sense?.unit !== '%' || tokens[at - 1]?.kind === 'word') return undefined;
  if (tokens[at - 1]?.kind === 'digits' || !lexicon.vocabulary.nouns.of.includes(wordAt(reader, found.end)))
    return undefined;
  const numeral = readNumeral(reader, found.end + 1);
  const value = numeral && numberOf(numeral);
  if (numeral?.kind !== 'cardinal' || value === undefined || numeral.scale > 0) return undefined;
  if (tokens[numeral.end]?.kind === 'word') return undefined;
  const amount = { ...numeral, at, numerals: [numeral], senses: found.value, isAdjective: false };
  return draft(at, numeral.end, 'share', {
    min: value,
    max: value,
    grain: numeral.grain,
    unit: '%',
    senses: found.value,
    numerals: [numeral],
    amounts: [amount],
  });
}

/** `penultimate`, `next`: an ordinal that does not count from the start. */
export function readRelative(reader: Reader, at: number): Draft | undefined {
  const found = reader.lexicon.relatives.find(reader.tokens, at);
  if (found === undefined) return undefined;
  const { value, from, verbAfter } = found.value;
  if (verbAfter.includes(wordAt(reader, at - 1)) && isMeasure(reader, found.end)) return undefined;
  const alternatives = only(
    range(value, value),
    'rank',
    'place',
    from === 'end' ? 'counted from the end' : 'counted from here',
  );
  return draft(at, found.end, 'ordinal', { min: value, max: value, grain: 0, unit: 'rank', alternatives, from });
}

/** Do a number, a hedge or a vague word follow, as what a verb measures? */
function isMeasure(reader: Reader, at: number): boolean {
  const { hedges, vague, vocabulary } = reader.lexicon;
  const isSome = hedges.find(reader.tokens, at) ?? vague.find(reader.tokens, at) ?? readNumeral(reader, at);
  return isSome !== undefined || vocabulary.numbers.one.includes(wordAt(reader, at)) || isPlural(reader, at);
}

/** A unit with no number: how many there are is not said. */
export function readUnitAlone(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const found = lexicon.units.find(tokens, at) ?? lexicon.signs.find(tokens, at);
  const senses = found?.value.filter(({ isPlain }) => isPlain) ?? [];
  const [sense] = senses;
  if (
    found === undefined ||
    sense === undefined ||
    isPartOfName(reader, at) ||
    (tokens[found.end]?.isAttached === true && tokens[found.end]?.kind !== 'sign')
  )
    return undefined;
  const amount = { at, end: found.end, numerals: [], value: null, grain: null, senses, isAdjective: false };
  return draft(at, found.end, sense.kind === 'share' ? 'share' : 'amount', {
    unit: sense.unit,
    senses,
    amounts: [amount],
  });
}
