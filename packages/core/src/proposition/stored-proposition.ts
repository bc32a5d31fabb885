import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { Proposition } from './language.ts';
import type { Readings } from './reading.ts';

/** A proposition put forward, by a person, as the typed form of a claim, with the ways it may be read. */
export interface ClaimProposition {
  readonly id: Id<'proposition'>;
  readonly claimId: Id<'claim'>;
  readonly proposition: Proposition;
  readonly readings: Readings;
  /** The proposition as a sentence. */
  readonly words: string;
  /** Identity of the proposition: of its canonical JSON. */
  readonly digest: Digest;
  /** What this form of the claim is about, where a claim has several; such as "on the Defense News list". */
  readonly label: string | null;
  readonly proposedAt: Instant;
}
