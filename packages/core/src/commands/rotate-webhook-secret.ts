import { z } from 'zod';
import type { Webhook } from '../access/webhook.ts';
import { AssayError } from '../error.ts';
import { asInstant, type Instant } from '../value/instant.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { makeWebhookSecret } from './create-webhook.ts';
import { asInput, idField, optional } from './input.ts';

const rotateWebhookSecretInput = z.strictObject({
  webhookId: idField('webhook'),
  /** How long calls are signed with the old secret as well; 24 left out, and 0 where it got lost. */
  overlapHours: optional(z.int().min(0).max(168)),
});
export type RotateWebhookSecretInput = z.input<typeof rotateWebhookSecretInput>;

export interface RotatedWebhook {
  readonly webhook: Webhook;
  /** The new secret, which is shown this once. */
  readonly secret: string;
  /** Until when calls are signed with the old one as well; `null` where they are not. */
  readonly previousUntil: Instant | null;
}

/**
 * Gives a webhook another secret. From the next attempt on calls are signed with it, and for a while with the one before
 * as well, so that an address that knows either takes them. One more change in that time ends the oldest.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but admins; `conflict` where it was deleted
 */
export async function rotateWebhookSecret(
  env: CommandEnvironment,
  given: RotateWebhookSecretInput,
): Promise<RotatedWebhook> {
  const { webhookId, overlapHours } = asInput(rotateWebhookSecretInput, given);
  return transact(
    env,
    'manage-webhooks',
    { rotate: webhookId, overlapHours },
    async ({ writer, at, record }) => {
      const webhook = await writer.getWebhook(webhookId);
      if (webhook.deletedAt !== null) throw new AssayError('conflict', 'expected a webhook that was not deleted');
      const secret = makeWebhookSecret();
      const hours = overlapHours ?? 24;
      const previousUntil = hours === 0 ? null : asInstant(Date.parse(at) + hours * 3_600_000);
      await writer.setWebhookSecret(webhookId, secret, previousUntil);
      await record({ kind: 'webhook-secret-rotated', noun: 'webhook', id: webhookId, detail: { previousUntil } });
      return { webhook, secret, previousUntil };
    },
    { secret: true },
  );
}
