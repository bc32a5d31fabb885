import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

/** An address that is called of what happens. What calls are signed with is shown once, and in no answer after that. */
export interface Webhook {
  readonly id: Id<'webhook'>;
  readonly url: string;
  /** A GraphQL subscription: it says of what the address is told, and in which shape. */
  readonly document: string;
  /** While it is paused nothing is sent; what happens meanwhile is sent later. */
  readonly paused: boolean;
  /** As whom its document is run: it tells what they may read. */
  readonly ownerId: Id<'actor'>;
  readonly createdAt: Instant;
  readonly deletedAt: Instant | null;
}

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
/** Whether a delivery waits for its next attempt, was taken, or was given up. */
export type DeliveryState = (typeof deliveryStates)[number];

/** One event on its way to one webhook. What happened to a claim goes in order: the first that waits is ahead of the rest. */
export interface WebhookDelivery {
  readonly webhookId: Id<'webhook'>;
  /** The event's place in the record. */
  readonly sequence: number;
  /** The claim it bears on. */
  readonly claimId: Id<'claim'>;
  /** When it was put on its way, or last had begun anew. */
  readonly queuedAt: Instant;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When the next attempt is due, where it waits. */
  readonly dueAt: Instant;
  readonly attemptedAt: Instant | null;
  /** The HTTP status of the last answer; `null` where none came. */
  readonly status: number | null;
  /** Why the last attempt failed; `null` where it did not. */
  readonly fault: string | null;
  /** Of the last attempt, in milliseconds. */
  readonly durationMs: number | null;
}
