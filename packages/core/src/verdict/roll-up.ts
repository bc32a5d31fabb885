import type { RollUpRule } from '../claim/claim.ts';
import { AssayError } from '../error.ts';
import { assayScale, findLabel, type RatingScale } from './scale.ts';
import type { Suggestion } from './verdict.ts';

/** A part of a compound claim, as far as its roll-up is concerned. */
export interface RatedPart {
  /** The id of a label of the scale. */
  readonly rating: string;
}

/** A rule over places on the axis, lowest first; there is at least one. */
type Rule = (places: readonly number[], step: { readonly above: number; readonly below: number }) => number;

const rules = {
  /** The compound is as its lowest part. */
  'weakest-part': (places) => lowest(places),
  /** Where all parts hold, as the weakest of them; where all fail, as the mildest; where they disagree, half true. */
  'all-parts': (places) => together(places) ?? 0,
  /** As `all-parts`; but where the parts disagree, mostly as more of them do: mostly true, mostly false or, in a tie, half. */
  'majority-of-parts': (places, step) => {
    const agreed = together(places);
    if (agreed !== null) return agreed;
    const margin = places.filter((place) => place > 0).length - places.filter((place) => place < 0).length;
    if (margin === 0) return 0;
    return margin > 0 ? step.above : step.below;
  },
} as const satisfies Record<RollUpRule, Rule>;

/**
 * The rating of a compound claim from those of its parts. A part holds when its label stands above the middle of the
 * axis and fails when it stands below.
 *
 * - `weakest-part`: the compound is as its lowest part.
 * - `all-parts`: where every part holds, it is as the weakest of them; where every part fails, as the mildest of them;
 *   otherwise half true.
 * - `majority-of-parts`: the same where the parts agree. Where they do not, more parts that hold make it mostly true,
 *   more that fail mostly false, as many of both half true.
 *
 * Parts that are alike give their own rating. Of the other labels off the axis, `unproven` parts leave the compound
 * unproven unless it would hold (or fail) however they turned out: then it is the milder of what it could be. Any
 * other label off the axis (not checkable, satire and so on) says nothing about truth, and its part is set aside. With
 * nothing left the compound is unproven. The order of the parts does not matter.
 *
 * @throws AssayError `invalid-rating` where a rating is not on the scale, or the scale lacks `unproven` or a middle
 * @example
 * ```ts
 * import { rollUp } from '@assay/core';
 * const parts = [{ rating: 'mostly-true' }, { rating: 'mostly-false' }, { rating: 'false' }];
 * rollUp('majority-of-parts', parts) // => { rule: 'majority-of-parts', rating: 'mostly-false' }
 * rollUp('weakest-part', parts).rating // => 'false'
 * rollUp('all-parts', parts).rating // => 'half-true'
 * ```
 */
export function rollUp(rule: RollUpRule, parts: readonly RatedPart[], scale: RatingScale = assayScale): Suggestion {
  return { rule, rating: ratingOf(rule, parts, scale) };
}

function ratingOf(rule: RollUpRule, parts: readonly RatedPart[], scale: RatingScale): string {
  const labels = parts.map((part) => labelOf(part.rating, scale));
  const [first] = labels;
  if (first?.position === null && labels.every((label) => label.id === first.id)) return first.id;
  const places = labels.flatMap((label) => (label.position === null ? [] : [label.position]));
  const open = labels.filter((label) => label.id === 'unproven').length;
  const place = settle(rules[rule], places, open, scale);
  if (place === null) return labelOf('unproven', scale).id;
  const candidates = scale.labels.filter((label) => label.position === place);
  const label = candidates.find((candidate) => !candidate.retired) ?? candidates[0];
  if (label === undefined) throw new AssayError('invalid-rating', `expected a scale with a label at ${place}`);
  return label.id;
}

/** The rule's answer where it is the same, or at least on the same side, whatever the open parts turn out to be. */
function settle(rule: Rule, places: readonly number[], open: number, scale: RatingScale): number | null {
  if (places.length + open === 0) return null;
  const axis = scale.labels.flatMap((label) => (label.position === null ? [] : [label.position]));
  const step = {
    above: lowest(axis.filter((place) => place > 0)),
    below: highest(axis.filter((place) => place < 0)),
  };
  // No rule goes down when a part goes up, so the two ends bound everything between.
  const best = rule([...places, ...Array<number>(open).fill(highest(axis))], step);
  const worst = rule([...places, ...Array<number>(open).fill(lowest(axis))], step);
  if (best === worst) return best;
  return together([best, worst]);
}

/** What places on one side come to: the one nearest the middle; `null` where they are not on one side. */
function together(places: readonly number[]): number | null {
  if (lowest(places) > 0) return lowest(places);
  if (highest(places) < 0) return highest(places);
  return null;
}

function lowest(places: readonly number[]): number {
  return places.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function highest(places: readonly number[]): number {
  return places.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

function labelOf(rating: string, scale: RatingScale) {
  const label = findLabel(scale, rating);
  if (label !== undefined) return label;
  throw new AssayError('invalid-rating', `expected a label of the scale ${scale.id}, version ${scale.version}`);
}
