import { z } from 'zod';
import { AssayError } from '../error.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { type CreatedWebhook, makeWebhookSecret } from './create-webhook.ts';
import { asInput, idField } from './input.ts';

const rotateWebhookSecretInput = z.strictObject({ webhookId: idField('webhook') });
export type RotateWebhookSecretInput = z.input<typeof rotateWebhookSecretInput>;

/**
 * Gives a webhook another secret, which is shown this once; the next attempt is signed with it.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but admins; `conflict` where it was deleted
 */
export async function rotateWebhookSecret(
  env: CommandEnvironment,
  given: RotateWebhookSecretInput,
): Promise<CreatedWebhook> {
  const { webhookId } = asInput(rotateWebhookSecretInput, given);
  return transact(
    env,
    'manage-webhooks',
    { rotate: webhookId },
    async ({ writer, record }) => {
      const webhook = await writer.getWebhook(webhookId);
      if (webhook.deletedAt !== null) throw new AssayError('conflict', 'expected a webhook that was not deleted');
      const secret = makeWebhookSecret();
      await writer.setWebhookSecret(webhookId, secret);
      await record({ kind: 'webhook-secret-rotated', noun: 'webhook', id: webhookId });
      return { webhook, secret };
    },
    { secret: true },
  );
}
