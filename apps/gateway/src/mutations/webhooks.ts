import { asId } from '@assay/core';
import { createWebhook, deleteWebhook, replayWebhook, rotateWebhookSecret, updateWebhook } from '@assay/core/commands';
import type { GraphQLSchema } from 'graphql';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { placeOf } from '../live/cursor.ts';
import { sequenceIn, Webhook } from '../webhook.ts';
import { readDocument, wantedBy } from '../webhooks/document.ts';
import { inputFault } from './input-fault.ts';
import { addMutation } from './mutation.ts';

const id = { required: true, description: 'Which webhook.', extensions: { idOf: 'Webhook' } } as const;
const document =
  'A subscription without variables: its field and arguments say of what the address is told, its selection in which shape.';

async function checkDocument(text: string | null | undefined, context: Context, schema: GraphQLSchema): Promise<void> {
  if (text != null) await wantedBy(readDocument(text, schema, context.limits), schema, context);
}

addMutation('createWebhook', {
  description: 'Has an address called of what happens from now on, as far as who makes it may read it.',
  input: builder.inputType('CreateWebhookInput', {
    description: 'Which address, and of what it is told.',
    fields: (t) => ({
      url: t.string({ required: true, description: 'The address; https, unless its network is let in by a setting.' }),
      document: t.string({ required: true, description: document }),
    }),
  }),
  check: (input, context, schema) => checkDocument(input.document, context, schema),
  run: createWebhook,
  payload: (t) => ({
    webhook: t.expose('webhook', { type: Webhook, description: 'The webhook as it is on record.' }),
    secret: t.exposeString('secret', { description: 'What its calls are signed with. It is shown this once.' }),
  }),
});

addMutation('updateWebhook', {
  description: 'Changes a webhook, pauses it, or has it go on from where it was.',
  input: builder.inputType('UpdateWebhookInput', {
    description: 'What is to be otherwise; what is left out stays.',
    fields: (t) => ({
      webhookId: t.id(id),
      url: t.string({ description: 'Another address.' }),
      document: t.string({ description: document }),
      paused: t.boolean({ description: 'Whether nothing is sent for now; what happens meanwhile is sent later.' }),
    }),
  }),
  check: (input, context, schema) => checkDocument(input.document, context, schema),
  run: updateWebhook,
  payload: (t) => ({ webhook: t.field({ type: Webhook, description: 'As it is now.', resolve: (one) => one }) }),
});

addMutation('deleteWebhook', {
  description: 'Has an address called no more, for good.',
  input: builder.inputType('DeleteWebhookInput', {
    description: 'The one to delete.',
    fields: (t) => ({ webhookId: t.id(id) }),
  }),
  run: deleteWebhook,
  payload: (t) => ({ webhook: t.field({ type: Webhook, description: 'As it was.', resolve: (one) => one }) }),
});

addMutation('rotateWebhookSecret', {
  description:
    'Gives a webhook another secret: calls are signed with it from then on, and for a while with the old one too.',
  input: builder.inputType('RotateWebhookSecretInput', {
    description: 'The one whose secret is to be another.',
    fields: (t) => ({
      webhookId: t.id(id),
      overlapHours: t.int({
        description: 'How long the old one signs as well: 24 hours left out, 168 at most, 0 where it got lost.',
      }),
    }),
  }),
  run: rotateWebhookSecret,
  payload: (t) => ({
    webhook: t.expose('webhook', { type: Webhook, description: 'The one that has it.' }),
    secret: t.exposeString('secret', { description: 'The new secret. It is shown this once.' }),
    previousUntil: t.exposeString('previousUntil', {
      nullable: true,
      description: 'Until when the old one signs as well, in UTC (ISO 8601); null where it does not.',
    }),
  }),
});

addMutation('replayWebhook', {
  description: 'Has a webhook told again: of deliveries in its log, or of everything after an event.',
  input: builder.inputType('ReplayWebhookInput', {
    description: 'What to tell it of: one of the two.',
    fields: (t) => ({
      webhookId: t.id(id),
      deliveries: t.idList({ description: 'These deliveries, dead ones among them.' }),
      after: t.string({ description: 'All that happened after the event with this cursor.' }),
    }),
  }),
  run: async (env, { webhookId, deliveries, after }) => {
    const place = after == null ? null : (await env.store.read((reader) => placeOf(reader, after))).sequence;
    const sequences = deliveries?.map((one) => sequenceIn(one, asId('webhook', webhookId))) ?? null;
    const unknown = sequences?.indexOf(0) ?? -1;
    if (unknown >= 0) throw inputFault(['deliveries', unknown], 'expected the id of a delivery of this webhook');
    return replayWebhook(env, { webhookId, sequences, after: place });
  },
  payload: (t) => ({
    webhook: t.expose('webhook', { type: Webhook, description: 'The one that is told again.' }),
    replayed: t.exposeInt('replayed', {
      nullable: true,
      description: 'How many deliveries begin anew; none is said where all after an event do.',
    }),
  }),
});
