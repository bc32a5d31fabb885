import type { EdtfDate } from '../value/date.ts';
import type { HedgeKind } from './vocabulary.ts';

/**
 * What a quantity says of its noun: how many there are, a part of a whole, a place in an order, by how much something
 * changed, the how-manieth it is, how long, when; or an amount of money or of a measure.
 */
export const quantityRoles = ['count', 'share', 'rank', 'change', 'ordinal', 'duration', 'date', 'amount'] as const;
export type QuantityRole = (typeof quantityRoles)[number];

/** Words in the text, from the UTF-16 unit `start` up to `end`. */
export interface Words {
  readonly start: number;
  readonly end: number;
}

/** From `min` to `max`; `null` is an open end. A bare number is both its own ends. */
export interface QuantityRange {
  readonly min: number | null;
  readonly max: number | null;
  /** Does the end itself belong to the range? `more than 500` leaves 500 out. */
  readonly includesMin: boolean;
  readonly includesMax: boolean;
}

/** A number as it is written in the text, without unit or hedge. */
export interface WrittenNumeral extends Words {
  readonly value: number;
  readonly isOrdinal: boolean;
}

/** A number with the unit written at it, or a unit alone. */
export interface WrittenAmount extends Words {
  /** `null` where a unit stands with no number. */
  readonly value: number | null;
  /** The names, in the vocabulary, of the units it may be; the one taken first. */
  readonly units: readonly string[];
}

/** One admissible reading, with the reason why it is one and who says so. */
export interface QuantityAlternative {
  readonly id: string;
  readonly value: QuantityRange;
  readonly unit: string;
  readonly reason: string;
  readonly source: string | null;
}

/** The word that widens or bounds the number: `about`, `or more`. */
export interface WrittenHedge extends Words {
  readonly kind: HedgeKind;
}

/** A quantity read in a text. It covers its hedges and units; the noun is told apart. */
export interface Quantity extends Words {
  /** The very words, from `start` up to `end`. */
  readonly words: string;
  readonly role: QuantityRole;
  /** That of the first of the alternatives. */
  readonly value: QuantityRange;
  /** As `asUnit` writes units: `USD`, `%`, `year`; `1` of counts and factors, `calendar-year` of dates, `rank` of places. */
  readonly unit: string;
  /** Digits after the point as written: 1 of 3.2, −9 of 679 billion; `null` where none are, as in a third. */
  readonly grain: number | null;
  readonly hedge: WrittenHedge | null;
  /** What it counts, or is a share of: `Chinese firms`. */
  readonly noun: (Words & { readonly words: string }) | null;
  /** Of a date that a calendar has. */
  readonly date: EdtfDate | null;
  /** From where an ordinal counts: `penultimate` from the end, `next` from here. */
  readonly from: 'start' | 'end' | 'here' | null;
  /** Every admissible reading, the one taken first. */
  readonly alternatives: readonly [QuantityAlternative, ...QuantityAlternative[]];
  readonly numerals: readonly WrittenNumeral[];
  readonly amounts: readonly WrittenAmount[];
}
