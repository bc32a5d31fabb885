/** One label of a rating scale. `position` is its place on the axis of truth; labels off the axis have none. */
export interface RatingLabel {
  readonly id: string;
  readonly name: string;
  readonly position: number | null;
  readonly retired: boolean;
  readonly description: string;
}

/** Versioned labels; a published verdict names the version it was rated on. */
export interface RatingScale {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly labels: readonly RatingLabel[];
}

/** The scale Assay ships: five places on the axis, five labels off it. */
export const assayScale = {
  id: 'assay',
  version: 1,
  name: 'Assay',
  labels: [
    {
      id: 'true',
      name: 'True',
      position: 2,
      retired: false,
      description: 'Holds under every admissible reading.',
    },
    {
      id: 'mostly-true',
      name: 'Mostly true',
      position: 1,
      retired: false,
      description: 'Holds, with a limit worth saying: a detail that is off, or readings no evidence decides.',
    },
    {
      id: 'half-true',
      name: 'Half true',
      position: 0,
      retired: false,
      description: 'Holds under some readings, fails under others as good.',
    },
    {
      id: 'mostly-false',
      name: 'Mostly false',
      position: -1,
      retired: false,
      description: 'Fails, with an element that holds, or with readings no evidence decides.',
    },
    {
      id: 'false',
      name: 'False',
      position: -2,
      retired: false,
      description: 'Fails under every admissible reading.',
    },
    {
      id: 'unproven',
      name: 'Unproven',
      position: null,
      retired: false,
      description: 'The evidence at hand does not decide it.',
    },
    {
      id: 'not-checkable',
      name: 'Not checkable',
      position: null,
      retired: false,
      description: 'An opinion, a prediction or a cause no evidence can decide.',
    },
    {
      id: 'needs-context',
      name: 'Needs context',
      position: null,
      retired: false,
      description: 'Not wrong as said, misleading without what is left out.',
    },
    { id: 'satire', name: 'Satire', position: null, retired: false, description: 'Not meant as a statement of fact.' },
    {
      id: 'void',
      name: 'Void',
      position: null,
      retired: false,
      description: 'Withdrawn by who said it, or never said.',
    },
  ],
} as const satisfies RatingScale;

/** The id of a label of {@link assayScale}. */
export type AssayRating = (typeof assayScale)['labels'][number]['id'];

/**
 * The label with this id, where the scale has it; retired labels are still on the scale.
 *
 * @example
 * ```ts
 * import { assayScale, findLabel } from '@assay/core';
 * findLabel(assayScale, 'half-true')?.position // => 0
 * findLabel(assayScale, 'pants-on-fire') // => undefined
 * ```
 */
export function findLabel(scale: RatingScale, rating: string): RatingLabel | undefined {
  return scale.labels.find((label) => label.id === rating);
}
