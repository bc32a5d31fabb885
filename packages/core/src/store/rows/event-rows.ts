import { sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';
import type { Event } from '../../event.ts';
import type { Id, Noun } from '../../value/id.ts';
import type { EventFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import type { Children } from '../reader.ts';
import { cursorKeys } from '../tables/cursor-key.ts';
import { events } from '../tables/event.ts';
import type { NewEvent } from '../writer.ts';
import { childrenOf } from './batch.ts';
import { listed } from './listed.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

export function toEvent({ subjectNoun: noun, subjectId: id, ...row }: typeof events.$inferSelect): Event {
  return { ...row, subject: { noun, id } };
}

export function eventReader(queries: Queries) {
  const head = lazily(() =>
    queries
      .select({ head: sql<number>`coalesce(max(${events.sequence}), 0)` })
      .from(events)
      .prepare(),
  );
  const key = lazily(() => queries.select({ key: cursorKeys.key }).from(cursorKeys).prepare());
  const page = pagesOf(queries, {
    by: events.sequence,
    order: 'oldest-first',
    conditions: {
      subjectId: is(events.subjectId, 'subjectId'),
      kinds: is(events.kind, 'kinds'),
      actorId: is(events.actorId, 'actorId'),
      from: sql`${events.at} >= +${sql.placeholder('from')}`,
      until: sql`${events.at} < +${sql.placeholder('until')}`,
    },
    select: (where, order) => queries.select().from(events).where(where).orderBy(order).limit(boundLimit),
    toDomain: toEvent,
    placeOf: ({ sequence }) => sequence,
  });
  const ofSubjects = childrenOf(
    lazily(() => queries.select().from(events).where(among(events.subjectId)).orderBy(events.sequence).prepare()),
    toEvent,
    (row) => row.subjectId,
  );
  return {
    headSequence: async (): Promise<number> => (await head().execute({}))[0]?.head ?? 0,
    eventsPage: ({ filter, ...request }: PageRequest<number, EventFilter>) =>
      page(request, {
        subjectId: filter?.subjectId,
        kinds: listed('kinds', filter?.kinds),
        actorId: filter?.actorId,
        from: filter?.at?.from,
        until: filter?.at?.until,
      }),
    eventsOfSubjects: async <N extends Noun>(ids: readonly Id<N>[]): Promise<Children<N, Event>> => {
      const found = await ofSubjects(ids);
      return new Map(ids.map((id) => [id, found.get(id) ?? []]));
    },
    cursorKey: async (): Promise<Uint8Array> => {
      const [row] = await key().execute({});
      if (row === undefined) throw new AssayError('store-corrupt', 'expected the key of cursors, got none');
      return row.key;
    },
  };
}

export function eventWriter(queries: Queries) {
  const value = sql.placeholder;
  const insert = insertInto(queries, events);
  const append = lazily(() =>
    queries
      .insert(events)
      .values({
        sequence: sql`(select coalesce(max(${events.sequence}), 0) + 1 from ${events})`,
        at: value('at'),
        actorId: value('actorId'),
        kind: value('kind'),
        subjectNoun: value('subjectNoun'),
        subjectId: value('subjectId'),
        before: value('before'),
        after: value('after'),
        detail: value('detail'),
      })
      .returning({ sequence: events.sequence })
      .prepare(),
  );
  return {
    insertEvent: ({ subject, ...event }: Event): Promise<void> =>
      insert({ ...event, subjectNoun: subject.noun, subjectId: subject.id }),
    appendEvent: async ({ subject, ...event }: NewEvent): Promise<Event> => {
      const [appended] = await append().execute({ ...event, subjectNoun: subject.noun, subjectId: subject.id });
      if (appended === undefined) throw new Error('an event was written, and no sequence came back');
      return { ...event, subject, sequence: appended.sequence };
    },
  };
}
