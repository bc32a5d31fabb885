import type { DeliveryState } from '../access/webhook.ts';
import type { ActorKind } from '../actor.ts';
import type { ClaimantKind } from '../claim/claim.ts';
import type { EventKind } from '../event.ts';
import type { SourceKind } from '../source/source.ts';
import type { Id, Noun } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { VerdictState } from '../verdict/verdict.ts';
import type { StaleFilter, TimeRange } from './claim-filter.ts';

// In each, what is left out or `null` narrows nothing; of a list, any value will do, and an empty one is refused.

/** What a list of actors may be narrowed to. */
export interface ActorFilter {
  readonly kinds?: readonly ActorKind[] | null | undefined;
}
/** What a list of keys may be narrowed to. */
export interface KeyFilter {
  readonly actorId?: Id<'actor'> | null | undefined;
  readonly revoked?: boolean | null | undefined;
  /** Whether it opens nothing any more at a moment, be it revoked or not. */
  readonly expired?: { readonly is: boolean; readonly at: Instant } | null | undefined;
}
/** What a list of claimants may be narrowed to. */
export interface ClaimantFilter {
  /** Only who made a claim whose verdict was published, or a part of one. */
  readonly published?: true | null | undefined;
  /** Text the name holds, whatever its case. */
  readonly text?: string | null | undefined;
  readonly kinds?: readonly ClaimantKind[] | null | undefined;
}
/** What a list of sources may be narrowed to. */
export interface SourceFilter {
  /** Text the name holds, whatever its case. */
  readonly text?: string | null | undefined;
  readonly kinds?: readonly SourceKind[] | null | undefined;
}
/** What a list of snapshots may be narrowed to. */
export interface SnapshotFilter {
  readonly sourceIds?: readonly Id<'source'>[] | null | undefined;
}
/** What a list of tables may be narrowed to. */
export interface TableFilter {
  readonly name?: string | null | undefined;
  readonly sourceIds?: readonly Id<'source'>[] | null | undefined;
}
/** What a list of verdicts may be narrowed to. */
export interface VerdictFilter {
  /** The state of the latest revision. */
  readonly states?: readonly VerdictState[] | null | undefined;
  /** The rating of the latest revision. */
  readonly ratings?: readonly string[] | null | undefined;
  /** Only verdicts that were published; `states` and `ratings` are then of the latest revision that was. */
  readonly published?: true | null | undefined;
  /** Only verdicts that stand in public, stale or not stale; not told to the public. */
  readonly stale?: StaleFilter | null | undefined;
  /** Only verdicts in review on which this person may vote and has not, or has taken their vote back. */
  readonly waitingFor?: Id<'actor'> | null | undefined;
}
/** What a list of events may be narrowed to. */
export interface EventFilter {
  readonly subjectId?: Id<Noun> | null | undefined;
  readonly kinds?: readonly EventKind[] | null | undefined;
  /** Who did it. */
  readonly actorId?: Id<'actor'> | null | undefined;
  /** When it happened. */
  readonly at?: TimeRange | null | undefined;
}
/** Whose history is read: of a claim with all that belongs to it, or of a verdict; `isPublic` leaves embargoes out. */
export interface HistoryFilter {
  readonly claimId?: Id<'claim'> | null | undefined;
  readonly verdictId?: Id<'verdict'> | null | undefined;
  readonly kinds?: readonly EventKind[] | null | undefined;
  readonly isPublic?: boolean | null | undefined;
}

/** What a list of deliveries to webhooks may be narrowed to. */
export interface DeliveryFilter {
  readonly webhookId?: Id<'webhook'> | null | undefined;
  readonly states?: readonly DeliveryState[] | null | undefined;
}
