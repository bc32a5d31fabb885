import { z } from 'zod';
import type { Webhook } from '../access/webhook.ts';
import { AssayError } from '../error.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, inputFinding, optional, refusal } from './input.ts';

const place = z.int().min(0);
const replayWebhookInput = z.strictObject({
  webhookId: idField('webhook'),
  /** Of these events, where they are in its log; */
  sequences: optional(z.array(place.min(1)).min(1).max(1000).readonly()),
  /** or of everything since this event. */
  after: optional(place),
});
export type ReplayWebhookInput = z.input<typeof replayWebhookInput>;

export interface ReplayedWebhook {
  readonly webhook: Webhook;
  /** How many deliveries begin anew; `null` where all since an event do. */
  readonly replayed: number | null;
}

/**
 * Has a webhook told again: of events in its log, the dead letters among them, or of everything since an event. The
 * address knows them again by their ids.
 *
 * @throws AssayError `invalid-input`, also where not just one of `sequences` and `after` is given; `not-found`;
 * `not-permitted` to all but admins; `conflict` where it was deleted
 */
export async function replayWebhook(env: CommandEnvironment, given: ReplayWebhookInput): Promise<ReplayedWebhook> {
  const { webhookId, sequences, after } = asInput(replayWebhookInput, given);
  if ((sequences === null) === (after === null)) {
    throw refusal([inputFinding([], 'expected either deliveries or the place after which to tell of all again')]);
  }
  return transact(env, 'manage-webhooks', { replay: webhookId, sequences, after }, async ({ writer, at, record }) => {
    const webhook = await writer.getWebhook(webhookId);
    if (webhook.deletedAt !== null) throw new AssayError('conflict', 'expected a webhook that was not deleted');
    const replayed = sequences === null ? null : await writer.replayDeliveries(webhookId, sequences, at);
    if (after !== null) await writer.replayWebhookFrom(webhookId, after);
    await record({ kind: 'webhook-replayed', noun: 'webhook', id: webhookId, detail: { replayed, after } });
    return { webhook, replayed };
  });
}
