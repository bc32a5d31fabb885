import { AssayError, asDate, asId, asInstant, type Instant, type Policy } from '@assay/core';
import type { ClaimFilter as ClaimFilterValue, StaleFilter, TimeRange as TimeRangeValue } from '@assay/core/store';
import { Outcome } from './assessment.ts';
import { builder } from './builder.ts';
import { ClaimKind } from './claim.ts';
import type { Context } from './context.ts';
import { priced } from './limits/price.ts';
import { openFindingsOnce } from './open-findings.ts';
import { VerdictState } from './revision.ts';

export const TimeRange = builder.inputType('TimeRange', {
  description: 'A stretch of time; an end that is left out is open.',
  fields: (t) => ({
    from: t.string({ description: 'Its start: a day, as in 2025-06-23, or a moment in UTC (ISO 8601).' }),
    until: t.string({ description: 'Its end, which is not in it: a day or a moment.' }),
  }),
});

const ScaleFilter = builder.inputType('ScaleFilter', {
  description: 'A rating scale in one version.',
  fields: (t) => ({
    scale: t.string({ required: true, description: 'The id of the scale, such as assay.' }),
    version: t.int({ required: true, description: 'Its version, from 1.' }),
  }),
});

/** What it costs, in objects, to look through words, through what has become of what verdicts rest on, and through drafts. */
const searchPrice = 50;
export const stalePrice = 50;
const findingsPrice = 800;

export const ofStale =
  'Whether the revision that stands in public no longer rests on what is newest: see `staleVerdicts`. With false, only ' +
  'what stands and is not stale. For the desk: where you read no drafts, nothing is found by it.';

/** How lists of values are read, the same in all filters. */
export function anyOfEach(what: string): string {
  return `What a list of ${what} is narrowed to; all that is given must hold, and of a list any of its values. An empty list is refused.`;
}

export const ClaimFilter = builder.inputType('ClaimFilter', {
  description: anyOfEach('claims'),
  fields: (t) => ({
    text: t.string({
      description:
        'What to search for in the words of a claim and the name of who made it: words that must all be there, ' +
        '"a phrase", begin* for how a word begins, -not for what must not be there.',
      extensions: priced(searchPrice),
    }),
    kinds: t.field({ type: [ClaimKind], description: 'One of these kinds of statement.' }),
    claimantIds: t.idList({ description: 'One of these made it.', extensions: { idOf: 'Claimant' } }),
    sourceIds: t.idList({
      description: 'One of these is a source of evidence on it, as far as you may read the evidence.',
      extensions: { idOf: 'Source' },
    }),
    ratings: t.stringList({
      description: 'The rating of the latest revision you may read is one of these, such as half-true.',
    }),
    scale: t.field({ type: ScaleFilter, description: 'The scale of the latest revision you may read.' }),
    states: t.field({
      type: [VerdictState],
      description: 'The state of the latest revision you may read is one of these.',
    }),
    outcomes: t.field({
      type: [Outcome],
      description: 'What the latest assessment you may read of any of its propositions comes to is one of these.',
    }),
    reviewerIds: t.idList({
      description:
        'One of these reviewed any revision of its verdict; while votes are blind, one that is no longer under review.',
      extensions: { idOf: 'Actor' },
    }),
    hasFindings: t.boolean({
      description:
        'Whether the revision that stands in public, or last did, was published although house rules found something. ' +
        'For the desk: where you read no drafts, nothing is found by it.',
      extensions: priced(findingsPrice),
    }),
    stale: t.boolean({ description: ofStale, extensions: priced(stalePrice) }),
    submitted: t.field({ type: TimeRange, description: 'When it was put on record.' }),
    published: t.field({ type: TimeRange, description: 'When its verdict was last published.' }),
    occasion: t.string({
      description: 'When it may have been made: an EDTF date, such as 2025-06, or an interval, such as 2024/2025-06.',
    }),
    whole: t.boolean({ description: 'With true, only claims that are no part of another.' }),
  }),
});

/**
 * A filter as the store takes it, its ids those of the record.
 *
 * @throws AssayError `invalid-date`; `limit-exceeded` where too much is under work to look for findings
 */
export async function claimFilterOf(
  given: typeof ClaimFilter.$inferInput | null | undefined,
  context: Pick<Context, 'policy' | 'principal' | 'store' | 'now' | 'meter' | 'limits'>,
): Promise<ClaimFilterValue & { readonly search: string | null }> {
  const {
    text,
    claimantIds,
    sourceIds,
    reviewerIds,
    scale,
    occasion,
    whole,
    submitted,
    published,
    stale,
    hasFindings,
    ...same
  } = given ?? {};
  const { policy, principal } = context;
  const isBlind = reviewerIds != null && policy.blind;
  return {
    ...same,
    search: text == null || text === '' ? null : text,
    claimantIds: claimantIds == null ? null : claimantIds.map((id) => asId('claimant', id)),
    sourceIds: sourceIds == null ? null : sourceIds.map((id) => asId('source', id)),
    reviewerIds: reviewerIds == null ? null : reviewerIds.map((id) => asId('actor', id)),
    reviewIsOver: isBlind ? { exceptBy: (await principal.viewer())?.id ?? null } : null,
    scale: scale == null ? null : { id: scale.scale, version: scale.version },
    submittedAt: rangeOf(submitted),
    publishedAt: rangeOf(published),
    occasion: occasion == null ? null : asDate(occasion),
    stale: staleOf(stale, policy),
    hasFindings: hasFindings == null ? null : { is: hasFindings, open: await openFindingsOnce(context) },
    partOf: whole === true ? 'top-level' : null,
  };
}

export function staleOf(is: boolean | null | undefined, policy: Policy): StaleFilter | null {
  return is == null ? null : { is, policy };
}

/** @throws AssayError `invalid-date` */
export function rangeOf(given: typeof TimeRange.$inferInput | null | undefined): TimeRangeValue | null {
  return given == null ? null : { from: momentOf(given.from), until: momentOf(given.until) };
}

/**
 * A moment, or the start of a day, in UTC.
 *
 * @throws AssayError `invalid-date`
 */
function momentOf(given: string | null | undefined): Instant | null {
  if (given == null) return null;
  const day = /^\d{4}-\d\d-\d\d$/.test(given);
  try {
    return asInstant(day ? `${given}T00:00Z` : given);
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw new AssayError('invalid-date', 'expected a day, such as 2025-06-23, or an ISO 8601 moment in UTC');
  }
}
