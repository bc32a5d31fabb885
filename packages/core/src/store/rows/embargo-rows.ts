import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { isPublicEvent } from '../../event/change.ts';
import { eventKinds } from '../../event.ts';
import type { Instant } from '../../value/instant.ts';
import type { EmbargoEnds, ShownEvent, ShownRequest } from '../live-reader.ts';
import { events } from '../tables/event.ts';
import { embargoes, revisions } from '../tables/verdict.ts';
import { toEvent } from './event-rows.ts';
import { boundLimit, lazily, type Queries } from './query.ts';

const publicKinds = JSON.stringify(eventKinds.filter(isPublicEvent));

export function embargoReader(queries: Queries) {
  const value = sql.placeholder;
  const next = lazily(() =>
    queries
      .select({ at: sql<Instant | null>`min(${embargoes.until})` })
      .from(embargoes)
      .prepare(),
  );
  const last = lazily(() =>
    queries
      .select({ at: sql<Instant | null>`max(${revisions.embargoUntil})` })
      .from(revisions)
      .where(sql`${revisions.embargoUntil} <= +${value('at')}`)
      .prepare(),
  );
  const shown = lazily(() =>
    queries
      .select({ ...getTableColumns(events), shownAt: sql<Instant>`${revisions.embargoUntil}`.as('shown_at') })
      .from(revisions)
      .innerJoin(events, eq(events.subjectId, revisions.verdictId))
      .where(
        and(
          // Each `+` keeps SQLite from planning by the value, or from beginning at the wrong end.
          sql`${revisions.embargoUntil} between +${value('at')} and +${value('until')}`,
          sql`(${revisions.embargoUntil} > ${value('at')} or ${events.sequence} > +${value('sequence')})`,
          sql`json_extract(${events.detail}, '$.revisionId') = +${revisions.id}`,
          sql`+${events.kind} in (select value from json_each(${publicKinds}))`,
        ),
      )
      .orderBy(revisions.embargoUntil, events.sequence)
      .limit(boundLimit)
      .prepare(),
  );
  return {
    embargoEnds: async (at: Instant): Promise<EmbargoEnds> => {
      const [[soonest], [latest]] = await Promise.all([next().execute({}), last().execute({ at })]);
      return { next: soonest?.at ?? null, last: latest?.at ?? null };
    },
    eventsShown: async ({ after, until, first }: ShownRequest): Promise<readonly ShownEvent[]> => {
      const rows = await shown().execute({ ...after, until, limit: first });
      return rows.map(({ shownAt, ...row }) => ({ shownAt, event: toEvent(row) }));
    },
  };
}
