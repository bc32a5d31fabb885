import { isLess, plus, whole } from './decimal.ts';
import { readFraction } from './fraction.ts';
import { hasNounAfter } from './noun.ts';
import type { ParsedAmount, ParsedNumeral } from './parsed.ts';
import { type Reader, wordAt } from './reader.ts';
import { readUnit } from './unit-word.ts';
import type { HedgeKind } from './vocabulary.ts';

/**
 * `more than a century`, `took a decade`, `the past week`: one of a unit, with no number. Only where the words around say
 * that it is measured, for a day may be any day.
 */
export function readOneOf(reader: Reader, at: number): ParsedAmount | undefined {
  const { lexicon, tokens } = reader;
  const { one } = lexicon.vocabulary.numbers;
  const elapsed = lexicon.elapsed.find(tokens, at);
  const isOne = one.includes(wordAt(reader, at));
  if (elapsed === undefined && !isOne) return undefined;
  const unit = readUnit(reader, elapsed?.end ?? at + 1);
  const [sense] = unit?.senses ?? [];
  if (unit === undefined || sense === undefined || unit.isAdjective || isOrdinal(reader, unit.at)) return undefined;
  const isTime = sense.kind === 'duration';
  const isLength = sense.kind === 'length' || sense.kind === 'age';
  const part = isTime ? readPart(reader, unit.end) : undefined;
  const end = part?.end ?? unit.end;
  const isCalledFor = lexicon.lasting.has(wordAt(reader, at - 1)) || isAgo(reader, end);
  const isMeasured = isTime && (elapsed !== undefined || part !== undefined || isCalledFor);
  const isHedged = (isTime || isLength) && isAfterHedge(reader, at);
  if (!(isMeasured || isHedged) || (elapsed === undefined && hasNounAfter(reader, end)) || tokens[end]?.text === '-')
    return undefined;
  const value = part === undefined ? whole(1) : plus(whole(1), part.value);
  return {
    at,
    end,
    numerals: [],
    value,
    grain: part === undefined ? 0 : null,
    senses: unit.senses,
    isAdjective: false,
  };
}

/** An hour `and a half`. */
function readPart(reader: Reader, end: number): ParsedNumeral | undefined {
  if (reader.lexicon.vocabulary.and[0] !== wordAt(reader, end)) return undefined;
  const part = readFraction(reader, end + 1);
  return part !== undefined && part.scale === 0 && isLess(part.value, whole(1)) ? part : undefined;
}

/** A second may be of time, and the one after the first. */
function isOrdinal(reader: Reader, at: number): boolean {
  return Object.hasOwn(reader.lexicon.vocabulary.numbers.ordinals, wordAt(reader, at));
}

function isAgo({ tokens, lexicon }: Reader, end: number): boolean {
  return lexicon.hedgesAfter.find(tokens, end)?.value.kind === 'ago';
}

const longestHedge = 4;
const ofNumbers: ReadonlySet<HedgeKind> = new Set([
  'about',
  'almost',
  'just-over',
  'over',
  'under',
  'at-least',
  'at-most',
]);

/** Numbers alone have these hedges before them: `about`, `less than`. */
function isAfterHedge({ tokens, lexicon }: Reader, at: number): boolean {
  for (let back = 1; back <= longestHedge; back += 1) {
    const hedge = lexicon.hedges.find(tokens, at - back);
    if (hedge?.end === at) return ofNumbers.has(hedge.value.kind);
  }
  return false;
}
