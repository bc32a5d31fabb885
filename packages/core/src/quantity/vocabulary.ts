import type { HedgeName } from './hedge.ts';

/**
 * The words by which a language says quantities: plain data, so that another language is another file. Every phrase is
 * in lower case, its tokens separated by spaces (`per cent`, `u.s $`); a hyphen is a token of its own.
 */
export interface Vocabulary {
  /** BCP 47. */
  readonly language: string;
  readonly numbers: NumberWords;
  readonly units: readonly UnitWord[];
  /** How a unit is divided by another in words or signs: `per`, `an`, `/`. */
  readonly per: readonly string[];
  /** What an amount may be divided by after `a` as well: 2 dollars a `share`. */
  readonly perNouns: readonly string[];
  /** After a duration they make it an age: `old`, `of age`. */
  readonly ages: readonly string[];
  readonly hedges: readonly HedgeWord[];
  /** Between the two numbers of a range: `to`, `-`. */
  readonly until: readonly string[];
  /** Before a range, with the word between its numbers: `between … and`. */
  readonly ranges: readonly { readonly open: string; readonly between: string }[];
  /** Between two numbers of which the one or the other holds: `three or four`. */
  readonly or: readonly string[];
  /** Between a number and how far off it may be: 45 `±` 3. */
  readonly margins: readonly string[];
  /** What joins two bounds; the first of them joins the parts of a number too: two hundred `and` six. */
  readonly and: readonly string[];
  /** Before a number: `top` 10 is the first ten places, `no .` 1 the first. */
  readonly top: readonly string[];
  readonly place: readonly string[];
  /** Nouns that a number names one of: `article` 5. */
  readonly labels: readonly string[];
  /** Comparatives that bound a number as well: `more`; others compare alone. */
  readonly amountsMore: readonly string[];
  readonly tens: TensWords;
  /** Before one unit of time without a number: `the past` decade; and the words after which `a decade` is a measure. */
  readonly elapsed: readonly string[];
  readonly lasting: readonly string[];
  /** Ends of a word that owns what follows: Labour`'s`. */
  readonly possessives: readonly string[];
  /** Behind a length they say which one: 1.5m `high`. */
  readonly sizes: readonly string[];
  /** Behind a name they make the number before it that of a house: 10 Downing `street`. */
  readonly streets: readonly string[];
  /** After an ordinal they make it a rank: the third `largest`. */
  readonly superlatives: readonly string[];
  /** What an ordinal counts in a unit of its own: the 75th `anniversary`, in years. */
  readonly ordinalUnits: { readonly [noun: string]: string };
  readonly relatives: readonly RelativeOrdinal[];
  /** Words that say no number and still a quantity: `dozens`, `a couple`, `most`. */
  readonly vague: readonly VagueWord[];
  /** `doubled`, `threefold`: by which factor. */
  readonly factors: { readonly [word: string]: number };
  /** Endings and words that make a number a factor: `fold`, `times`. */
  readonly factorWords: readonly string[];
  /** Those of them that also count events, and what after them compares: three times `as` many. */
  readonly factorCounts: readonly string[];
  readonly factorComparisons: readonly string[];
  /** Joined to a number word: three`fold`. */
  readonly fold: string;
  /** Between a change and its amount: fell `by` 5 %. */
  readonly by: string;
  readonly changes: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    /** Phrases in which a word of change says none: made `up` a third. */
    readonly idle: readonly string[];
    /** Between a change and where it ends: fell `below` 5 %. */
    readonly levels: readonly string[];
  };
  readonly none: {
    readonly determiners: readonly string[];
    readonly negations: readonly string[];
    readonly any: readonly string[];
  };
  readonly calendar: CalendarWords;
  readonly nouns: NounWords;
  /** Phrases with number words in them that say no number: `at first`, `9 / 11`. */
  readonly idioms: readonly string[];
}

export interface NumberWords {
  /** `seven`, `seventy`. */
  readonly cardinals: { readonly [word: string]: number };
  /** Ten to which power: `hundred`, `million`; with what may stand for it after digits alone, case kept. */
  readonly scales: { readonly [word: string]: number };
  readonly scaleSigns: { readonly [sign: string]: number };
  /** Only where money stands before or a thing counted after: `£3m`, `3m people`; else metres. */
  readonly moneyScaleSigns: { readonly [sign: string]: number };
  readonly dozens: readonly string[];
  readonly ordinals: { readonly [word: string]: number };
  /** Of powers of ten: `hundredth`. */
  readonly scaleOrdinals: { readonly [word: string]: number };
  /** After digits: `th`. */
  readonly ordinalEndings: readonly string[];
  /** Fractions with a name of their own, and into how many parts they cut: `half`, `quarter`. */
  readonly fractions: { readonly [word: string]: number };
  /** Added to an ordinal to make a fraction plural: `s`. */
  readonly plural: string;
  readonly one: readonly string[];
  /** The number word that may be a pronoun, and what before it makes it one. */
  readonly pronoun: { readonly word: string; readonly after: readonly string[]; readonly before: readonly string[] };
  /** Words that a hyphen may join to digits, which are then no part of a name as in `covid-19`: `top-10`, `mid-1972`. */
  readonly beforeHyphen: readonly string[];
  readonly point: readonly string[];
  readonly minus: readonly string[];
  /** `one in five`, `two out of three`. */
  readonly outOf: readonly string[];
  readonly over: readonly string[];
}

/** How the numbers from 30 to 39 are called: `thirties`. */
export interface TensWords {
  readonly plurals: { readonly [word: string]: number };
  /** Which of the ten they are, beside `early`, `mid` and `late`: `high`. */
  readonly levels: { readonly [word: string]: readonly [number, number] };
  /** Before them they make them an age: `her` thirties. */
  readonly owners: readonly string[];
  /** Near them they make them degrees. */
  readonly warmth: readonly string[];
}

export type UnitKind =
  | 'money'
  | 'share'
  | 'duration'
  | 'age'
  | 'length'
  | 'area'
  | 'volume'
  | 'weight'
  | 'speed'
  | 'information'
  | 'angle'
  | 'temperature'
  | 'energy'
  | 'power'
  | 'rate';

export interface UnitWord {
  /** Its name in this vocabulary: `us-dollar` and `dollar` may both be read as `USD`. */
  readonly name: string;
  /** As the units of the library are written: `USD`, `%`, `kilometre^2`. */
  readonly unit: string;
  readonly kind: UnitKind;
  readonly words: readonly string[];
  /** Case kept, as `MB` and `Mb` differ. */
  readonly signs: readonly string[];
  /** May it stand before the number: `$5`, `USD 5`? */
  readonly isPrefix: boolean;
  /** Is it a unit wherever it stands, even with no number? */
  readonly isPlain: boolean;
  /** The hundredth part of it, by name: 3 dollars 50 `cent`. */
  readonly parts: readonly { readonly name: string; readonly count: number }[];
  /** Only behind an amount in the unit it is a part of: 5 ft 2 `in`. */
  readonly isPartOnly: boolean;
  /** Words of which one must stand near; empty: none needs to. */
  readonly near: readonly string[];
  /** What else the same word may be, and why this sense is taken. */
  readonly reason: string | null;
}

export interface HedgeWord {
  readonly kind: HedgeKind;
  readonly words: readonly string[];
  /** Does it stand after the number: `10 or more`? */
  readonly isAfter: boolean;
  /** Of a number that has none: 18 or `older` is in years. */
  readonly unit: string | null;
}

/** What a hedge says of its number; the readings of each are in one table for all languages. */
export type HedgeKind =
  | 'about'
  | 'almost'
  | 'just-over'
  | 'over'
  | 'under'
  | 'at-least'
  | 'at-most'
  | 'exactly'
  | 'since'
  | 'until'
  | 'before'
  | 'after'
  | 'ago'
  | 'ahead';

export interface VagueWord {
  readonly words: readonly string[];
  readonly means: HedgeName;
  readonly unit: '1' | '%';
  /** Does only what follows tell it from other uses: `most of`, `a couple of`? */
  readonly needs: 'nothing' | 'of' | 'noun';
}

export interface RelativeOrdinal {
  readonly words: readonly string[];
  /** After these it is a verb, where a number or a hedge follows: it could `last` three weeks. */
  readonly verbAfter: readonly string[];
  /** Counted from where, and the how-manieth: the penultimate is the second from the end. */
  readonly from: 'end' | 'here';
  readonly value: number;
}

export interface CalendarWords {
  readonly months: { readonly [word: string]: number };
  readonly centuries: readonly string[];
  readonly early: { readonly [word: string]: readonly [number, number] };
  /** After which four digits are a year: `in`, `since`. */
  readonly yearAfter: readonly string[];
  /** Of a year, after an ordinal or before a digit: the third `quarter` of, `q` 3. */
  readonly quarters: readonly string[];
  /** Beside a number they make it a year of another count, case kept: 300 `BC`. */
  readonly eras: readonly string[];
  /** Behind a number they make it a time of the day: 7 `pm`. */
  readonly clock: readonly string[];
  /** After which four digits are a year where no noun follows: compared `with` 2019. */
  readonly yearAtEnd: readonly string[];
  /** Month before day, as in `5/17/2018`? */
  readonly monthFirst: boolean;
}

export interface NounWords {
  /** Words that end a noun phrase: prepositions, verbs, pronouns. */
  readonly stops: readonly string[];
  /** Articles and the like, that stand before a noun. */
  readonly determiners: readonly string[];
  readonly of: readonly string[];
  /** Plurals that do not end as the others. */
  readonly plurals: readonly string[];
  readonly pluralEnding: string;
  /** Endings that only look like it: `crisis`, `status`. */
  readonly notPlural: readonly string[];
}
