import { type Action, type ApiKey, asId, asInstant } from '@assay/core';
import { Actor } from './actor.ts';
import { guarded } from './auth/access.ts';
import { builder, enumOf } from './builder.ts';
import { connectionOf, pageRequestOf } from './connection.ts';
import { loadExisting, loadNodes } from './context.ts';
import { withLocalIds } from './local-ids.ts';

export const Scope = enumOf<Action>('Scope', 'What somebody may do by their role, or by a key of few scopes.', {
  'read-published': 'Read what is public, as anybody may.',
  'read-drafts': 'Read verdicts before publication, reviews, notes, replies and evidence nothing published cites.',
  'read-record': 'Read the record of everything that happened.',
  'add-claimant': 'Put on record who makes claims.',
  'submit-claim': 'Put claims on record.',
  'add-appearance': 'Put on record where claims appeared.',
  'add-source': 'Put sources on record.',
  'capture-snapshot': 'Put captured documents on record.',
  'load-table': 'Put tables on record.',
  'attach-evidence': 'Attach evidence to claims.',
  'propose-proposition': 'Write claims as propositions.',
  assess: 'Evaluate propositions, and put on record what they come to.',
  'ask-reply': 'Put on record that somebody was asked for a reply.',
  'record-reply': 'Put the answer of somebody who was asked on record.',
  'propose-verdict': 'Put verdicts forward for review.',
  'correct-verdict': 'Put corrections of published verdicts forward.',
  'review-verdict': 'Vote on verdicts of others.',
  'dismiss-objection': 'Set objections aside, with a reason.',
  'publish-verdict': 'Publish verdicts that have their approvals.',
  'publish-in-emergency': 'Publish verdicts before they have their approvals.',
  'retract-verdict': 'Take published verdicts back.',
  'add-actor': 'Put people, bots and imports on record.',
  'set-role': 'Say what others are at the desk.',
  'manage-webhooks': 'Have addresses called of what happens, and read how that went.',
  'manage-keys': 'Make and revoke keys, and say whom another service vouches for.',
});

export const Key = builder.objectRef<ApiKey>('Key');
builder.node(Key, {
  description: 'What lets a program act as somebody. The key itself was shown once, and is kept nowhere.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('key', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.key, ids),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for.' }),
    actor: t.field({
      type: Actor,
      description: 'Who acts by it.',
      resolve: ({ actorId }, _, { loaders }) => loadExisting(loaders.actor, actorId),
    }),
    scopes: t.field({
      type: [Scope],
      nullable: true,
      description: 'Of what the role of the actor allows, only this; null is all of it.',
      resolve: ({ scopes }) => scopes,
    }),
    createdBy: t.field({
      type: Actor,
      description: 'Who made it.',
      resolve: ({ createdBy }, _, { loaders }) => loadExisting(loaders.actor, createdBy),
    }),
    createdAt: t.exposeString('createdAt', { description: 'When it was made, in UTC (ISO 8601).' }),
    expiresAt: t.exposeString('expiresAt', { description: 'From when it opens nothing any more, in UTC (ISO 8601).' }),
    revokedAt: t.exposeString('revokedAt', { nullable: true, description: 'When it was revoked, in UTC (ISO 8601).' }),
    lastUsedAt: t.exposeString('lastUsedAt', { nullable: true, description: 'When it was last used, to the minute.' }),
  }),
});

const KeyFilter = builder.inputType('KeyFilter', {
  description: 'What a list of keys is narrowed to; all that is given must hold.',
  fields: (t) => ({
    actorId: t.id({ description: 'Who acts by it.', extensions: { idOf: 'Actor' } }),
    revoked: t.boolean({ description: 'Whether it was revoked.' }),
    expired: t.boolean({ description: 'Whether its time is over by now, be it revoked or not.' }),
  }),
});

builder.queryField('keys', (t) =>
  t.connection(
    {
      type: Key,
      description: 'The keys on record, newest first.',
      extensions: guarded('manage-keys'),
      args: { filter: t.arg({ type: KeyFilter, description: 'What to narrow the list to.' }) },
      resolve: async (_, given, { store, now }, info) => {
        const { filter, ...page } = withLocalIds(given, info);
        const actorId = filter?.actorId == null ? null : asId('actor', filter.actorId);
        const expired = filter?.expired == null ? null : { is: filter.expired, at: asInstant(now()) };
        const request = { ...pageRequestOf(page, 'key'), filter: { actorId, revoked: filter?.revoked, expired } };
        return connectionOf(await store.read((reader) => reader.keysPage(request)), 'key');
      },
    },
    { description: 'A page of keys.' },
    { description: 'A key in a list.' },
  ),
);
