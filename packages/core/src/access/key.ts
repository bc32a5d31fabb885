import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';
import type { Action } from './role.ts';

/** What lets a program act as somebody. What it opens doors with is shown once, and kept nowhere. */
export interface ApiKey {
  readonly id: Id<'key'>;
  /** What it is for. */
  readonly name: string;
  /** Who acts by it. */
  readonly actorId: Id<'actor'>;
  /** Of what the actor's role allows, only this; `null` is all of it. */
  readonly scopes: readonly Action[] | null;
  readonly createdBy: Id<'actor'>;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  /** To the minute; `null` where it was not used yet. */
  readonly lastUsedAt: Instant | null;
}

/**
 * Whether a key opens doors at a moment.
 *
 * @example
 * ```ts
 * import { asInstant, isKeyValid } from '@assay/core';
 * const key = { expiresAt: asInstant('2025-06-24T00:00Z'), revokedAt: null };
 * isKeyValid(key, asInstant('2025-06-23T23:59Z')) // => true
 * isKeyValid(key, asInstant('2025-06-24T00:00Z')) // => false
 * ```
 */
export function isKeyValid({ expiresAt, revokedAt }: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, at: Instant): boolean {
  return revokedAt === null && at < expiresAt;
}
