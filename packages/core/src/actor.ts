import type { Role } from './access/role.ts';
import type { Id } from './value/id.ts';

export const actorKinds = ['person', 'bot', 'import'] as const;
/** Bots and imports may write, and never count as an approval. */
export type ActorKind = (typeof actorKinds)[number];

/** Who does something. No write is made without one. */
export interface Actor {
  readonly id: Id<'actor'>;
  readonly name: string;
  readonly kind: ActorKind;
  /** What they may do; bots and imports are always a `bot`. */
  readonly role: Role;
}
