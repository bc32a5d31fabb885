import { type ActorKind as ActorKindValue, type Actor as ActorValue, asId, type Role as RoleValue } from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { loadNodes } from './context.ts';

export const ActorKind = enumOf<ActorKindValue>('ActorKind', 'What kind of actor it is.', {
  person: 'A human being; only a person may review.',
  bot: 'A program that acts by itself; it may write, and never counts as an approval.',
  import: 'A load of records made elsewhere; it may write, and never counts as an approval.',
});

export const Role = enumOf<RoleValue>('Role', 'What somebody is at the desk, and so may do.', {
  reader: 'Sees what is published.',
  contributor: 'Gathers claims and evidence, and puts verdicts forward.',
  reviewer: 'Does what a contributor does, and votes on verdicts of others.',
  editor: 'Does what a reviewer does, publishes, retracts, and sets objections aside with a reason.',
  admin: 'Does what an editor does, and says who is what.',
  auditor: 'Sees everything, drafts and the record among it, and changes nothing.',
  bot: 'A program: it gathers, and never rates or votes.',
});

export const Actor = builder.objectRef<ActorValue>('Actor');
builder.node(Actor, {
  description: 'Who does something; no write is made without one.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('actor', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.actor, ids),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What they go by, on record and in public.' }),
    kind: t.expose('kind', { type: ActorKind, description: 'A person, a bot or an import.' }),
    role: t.expose('role', { type: Role, description: 'What they are at the desk.' }),
  }),
});
