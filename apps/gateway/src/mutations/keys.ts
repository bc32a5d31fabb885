import { createKey, linkIdentity, revokeKey } from '@assay/core/commands';
import { Actor } from '../actor.ts';
import { builder } from '../builder.ts';
import { Key, Scope } from '../key.ts';
import { addMutation } from './mutation.ts';

addMutation('createKey', {
  description: 'Makes a key by which a program acts as somebody.',
  input: builder.inputType('CreateKeyInput', {
    description: 'Who is to act by it, and how far.',
    fields: (t) => ({
      actorId: t.id({ required: true, description: 'Who is to act by it.', extensions: { idOf: 'Actor' } }),
      name: t.string({ required: true, description: 'What it is for.' }),
      scopes: t.field({
        type: [Scope],
        description: 'Of what the role of the actor allows, only this; left out, all of it.',
      }),
      expiresAt: t.string({
        description: 'From when it opens nothing any more, in UTC (ISO 8601); left out, in 90 days; at most in 366.',
      }),
    }),
  }),
  run: createKey,
  payload: (t) => ({
    key: t.expose('key', { type: Key, description: 'The key as it is on record.' }),
    secret: t.exposeString('secret', { description: 'What the program sends. It is shown this once: keep it safe.' }),
  }),
});

addMutation('revokeKey', {
  description: 'Takes a key back, for good: the next request with it is refused.',
  input: builder.inputType('RevokeKeyInput', {
    description: 'What is to open nothing any more.',
    fields: (t) => ({
      keyId: t.id({ required: true, description: 'One of those in `keys`.', extensions: { idOf: 'Key' } }),
    }),
  }),
  run: revokeKey,
  payload: (t) => ({ key: t.field({ type: Key, description: 'What opens nothing any more.', resolve: (key) => key }) }),
});

addMutation('linkIdentity', {
  description: 'Says who somebody is that another service vouches for.',
  input: builder.inputType('LinkIdentityInput', {
    description: 'Whom the service knows them as.',
    fields: (t) => ({
      actorId: t.id({ required: true, description: 'Who that is on record.', extensions: { idOf: 'Actor' } }),
      issuer: t.string({ required: true, description: 'The service, as the claim `iss` of its tokens names it.' }),
      subject: t.string({ required: true, description: 'The claim `sub` of its tokens for them.' }),
    }),
  }),
  run: linkIdentity,
  payload: (t) => ({
    actor: t.field({ type: Actor, description: 'Whom the service now vouches for.', resolve: (actor) => actor }),
  }),
});
