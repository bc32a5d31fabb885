import { askReply, recordReply } from '@assay/core/commands';
import { builder } from '../builder.ts';
import { Reply } from '../reply.ts';
import { addMutation } from './mutation.ts';

addMutation('askReply', {
  description: 'Puts on record that somebody was asked for a reply before a verdict.',
  input: builder.inputType('AskReplyInput', {
    description: 'Who was asked what.',
    fields: (t) => ({
      claimId: t.id({ required: true, description: 'What they are asked about.', extensions: { idOf: 'Claim' } }),
      asked: t.string({ required: true, description: 'Who was asked.' }),
      channel: t.string({ required: true, description: 'How they were asked.' }),
      question: t.string({ required: true, description: 'What they were asked.' }),
      deadline: t.string({ required: true, description: 'Until when an answer is waited for, as an EDTF date.' }),
    }),
  }),
  run: askReply,
  payload: (t) => ({ reply: t.field({ type: Reply, description: 'The request.', resolve: (reply) => reply }) }),
});

addMutation('recordReply', {
  description: 'Puts the answer of somebody who was asked on record, once.',
  input: builder.inputType('RecordReplyInput', {
    description: 'What they said.',
    fields: (t) => ({
      replyId: t.id({ required: true, description: 'The request.', extensions: { idOf: 'Reply' } }),
      text: t.string({ description: 'In their words; left out, they declined to answer.' }),
    }),
  }),
  run: recordReply,
  payload: (t) => ({
    reply: t.field({
      type: Reply,
      description: 'The question, with the answer where there is one.',
      resolve: (reply) => reply,
    }),
  }),
});
