import type { Event, EventKind } from '../event.ts';
import { asId, type Id } from '../value/id.ts';
import { type VerdictState, verdictStates } from '../verdict/verdict.ts';

/** What an event changed, as far as the event itself tells it. */
export interface Change {
  /** The claim it bears on, where the event names it; that of a verdict is asked of the verdict. */
  readonly claimId: Id<'claim'> | null;
  readonly verdictId: Id<'verdict'> | null;
  readonly revisionId: Id<'revision'> | null;
  /** Where the revision stood after it. */
  readonly state: VerdictState | null;
}

/**
 * What an event changed of a claim or of its verdict; nothing of either where it is about people, sources or documents.
 *
 * @throws AssayError `invalid-id` where the event is not as the commands write them
 * @example
 * ```ts
 * import { asId, asInstant, toChange } from '@assay/core';
 * const id = asId('claim', '019ab0c2-5a00-7000-8000-000000000001');
 * const actorId = asId('actor', '019ab0c2-5a00-7000-8000-000000000002');
 * const at = asInstant('2025-06-24T00:00Z');
 * const line = { sequence: 1, at, actorId, kind: 'claim-submitted', subject: { noun: 'claim', id } } as const;
 * toChange({ ...line, before: null, after: null, detail: null }).claimId === id // => true
 * ```
 */
export function toChange({ kind, subject, detail }: Event): Change {
  const { claimId, revisionId, state }: { [name: string]: unknown } = { ...Object(detail) };
  const isVerdict = subject.noun === 'verdict';
  return {
    claimId: kind === 'claim-submitted' ? asId('claim', subject.id) : claimId == null ? null : asId('claim', claimId),
    verdictId: isVerdict ? asId('verdict', subject.id) : null,
    revisionId: isVerdict ? asId('revision', revisionId) : null,
    state: kind === 'verdict-published' ? 'published' : (verdictStates.find((one) => one === state) ?? null),
  };
}

/**
 * Whether anybody may be told that such a thing happened, where they may read what it happened to. Of the rest, only who
 * reads drafts learns that it happened at all.
 *
 * @example
 * ```ts
 * import { isPublicEvent } from '@assay/core';
 * isPublicEvent('verdict-published') // => true
 * isPublicEvent('verdict-reviewed') // => false
 * ```
 */
export function isPublicEvent(kind: EventKind): boolean {
  switch (kind) {
    case 'claim-submitted':
    case 'appearance-added':
    case 'verdict-published':
    case 'verdict-retracted':
      return true;
    case 'actor-added':
    case 'role-set':
    case 'identity-linked':
    case 'key-created':
    case 'key-revoked':
    case 'webhook-created':
    case 'webhook-updated':
    case 'webhook-deleted':
    case 'webhook-secret-rotated':
    case 'webhook-replayed':
    case 'claimant-added':
    case 'source-added':
    case 'snapshot-captured':
    case 'table-loaded':
    case 'evidence-attached':
    case 'proposition-proposed':
    case 'proposition-assessed':
    case 'verdict-proposed':
    case 'verdict-reviewed':
    case 'objection-dismissed':
    case 'verdict-corrected':
    case 'reply-asked':
    case 'reply-recorded':
      return false;
  }
}
