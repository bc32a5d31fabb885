import { z } from 'zod';
import type { Actor } from '../actor.ts';
import { AssayError } from '../error.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, textField, urlField } from './input.ts';

const linkIdentityInput = z.strictObject({
  actorId: idField('actor'),
  /** The service that vouches, as its tokens name it. */
  issuer: urlField,
  /** Whom the service knows them as: the claim `sub` of its tokens. */
  subject: textField(255),
});
export type LinkIdentityInput = z.input<typeof linkIdentityInput>;

/**
 * Says who somebody is that another service vouches for; each of its subjects is one actor for good.
 *
 * @throws AssayError `invalid-input`, `not-found`; `not-permitted` to all but admins; `conflict` where the subject is
 * linked
 */
export async function linkIdentity(env: CommandEnvironment, given: LinkIdentityInput): Promise<Actor> {
  const input = asInput(linkIdentityInput, given);
  const { actorId, issuer, subject } = input;
  return transact(env, 'manage-keys', input, async ({ writer, at, record }) => {
    const actor = await writer.getActor(actorId);
    if ((await writer.findActorByIdentity(issuer, subject)) !== undefined)
      throw new AssayError('conflict', 'expected a subject that is nobody yet, got one that is linked');
    await writer.insertIdentity({ issuer, subject, actorId, linkedAt: at });
    // The subject may be an address of somebody; the record never forgets.
    await record({ kind: 'identity-linked', noun: 'actor', id: actorId, detail: { issuer } });
    return actor;
  });
}
