import { z } from 'zod';
import type { Reply } from '../claim/reply.ts';
import { AssayError } from '../error.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, optional, proseField } from './input.ts';

const recordReplyInput = z.strictObject({
  replyId: idField('reply'),
  /** In their words; left out, they declined to answer. */
  text: optional(proseField),
});
export type RecordReplyInput = z.input<typeof recordReplyInput>;

/**
 * Puts the answer of somebody who was asked for a reply on record, once.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted`; `conflict` where an answer is on record
 */
export async function recordReply(env: CommandEnvironment, given: RecordReplyInput): Promise<Reply> {
  const input = asInput(recordReplyInput, given);
  const { replyId, text } = input;
  return transact(env, 'record-reply', input, async ({ writer, acting, at, record }) => {
    const reply = await writer.getReply(replyId);
    if (reply.answer !== null)
      throw new AssayError('conflict', 'expected a reply without an answer, got one that has been answered');
    const answer = { text, receivedAt: at, recordedBy: acting.id };
    await writer.answerReply(reply.id, answer);
    const detail = { claimId: reply.claimId, declined: text === null };
    await record({ kind: 'reply-recorded', noun: 'reply', id: reply.id, detail });
    return { ...reply, answer };
  });
}
