import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { sourceKinds } from '../../source/source.ts';
import type { Digest } from '../../value/digest.ts';
import type { Id } from '../../value/id.ts';
import type { Instant } from '../../value/instant.ts';
import { oneOf } from './column.ts';

export const sources = sqliteTable(
  'source',
  {
    id: text('id').$type<Id<'source'>>().primaryKey(),
    name: text('name').notNull(),
    normalForm: text('normal_form').notNull(),
    kind: text('kind', { enum: sourceKinds }).notNull(),
    homePage: text('home_page'),
    owner: text('owner'),
    origin: text('origin')
      .$type<Id<'source'>>()
      .references((): AnySQLiteColumn => sources.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
  },
  (source) => [
    check('source_kind', oneOf(source.kind, sourceKinds)),
    index('source_by_normal_form').on(source.normalForm, source.id),
    index('source_by_kind').on(source.kind, source.id),
  ],
);

/** The bytes of snapshots, kept once however many sources served them. */
export const snapshotBytes = sqliteTable('snapshot_bytes', {
  digest: text('digest').$type<Digest>().primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

export const snapshots = sqliteTable(
  'snapshot',
  {
    id: text('id').$type<Id<'snapshot'>>().primaryKey(),
    sourceId: text('source_id')
      .$type<Id<'source'>>()
      .notNull()
      .references(() => sources.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    url: text('url'),
    title: text('title'),
    capturedAt: text('captured_at').$type<Instant>().notNull(),
    digest: text('digest')
      .$type<Digest>()
      .notNull()
      .references(() => snapshotBytes.digest, { onDelete: 'restrict', onUpdate: 'restrict' }),
    mediaType: text('media_type').notNull(),
    byteLength: integer('byte_length').notNull(),
    text: text('text'),
  },
  (snapshot) => [
    check('snapshot_byte_length', sql`${snapshot.byteLength} >= 0`),
    uniqueIndex('snapshot_by_source_and_digest').on(snapshot.sourceId, snapshot.digest),
    index('snapshot_by_source').on(snapshot.sourceId, snapshot.id),
    index('snapshot_by_address').on(snapshot.sourceId, snapshot.url, snapshot.capturedAt),
  ],
);
