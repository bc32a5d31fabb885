import { z } from 'zod';
import type { ApiKey } from '../access/key.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField } from './input.ts';

const revokeKeyInput = z.strictObject({ keyId: idField('key') });
export type RevokeKeyInput = z.input<typeof revokeKeyInput>;

/**
 * Takes a key back, for good: the next request with it is refused.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but admins; `conflict` where it was revoked before
 */
export async function revokeKey(env: CommandEnvironment, given: RevokeKeyInput): Promise<ApiKey> {
  const input = asInput(revokeKeyInput, given);
  return transact(env, 'manage-keys', input, async ({ writer, at, record }) => {
    const key = await writer.getKey(input.keyId);
    await writer.revokeKey(key.id, at);
    await record({ kind: 'key-revoked', noun: 'key', id: key.id, detail: { actorId: key.actorId } });
    return { ...key, revokedAt: at };
  });
}
