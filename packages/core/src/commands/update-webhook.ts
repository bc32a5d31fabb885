import { z } from 'zod';
import type { Webhook } from '../access/webhook.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, optional, proseField, urlField } from './input.ts';

const updateWebhookInput = z.strictObject({
  webhookId: idField('webhook'),
  /** What is left out stays. */
  url: optional(urlField),
  document: optional(proseField),
  /** What happens while it is paused is sent once it is not. */
  paused: optional(z.boolean()),
});
export type UpdateWebhookInput = z.input<typeof updateWebhookInput>;

/**
 * Changes a webhook, pauses it, or has it go on.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but admins; `conflict` where it was deleted
 */
export async function updateWebhook(env: CommandEnvironment, given: UpdateWebhookInput): Promise<Webhook> {
  const { webhookId, ...input } = asInput(updateWebhookInput, given);
  const asked = { update: webhookId, ...input };
  return transact(env, 'manage-webhooks', asked, async ({ writer, record }) => {
    const before = await writer.getWebhook(webhookId);
    const { url, document, paused } = input;
    const after: Webhook = {
      ...before,
      url: url ?? before.url,
      document: document ?? before.document,
      paused: paused ?? before.paused,
    };
    await writer.updateWebhook(after);
    await record({ kind: 'webhook-updated', noun: 'webhook', id: webhookId, detail: { paused: after.paused } });
    return after;
  });
}
