import { type Decimal, scaled, whole } from './decimal.ts';
import { afterHyphen, type Reader, wordAt } from './reader.ts';

/** An ordinal, or the name of a part: `third`, `thirds`, `twenty-first`, `hundredth`, `half`, `quarters`. */
export interface SmallOrdinal {
  readonly end: number;
  readonly value: Decimal;
  readonly isPlural: boolean;
  /** Of `hundredth`, `millionth`: which power of ten; 0 of others. */
  readonly scale: number;
  /** Is it the name of a part alone, as `half` and `quarter` are? */
  readonly isPart: boolean;
}

export function readSmallOrdinal(reader: Reader, at: number): SmallOrdinal | undefined {
  return readWord(reader, at) ?? readTens(reader, at);
}

/** The name of parts in the plural, or of a kind of its own: `thirds`, `quarters`, `half`. */
export function readPlural(reader: Reader, at: number): SmallOrdinal | undefined {
  const part = readSmallOrdinal(reader, at);
  return part?.isPlural || part?.isPart ? part : undefined;
}

function readWord(reader: Reader, at: number): SmallOrdinal | undefined {
  const { ordinals, scaleOrdinals, fractions, plural } = reader.lexicon.vocabulary.numbers;
  const word = wordAt(reader, at);
  if (word === '') return undefined;
  const end = at + 1;
  const parts = Object.hasOwn(fractions, word) ? fractions[word] : undefined;
  if (parts !== undefined) {
    return { end, value: whole(parts), isPlural: word.endsWith(plural), scale: 0, isPart: true };
  }
  for (const isPlural of [false, true]) {
    const stem = isPlural ? word.slice(0, -plural.length) : word;
    if (isPlural && !word.endsWith(plural)) break;
    const scale = Object.hasOwn(scaleOrdinals, stem) ? scaleOrdinals[stem] : undefined;
    if (scale !== undefined) return { end, value: scaled(whole(1), scale), isPlural, scale, isPart: false };
    const value = Object.hasOwn(ordinals, stem) ? ordinals[stem] : undefined;
    // Seconds are of time.
    if (value !== undefined && !(isPlural && value === 2))
      return { end, value: whole(value), isPlural, scale: 0, isPart: false };
  }
  return undefined;
}

function readTens(reader: Reader, at: number): SmallOrdinal | undefined {
  const { cardinals, ordinals } = reader.lexicon.vocabulary.numbers;
  const word = wordAt(reader, at);
  const tens = Object.hasOwn(cardinals, word) ? (cardinals[word] ?? 0) : 0;
  if (tens < 20 || tens % 10 !== 0) return undefined;
  const ones = readWord(reader, afterHyphen(reader, at + 1));
  if (ones === undefined || ones.scale > 0 || ones.isPart || Number(ones.value.digits) > 9 || ordinals === undefined) {
    return undefined;
  }
  return { ...ones, value: whole(tens + Number(ones.value.digits)) };
}
