import type { Decimal } from './decimal.ts';
import type { UnitWord } from './vocabulary.ts';

/** A number read from the tokens up to `end`. */
export interface Cardinal {
  readonly end: number;
  readonly value: Decimal;
  /** How many digits stand after the point: 1 of 3.2, −9 of 679 billion; `null` of a fraction. */
  readonly grain: number | null;
  /** Of its last scale word as a power of ten: 6 of million; 0 where there is none. */
  readonly scale: number;
  readonly isInDigits: boolean;
  /** May units follow, as after `twenty` and `two hundred`? */
  readonly room: number;
}

export type NumeralKind = 'cardinal' | 'ordinal' | 'fraction';

/** A number as written, its sign included, without unit or hedge. */
export interface ParsedNumeral {
  /** The first token, and the one behind the last. */
  readonly at: number;
  readonly end: number;
  readonly value: Decimal;
  readonly grain: number | null;
  readonly kind: NumeralKind;
  readonly isInDigits: boolean;
  /** Of its last scale word as a power of ten. */
  readonly scale: number;
}

/** A number with its unit. */
export interface ParsedAmount {
  readonly at: number;
  readonly end: number;
  /** More than one in `3 dollars 50 cents`; none where a unit stands without a number. */
  readonly numerals: readonly ParsedNumeral[];
  readonly value: Decimal | null;
  readonly grain: number | null;
  /** What the unit may be, the sense taken first; empty where there is none. */
  readonly senses: readonly UnitWord[];
  /** Does a hyphen join it to what it describes, as in `two-day`? */
  readonly isAdjective: boolean;
}
