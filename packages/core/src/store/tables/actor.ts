import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { actorKinds } from '../../actor.ts';
import type { Id } from '../../value/id.ts';
import { oneOf } from './column.ts';

export const actors = sqliteTable(
  'actor',
  {
    id: text('id').$type<Id<'actor'>>().primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: actorKinds }).notNull(),
  },
  (actor) => [check('actor_kind', oneOf(actor.kind, actorKinds)), index('actor_by_kind').on(actor.kind, actor.id)],
);
