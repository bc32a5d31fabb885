/**
 * One end of what a hedge allows: a multiple of the number, so many places of its last written digit away from it, so
 * many of its round place (that of its last digit which is not zero), a number of its own, or open.
 */
export type HedgeEnd =
  | { readonly times: number }
  | { readonly places: number }
  | { readonly roundPlaces: number }
  | { readonly number: number }
  | null;

/** One way to read a hedge, with the reason why it is admissible and who says so. */
export interface HedgeReading {
  readonly id: string;
  readonly min: HedgeEnd;
  readonly max: HedgeEnd;
  /** Is the number itself left out: *over* 500 is more than 500? */
  readonly excludes: boolean;
  readonly reason: string;
  readonly source: string | null;
}

const krifka = 'Krifka, Approximate interpretation of number words, 2007';
const geurts = 'Geurts & Nouwen, At least et al.: the semantics of scalar modifiers, Language 83, 2007';
const cummins = 'Cummins, Sauerland & Solt, Granularity and scalar implicature in numerical expressions, 2012';
const nouwen = 'Nouwen, Remarks on the polar orientation of almost, 2006';
const merriamWebster = 'https://www.merriam-webster.com/dictionary/';

function reading(
  id: string,
  [min, max]: readonly [HedgeEnd, HedgeEnd],
  reason: string,
  source: string | null = null,
  excludes = false,
): HedgeReading {
  return { id, min, max, excludes, reason, source };
}

const itself = { times: 1 };
const atLeast = (number: number): readonly [HedgeEnd, HedgeEnd] => [{ number }, null];
const between = (min: number, max: number): readonly [HedgeEnd, HedgeEnd] => [{ number: min }, { number: max }];
const severalOf = (word: string, two: number): readonly [HedgeReading] => [
  reading('two', atLeast(two), `${word} in the plural are two of them or more`),
];

/** What a hedge, or a word that stands for a number, may mean: for each its admissible readings, the plainest first. */
export const hedgeReadings = {
  /** A bare number: 3.2 is anything that rounds to it. */
  written: [
    reading('exact', [itself, itself], 'the number as it is written'),
    reading(
      'rounded',
      [{ places: -0.5 }, { places: 0.5 }],
      'a number is as precise as it is written',
      'ISO 80000-1:2009, annex B',
    ),
  ],
  /** A bare round number: 50,000 may stand for a number near it. */
  round: [
    reading('exact', [itself, itself], 'the number as it is written'),
    reading(
      'round',
      [{ roundPlaces: -0.5 }, { roundPlaces: 0.5 }],
      'a round number stands for all that round to it',
      krifka,
    ),
  ],
  about: [
    reading(
      'round',
      [{ roundPlaces: -0.5 }, { roundPlaces: 0.5 }],
      'a round number stands for all that round to it',
      krifka,
    ),
    reading('tenth', [{ times: 0.9 }, { times: 1.1 }], 'a tenth more or less is near'),
  ],
  almost: [
    reading('round', [{ roundPlaces: -0.5 }, itself], 'below the number, and rounding to it', nouwen, true),
    reading('tenth', [{ times: 0.9 }, itself], 'at most a tenth below is near', null, true),
  ],
  'just-over': [
    reading('round', [itself, { roundPlaces: 0.5 }], 'above the number, and rounding to it', nouwen, true),
    reading('tenth', [itself, { times: 1.1 }], 'at most a tenth above is near', null, true),
  ],
  over: [
    reading('any', [itself, null], 'whatever is more is over', geurts, true),
    reading(
      'next',
      [itself, { roundPlaces: 1 }],
      'of more than the next round number that one would have been said',
      cummins,
      true,
    ),
  ],
  under: [
    reading('any', [null, itself], 'whatever is less is under', geurts, true),
    reading(
      'next',
      [{ roundPlaces: -1 }, itself],
      'of less than the next round number that one would have been said',
      cummins,
      true,
    ),
  ],
  'at-least': [reading('any', [itself, null], 'the number and whatever is more', geurts)],
  'at-most': [reading('any', [null, itself], 'the number and whatever is less', geurts)],
  exactly: [reading('exact', [itself, itself], 'it is said to be exact')],
  couple: [
    reading('two-or-three', between(2, 3), 'loosely, a couple is a few', `${merriamWebster}couple`),
    reading('two', between(2, 2), 'a couple is two', `${merriamWebster}couple`),
  ],
  'couple-ago': [
    reading('one-to-three', between(1, 3), 'years ago are counted from parts of years, so two may be more than one'),
    reading('two-or-three', between(2, 3), 'loosely, a couple is a few', `${merriamWebster}couple`),
    reading('two', between(2, 2), 'a couple is two', `${merriamWebster}couple`),
  ],
  pair: [reading('two', between(2, 2), 'a pair is two', `${merriamWebster}pair`)],
  few: [
    reading('three-to-five', between(3, 5), 'a few are more than a couple and fewer than half a dozen'),
    reading('two-or-more', atLeast(2), 'at least two', `${merriamWebster}few`),
  ],
  several: [
    reading('three-or-more', atLeast(3), 'more than two', `${merriamWebster}several`),
    reading('three-to-nine', between(3, 9), 'more than two, and of ten one would have said ten'),
  ],
  handful: [
    reading('up-to-five', between(3, 5), 'as many as a hand has fingers, and more than a couple'),
    reading('small', between(2, 9), 'a small number', `${merriamWebster}handful`),
  ],
  tens: severalOf('tens', 20),
  dozens: severalOf('dozens', 24),
  scores: severalOf('scores', 40),
  hundreds: severalOf('hundreds', 200),
  thousands: severalOf('thousands', 2000),
  'tens-of-thousands': severalOf('tens of thousands', 20_000),
  'hundreds-of-thousands': severalOf('hundreds of thousands', 200_000),
  millions: severalOf('millions', 2e6),
  'tens-of-millions': severalOf('tens of millions', 2e7),
  'hundreds-of-millions': severalOf('hundreds of millions', 2e8),
  billions: severalOf('billions', 2e9),
  'tens-of-billions': severalOf('tens of billions', 2e10),
  'hundreds-of-billions': severalOf('hundreds of billions', 2e11),
  trillions: severalOf('trillions', 2e12),
  /** In percent. */
  most: [
    reading('majority', [{ number: 50 }, { number: 100 }], 'most are more than half', `${merriamWebster}most`, true),
  ],
} as const satisfies { readonly [hedge: string]: readonly [HedgeReading, ...HedgeReading[]] };

export type HedgeName = keyof typeof hedgeReadings;

/** A number as it is written: `grain` is how many digits stand after the point, less than none for 679 billion. */
export interface WrittenNumber {
  readonly value: number;
  readonly grain: number;
}

/** The ends that a reading of a hedge gives to a number. */
export function endsOf(number: WrittenNumber, { min, max }: HedgeReading): readonly [number | null, number | null] {
  const [low, high] = [endOf(number, min), endOf(number, max)];
  // A multiple of a negative number lies on its other side.
  return low !== null && high !== null && low > high ? [high, low] : [low, high];
}

function endOf({ value, grain }: WrittenNumber, end: HedgeEnd): number | null {
  if (end === null) return null;
  if ('number' in end) return end.number;
  if ('times' in end) return end.times === 1 ? value : plain(value * end.times);
  if ('places' in end) return plain(value + end.places * 10 ** -grain);
  return plain(value + end.roundPlaces * roundPlace(value, grain));
}

/** The place of the last digit that is not zero: 10,000 of 50,000. */
export function roundPlace(value: number, grain: number): number {
  if (value === 0 || grain > 0) return 10 ** -grain;
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return 10 ** (Number(exponent) - (digits.split('.')[1]?.length ?? 0));
}

// 3.2 − 0.05 is 3.15 and not 3.1500000000000004.
function plain(value: number): number {
  return Number(value.toPrecision(12));
}
