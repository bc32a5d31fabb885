import { afterHyphen, type Reader, wordAt } from './reader.ts';
import type { UnitWord } from './vocabulary.ts';

/** A unit from the token `at` up to `end`, with what else the word may be. */
export interface ParsedUnit {
  readonly at: number;
  readonly end: number;
  readonly senses: readonly UnitWord[];
  /** Does a hyphen join it to its number? */
  readonly isAdjective: boolean;
}

/** The unit behind a number that ends before the token: `5 km`, `five-day`, `20 (kg)`, `10 miles an hour`, `3 years old`. */
export function readUnit(reader: Reader, start: number): ParsedUnit | undefined {
  const at = afterHyphen(reader, start);
  const unit = find(reader, at) ?? readBracketed(reader, start);
  if (unit === undefined) return undefined;
  const senses = sensesNear(reader, unit.senses, start);
  if (senses.length === 0) return undefined;
  return readRate(reader, readAge(reader, { ...unit, senses, isAdjective: at > start }));
}

function find(reader: Reader, at: number): ParsedUnit | undefined {
  const { tokens, lexicon } = reader;
  const sign = lexicon.signs.find(tokens, at);
  const word = lexicon.units.find(tokens, at);
  const found = [sign, word].filter((one) => one !== undefined).sort((a, b) => b.end - a.end)[0];
  if (found === undefined || isInName(reader, found.end)) return undefined;
  const senses = found.value.filter(({ isPartOnly }) => !isPartOnly);
  return senses.length === 0 ? undefined : { at, end: found.end, senses, isAdjective: false };
}

/** `24703m212` is a name, whatever letter is in it; `24703m2` has the square of a metre. */
function isInName({ tokens }: Reader, end: number): boolean {
  const [last, next, behind] = [tokens[end - 1], tokens[end], tokens[end + 1]];
  if (next === undefined || !next.isAttached || last === undefined) return false;
  if (next.text === '-') return last.text.length === 1 && behind?.kind === 'digits' && behind.isAttached;
  return last.kind === 'word' && (next.kind === 'digits' || next.kind === 'word');
}

const brackets: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);

function readBracketed(reader: Reader, start: number): ParsedUnit | undefined {
  const close = brackets.get(reader.tokens[start]?.text ?? '');
  const unit = close === undefined ? undefined : find(reader, start + 1);
  return unit && reader.tokens[unit.end]?.text === close ? { ...unit, end: unit.end + 1 } : undefined;
}

const reach = 6;

/** Senses that want certain words near are taken where those stand, and then they alone; else they are left out. */
function sensesNear(reader: Reader, senses: readonly UnitWord[], at: number): readonly UnitWord[] {
  if (senses.every(({ near }) => near.length === 0)) return senses;
  const words = new Set(reader.tokens.slice(Math.max(0, at - reach), at + reach).map(({ word }) => word));
  const meant = senses.filter(({ near }) => near.some((word) => words.has(word)));
  return meant.length > 0 ? meant.slice(0, 1) : senses.filter(({ near }) => near.length === 0);
}

/** `five years old`, `ninety years of age`, `90 day old`. */
function readAge(reader: Reader, unit: ParsedUnit): ParsedUnit {
  const [sense] = unit.senses;
  if (sense?.kind !== 'duration') return unit;
  const age = reader.lexicon.ages.find(reader.tokens, unit.end);
  return age === undefined
    ? unit
    : { ...unit, end: age.end, senses: [{ ...sense, name: `${sense.name}-of-age`, kind: 'age' }] };
}

/** A length by a time is a speed, one unit and not two: `miles an hour`, `km/h`. */
function readRate(reader: Reader, unit: ParsedUnit): ParsedUnit {
  const [sense] = unit.senses;
  const per = sense?.kind === 'length' ? reader.lexicon.per.find(reader.tokens, unit.end) : undefined;
  const time = per && find(reader, per.end)?.senses.find(({ kind }) => kind === 'duration');
  const end = per && find(reader, per.end)?.end;
  if (sense === undefined || time === undefined || end === undefined || wordAt(reader, unit.end) === 'each')
    return unit;
  const speed: UnitWord = {
    ...sense,
    name: `${sense.name}-per-${time.name}`,
    unit: `${sense.unit}/${time.unit}`,
    kind: 'speed',
  };
  return { ...unit, end, senses: [speed] };
}
