import { z } from 'zod';
import { roles } from '../access/role.ts';
import type { Actor } from '../actor.ts';
import { AssayError } from '../error.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, inputFinding, refusal } from './input.ts';

const setRoleInput = z.strictObject({ actorId: idField('actor'), role: z.enum(roles) });
export type SetRoleInput = z.input<typeof setRoleInput>;

/**
 * Gives somebody another role.
 *
 * @throws AssayError `invalid-input` where a person is to be a bot or the other way round; `not-found`; `not-permitted`
 * to all but admins, and to an admin who would take the role from themselves
 */
export async function setRole(env: CommandEnvironment, given: SetRoleInput): Promise<Actor> {
  const input = asInput(setRoleInput, given);
  const { actorId, role } = input;
  return transact(env, 'set-role', input, async ({ writer, acting, record }) => {
    const actor = await writer.getActor(actorId);
    if ((role === 'bot') !== (actor.kind !== 'person'))
      throw refusal([inputFinding(['role'], `expected a role for a ${actor.kind}, got ${role}`)]);
    // Or a store could be left without anybody who keeps its people.
    if (actor.id === acting.id)
      throw new AssayError('not-permitted', 'expected another admin to change the role of an admin');
    await writer.setRole(actor.id, role);
    await record({ kind: 'role-set', noun: 'actor', id: actor.id, detail: { from: actor.role, to: role } });
    return { ...actor, role };
  });
}
