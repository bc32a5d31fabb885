import type { Outcome } from '../assessment/assessment.ts';
import { type ClaimKind, isCheckable, type RollUpRule } from '../claim/claim.ts';
import { type RatedPart, rollUp } from './roll-up.ts';
import type { AssayRating } from './scale.ts';
import type { Suggestion } from './verdict.ts';

/**
 * The rating each outcome suggests. Where some readings stay undecided the claim holds (fails) only as far as anyone
 * can tell, which is a limit worth saying: so *mostly*. How many readings say what plays no part, since readings are
 * not chances.
 */
const ratings = {
  true: 'true',
  'true-where-decidable': 'mostly-true',
  'depends-on-the-reading': 'half-true',
  'false-where-decidable': 'mostly-false',
  false: 'false',
  undecided: 'unproven',
} as const satisfies Record<Outcome, AssayRating>;

/** Which truth values the readings behind an outcome come to. */
const contents = {
  true: { true: true, false: false, undecided: false },
  'true-where-decidable': { true: true, false: false, undecided: true },
  // Whether a reading is undecided as well no longer changes the answer.
  'depends-on-the-reading': { true: true, false: true, undecided: true },
  'false-where-decidable': { true: false, false: true, undecided: true },
  false: { true: false, false: true, undecided: false },
  undecided: { true: false, false: false, undecided: true },
} as const satisfies Record<Outcome, { true: boolean; false: boolean; undecided: boolean }>;

/**
 * The outcome of two assessments of one claim taken together: what the readings of both come to, put in one matrix.
 * The order does not matter, nor does saying one twice.
 *
 * @example
 * ```ts
 * import { joinOutcomes } from '@assay/core';
 * joinOutcomes('true', 'undecided') // => 'true-where-decidable'
 * joinOutcomes('true', 'false') // => 'depends-on-the-reading'
 * ```
 */
export function joinOutcomes(a: Outcome, b: Outcome): Outcome {
  const holds = contents[a].true || contents[b].true;
  const fails = contents[a].false || contents[b].false;
  const open = contents[a].undecided || contents[b].undecided;
  if (holds && fails) return 'depends-on-the-reading';
  if (holds) return open ? 'true-where-decidable' : 'true';
  if (fails) return open ? 'false-where-decidable' : 'false';
  return 'undecided';
}

/**
 * The rating of the Assay scale that the outcome of an assessment suggests; several assessments of one claim are
 * taken together first. The rule is named `readings-to-rating`.
 *
 * @example
 * ```ts
 * import { suggestRating } from '@assay/core';
 * suggestRating('depends-on-the-reading') // => { rule: 'readings-to-rating', rating: 'half-true' }
 * suggestRating('false', 'undecided').rating // => 'mostly-false'
 * ```
 */
export function suggestRating(outcome: Outcome, ...more: readonly Outcome[]): Suggestion {
  return { rule: 'readings-to-rating', rating: ratings[more.reduce(joinOutcomes, outcome)] };
}

/** What a suggestion for a claim rests on. */
export interface SuggestionBasis {
  readonly kind: ClaimKind;
  /** The rule of a compound claim; `null` for a simple one. */
  readonly rollUp: RollUpRule | null;
  /** Outcomes of the assessments of the claim itself. */
  readonly outcomes: readonly Outcome[];
  /** The ratings, or suggested ratings, of its parts. */
  readonly parts: readonly RatedPart[];
}

/**
 * The rating the rules suggest for a claim, `null` where nothing has been assessed. A kind that cannot be checked is
 * `not-checkable`; a compound claim follows from its parts; any other from its assessments.
 *
 * @throws AssayError `invalid-rating` where a part's rating is not on the Assay scale
 * @example
 * ```ts
 * import { suggestForClaim } from '@assay/core';
 * suggestForClaim({ kind: 'opinion', rollUp: null, outcomes: [], parts: [] })?.rating // => 'not-checkable'
 * suggestForClaim({ kind: 'ranking', rollUp: null, outcomes: [], parts: [] }) // => null
 * ```
 */
export function suggestForClaim(basis: SuggestionBasis): Suggestion | null {
  if (!isCheckable(basis.kind)) return { rule: 'kind-not-checkable', rating: 'not-checkable' };
  if (basis.rollUp !== null && basis.parts.length > 0) return rollUp(basis.rollUp, basis.parts);
  const [first, ...more] = basis.outcomes;
  return first === undefined ? null : suggestRating(first, ...more);
}
