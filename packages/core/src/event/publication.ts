import type { Event } from '../event.ts';
import type { Finding } from '../finding.ts';
import type { SuppressedFinding } from '../policy/policy.ts';
import type { Json } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { Instant } from '../value/instant.ts';

/** What a revision was published with, as its event tells it. */
export interface Publication {
  readonly publishedBy: Id<'actor'>;
  readonly publishedAt: Instant;
  /** What the house rules found and let pass. */
  readonly findings: readonly Finding[];
  /** What they found and did not count, why, and until when. */
  readonly suppressed: readonly SuppressedFinding[];
}

/** What the house rules said at a publication, as its event keeps it. */
export function publicationDetail({ findings, suppressed }: Pick<Publication, 'findings' | 'suppressed'>): {
  readonly [key: string]: Json;
} {
  return {
    findings: findings.map((finding) => ({ ...finding })),
    suppressed: suppressed.map(({ finding, suppression }) => ({
      finding: { ...finding },
      suppression: { ...suppression },
    })),
  };
}

/** The publication that an event tells of. */
export function toPublication({ actorId, at, detail }: Event): Publication {
  // The one border at which they come back: `publicationDetail` wrote them, and an event never changes.
  const { findings = [], suppressed = [] } = Object(detail) as Partial<Pick<Publication, 'findings' | 'suppressed'>>;
  return { publishedBy: actorId, publishedAt: at, findings, suppressed };
}
