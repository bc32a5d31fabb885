import { and, desc, sql } from 'drizzle-orm';
import { AssayError } from '../../error.ts';
import { inColumnOrder } from '../../table/column-order.ts';
import type { EvidenceTable, TableContent } from '../../table/table.ts';
import { canonicalJson, type Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { TableFilter } from '../noun-filters.ts';
import type { PageRequest } from '../page.ts';
import { tableContents, tables } from '../tables/table.ts';
import { byIds, childrenOf, listsBy, notFound } from './batch.ts';
import { assertDigest } from './kept-digest.ts';
import { listed } from './listed.ts';
import { pagesOf } from './pages.ts';
import { among, boundLimit, insertOnce, is, lazily, type Queries } from './query.ts';

const toTable = (row: typeof tables.$inferSelect): EvidenceTable => row;

export function tableReader(queries: Queries) {
  const table = byIds(
    'table',
    lazily(() => queries.select().from(tables).where(among(tables.id)).prepare()),
    toTable,
  );
  const ofVintage = lazily(() =>
    queries
      .select()
      .from(tables)
      .where(and(is(tables.name, 'name'), is(tables.vintage, 'vintage')))
      .prepare(),
  );
  const ofDigest = lazily(() =>
    queries.select().from(tables).where(is(tables.digest, 'digest')).orderBy(tables.id).limit(boundLimit).prepare(),
  );
  const ofName = lazily(() =>
    queries
      .select()
      .from(tables)
      .where(is(tables.name, 'name'))
      // EDTF dates sort as text where they are equally exact, which editions of one table are.
      .orderBy(desc(tables.publishedOn), desc(tables.id))
      .prepare(),
  );
  const contentOf = lazily(() =>
    queries.select().from(tableContents).where(is(tableContents.digest, 'digest')).prepare(),
  );
  const textOf = lazily(() =>
    queries
      .select({ text: sql<string>`${tableContents.content}` })
      .from(tableContents)
      .where(is(tableContents.digest, 'digest'))
      .prepare(),
  );
  const page = pagesOf(queries, {
    by: tables.id,
    order: 'newest-first',
    conditions: { name: is(tables.name, 'name'), sourceIds: is(tables.sourceId, 'sourceIds') },
    select: (where, order) => queries.select().from(tables).where(where).orderBy(order).limit(boundLimit),
    toDomain: toTable,
    placeOf: ({ id }) => id,
  });
  return {
    getTable: table.get,
    findTable: table.find,
    tablesByIds: table.found,
    findTableByVintage: async (name: string, vintage: string): Promise<EvidenceTable | undefined> =>
      (await ofVintage().execute({ name, vintage })).map(toTable)[0],
    findTableByDigest: async (digest: Digest): Promise<EvidenceTable | undefined> =>
      (await ofDigest().execute({ digest, limit: 1 })).map(toTable)[0],
    tablesByNames: listsBy(
      lazily(() =>
        queries
          .select()
          .from(tables)
          .where(among(tables.name))
          .orderBy(desc(tables.publishedOn), desc(tables.id))
          .prepare(),
      ),
      toTable,
      (row) => row.name,
    ),
    tablesNamed: async (name: string): Promise<readonly EvidenceTable[]> =>
      (await ofName().execute({ name })).map(toTable),
    tablesBySources: childrenOf(
      lazily(() => queries.select().from(tables).where(among(tables.sourceId)).orderBy(tables.id).prepare()),
      toTable,
      (row) => row.sourceId,
    ),
    tablesPage: ({ filter, ...request }: PageRequest<Id<'table'>, TableFilter>) =>
      page(request, { name: filter?.name, sourceIds: listed('sourceIds', filter?.sourceIds) }),
    getTableContent: async (digest: Digest): Promise<TableContent> => {
      const [kept] = await contentOf().execute({ digest });
      return kept === undefined ? notFound('table by its digest') : kept.content;
    },
    getTableText: async (digest: Digest): Promise<string> =>
      (await textOf().execute({ digest }))[0]?.text ?? notFound('table by its digest'),
  };
}

export function tableWriter(queries: Queries) {
  const { findTableByVintage } = tableReader(queries);
  const insertContent = insertOnce(queries, tableContents, tableContents.digest);
  const insertHead = insertOnce(queries, tables, tables.id);
  return {
    insertTable: async (table: EvidenceTable, given: TableContent): Promise<EvidenceTable> => {
      const content = inColumnOrder(given);
      assertDigest(table.digest, canonicalJson(content));
      await insertContent({ digest: table.digest, content });
      if (await insertHead(table)) return table;
      const kept = (await findTableByVintage(table.name, table.vintage)) ?? notFound('table');
      if (kept.digest === table.digest) return kept;
      throw new AssayError(
        'conflict',
        `expected a new vintage of ${table.name}, got ${table.vintage} with other content`,
      );
    },
  };
}
