import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../../actor.ts';
import type { Id } from '../../value/id.ts';
import type { ActorFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { actors } from '../tables/actor.ts';
import type { Writer } from '../writer.ts';
import { byIds, notFound } from './batch.ts';
import { listed } from './listed.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

const toActor = (row: typeof actors.$inferSelect): Actor => row;

export function actorReader(queries: Queries) {
  const actor = byIds(
    'actor',
    lazily(() => queries.select().from(actors).where(among(actors.id)).prepare()),
    toActor,
  );
  const page = pagesOf(queries, {
    by: actors.id,
    order: 'newest-first',
    conditions: { kinds: is(actors.kind, 'kinds') },
    select: (where, order) => queries.select().from(actors).where(where).orderBy(order).limit(boundLimit),
    toDomain: toActor,
    placeOf: ({ id }) => id,
  });
  return {
    getActor: actor.get,
    findActor: actor.find,
    actorsByIds: actor.found,
    actorsPage: ({ filter, ...request }: PageRequest<Id<'actor'>, ActorFilter>) =>
      page(request, { kinds: listed('kinds', filter?.kinds) }),
  };
}

export function actorWriter(queries: Queries): Pick<Writer, 'insertActor' | 'setRole'> {
  const change = lazily(() =>
    queries
      .update(actors)
      .set({ role: sql`${sql.placeholder('role')}` })
      .where(eq(actors.id, sql.placeholder('id')))
      .returning({ id: actors.id })
      .prepare(),
  );
  return {
    insertActor: insertInto(queries, actors),
    setRole: async (id, role) => {
      if ((await change().execute({ id, role })).length === 0) notFound('actor');
    },
  };
}
