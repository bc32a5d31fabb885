import { readBelowHundred, readCardinal } from './cardinal.ts';
import { dividedBy, toNumber } from './decimal.ts';
import { type Draft, draft } from './draft.ts';
import { readNoun } from './noun.ts';
import type { Cardinal, ParsedNumeral } from './parsed.ts';
import { type Reader, wordAt } from './reader.ts';

/** `three to four in 10`, `between two and three out of every five`: a range of shares. */
export function readShareRange(reader: Reader, at: number): Draft | undefined {
  const { tokens, lexicon } = reader;
  const open = lexicon.ranges.find(tokens, at);
  const first = readWhole(reader, open?.end ?? at);
  if (first === undefined) return undefined;
  const isAnd = open !== undefined && wordAt(reader, first.end) === open.value;
  const next = isAnd
    ? first.end + 1
    : (lexicon.until.find(tokens, first.end) ?? lexicon.or.find(tokens, first.end))?.end;
  const second = next === undefined ? undefined : readWhole(reader, next);
  const of = second && lexicon.outOf.find(tokens, second.end);
  const whole = of && readWhole(reader, of.end);
  if (first === undefined || second === undefined || next === undefined || whole === undefined) return undefined;
  if (lexicon.units.find(tokens, whole.end) !== undefined) return undefined;
  const [min, max] = [shareOf(first, whole), shareOf(second, whole)];
  if (min === undefined || max === undefined || min >= max || max > 1) return undefined;
  const numerals = [numeralOf(open?.end ?? at, first), numeralOf(next, second)];
  const noun = readNoun(reader, whole.end, true) ?? null;
  return draft(at, whole.end, 'share', { min, max, grain: null, noun, numerals });
}

function readWhole(reader: Reader, at: number): Cardinal | undefined {
  const found = readCardinal(reader, at, { joins: false }) ?? readBelowHundred(reader, at);
  return found?.grain === 0 && found.value.digits > 0n ? found : undefined;
}

function shareOf(part: Cardinal, of: Cardinal): number | undefined {
  const share = dividedBy(part.value, of.value);
  return share && toNumber(share);
}

function numeralOf(at: number, { end, value, isInDigits, scale }: Cardinal): ParsedNumeral {
  return { at, end, value, grain: 0, kind: 'cardinal', isInDigits, scale };
}
