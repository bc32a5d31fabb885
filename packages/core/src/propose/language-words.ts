import type { Vocabulary } from '../quantity/vocabulary.ts';

/** ISO 3166-1 alpha-2 → what the country and its people are called, the name first. */
export type CountryWords = { readonly [code: string]: readonly string[] };

/** What an adverb such as `rapidly` may mean: growth of so many percent a year or more. */
export interface PaceReading {
  readonly id: string;
  readonly percent: number;
  readonly reason: string;
}
/** How long ago `recent` reaches back. */
export interface RecencyReading {
  readonly id: string;
  readonly days: number;
  readonly reason: string;
}
/** How many units a plural without a number may be: `days after`. */
export interface PluralReading {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly reason: string;
}

/**
 * The words by which a language shows what kind of claim a sentence makes: plain data, so that another language is
 * another file. All but those of countries are in lower case; single words are compared by their stems.
 */
export interface TemplateWords {
  /** BCP 47. */
  readonly language: string;
  /** The words by which it says quantities. */
  readonly quantities: Vocabulary;
  readonly countries: CountryWords;
  /** Words that no column or value is recognised by. */
  readonly stops: readonly string[];
  readonly highest: readonly string[];
  readonly lowest: readonly string[];
  /** `more`, `larger`: with `than` they compare. */
  readonly more: readonly string[];
  readonly less: readonly string[];
  readonly than: readonly string[];
  /** `as`: twice `as` many `as`. */
  readonly as: readonly string[];
  readonly rise: readonly string[];
  readonly fall: readonly string[];
  /** Between a change and its two amounts: rose `from` 23 `to` 30. */
  readonly ends: { readonly from: string; readonly to: string };
  /** `no`: where what is counted is in the singular, so that it is no quantity. */
  readonly none: readonly string[];
  /** Between a change and its size: rose `by` 5 million. */
  readonly by: string;
  readonly total: readonly string[];
  readonly anniversary: readonly string[];
  /** What an anniversary is counted from. */
  readonly founding: readonly string[];
  /** Names of columns that sort the rows, so that which sort counts is to be asked. */
  readonly sorts: readonly string[];
  readonly recent: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly lasting: readonly string[];
  /** Phrases that name the time of speaking, its year, and the year before. */
  readonly now: readonly string[];
  readonly thisYear: readonly string[];
  readonly lastYear: readonly string[];
  /** Time words that stand without a number, in the plural, with the unit they are of. */
  readonly plurals: { readonly [word: string]: 'day' };
  readonly pace: { readonly [word: string]: readonly [PaceReading, ...PaceReading[]] };
  readonly recency: readonly [RecencyReading, ...RecencyReading[]];
  readonly pluralReadings: readonly [PluralReading, ...PluralReading[]];
}
