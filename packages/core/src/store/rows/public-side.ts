import { and, desc, eq, isNotNull, lte, notExists, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { embargoes, revisions, verdicts } from '../tables/verdict.ts';
import { citedLister } from './claim-listing.ts';
import { lazily, type Queries } from './query.ts';

/** What the row of a verdict repeats of the revision that the public may read, and when that changes by itself. */
export function publicSide(queries: Queries) {
  const verdictId = sql.placeholder('verdictId');
  const latest = (field: SQLiteColumn | SQL.Aliased) =>
    queries
      .select({ field })
      .from(revisions)
      .where(
        and(
          eq(revisions.verdictId, verdictId),
          isNotNull(revisions.publishedAt),
          notExists(
            queries.select({ id: embargoes.revisionId }).from(embargoes).where(eq(embargoes.revisionId, revisions.id)),
          ),
        ),
      )
      // What stands in public gives way only to what is published after it; taken back or corrected, it stays the latest.
      .orderBy(desc(sql`${revisions.state} = 'published'`), desc(revisions.revision))
      .limit(1);
  const waiting = queries
    .select({ id: embargoes.revisionId })
    .from(embargoes)
    .where(eq(embargoes.verdictId, verdictId));
  // What corrects it is under embargo: to the public it stands.
  const shown = sql`case when ${revisions.state} = 'corrected' and exists ${waiting} then 'published'
    else ${revisions.state} end`;
  const scale = sql`json_extract(${revisions.content}, '$.scale.id') || '/' || json_extract(${revisions.content}, '$.scale.version')`;
  const since = sql`coalesce(${revisions.embargoUntil}, ${revisions.publishedAt})`;
  const refresh = lazily(() =>
    queries
      .update(verdicts)
      .set({
        publicRevisionId: sql`${latest(revisions.id)}`,
        publicRating: sql`${latest(revisions.rating)}`,
        publicState: sql`${latest(shown.as('shown'))}`,
        publicScale: sql`${latest(scale.as('scale'))}`,
        publicAt: sql`${latest(since.as('since'))}`,
      })
      .where(eq(verdicts.id, verdictId))
      .prepare(),
  );
  const listCited = citedLister(queries);
  const due = lazily(() =>
    queries
      .delete(embargoes)
      .where(lte(embargoes.until, sql.placeholder('at')))
      .returning({ verdictId: embargoes.verdictId, revisionId: embargoes.revisionId })
      .prepare(),
  );
  return {
    refresh: async (id: Id<'verdict'>): Promise<void> => {
      await refresh().execute({ verdictId: id });
    },
    /** Shows what has been under embargo until now. */
    lift: async (at: Instant): Promise<void> => {
      const lifted = await due().execute({ at });
      for (const id of new Set(lifted.map((row) => row.verdictId))) await refresh().execute({ verdictId: id });
      for (const row of lifted) await listCited(row.revisionId);
    },
  };
}
