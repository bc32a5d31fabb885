import { z } from 'zod';
import { type Role, roles } from '../access/role.ts';
import { type Actor, type ActorKind, actorKinds } from '../actor.ts';
import { assertMayAct, type CommandEnvironment, type Transaction, write } from './command.ts';
import { asInput, inputFinding, nameField, optional, refusal } from './input.ts';
import { once } from './once.ts';

const addActorInput = z.strictObject({
  name: nameField,
  kind: z.enum(actorKinds),
  /** Left out: a bot or an import is a `bot`, a person a `contributor`, and the first person an `admin`. */
  role: optional(z.enum(roles)),
});
export type AddActorInput = z.input<typeof addActorInput>;

/**
 * Puts a person, bot or import on record. The first actor of a store introduces itself: it takes the id the
 * environment acts under; after that an admin adds the others.
 *
 * @throws AssayError `invalid-input`, also where a person is to be a bot or the other way round; `not-found`;
 * `not-permitted`
 * @example
 * ```ts
 * import { addActor } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * (await addActor(env, { name: 'A feed', kind: 'import' })).role // => 'bot'
 * ```
 */
export async function addActor(env: CommandEnvironment, given: AddActorInput): Promise<Actor> {
  const asked = asInput(addActorInput, given);
  return write(env, (transaction) => {
    const request = { command: 'add-actor', input: asked };
    return once(transaction, env.idempotencyKey ?? null, request, () => introduce(env, transaction, asked));
  });
}

async function introduce(
  env: CommandEnvironment,
  { writer, actor: acting, makeId, record }: Omit<Transaction, 'acting'>,
  { role: asked, ...input }: z.output<typeof addActorInput>,
): Promise<Actor> {
  const isFirst = (await writer.actorsPage({ first: 1 })).items.length === 0;
  const known = await writer.findActor(acting);
  const introduced = known === undefined && (isFirst || env.open === true);
  if (!introduced) assertMayAct(env, (known ?? (await writer.getActor(acting))).role, 'add-actor');
  const role = asked ?? usualRole(input.kind, isFirst);
  if ((role === 'bot') !== (input.kind !== 'person')) {
    const message = `expected ${input.kind === 'person' ? 'another role than' : 'the role'} bot for a ${input.kind}`;
    throw refusal([inputFinding(['role'], message)]);
  }
  const actor: Actor = { id: introduced ? acting : makeId('actor'), ...input, role };
  await writer.insertActor(actor);
  await record({ kind: 'actor-added', noun: 'actor', id: actor.id, detail: { role } });
  return actor;
}

function usualRole(kind: ActorKind, isFirst: boolean): Role {
  if (kind !== 'person') return 'bot';
  return isFirst ? 'admin' : 'contributor';
}
