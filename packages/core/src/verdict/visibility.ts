import { type Action, mayDo, type Role } from '../access/role.ts';
import type { Instant } from '../value/instant.ts';
import type { VerdictRevision, VerdictState } from './verdict.ts';

export const publicStates = ['published', 'corrected', 'retracted'] as const satisfies readonly VerdictState[];
/** A state in which anybody may read a revision: it stands in public, or once did. */
export type PublicState = (typeof publicStates)[number];

/**
 * Whether anybody may read a revision in this state.
 *
 * @example
 * ```ts
 * import { isPublicState } from '@assay/core';
 * isPublicState('retracted') // => true
 * isPublicState('approved') // => false
 * ```
 */
export function isPublicState(state: VerdictState): state is PublicState {
  switch (state) {
    case 'draft':
    case 'in-review':
    case 'approved':
      return false;
    case 'published':
    case 'corrected':
    case 'retracted':
      return true;
  }
}

/**
 * From when anybody may read a revision: its publication, or the end of its embargo; `null` before it is published.
 *
 * @example
 * ```ts
 * import { asInstant, publicSince } from '@assay/core';
 * const [publishedAt, embargoUntil] = [asInstant('2025-07-01T09:00Z'), asInstant('2025-07-02T06:00Z')];
 * publicSince({ publishedAt, embargoUntil }) // => '2025-07-02T06:00:00.000Z'
 * publicSince({ publishedAt, embargoUntil: null }) // => '2025-07-01T09:00:00.000Z'
 * ```
 */
export function publicSince({
  publishedAt,
  embargoUntil,
}: Pick<VerdictRevision, 'publishedAt' | 'embargoUntil'>): Instant | null {
  return publishedAt === null ? null : (embargoUntil ?? publishedAt);
}

export const publicClaims = ['with-verdict', 'all'] as const;
/** Which claims anybody may read: those whose verdict was published, and their parts; or all. */
export type PublicClaims = (typeof publicClaims)[number];

/** What somebody may read beyond what anybody may. */
export interface Audience {
  /** Verdicts before publication, reviews, notes, replies, and evidence that no published verdict cites. */
  readonly drafts: boolean;
  /** The record of everything that happened. */
  readonly record: boolean;
  /** Who has which keys. */
  readonly keys: boolean;
  /** Who is called of what happens, and how that went. */
  readonly webhooks: boolean;
  readonly claims: PublicClaims;
}

/**
 * What a role may read, of which scopes may leave less; nobody in particular is a `reader`.
 *
 * @example
 * ```ts
 * import { audienceOf } from '@assay/core';
 * audienceOf('auditor') // => { drafts: true, record: true, keys: false, webhooks: false, claims: 'with-verdict' }
 * audienceOf('editor', { scopes: ['submit-claim'] }).drafts // => false
 * ```
 */
export function audienceOf(
  role: Role,
  options: { readonly scopes?: readonly Action[] | null; readonly claims?: PublicClaims } = {},
): Audience {
  const { scopes = null, claims = 'with-verdict' } = options;
  const may = (action: Action) => mayDo(role, action) && (scopes?.includes(action) ?? true);
  return {
    drafts: may('read-drafts'),
    record: may('read-record'),
    keys: may('manage-keys'),
    webhooks: may('manage-webhooks'),
    claims,
  };
}
