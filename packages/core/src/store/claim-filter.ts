import type { Outcome } from '../assessment/assessment.ts';
import type { ClaimKind } from '../claim/claim.ts';
import type { NamedVersion } from '../policy/stale.ts';
import type { EdtfDate } from '../value/date.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { VerdictState } from '../verdict/verdict.ts';
import type { PageRequest } from './page.ts';

/**
 * What a list of claims may be narrowed to. What is left out or `null` narrows nothing; of a list, any value will do, and
 * an empty one is refused.
 */
export interface ClaimFilter {
  /** Text the claim holds, whatever its case. */
  readonly text?: string | null | undefined;
  readonly kinds?: readonly ClaimKind[] | null | undefined;
  readonly claimantIds?: readonly Id<'claimant'>[] | null | undefined;
  /** The rating of the latest revision of the claim's verdict. */
  readonly ratings?: readonly string[] | null | undefined;
  /** The state of the latest revision of the claim's verdict. */
  readonly states?: readonly VerdictState[] | null | undefined;
  /** Only claims that are no part of another. */
  readonly partOf?: 'top-level' | null | undefined;
  /**
   * Only claims whose verdict was published; what is said of a verdict, of evidence and of assessments is then of what is
   * public of them.
   */
  readonly published?: true | null | undefined;
  /** What to search for in the words of the claim and the name of who made it: see `asSearch`. */
  readonly search?: string | null | undefined;
  /** Sources of evidence for or against the claim. */
  readonly sourceIds?: readonly Id<'source'>[] | null | undefined;
  /** The scale of the latest revision of the claim's verdict. */
  readonly scale?: { readonly id: string; readonly version: number } | null | undefined;
  /** What the latest assessment of any proposition of the claim comes to. */
  readonly outcomes?: readonly Outcome[] | null | undefined;
  /** People one of whom reviewed any revision of the claim's verdict. */
  readonly reviewerIds?: readonly Id<'actor'>[] | null | undefined;
  /** With `reviewerIds`, passes over votes on what is under review, as blind votes ask for, but for those of one person. */
  readonly reviewIsOver?: { readonly exceptBy: Id<'actor'> | null } | null | undefined;
  /** Only claims with a verdict: with findings of the house rules, or without; not told to the public. */
  readonly hasFindings?: FindingsFilter | null | undefined;
  /** Only claims whose verdict stands in public, stale or not stale; not told to the public. */
  readonly stale?: StaleFilter | null | undefined;
  readonly submittedAt?: TimeRange | null | undefined;
  /** When what now stands in public was published, or what last did. */
  readonly publishedAt?: TimeRange | null | undefined;
  /** Days on one of which it may have been said. */
  readonly occasion?: EdtfDate | null | undefined;
}
/**
 * Whether the house rules found something: in a verdict under work what they find now, for which `openFindings` works out
 * the claims; in any other, what was let pass when its last revision was published.
 */
export interface FindingsFilter {
  readonly is: boolean;
  readonly open: readonly Id<'claim'>[];
}
/** Whether a verdict no longer rests on what is newest, as `staleReasons` says it. */
export interface StaleFilter {
  readonly is: boolean;
  /** In force now. */
  readonly policy: NamedVersion;
}
/** A stretch of time with its start and without its end; an end that is left out or `null` is open. */
export interface TimeRange {
  readonly from?: Instant | null | undefined;
  readonly until?: Instant | null | undefined;
}
export const claimOrders = ['newest', 'oldest', 'published', 'relevance'] as const;
/** By when it was put on record; by when its verdict was last published; by how well it fits the search. */
export type ClaimOrder = (typeof claimOrders)[number];
export type ClaimPageRequest = PageRequest<Id<'claim'>, ClaimFilter> & {
  /** `newest` where left out. `published` leaves out what never was; `relevance` needs a search. */
  readonly order?: ClaimOrder | null | undefined;
};
export const claimFacets = ['rating', 'state', 'kind', 'claimant'] as const;
/** What claims are counted by. */
export type ClaimFacet = (typeof claimFacets)[number];
/** What a facet has as its values. */
export interface FacetValues {
  readonly rating: string;
  readonly state: VerdictState;
  readonly kind: ClaimKind;
  readonly claimant: Id<'claimant'>;
}
/** How many claims have a value of a facet. */
export interface FacetCount<Facet extends ClaimFacet = ClaimFacet> {
  readonly value: FacetValues[Facet];
  readonly count: number;
}
/** What happened on one day (UTC), and how often. */
export interface DayCount {
  /** As in 2025-06-23. */
  readonly day: string;
  readonly count: number;
}
