import { z } from 'zod';
import type { Webhook } from '../access/webhook.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, proseField, urlField } from './input.ts';

const createWebhookInput = z.strictObject({
  url: urlField,
  /** A GraphQL subscription, which the gateway has held against its schema. */
  document: proseField,
});
export type CreateWebhookInput = z.input<typeof createWebhookInput>;

/** The webhook, and what it signs with, which is shown this once. */
export interface CreatedWebhook {
  readonly webhook: Webhook;
  /** `whsec_` and 256 random bits in base64, as Standard Webhooks has it. */
  readonly secret: string;
}

/**
 * Has an address called of what happens from now on, with what a GraphQL subscription makes of it, as who acts may read
 * it. The gateway delivers.
 *
 * @throws AssayError `invalid-input`; `not-permitted` to all but admins
 * @example
 * ```ts
 * import { createWebhook } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env, close } = await createTestEnvironment();
 * const document = 'subscription { verdictChanged(filter: { states: [PUBLISHED] }) { claim { text } } }';
 * const { webhook, secret } = await createWebhook(env, { url: 'https://paper.example/hook', document });
 * [webhook.paused, secret.startsWith('whsec_')] // => [false, true]
 * await close();
 * ```
 */
export async function createWebhook(env: CommandEnvironment, given: CreateWebhookInput): Promise<CreatedWebhook> {
  const input = asInput(createWebhookInput, given);
  return transact(
    env,
    'manage-webhooks',
    input,
    async ({ writer, acting, at, makeId, record }) => {
      const own = { paused: false, ownerId: acting.id, createdAt: at, deletedAt: null };
      const webhook: Webhook = { id: makeId('webhook'), ...input, ...own };
      const secret = makeWebhookSecret();
      const { sequence } = await record({ kind: 'webhook-created', noun: 'webhook', id: webhook.id });
      await writer.insertWebhook(webhook, { secret, place: sequence });
      return { webhook, secret };
    },
    { secret: true },
  );
}

export function makeWebhookSecret(): string {
  return `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')}`;
}
