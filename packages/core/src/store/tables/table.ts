import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Gap, TableContent, TableSchema } from '../../table/table.ts';
import type { EdtfDate } from '../../value/date.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { canonical } from './column.ts';
import { sources } from './source.ts';

/** The rows of tables, kept once however many vintages repeat them. */
export const tableContents = sqliteTable('table_content', {
  digest: text('digest').$type<Digest>().primaryKey(),
  content: canonical<TableContent>('content').notNull(),
});

export const tables = sqliteTable(
  'evidence_table',
  {
    id: text('id').$type<Id<'table'>>().primaryKey(),
    name: text('name').notNull(),
    title: text('title').notNull(),
    sourceId: text('source_id')
      .$type<Id<'source'>>()
      .notNull()
      .references(() => sources.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    vintage: text('vintage').notNull(),
    publishedOn: text('published_on').$type<EdtfDate>().notNull(),
    schema: canonical<TableSchema>('schema').notNull(),
    gaps: canonical<readonly Gap[]>('gaps').notNull(),
    rowCount: integer('row_count').notNull(),
    digest: text('digest')
      .$type<Digest>()
      .notNull()
      .references(() => tableContents.digest, { onDelete: 'restrict', onUpdate: 'restrict' }),
    loadedAt: text('loaded_at').$type<Instant>().notNull(),
  },
  (table) => [
    check('evidence_table_row_count', sql`${table.rowCount} >= 0`),
    uniqueIndex('evidence_table_by_vintage').on(table.name, table.vintage),
    index('evidence_table_by_name').on(table.name, table.id),
    index('evidence_table_by_digest').on(table.digest, table.id),
    index('evidence_table_by_source').on(table.sourceId, table.id),
  ],
);
