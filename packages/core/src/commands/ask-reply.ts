import { z } from 'zod';
import type { Reply } from '../claim/reply.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, dateField, idField, nameField, proseField } from './input.ts';

const askReplyInput = z.strictObject({
  claimId: idField('claim'),
  /** Who was asked: usually the claimant, or who speaks for them. */
  asked: nameField,
  /** How they were asked. */
  channel: nameField,
  question: proseField,
  /** Until when an answer is waited for, as an EDTF date. */
  deadline: dateField,
});
export type AskReplyInput = z.input<typeof askReplyInput>;

/**
 * Puts on record that somebody was asked for a reply before a verdict on a claim.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted`
 */
export async function askReply(env: CommandEnvironment, given: AskReplyInput): Promise<Reply> {
  const input = asInput(askReplyInput, given);
  return transact(env, 'ask-reply', input, async ({ writer, acting, at, makeId, record }) => {
    const claim = await writer.getClaim(input.claimId);
    const reply: Reply = { id: makeId('reply'), ...input, askedBy: acting.id, askedAt: at, answer: null };
    await writer.insertReply(reply);
    await record({ kind: 'reply-asked', noun: 'reply', id: reply.id, detail: { claimId: claim.id } });
    return reply;
  });
}
