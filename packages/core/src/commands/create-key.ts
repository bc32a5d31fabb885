import { z } from 'zod';
import type { ApiKey } from '../access/key.ts';
import { type Action, actions, mayDo, type Role } from '../access/role.ts';
import { digestOfBytes } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import { asInstant } from '../value/instant.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, inputFinding, momentField, nameField, optional, refusal } from './input.ts';

const createKeyInput = z.strictObject({
  /** Who is to act by it. */
  actorId: idField('actor'),
  /** What it is for. */
  name: nameField,
  /** Of what the actor's role allows, only this; left out, all of it. */
  scopes: optional(z.array(z.enum(actions)).min(1).readonly()),
  /** Left out, in 90 days; at most in 366. */
  expiresAt: optional(momentField),
});
export type CreateKeyInput = z.input<typeof createKeyInput>;

/** The key on record, and the whole of it, which is shown this once. */
export interface CreatedKey {
  readonly key: ApiKey;
  /** What a program sends: 256 random bits after the id of the key. */
  readonly secret: string;
}

const day = 86_400_000;
const [usual, most] = [90, 366];

/**
 * Makes a key by which a program acts as somebody. The record keeps its digest, and cannot give it out again.
 *
 * @throws AssayError `invalid-input`, also where a scope is not in the role of the actor, or the expiry not within 366
 * days; `not-found`; `not-permitted` to all but admins, and where a scope is not among those of who acts
 * @example
 * ```ts
 * import { createKey } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env, reviewers, close } = await createTestEnvironment();
 * const given = { actorId: reviewers[0].id, name: 'A feed', scopes: ['submit-claim'] } as const;
 * const { key, secret } = await createKey(env, given);
 * /^assay_[0-9a-f]{32}_[\w-]{43}$/.test(secret) // => true
 * key.scopes // => ['submit-claim']
 * await close();
 * ```
 */
export async function createKey(env: CommandEnvironment, given: CreateKeyInput): Promise<CreatedKey> {
  const input = asInput(createKeyInput, given);
  const { actorId, name, scopes, expiresAt } = input;
  return transact(
    env,
    'manage-keys',
    input,
    async ({ writer, acting, at, makeId, record }) => {
      const actor = await writer.getActor(actorId);
      const expires = expiresAt ?? asInstant(Date.parse(at) + usual * day);
      const faults = [...checkScopes(scopes ?? [], actor.role), ...checkWithin(scopes, env.scopes ?? null)];
      if (expires <= at || expires > asInstant(Date.parse(at) + most * day)) {
        faults.push(inputFinding(['expiresAt'], `expected a moment within ${most} days from now, got ${expires}`));
      }
      if (faults.length > 0) throw refusal(faults);
      const id = makeId('key');
      const secret = secretOf(id, crypto.getRandomValues(new Uint8Array(32)));
      const key: ApiKey = {
        id,
        name,
        actorId,
        scopes: scopes === null ? null : actions.filter((action) => scopes.includes(action)),
        createdBy: acting.id,
        createdAt: at,
        expiresAt: expires,
        revokedAt: null,
        lastUsedAt: null,
      };
      await writer.insertKey(key, digestOfBytes(new TextEncoder().encode(secret)));
      await record({
        kind: 'key-created',
        noun: 'key',
        id,
        detail: { actorId, scopes: key.scopes, expiresAt: expires },
      });
      return { key, secret };
    },
    { secret: true },
  );
}

function secretOf(id: Id<'key'>, random: Uint8Array): string {
  return `assay_${id.replaceAll('-', '')}_${Buffer.from(random).toString('base64url')}`;
}

function checkScopes(scopes: readonly Action[], role: Role) {
  return scopes.flatMap((scope, index) =>
    mayDo(role, scope) ? [] : [inputFinding(['scopes', index], `expected what a ${role} may do, got ${scope}`)],
  );
}

/** A key with few scopes must not make one with more. */
function checkWithin(scopes: readonly Action[] | null, own: readonly Action[] | null) {
  if (own === null || scopes?.every((scope) => own.includes(scope)) === true) return [];
  return [inputFinding(['scopes'], `expected scopes of your own (${own.join(', ')}), got others`)];
}
