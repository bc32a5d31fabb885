import type { Webhook } from '../access/webhook.ts';
import type { Instant } from '../value/instant.ts';

/** A webhook that is to be told of what happens, and the last event that was looked at for it. */
export interface ListeningWebhook {
  readonly webhook: Webhook;
  readonly place: number;
}

/** A delivery that nobody else may attempt until the lease is over. */
export interface LeasedDelivery {
  readonly webhook: Webhook;
  readonly secret: string;
  readonly sequence: number;
  /** Which attempt this is, from 1; by it the lease is known again. */
  readonly attempt: number;
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
    sequences: readonly number[],
    at: Instant,
  ) => Promise<boolean>;
  /** Leases what is due at a moment until another, the longest due first, `most` in all and one for each webhook. */
  readonly lease: (now: Instant, until: Instant, most: number) => Promise<readonly LeasedDelivery[]>;
  /** Writes down how an attempt went; `false` where the lease was over and another has it. */
  readonly settle: (leased: LeasedDelivery, attempted: Attempted) => Promise<boolean>;
}
