import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roles } from '../../access/role.ts';
import { actorKinds } from '../../actor.ts';
import type { Id } from '../../value/id.ts';
import { oneOf } from './column.ts';

export const actors = sqliteTable(
  'actor',
  {
    id: text('id').$type<Id<'actor'>>().primaryKey(),
    name: text('name').notNull(),
    kind: text('kind', { enum: actorKinds }).notNull(),
    role: text('role', { enum: roles }).notNull(),
  },
  (actor) => [
    check('actor_kind', oneOf(actor.kind, actorKinds)),
    check('actor_role', oneOf(actor.role, roles)),
    check('actor_bot', sql`(${actor.kind} = 'person') = (${actor.role} <> 'bot')`),
    index('actor_by_kind').on(actor.kind, actor.id),
  ],
);
