import type { Range } from './language.ts';

/** One admissible value of a parameter. Without a reason why it is admissible it is refused. */
export interface ReadingOption<Value = ParameterValue> {
  /** Names the option in outcomes and conditions; unique in its parameter. */
  readonly id: string;
  /** In words, for conditions: "the list of December 2024", "two years". */
  readonly label: string;
  readonly value: Value;
  readonly reason: string;
  /** Who says so: an address or a citation. */
  readonly source: string | null;
}

/** A number, text, an EDTF date, a range, or (for a `choice`) the name of one of the options of the `choose` terms. */
export type ParameterValue = number | string | Range;

export const parameterTypes = ['number', 'text', 'date', 'range', 'choice'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** Something a claim leaves open: which list, which year, what "a couple of years" means. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Of numbers and ranges; `null` otherwise. */
  readonly unit: string | null;
  /** In words, for conditions: "the list", "how long ago". */
  readonly label: string;
  readonly options: readonly ReadingOption[];
}

/** Options that are not admissible together. */
export interface Exclusion {
  /** Parameter name → option id; a reading that has all of them is left out. */
  readonly options: { readonly [parameter: string]: string };
  readonly reason: string;
}

/**
 * Values of one number parameter around the claimed one, for asking what version of a claim would be true. The claimed
 * value is a parameter with a single option; the axis says what else it could have been, from weaker to stronger.
 */
export interface Axis {
  readonly parameter: string;
  /** From the weakest version of the claim to the strongest. */
  readonly values: readonly number[];
  /** How far each value is from the claimed one, which is at 0; `null` counts the steps between them. */
  readonly distances: readonly number[] | null;
  readonly reason: string;
}

/** Every admissible way to read a proposition. */
export interface Readings {
  readonly parameters: readonly Parameter[];
  readonly exclusions: readonly Exclusion[];
  readonly axes: readonly Axis[];
}

/** One reading: the id of the option taken, for each parameter by name. */
export type Reading = { readonly [parameter: string]: string };
