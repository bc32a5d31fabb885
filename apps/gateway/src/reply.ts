import { asId, type ReplyAnswer as ReplyAnswerValue, type Reply as ReplyValue } from '@assay/core';
import { Actor } from './actor.ts';
import { builder } from './builder.ts';
import { Claim } from './claim.ts';
import { loadExisting, loadNodes } from './context.ts';

const ReplyAnswer = builder.objectRef<ReplyAnswerValue>('ReplyAnswer').implement({
  description: 'What somebody asked for a reply answered.',
  fields: (t) => ({
    text: t.exposeString('text', { nullable: true, description: 'In their words; none where they declined.' }),
    receivedAt: t.exposeString('receivedAt', { description: 'When, in UTC (ISO 8601).' }),
    recordedBy: t.field({
      type: Actor,
      description: 'Who put it on record.',
      resolve: ({ recordedBy }, _, { loaders }) => loadExisting(loaders.actor, recordedBy),
    }),
  }),
});

export const Reply = builder.objectRef<ReplyValue>('Reply');
builder.node(Reply, {
  description: 'The right of reply: who was asked about a claim, how, until when, and what they said.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('reply', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.reply, ids),
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'What they were asked about.',
      resolve: ({ claimId }, _, { loaders }) => loadExisting(loaders.claim, claimId),
    }),
    asked: t.exposeString('asked', { description: 'Who was asked.' }),
    channel: t.exposeString('channel', { description: 'How they were asked.' }),
    question: t.exposeString('question', { description: 'What they were asked.' }),
    deadline: t.exposeString('deadline', { description: 'Until when an answer is waited for, as an EDTF date.' }),
    askedBy: t.field({
      type: Actor,
      description: 'Who asked.',
      resolve: ({ askedBy }, _, { loaders }) => loadExisting(loaders.actor, askedBy),
    }),
    askedAt: t.exposeString('askedAt', { description: 'When, in UTC (ISO 8601).' }),
    answer: t.expose('answer', { type: ReplyAnswer, nullable: true, description: 'The answer; none yet.' }),
  }),
});

builder.objectField(Claim, 'replies', (t) =>
  t.field({
    type: [Reply],
    description: 'Who was asked for a reply, in the order they were.',
    resolve: ({ id }, _, { loaders }) => loaders.repliesOfClaim.load(id),
  }),
);
