import { addActor, setRole } from '@assay/core/commands';
import { Actor, ActorKind, Role } from '../actor.ts';
import { builder } from '../builder.ts';
import { addMutation } from './mutation.ts';

addMutation('addActor', {
  description: 'Puts a person, a bot or an import on record.',
  input: builder.inputType('AddActorInput', {
    description: 'Whom to put on record.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'What they go by.' }),
      kind: t.field({ type: ActorKind, required: true, description: 'A person, a bot or an import.' }),
      role: t.field({ type: Role, description: 'Left out, a person is a contributor, and anything else a bot.' }),
    }),
  }),
  run: addActor,
  payload: (t) => ({
    actor: t.field({ type: Actor, description: 'Who is on record now.', resolve: (actor) => actor }),
  }),
});

addMutation('setRole', {
  description: 'Gives somebody another role at the desk.',
  input: builder.inputType('SetRoleInput', {
    description: 'Who is to be what.',
    fields: (t) => ({
      actorId: t.id({ required: true, description: 'Whose role it is to be.', extensions: { idOf: 'Actor' } }),
      role: t.field({ type: Role, required: true, description: 'What they are to be.' }),
    }),
  }),
  run: setRole,
  payload: (t) => ({
    actor: t.field({ type: Actor, description: 'Who now has the role.', resolve: (actor) => actor }),
  }),
});
