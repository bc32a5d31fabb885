import type { Proposition, Readings } from '@assay/core';

/** A claim in its typed form, with the ways it may be read. Documents go by the `ref` of their snapshot. */
export interface ExampleForm {
  /** The `ref` of the claim. */
  readonly claim: string;
  /** What this form is about, where a claim has several. */
  readonly label: string | null;
  readonly proposition: Proposition;
  readonly readings: Readings;
}

/** The day of Rutte's remarks. */
export const remarks = '2025-06-23';

/** Who judges where no table can decide. */
export const judge = 'the author of the example';
