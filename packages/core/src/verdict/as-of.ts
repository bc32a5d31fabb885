import type { Instant } from '../value/instant.ts';
import type { VerdictRevision } from './verdict.ts';
import { publicSince } from './visibility.ts';

/**
 * Of the revisions of one verdict, the one that stood in public at a moment: public then or before, and by then neither
 * corrected nor taken back. `undefined` where none did.
 *
 * @example
 * ```ts
 * import { asInstant, publishedAsOf } from '@assay/core';
 * publishedAsOf([], asInstant('2025-06-24T00:00Z')) // => undefined
 * ```
 */
export function publishedAsOf<
  R extends Pick<VerdictRevision, 'publishedAt' | 'embargoUntil' | 'revision' | 'retraction'>,
>(revisions: readonly R[], at: Instant): R | undefined {
  const published = revisions.filter((one) => {
    const since = publicSince(one);
    return since !== null && since <= at;
  });
  const last = published.toSorted((a, b) => b.revision - a.revision)[0];
  const retractedAt = last?.retraction?.retractedAt ?? null;
  return retractedAt !== null && retractedAt <= at ? undefined : last;
}
