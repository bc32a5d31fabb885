import type { PropositionTerm, Range } from '../proposition/language.ts';
import type { Parameter, ReadingOption } from '../proposition/reading.ts';
import type { QuantityAlternative } from '../quantity/quantity.ts';
import { asUnit, convertFactor } from '../value/unit.ts';
import { type Basis, nothing } from './draft.ts';
import type { SaidQuantity } from './sentence-read.ts';
import type { Measured } from './terms.ts';

/** A statement that a number is what a quantity says, and what it rests on. */
export interface SaidStatement extends Basis {
  readonly term: PropositionTerm;
}

/**
 * The number lies in the range that the quantity says, each admissible reading of which is an option; `undefined` where
 * their units do not go together or nothing is said of its size. Ranges of the language are closed: an end that the
 * words leave out is moved by one in whole counts, and told apart by a comparison elsewhere.
 */
export function isAsSaid(number: Measured, quantity: SaidQuantity, name = 'amount'): SaidStatement | undefined {
  const options = quantity.alternatives.flatMap((one) => optionOf(one, number.unit, quantity) ?? []);
  const distinct = [...new Map(options.map((option) => [option.id, option])).values()];
  if (distinct.length === 0) return undefined;
  const parameter: Parameter = {
    name,
    type: 'range',
    unit: number.unit,
    label: `“${quantity.words.slice(0, 200)}”`,
    options: distinct,
  };
  const within: PropositionTerm = { op: 'within', of: number.term, range: { parameter: name } };
  const edges = edgesLeftOut(number, quantity);
  return {
    ...nothing,
    term: edges.length === 0 ? within : { op: 'and', of: [within, ...edges] },
    quantities: [quantity],
    parameters: [parameter],
  };
}

/** May a number in this unit be what the quantity says? */
export function isCommensurable(unit: string, quantity: SaidQuantity): boolean {
  return factorTo(quantity.unit, unit, quantity) !== undefined;
}

function factorTo(from: string, to: string, quantity: SaidQuantity): number | undefined {
  // What is counted has a unit of its own in a table: 76 aircraft in `aircraft`.
  if (from === '1' && quantity.role === 'count' && isCounted(to)) return convertFactor(unscaled(to), to) ?? 1;
  if (from === '1' && to === '%' && quantity.role !== 'share' && quantity.role !== 'change') return undefined;
  try {
    return convertFactor(from, to);
  } catch {
    // A unit of the text that the language of units has no word for.
    return undefined;
  }
}

const notCounted = new Set(['rank', 'calendar-year', 'year', 'month', 'day', 'hour', 'pp', '%', 'place']);

function isCounted(unit: string): boolean {
  return unit === '1' || (/^[MGT]?[a-z]{2,}(-[a-z]+)*$/.test(unit) && !notCounted.has(unit));
}

function unscaled(unit: string): string {
  return asUnit(unit.replace(/^[MGT](?=[a-z])/, ''));
}

function optionOf(
  { id, value, unit, reason, source }: QuantityAlternative,
  to: string,
  quantity: SaidQuantity,
): ReadingOption | undefined {
  const factor = factorTo(unit, to, quantity);
  if (factor === undefined || (value.min === null && value.max === null)) return undefined;
  const whole = isWhole(quantity, to) ? 1 : 0;
  const range: Range = {
    min: scaled(value.min, factor, value.includesMin ? 0 : whole),
    max: scaled(value.max, factor, value.includesMax ? 0 : -whole),
  };
  if (range.min !== null && range.max !== null && range.min > range.max) return undefined;
  return { id, label: rangeLabel(range), value: range, reason, source };
}

function isWhole(quantity: SaidQuantity, unit: string): boolean {
  return quantity.role === 'count' && (unit === '1' || isCounted(unit)) && !/^[MGT]/.test(unit);
}

function scaled(end: number | null, factor: number, step: number): number | null {
  if (end === null) return null;
  return factor === 1 ? end + step : Number(((end + step) * factor).toPrecision(12));
}

/** `over`, `under`: in every reading the same end is left out. */
function edgesLeftOut({ term, unit }: Measured, quantity: SaidQuantity): readonly PropositionTerm[] {
  if (isWhole(quantity, unit)) return [];
  const [first, ...others] = quantity.alternatives.map(({ value }) => value);
  const factor = factorTo(quantity.unit, unit, quantity);
  if (first === undefined || factor === undefined) return [];
  const edge = (is: '<' | '>', end: number | null): PropositionTerm[] =>
    end === null
      ? []
      : [{ op: 'compare', left: term, is, right: { op: 'number', value: scaled(end, factor, 0) ?? end, unit } }];
  const sameMin = others.every(({ min, includesMin }) => min === first.min && !includesMin);
  const sameMax = others.every(({ max, includesMax }) => max === first.max && !includesMax);
  return [
    ...(!first.includesMin && sameMin ? edge('>', first.min) : []),
    ...(!first.includesMax && sameMax ? edge('<', first.max) : []),
  ];
}

export function rangeLabel({ min, max }: Range): string {
  if (min === null) return max === null ? 'any number' : `${max} or less`;
  if (max === null) return `${min} or more`;
  return min === max ? `${max}` : `${min} to ${max}`;
}
