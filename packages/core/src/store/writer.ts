import type { ApiKey } from '../access/key.ts';
import type { Role } from '../access/role.ts';
import type { Webhook } from '../access/webhook.ts';
import type { Actor } from '../actor.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Appearance, Claim, Claimant } from '../claim/claim.ts';
import type { Reply, ReplyAnswer } from '../claim/reply.ts';
import type { Event } from '../event.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ClaimProposition } from '../proposition/stored-proposition.ts';
import type { Snapshot, Source } from '../source/source.ts';
import type { EvidenceTable, TableContent } from '../table/table.ts';
import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { Dismissal, Review } from '../verdict/review.ts';
import type { Verdict, VerdictRevision, VerdictState } from '../verdict/verdict.ts';
import type { Identity, Reader } from './reader.ts';

/** What is set on a revision once, and stays: `null` or left out sets nothing. */
export type RevisionMarks = Partial<Pick<VerdictRevision, 'policy' | 'emergency' | 'retraction' | 'embargoUntil'>>;

/** What a command answered under an idempotency key of who acted. */
export interface KeptAnswer {
  readonly actorId: Id<'actor'>;
  readonly key: string;
  /** Of the command and its input. */
  readonly request: Digest;
  /** As JSON; `null` where it may be shown only once. */
  readonly answer: string | null;
  readonly at: Instant;
}

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
  readonly setRole: (id: Id<'actor'>, role: Role) => Promise<void>;
  readonly insertIdentity: (identity: Identity) => Promise<void>;
  /** Keeps the digest of the whole key beside it. */
  readonly insertKey: (key: ApiKey, digest: Digest) => Promise<void>;
  /** `conflict` where it was revoked before. */
  readonly revokeKey: (id: Id<'key'>, at: Instant) => Promise<void>;
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
  readonly setRevisionState: (
    id: Id<'revision'>,
    state: VerdictState,
    publishedAt: Instant | null,
    marks?: RevisionMarks,
  ) => Promise<void>;
  readonly insertReview: (review: Review) => Promise<void>;
  /** `conflict` where the review was dismissed before. */
  readonly insertDismissal: (dismissal: Dismissal) => Promise<void>;
  readonly insertReply: (reply: Reply) => Promise<void>;
  /** `conflict` where it has an answer. */
  readonly answerReply: (id: Id<'reply'>, answer: ReplyAnswer) => Promise<void>;
  /** Keeps what it signs with apart, and the last event that it is not told of. */
  readonly insertWebhook: (webhook: Webhook, own: { readonly secret: string; readonly place: number }) => Promise<void>;
  /** `conflict` where it was deleted. */
  readonly updateWebhook: (webhook: Webhook) => Promise<void>;
  /** The one it had signs beside it until a moment; `null` ends it at once. */
  readonly setWebhookSecret: (id: Id<'webhook'>, secret: string, previousUntil: Instant | null) => Promise<void>;
  /** Has deliveries attempted again, from the first attempt; answers how many of them there are. */
  readonly replayDeliveries: (id: Id<'webhook'>, sequences: readonly number[], at: Instant) => Promise<number>;
  /** Has everything after a place looked at and delivered again. */
  readonly replayWebhookFrom: (id: Id<'webhook'>, place: number) => Promise<void>;
  /** Puts the event at the head of the record. A transaction that has written anything must append one. */
  readonly appendEvent: (event: NewEvent) => Promise<Event>;
  /** What was kept under the key at that moment or later. */
  readonly findKeptAnswer: (actorId: Id<'actor'>, key: string, since: Instant) => Promise<KeptAnswer | undefined>;
  /** Keeps an answer, in the place of an older one under the key. */
  readonly keepAnswer: (kept: KeptAnswer) => Promise<void>;
  /** Forgets answers that were kept before that moment: the oldest, at most so many. */
  readonly sweepKeptAnswers: (before: Instant, most: number) => Promise<void>;
  /** Puts an event of another record at its own place, which must be the next: {@link Store.check} finds a hole. */
  readonly insertEvent: (event: Event) => Promise<void>;
}
