import { endsOf, type HedgeReading, hedgeReadings, roundPlace } from './hedge.ts';
import type { QuantityAlternative, QuantityRange, QuantityRole } from './quantity.ts';
import type { HedgeKind, UnitWord } from './vocabulary.ts';

/** A number, or a range of two, before its hedge is taken into account. */
export interface PlainValue {
  readonly min: number | null;
  readonly max: number | null;
  readonly grain: number | null;
}

export type Alternatives = readonly [QuantityAlternative, ...QuantityAlternative[]];

export function range(min: number | null, max: number | null, excludes: 'min' | 'max' | null = null): QuantityRange {
  return { min, max, includesMin: excludes !== 'min' && min !== null, includesMax: excludes !== 'max' && max !== null };
}

/** A single reading. */
export function only(
  value: QuantityRange,
  unit: string,
  id: string,
  reason: string,
  source: string | null = null,
): Alternatives {
  return [{ id, value, unit, reason, source }];
}

/** What the number may mean under its hedge. */
export function readingsOf(plain: PlainValue, hedge: HedgeKind | null, unit: string, role: QuantityRole): Alternatives {
  const { min, max, grain } = plain;
  if (min === null || max === null) return only(range(min, max), unit, 'open', 'how much it is the words do not say');
  const isDate = unit === 'calendar-year';
  const bound = boundOf(min, max, hedge);
  if (bound !== undefined && (isDate || min !== max)) return only(bound, unit, 'bound', reasonOfBound(hedge));
  if (min !== max) {
    return only(range(min, max), unit, 'closed', 'a range with two ends includes both');
  }
  const number = { value: min, grain: grain ?? 0 };
  const readings = hedgeReadings[nameOf(hedge, number, role, isDate || grain === null)];
  // A fraction has no last digit to round at.
  const [first = hedgeReadings.exactly[0], ...rest] = readings.filter((one) => grain !== null || !isOfDigits(one));
  return [toAlternative(number, first, unit), ...rest.map((one) => toAlternative(number, one, unit))];
}

function isOfDigits({ min, max }: HedgeReading): boolean {
  return [min, max].some((end) => end !== null && ('places' in end || 'roundPlaces' in end));
}

type NumberHedge =
  | 'written'
  | 'round'
  | 'about'
  | 'almost'
  | 'just-over'
  | 'over'
  | 'under'
  | 'at-least'
  | 'at-most'
  | 'exactly';

function nameOf(
  hedge: HedgeKind | null,
  { value, grain }: { readonly value: number; readonly grain: number },
  role: QuantityRole,
  isExact: boolean,
): NumberHedge {
  switch (hedge) {
    case 'about':
    case 'almost':
    case 'just-over':
    case 'over':
    case 'under':
    case 'at-least':
    case 'at-most':
    case 'exactly':
      return hedge;
    case 'until':
    case 'before':
      return 'under';
    case 'after':
      return 'over';
    case 'since':
    case 'ago':
    case 'ahead':
    case null: {
      if (isExact || role === 'rank' || role === 'ordinal') return 'exactly';
      const isRound = Math.abs(value) >= 1000 && roundPlace(value, grain) >= 100 * 10 ** -grain;
      if (isRound && role !== 'duration' && role !== 'share') return 'round';
      return grain !== 0 ? 'written' : 'exactly';
    }
  }
}

/** Of a range, or of a date, the hedge moves one end: `since 2008`, `up to three to five`. */
function boundOf(min: number, max: number, hedge: HedgeKind | null): QuantityRange | undefined {
  switch (hedge) {
    case 'since':
    case 'at-least':
      return range(min, null);
    case 'until':
    case 'at-most':
      return range(null, max);
    case 'before':
    case 'under':
      return range(null, min, 'max');
    case 'after':
    case 'over':
      return range(max, null, 'min');
    case 'about':
    case 'almost':
    case 'just-over':
    case 'exactly':
    case 'ago':
    case 'ahead':
    case null:
      return undefined;
  }
}

function reasonOfBound(hedge: HedgeKind | null): string {
  return `the words bound one end: ${hedge ?? 'none'}`;
}

function toAlternative(
  number: { readonly value: number; readonly grain: number },
  reading: HedgeReading,
  unit: string,
): QuantityAlternative {
  const [min, max] = endsOf(number, reading);
  const excludes = !reading.excludes ? null : min === number.value ? 'min' : max === number.value ? 'max' : null;
  return { id: reading.id, value: range(min, max, excludes), unit, reason: reading.reason, source: reading.source };
}

/** The readings of a word that stands for a number: `dozens`, `a couple`. */
export function readingsOfVague(
  readings: readonly [HedgeReading, ...HedgeReading[]],
  unit: string,
  scale = 0,
): Alternatives {
  const times = (end: number | null): number | null => (end === null ? null : Number(`${end}e${scale}`));
  const toReading = (reading: HedgeReading): QuantityAlternative => {
    const [min, max] = endsOf({ value: 0, grain: 0 }, reading);
    const { id, reason, source } = reading;
    return { id, value: range(times(min), times(max), reading.excludes ? 'min' : null), unit, reason, source };
  };
  const [first, ...rest] = readings;
  return [toReading(first), ...rest.map(toReading)];
}

/** The same readings in each unit that the word may be: pounds of money and of weight. */
export function inEachUnit(alternatives: Alternatives, senses: readonly UnitWord[]): Alternatives {
  const [taken, ...others] = alternatives;
  const [first, ...units] = senses;
  const other = [...new Map(units.map((sense) => [sense.unit, sense])).values()].filter(
    ({ unit }) => unit !== first?.unit,
  );
  const reason = first?.reason ?? null;
  return [
    reason === null ? taken : { ...taken, reason: `${taken.reason}; ${reason}` },
    ...others,
    ...other.map((sense) => ({
      ...taken,
      id: `${taken.id}-${sense.name}`,
      unit: sense.unit,
      reason: sense.reason ?? `the same word is a unit of ${sense.kind}`,
      source: null,
    })),
  ];
}
