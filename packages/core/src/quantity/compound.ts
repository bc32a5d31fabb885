import { readCardinal } from './cardinal.ts';
import { dividedBy, isLess, plus, whole } from './decimal.ts';
import { readNumeral } from './numeral.ts';
import type { ParsedAmount, ParsedNumeral } from './parsed.ts';
import { afterHyphen, type Reader, wordAt } from './reader.ts';
import type { UnitWord } from './vocabulary.ts';

/**
 * What follows in a part of the unit: `3 dollars 50 cents`, `5 ft 2 in`, `one kuai and five mao five`. Of money the name of
 * the hundredth may be left out: `15 dollars and 50`.
 */
export function readCompound(reader: Reader, amount: ParsedAmount): ParsedAmount {
  // Three pounds and 50 pence are no weight.
  const named = amount.senses.find((sense) => isWhole(amount) && readPart(reader, amount, sense, 1)?.isNamed === true);
  const senses = named === undefined ? amount.senses : [named, ...amount.senses.filter((sense) => sense !== named)];
  let [result, unit, count]: [ParsedAmount, UnitWord | undefined, number] = [{ ...amount, senses }, senses[0], 1];
  // Two steps at most: of one unit, its part, and a number alone.
  for (let step = 0; step < 2; step += 1) {
    const next = unit === undefined || !isWhole(result) ? undefined : readPart(reader, result, unit, count);
    if (next === undefined) return result;
    result = next.amount;
    unit = next.unit;
    count = next.count;
  }
  return result;
}

interface Step {
  readonly amount: ParsedAmount;
  readonly unit: UnitWord;
  readonly count: number;
  /** Is the part said, and not only its number? */
  readonly isNamed: boolean;
}

const isWhole = ({ value, isAdjective }: ParsedAmount): boolean =>
  value !== null && value.exponent >= 0 && !isAdjective;

function readPart(reader: Reader, amount: ParsedAmount, unit: UnitWord, count: number): Step | undefined {
  const hasAnd = reader.lexicon.vocabulary.and[0] === wordAt(reader, amount.end);
  const numeral = readNumeral(reader, hasAnd ? amount.end + 1 : amount.end);
  if (numeral === undefined || numeral.kind !== 'cardinal' || numeral.grain !== 0 || numeral.scale > 0)
    return undefined;
  const { tokens, lexicon } = reader;
  const found = lexicon.signs.find(tokens, numeral.end) ?? lexicon.units.find(tokens, numeral.end);
  for (const part of unit.parts) {
    const sense = found?.value.find(({ name }) => name === part.name);
    if (sense !== undefined && found !== undefined) {
      return {
        amount: joinedTo(amount, numeral, count * part.count, found.end),
        unit: sense,
        count: count * part.count,
        isNamed: true,
      };
    }
  }
  const isHundredth = unit.kind === 'money' && (unit.parts.some((part) => part.count === 100) || count > 1);
  if (found !== undefined || !isHundredth || !endsHere(reader, numeral.end) || !standsAlone(reader, numeral))
    return undefined;
  const small = count > 1 ? 10 : 100;
  if (!isLess(numeral.value, whole(small))) return undefined;
  return { amount: joinedTo(amount, numeral, count * small, numeral.end), unit, count: count * small, isNamed: false };
}

function joinedTo(amount: ParsedAmount, numeral: ParsedNumeral, count: number, end: number): ParsedAmount {
  const part = dividedBy(numeral.value, whole(count));
  if (part === undefined || amount.value === null) return amount;
  return { ...amount, end, numerals: [...amount.numerals, numeral], value: plus(amount.value, part), grain: null };
}

/** A number that counts something else has a word behind it; that of the cents ends the phrase. */
function endsHere({ tokens }: Reader, end: number): boolean {
  const next = tokens[end];
  return next === undefined || /^[.,;:!?)]$/.test(next.text) || next.word === 'more' || next.word === 'each';
}

function standsAlone(reader: Reader, numeral: ParsedNumeral): boolean {
  const [token, before] = [reader.tokens[numeral.at], reader.tokens[numeral.at - 1]];
  return (
    before?.text !== ',' &&
    token?.isAttached === false &&
    afterHyphen(reader, numeral.end) === numeral.end &&
    readCardinal(reader, numeral.end, { joins: false }) === undefined
  );
}
