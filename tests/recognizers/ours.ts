import { english, extractQuantities, type HedgeKind, type Quantity, type QuantityRange } from '@assay/core';
import type { Recognize } from './score.ts';
import type { Result, SuiteName } from './suite.ts';
import { ageNames, dimensionName, moneyNames, temperatureNames } from './unit-names.ts';

/*
 * Each model of the specifications asks for one kind of what we read, by rules of its own: numbers without their units,
 * amounts without their hedges, ranges without the noun. What is asked for is taken from the quantities; nothing is read here.
 */

export function ours(suite: SuiteName): Recognize {
  const select = models[suite];
  return (text) => extractQuantities(text).flatMap((quantity) => select(quantity, text));
}

type Select = (quantity: Quantity, text: string) => readonly Result[];

const models: Readonly<Record<SuiteName, Select>> = {
  NumberModel: numbers,
  OrdinalModel: ordinals,
  PercentModel: percents,
  NumberRangeModel: ranges,
  CurrencyModel: amountsOf((name) => moneyNames[name]),
  DimensionModel: amountsOf((name) =>
    dimensions.has(name) || name.includes('-per-') ? dimensionName(name) : undefined,
  ),
  AgeModel: amountsOf((name) => ageNames[name]),
  TemperatureModel: amountsOf((name) => temperatureNames[name]),
};

const kindsOfDimension = /^(length|area|volume|weight|speed|information|angle|energy|power)$/;
const dimensions: ReadonlySet<string> = new Set(
  english.units.flatMap(({ name, kind }) => (kindsOfDimension.test(kind) ? [name] : [])),
);

function resultOf(
  { start, end }: { readonly start: number; readonly end: number },
  value: number | null,
  unit: string | null,
): Result {
  return { start, end: end - 1, value: value === null ? null : String(value), unit };
}

/** A number with letters right behind it (`29km`, `4th`) is none to that model. */
function numbers({ numerals }: Quantity, text: string): readonly Result[] {
  return numerals
    .filter(({ end, isOrdinal }) => !isOrdinal && !/^\p{L}/u.test(text.slice(end)))
    .map((numeral) => resultOf(numeral, numeral.value, null));
}

/** Ordinals from the start as numbers, others as `end-1`, `current+1`. */
function ordinals({ numerals, role, from, value, start, end }: Quantity): readonly Result[] {
  if (role === 'ordinal' && from !== 'start' && value.min !== null) {
    const place =
      from === 'end'
        ? `end${value.min === 1 ? '+0' : 1 - value.min}`
        : `current${value.min < 0 ? '' : '+'}${value.min}`;
    return [{ start, end: end - 1, value: place, unit: null }];
  }
  return numerals.filter(({ isOrdinal }) => isOrdinal).map((numeral) => resultOf(numeral, numeral.value, null));
}

function percents({ amounts }: Quantity): readonly Result[] {
  return amounts
    .filter(({ units }) => units[0] === 'percent')
    .map((amount) => ({
      ...resultOf(amount, amount.value, null),
      value: amount.value === null ? null : `${amount.value}%`,
    }));
}

/** The amounts that may have a unit of the model, whichever unit we took first. */
function amountsOf(nameOf: (unit: string) => string | undefined): Select {
  return ({ amounts }) =>
    amounts.flatMap((amount) => {
      const name = amount.units.map((unit) => nameOf(unit)).find((one) => one !== undefined);
      return name === undefined ? [] : [resultOf(amount, amount.value, name)];
    });
}

const equality = /^(?:equal|=)/i;

/**
 * `[20,30)` from the one number to the other and `(20,30)` between them, as the library defines its intervals; a bound of
 * one side is open or closed as the words say. Units and nouns do not belong to the words of the range.
 */
function ranges({ value, hedge, numerals, words, start }: Quantity, text: string): readonly Result[] {
  const [first, last] = [numerals[0], numerals.at(-1)];
  const isBound = hedge !== null && bounds.has(hedge.kind);
  // `equal to 20` is a range from 20 to 20 to that model, `exactly 20` is none.
  if (first !== undefined && hedge?.kind === 'exactly' && equality.test(words) && value.min === value.max) {
    if (/not\s*$/i.test(text.slice(0, start))) return [];
    return [{ start, end: first.end - 1, value: `[${value.min},${value.max}]`, unit: null }];
  }
  const isTwoSided = numerals.length > 1 && value.min !== null && value.max !== null;
  if (first === undefined || last === undefined || value.min === value.max || !(isBound || isTwoSided)) return [];
  const from = hedge === null || isBound || hedge.start > start ? start : first.start;
  const to = Math.max(last.end, hedge?.end ?? 0);
  return [{ start: from, end: to - 1, value: intervalOf(value, isBound, /^\w* ?between\b/i.test(words)), unit: null }];
}

const bounds: ReadonlySet<HedgeKind> = new Set(['over', 'under', 'at-least', 'at-most', 'before', 'after']);

function intervalOf(
  { min, max, includesMin, includesMax }: QuantityRange,
  isBound: boolean,
  isBetween: boolean,
): string {
  const [low, high] = isBound ? [includesMin, includesMax] : [!isBetween, false];
  return `${low ? '[' : '('}${min ?? ''},${max ?? ''}${high ? ']' : ')'}`;
}
