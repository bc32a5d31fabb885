import type { EdtfDate } from '../value/date.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

/** What somebody asked for a reply answered; `null` text: they declined. */
export interface ReplyAnswer {
  readonly text: string | null;
  readonly receivedAt: Instant;
  readonly recordedBy: Id<'actor'>;
}

/** The right of reply: who was asked about a claim, over which channel, until when, and what they said. */
export interface Reply {
  readonly id: Id<'reply'>;
  readonly claimId: Id<'claim'>;
  /** Who was asked, as a name. */
  readonly asked: string;
  /** How: an address, "by telephone". */
  readonly channel: string;
  readonly question: string;
  readonly deadline: EdtfDate;
  readonly askedBy: Id<'actor'>;
  readonly askedAt: Instant;
  /** `null` until an answer is recorded. */
  readonly answer: ReplyAnswer | null;
}
