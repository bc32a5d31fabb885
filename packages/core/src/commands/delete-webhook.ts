import { z } from 'zod';
import type { Webhook } from '../access/webhook.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField } from './input.ts';

const deleteWebhookInput = z.strictObject({ webhookId: idField('webhook') });
export type DeleteWebhookInput = z.input<typeof deleteWebhookInput>;

/**
 * Has an address called no more. That it was stays on record.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but admins; `conflict` where it was deleted
 */
export async function deleteWebhook(env: CommandEnvironment, given: DeleteWebhookInput): Promise<Webhook> {
  const { webhookId } = asInput(deleteWebhookInput, given);
  return transact(env, 'manage-webhooks', { delete: webhookId }, async ({ writer, at, record }) => {
    const webhook = { ...(await writer.getWebhook(webhookId)), deletedAt: at };
    await writer.updateWebhook(webhook);
    await record({ kind: 'webhook-deleted', noun: 'webhook', id: webhookId });
    return webhook;
  });
}
