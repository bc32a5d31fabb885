import type { Truth } from './answer.ts';

/**
 * Kleene's strong three values as numbers, so that and, or and not are minimum, maximum and reflection, also over whole
 * columns (Kleene, Introduction to Metamathematics, 1952, §64).
 */
export const FALSE = 0;
export const UNDECIDED = 1;
export const TRUE = 2;
export type Kleene = typeof FALSE | typeof UNDECIDED | typeof TRUE;

const words = ['false', 'undecided', 'true'] as const satisfies readonly Truth[];

export function toTruth(value: Kleene): Truth {
  return words[value];
}

export function not(value: Kleene): Kleene {
  return value === TRUE ? FALSE : value === FALSE ? TRUE : UNDECIDED;
}

/** True when `sure` holds, false when `ruledOut` holds, else undecided. */
export function kleene(sure: boolean, ruledOut: boolean): Kleene {
  return sure ? TRUE : ruledOut ? FALSE : UNDECIDED;
}

/** At least `k` of the values are true. `and` is all of them, `or` is one of them. */
export function atLeast(k: number, values: readonly Kleene[]): Kleene {
  const certain = values.filter((value) => value === TRUE).length;
  const possible = values.filter((value) => value !== FALSE).length;
  return kleene(certain >= k, possible < k);
}
