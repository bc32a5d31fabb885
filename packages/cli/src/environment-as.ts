import { type Actor, AssayError, createIds, type Policy } from '@assay/core';
import { addActor, type CommandEnvironment } from '@assay/core/commands';
import type { Store } from '@assay/core/store';
import { itemsOf } from './script/pages.ts';

interface Desk {
  readonly store: Store;
  /** House rules, should the work publish. */
  readonly policy?: Policy;
}

/**
 * The environment of somebody by name. Who can open the file may write in it, so a name that nobody has introduces
 * itself.
 *
 * @throws AssayError as {@link findActorNamed}
 */
export async function environmentAs(
  { store, policy }: Desk,
  name: string,
  kind: Actor['kind'],
): Promise<CommandEnvironment> {
  const makeId = createIds({ now: Date.now, random: (bytes) => crypto.getRandomValues(bytes) });
  const known = await findActorNamed(store, name);
  const house = policy === undefined ? {} : { policy };
  const env = { store, ...house, now: Date.now, makeId, actor: known?.id ?? makeId('actor'), open: true };
  if (known === undefined) await addActor(env, { name, kind });
  return env;
}

/** @throws AssayError `not-found`, and as {@link findActorNamed} */
export async function getActorNamed(store: Store, name: string): Promise<Actor> {
  const actor = await findActorNamed(store, name);
  if (actor !== undefined) return actor;
  throw new AssayError('not-found', `expected the name or id of somebody on record, got ${JSON.stringify(name)}`);
}

/**
 * Somebody on record by name, or by id.
 *
 * @throws AssayError `conflict` where several have the name
 */
async function findActorNamed(store: Store, name: string): Promise<Actor | undefined> {
  const everybody = itemsOf<Actor, Actor>(
    store,
    new AbortController().signal,
    (reader, after) => reader.actorsPage({ first: 500, after }),
    async (_, actors) => actors,
  );
  const found: Actor[] = [];
  for await (const actor of everybody) if (actor.id === name || actor.name === name) found.push(actor);
  if (found.length < 2) return found[0];
  const ids = found.map(({ id, role }) => `${id} (${role})`).join(', ');
  throw new AssayError(
    'conflict',
    `expected one named ${JSON.stringify(name)}, got ${found.length}; give an id: ${ids}`,
  );
}
