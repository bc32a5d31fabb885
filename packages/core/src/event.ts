import type { Digest, Json } from './value/digest.ts';
import type { Id, Noun } from './value/id.ts';
import type { Instant } from './value/instant.ts';

export const eventKinds = [
  'actor-added',
  'role-set',
  'identity-linked',
  'key-created',
  'key-revoked',
  'webhook-created',
  'webhook-updated',
  'webhook-deleted',
  'webhook-secret-rotated',
  'webhook-replayed',
  'claimant-added',
  'claim-submitted',
  'appearance-added',
  'source-added',
  'snapshot-captured',
  'table-loaded',
  'evidence-attached',
  'proposition-proposed',
  'proposition-assessed',
  'verdict-proposed',
  'verdict-reviewed',
  'objection-dismissed',
  'verdict-published',
  'verdict-corrected',
  'verdict-retracted',
  'reply-asked',
  'reply-recorded',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One line of the append-only record of what happened. */
export interface Event {
  /** From 1, without holes. */
  readonly sequence: number;
  readonly at: Instant;
  readonly actorId: Id<'actor'>;
  readonly kind: EventKind;
  readonly subject: { readonly noun: Noun; readonly id: Id<Noun> };
  /** Digests of the subject before and after, where it has one. */
  readonly before: Digest | null;
  readonly after: Digest | null;
  readonly detail: Json;
}
