import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Claim } from '../claim/claim.ts';
import { createVerdictDesk, type VerdictDesk } from '../testing/verdict-desk.ts';
import { askReply } from './ask-reply.ts';
import { recordReply } from './record-reply.ts';

let desk: VerdictDesk;
let claim: Claim;
beforeEach(async () => {
  desk = await createVerdictDesk();
  ({ claim } = await desk.aCase());
});
afterEach(() => desk.close());

const question = { asked: 'His press office', channel: 'press@office.example', question: 'Which list?' };
const ask = (deadline = '2025-06-26', env = desk.env) => askReply(env, { claimId: claim.id, ...question, deadline });
const stored = () => desk.store.read(async (reader) => (await reader.repliesOfClaims([claim.id])).get(claim.id));

describe('the right of reply', () => {
  it('is on record with the claim: who was asked, how, until when and what they said', async () => {
    const reply = await ask();
    expect(reply).toEqual({
      id: reply.id,
      claimId: claim.id,
      ...question,
      deadline: '2025-06-26',
      askedBy: desk.author.id,
      askedAt: '2025-06-24T00:00:00.000Z',
      answer: null,
    });
    desk.tick();
    const [ann] = desk.reviewers;
    const answered = await recordReply(desk.as(ann), { replyId: reply.id, text: 'The one of last year.' });
    const answer = { text: 'The one of last year.', receivedAt: '2025-06-24T00:00:01.000Z', recordedBy: ann.id };
    expect(answered).toEqual({ ...reply, answer });
    expect(await stored()).toEqual([answered]);
  });

  it('tells those who declined from those who have not answered', async () => {
    const [first, second] = [await ask(), await ask()];
    const declined = await recordReply(desk.env, { replyId: first.id });
    expect(declined.answer).toMatchObject({ text: null });
    expect(await stored()).toEqual([declined, second]);
  });

  it('is answered once', async () => {
    const { id: replyId } = await ask();
    await recordReply(desk.env, { replyId, text: 'Ours.' });
    expect(await desk.refusal(() => recordReply(desk.env, { replyId, text: 'Not ours.' }))).toBe('conflict');
  });

  it('is refused without a claim, a day or a question', async () => {
    const missing = { claimId: desk.env.makeId('claim'), ...question, deadline: '2025-06-26' };
    expect(await desk.refusal(() => askReply(desk.env, missing))).toBe('not-found');
    expect(await desk.refusal(() => ask('soon'))).toBe('invalid-input');
    const silent = { ...missing, claimId: claim.id, question: ' ' };
    expect(await desk.refusal(() => askReply(desk.env, silent))).toBe('invalid-input');
    expect(await desk.refusal(() => recordReply(desk.env, { replyId: desk.env.makeId('reply') }))).toBe('not-found');
  });

  it('is asked for by people', async () => {
    const bot = await desk.addActor('A crawler', 'bot');
    expect(await desk.refusal(() => ask('2025-06-26', desk.as(bot)))).toBe('not-permitted');
  });
});
