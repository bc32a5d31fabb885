import { sql } from 'drizzle-orm';
import { blob, check, integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/** One row, made at random with the store: what its cursors are sealed with. */
export const cursorKeys = sqliteTable(
  'cursor_key',
  {
    id: integer('id').primaryKey(),
    key: blob('key', { mode: 'buffer' }).notNull(),
  },
  (row) => [check('cursor_key_only', sql`${row.id} = 1`), check('cursor_key_bits', sql`length(${row.key}) = 32`)],
);
