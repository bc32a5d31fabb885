import type { Actor } from '../actor.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Appearance, Claim, Claimant } from '../claim/claim.ts';
import type { Event } from '../event.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ClaimProposition } from '../proposition/stored-proposition.ts';
import type { Snapshot, Source } from '../source/source.ts';
import type { EvidenceTable, TableContent } from '../table/table.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { Review } from '../verdict/review.ts';
import type { Verdict, VerdictRevision, VerdictState } from '../verdict/verdict.ts';
import type { Reader } from './reader.ts';

/** An event before it has its place in the record. */
export type NewEvent = Omit<Event, 'sequence'>;

/**
 * Writes, and reads what it has written, inside one transaction of {@link Store.write}; of no use after it.
 *
 * Every write throws AssayError `conflict` where the id (or another key that must be unique) is taken, `not-found` where
 * the value names something that is not on record, and `invalid-input` where a digest is not that of the text or bytes
 * kept with it. A throw that is not caught rolls the whole transaction back.
 */
export interface Writer extends Reader {
  readonly insertActor: (actor: Actor) => Promise<void>;
  readonly insertClaimant: (claimant: Claimant) => Promise<void>;
  readonly insertClaim: (claim: Claim) => Promise<void>;
  readonly insertAppearance: (appearance: Appearance) => Promise<void>;
  readonly insertSource: (source: Source) => Promise<void>;
  /** Answers what is on record: the given one, or the snapshot of the same source and bytes that was there before. */
  readonly insertSnapshot: (snapshot: Snapshot, bytes: Uint8Array) => Promise<Snapshot>;
  /**
   * Answers what is on record: the given one, or the table of the same name, vintage and content that was there before;
   * `conflict` where that vintage is on record with another content.
   */
  readonly insertTable: (table: EvidenceTable, content: TableContent) => Promise<EvidenceTable>;
  readonly insertEvidence: (evidence: Evidence) => Promise<void>;
  readonly insertProposition: (proposition: ClaimProposition) => Promise<void>;
  readonly insertAssessment: (assessment: Assessment) => Promise<void>;
  readonly insertVerdict: (verdict: Verdict) => Promise<void>;
  /** The revision becomes the verdict's latest; `conflict` where its number is not the next. */
  readonly insertRevision: (revision: VerdictRevision) => Promise<void>;
  /**
   * Moves a revision on. `publishedAt` is given with the state `published` and `null` with any other, which leaves the
   * moment of an earlier publication as it is. `conflict` where a published revision would go back.
   */
  readonly setRevisionState: (id: Id<'revision'>, state: VerdictState, publishedAt: Instant | null) => Promise<void>;
  readonly insertReview: (review: Review) => Promise<void>;
  /** Puts the event at the head of the record. A transaction that has written anything must append one. */
  readonly appendEvent: (event: NewEvent) => Promise<Event>;
}
