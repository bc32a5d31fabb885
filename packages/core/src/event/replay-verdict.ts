import { AssayError } from '../error.ts';
import type { Event, EventKind } from '../event.ts';
import { asDigest, type Digest, type Json } from '../value/digest.ts';
import { asId, type Id, isId, type Noun } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import { nextState, type VerdictAction } from '../verdict/life.ts';
import { type Review, type ReviewDecision, reviewDecisions } from '../verdict/review.ts';
import { unpublished } from '../verdict/revision.ts';
import type { PolicyStamp, VerdictContent, VerdictRevision, VerdictState } from '../verdict/verdict.ts';

/** A vote on a revision, as its event tells it. */
export interface ReplayedReview extends Pick<Review, 'id' | 'revisionId' | 'reviewerId' | 'decision' | 'digest'> {
  readonly dismissed: boolean;
}

/** A revision as its events tell it: all but its content, which its digest stands for. */
export interface ReplayedRevision
  extends Omit<VerdictRevision, Exclude<keyof VerdictContent, 'revision' | 'authorId'> | 'verdictId'> {
  /** Those it was published on; before that, those that count now. */
  readonly approvals: readonly Id<'review'>[];
  /** Those that stand. */
  readonly objections: readonly Id<'review'>[];
}

/** What the events of a verdict come to. */
export interface ReplayedVerdict {
  readonly id: Id<'verdict'>;
  /** Of the latest revision. */
  readonly state: VerdictState;
  /** Latest first. */
  readonly revisions: readonly ReplayedRevision[];
  readonly reviews: readonly ReplayedReview[];
}

/**
 * Tells the life of one verdict again from its events, in their order. Each must be a move of `verdictLife`, and a
 * publication must name just the approvals that the votes before it come to.
 *
 * @throws AssayError `invalid-input` where there are none, they are of several subjects or out of order, or one does not
 * say what it should; `transition-refused` where one cannot follow those before it; `invalid-text` where a digest is none
 * @example
 * ```ts
 * import { replayVerdict } from '@assay/core';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { store, close } = await createTestEnvironment();
 * const { items } = await store.read((reader) => reader.eventsPage({ first: 100 }));
 * replayVerdict(items) // => throws invalid-input
 * await close();
 * ```
 */
export function replayVerdict(events: readonly Event[]): ReplayedVerdict {
  const [first] = events;
  if (first?.subject.noun !== 'verdict') throw refused('expected the events of a verdict, got none');
  const told = events.reduce<Tale>(
    (tale, event, index) => {
      const before = events[index - 1]?.sequence ?? 0;
      if (event.subject.id !== first.subject.id || event.sequence <= before) throw unclear(event);
      return tell(tale, event);
    },
    { revisions: [], reviews: [] },
  );
  const [latest] = told.revisions;
  if (latest === undefined) throw refused('expected an event that puts a revision forward, got none');
  return { id: asId('verdict', first.subject.id), state: latest.state, ...told };
}

type Tale = Pick<ReplayedVerdict, 'revisions' | 'reviews'>;

const kinds = [
  'verdict-proposed',
  'verdict-corrected',
  'verdict-reviewed',
  'objection-dismissed',
  'verdict-published',
  'verdict-retracted',
] as const satisfies readonly EventKind[];

function tell(tale: Tale, event: Event): Tale {
  const { actorId, at, after } = event;
  const detail = detailOf(event);
  const kind = kinds.find((one) => one === event.kind);
  const revisionId = idIn(event, 'revision', 'revisionId');
  if (kind === undefined || after === null) throw unclear(event);
  if (kind === 'verdict-proposed' || kind === 'verdict-corrected') return putForward(tale, event, revisionId, after);
  const revision = tale.revisions.find((one) => one.id === revisionId);
  if (revision?.digest !== after) throw unclear(event);
  const { state } = revision;
  switch (kind) {
    case 'verdict-reviewed': {
      const decision = reviewDecisions.find((one) => one === detail['decision']);
      if (decision === undefined) throw unclear(event);
      const id = idIn(event, 'review', 'reviewId');
      const review = { id, revisionId, reviewerId: actorId, decision, digest: after, dismissed: false };
      const reviews = [...tale.reviews, review];
      return changed({ ...tale, reviews }, revisionId, { state: voted(state, decision, event) });
    }
    case 'objection-dismissed': {
      const { objections } = revision;
      if (!objections.some((id) => id === detail['reviewId'])) throw unclear(event);
      const reviews = tale.reviews.map((one) => (one.id === detail['reviewId'] ? { ...one, dismissed: true } : one));
      return changed({ ...tale, reviews }, revisionId, { state: voted(state, 'dismiss', event) });
    }
    case 'verdict-published': {
      const { emergency: reason, supersedes, approvals, embargoUntil = null } = detail;
      if (JSON.stringify(approvals) !== JSON.stringify(revision.approvals)) throw unclear(event);
      const published = tale.revisions.find((one) => one.state === 'published')?.id ?? null;
      if (published !== (supersedes ?? null)) throw unclear(event);
      const emergency = typeof reason === 'string' ? { editorId: actorId, reason } : null;
      // What a later policy asks less of may be published before it was carried under the policy of its votes.
      const ready = emergency === null && state === 'in-review' ? nextState(state, 'carry') : state;
      const marks = {
        publishedAt: at,
        embargoUntil: embargoUntil === null ? null : asInstant(String(embargoUntil)),
        emergency,
        policy: policyOf(event),
      };
      const before = published === null ? tale : changed(tale, published, { state: 'corrected' });
      return changed(before, revisionId, {
        ...marks,
        state: moved(ready, emergency === null ? 'publish' : 'publish-now', event),
      });
    }
    case 'verdict-retracted': {
      const { reason } = detail;
      if (typeof reason !== 'string') throw unclear(event);
      const retraction = { editorId: actorId, reason, retractedAt: at };
      return changed(tale, revisionId, { state: moved(state, 'retract', event), retraction });
    }
  }
}

function putForward(tale: Tale, event: Event, id: Id<'revision'>, digest: Digest): Tale {
  const [latest] = tale.revisions;
  const revision = (latest?.revision ?? 0) + 1;
  const isOpen = latest?.state === 'in-review' || latest?.state === 'approved';
  const corrects = tale.revisions.some(({ state }) => state === 'published');
  if (isOpen || corrects !== (event.kind === 'verdict-corrected')) throw unclear(event);
  if (detailOf(event)['revision'] !== revision) throw unclear(event);
  const born: ReplayedRevision = {
    id,
    revision,
    digest,
    authorId: event.actorId,
    state: moved('draft', 'propose', event),
    proposedAt: event.at,
    ...unpublished,
    approvals: [],
    objections: [],
  };
  return changed({ ...tale, revisions: [born, ...tale.revisions] }, id, {});
}

/** The tale with changes to a revision, the votes counted anew. */
function changed({ revisions, reviews }: Tale, id: Id<'revision'>, changes: Partial<ReplayedRevision>): Tale {
  const now = revisions.map((one) => (one.id === id ? { ...one, ...changes } : one));
  return { reviews, revisions: now.map((one) => ({ ...one, ...countVotes(one, now, reviews) })) };
}

/** The last vote of each who wrote none of it, since the publication before: approvals of this text, objections to any. */
function countVotes(
  { revision, digest }: ReplayedRevision,
  revisions: readonly ReplayedRevision[],
  reviews: readonly ReplayedReview[],
): Pick<ReplayedRevision, 'approvals' | 'objections'> {
  const published = revisions.find((one) => one.publishedAt !== null && one.revision < revision)?.revision ?? 0;
  const open = revisions.filter((one) => one.revision > published && one.revision <= revision);
  const authors = new Set(open.map(({ authorId }) => authorId));
  const given = reviews
    .filter((review) => open.some(({ id }) => id === review.revisionId))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const last = new Map(given.map((review) => [review.reviewerId, review]));
  const counted = given.filter((one) => last.get(one.reviewerId) === one && !authors.has(one.reviewerId));
  const idsOf = (decision: ReviewDecision) =>
    counted.filter((one) => one.decision === decision && !one.dismissed).map(({ id }) => id);
  const ofThisText = new Set(counted.filter((one) => one.digest === digest).map(({ id }) => id));
  return { approvals: idsOf('approve').filter((id) => ofThisText.has(id)), objections: idsOf('object') };
}

/** The state after a vote, which may have been the one that carries. */
function voted(state: VerdictState, action: VerdictAction, event: Event): VerdictState {
  const next = nextState(state, action);
  const told = detailOf(event)['state'];
  if (told === next) return next;
  return next === 'in-review' ? moved(next, 'carry', event) : moved(state, action, event);
}

/** The state after a move, which must be the one the event tells. */
function moved(state: VerdictState, action: VerdictAction, event: Event): VerdictState {
  const next = nextState(state, action);
  if (detailOf(event)['state'] === next) return next;
  throw unclear(event);
}

function policyOf(event: Event): PolicyStamp {
  const policy = detailOf(event)['policy'];
  const { id, version, digest } = fieldsOf(policy ?? null);
  if (typeof id !== 'string' || typeof version !== 'number') throw unclear(event);
  return { id, version, digest: asDigest(digest) };
}

function idIn<N extends Noun>(event: Event, of: N, key: string): Id<N> {
  const id = detailOf(event)[key];
  if (!isId(id)) throw unclear(event);
  return asId(of, id);
}

function detailOf({ detail }: Event): Readonly<Record<string, Json>> {
  return fieldsOf(detail);
}

function fieldsOf(value: Json): Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function unclear({ sequence, kind }: Event): AssayError {
  return refused(`expected an event of the verdict that can follow those before it, got event ${sequence}, ${kind}`);
}

function refused(message: string): AssayError {
  return new AssayError('invalid-input', message);
}
