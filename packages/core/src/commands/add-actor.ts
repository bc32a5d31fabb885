import { z } from 'zod';
import { type Actor, actorKinds } from '../actor.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, nameField } from './input.ts';

const addActorInput = z.strictObject({ name: nameField, kind: z.enum(actorKinds) });
export type AddActorInput = z.input<typeof addActorInput>;

/**
 * Puts a person, bot or import on record. The first actor of a store introduces itself: it takes the id the
 * environment acts under.
 *
 * @throws AssayError `invalid-input`, `not-found`
 * @example
 * ```ts
 * import { addActor } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env } = await createTestEnvironment();
 * (await addActor(env, { name: 'A feed', kind: 'import' })).kind // => 'import'
 * ```
 */
export async function addActor(env: CommandEnvironment, given: AddActorInput): Promise<Actor> {
  const input = asInput(addActorInput, given);
  return transact(env, async ({ writer, actor: acting, makeId, record }) => {
    const isFirst = (await writer.actorsPage({ first: 1 })).items.length === 0;
    const actor: Actor = { id: isFirst ? acting : makeId('actor'), ...input };
    await writer.insertActor(actor);
    await record({ kind: 'actor-added', noun: 'actor', id: actor.id });
    return actor;
  });
}
