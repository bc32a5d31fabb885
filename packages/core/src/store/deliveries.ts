import type { Webhook } from '../access/webhook.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

/** A webhook that is to be told of what happens, and the last event that was looked at for it. */
export interface ListeningWebhook {
  readonly webhook: Webhook;
  readonly place: number;
  /** How many more events may wait for it: the rest stays in the record until there is room. */
  readonly room: number;
}

/** An event that a webhook is to be told of. */
export interface QueuedEvent {
  readonly sequence: number;
  /** The claim it bears on, in whose order it goes. */
  readonly claimId: Id<'claim'>;
}

/** A delivery that nobody else may attempt until the lease is over. */
export interface LeasedDelivery {
  readonly webhook: Webhook;
  /** What it is signed with: after a change, for a while with the one before as well. */
  readonly secrets: readonly string[];
  readonly sequence: number;
  /** Which attempt this is, from 1; by it the lease is known again. */
  readonly attempt: number;
  /** When it was put on its way. */
  readonly queuedAt: Instant;
}

/** How an attempt went. */
export interface Attempted {
  readonly at: Instant;
  /** When to try again; `null` to give up. Not looked at where it was taken, or is for nobody. */
  readonly retryAt: Instant | null;
  /** `unwanted` leaves no trace: its owner may not read it, or did not ask for it. */
  readonly outcome: 'delivered' | 'failed' | 'unwanted';
  readonly status: number | null;
  readonly fault: string | null;
  readonly durationMs: number;
}

/** What is no longer kept: deliveries that ended before these moments, and secrets that ended before now. */
export interface Sweeping {
  readonly now: Instant;
  readonly delivered: Instant;
  readonly dead: Instant;
}

/**
 * The events on their way to webhooks. No part of the record: these writes come without an event. Several processes may
 * ask at once; what one has leased no other gets before the lease is over.
 */
export interface Deliveries {
  readonly listening: () => Promise<readonly ListeningWebhook[]>;
  /** Puts events on the way and moves the place on; `false` where another was faster, and nothing was written. */
  readonly enqueue: (
    listening: ListeningWebhook,
    place: number,
    queued: readonly QueuedEvent[],
    at: Instant,
  ) => Promise<boolean>;
  /**
   * Leases what is due at a moment until another, the longest due first, `most` in all and one for each webhook but those
   * that are `busy`. Of what waits about one claim only the first is ever due.
   */
  readonly lease: (
    now: Instant,
    until: Instant,
    most: number,
    busy: ReadonlySet<Id<'webhook'>>,
  ) => Promise<readonly LeasedDelivery[]>;
  /** Writes down how an attempt went; `false` where the lease was over and another has it. */
  readonly settle: (leased: LeasedDelivery, attempted: Attempted) => Promise<boolean>;
  /** Sweeps away so many of each sort at most, and what waits for webhooks that were deleted; `false` once there is no more. */
  readonly sweep: (sweeping: Sweeping, most: number) => Promise<boolean>;
}
