import type { Source } from '../../source/source.ts';
import type { Id } from '../../value/id.ts';
import type { SourceFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { sources } from '../tables/source.ts';
import type { Writer } from '../writer.ts';
import { byIds } from './batch.ts';
import { listed } from './listed.ts';
import { holding, holds, pagesOf } from './pages.ts';
import { among, boundLimit, insertInto, is, lazily, type Queries } from './query.ts';

const toSource = (row: typeof sources.$inferSelect): Source => row;

export function sourceReader(queries: Queries) {
  const source = byIds(
    'source',
    lazily(() => queries.select().from(sources).where(among(sources.id)).prepare()),
    toSource,
  );
  const ofNormalForm = lazily(() =>
    queries
      .select()
      .from(sources)
      .where(is(sources.normalForm, 'normalForm'))
      .orderBy(sources.id)
      .limit(boundLimit)
      .prepare(),
  );
  const page = pagesOf(queries, {
    by: sources.id,
    order: 'newest-first',
    conditions: { text: holds(sources.normalForm), kinds: is(sources.kind, 'kinds') },
    select: (where, order) => queries.select().from(sources).where(where).orderBy(order).limit(boundLimit),
    toDomain: toSource,
    placeOf: ({ id }) => id,
  });
  return {
    getSource: source.get,
    findSource: source.find,
    sourcesByIds: source.found,
    findSourceByNormalForm: async (normalForm: string): Promise<Source | undefined> =>
      (await ofNormalForm().execute({ normalForm, limit: 1 })).map(toSource)[0],
    sourcesPage: ({ filter, ...request }: PageRequest<Id<'source'>, SourceFilter>) =>
      page(request, { text: holding(filter?.text), kinds: listed('kinds', filter?.kinds) }),
  };
}

export function sourceWriter(queries: Queries): Pick<Writer, 'insertSource'> {
  return { insertSource: insertInto(queries, sources) };
}
