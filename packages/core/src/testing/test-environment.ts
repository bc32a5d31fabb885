import type { Role } from '../access/role.ts';
import type { Actor, ActorKind } from '../actor.ts';
import { addActor } from '../commands/add-actor.ts';
import type { CommandEnvironment } from '../commands/command.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { createIds } from '../value/id.ts';

/** A store in memory, people to act in it, and a clock that says what it is told: the same in every run. */
export interface TestEnvironment {
  readonly store: Store;
  /** Acting as the author. */
  readonly env: CommandEnvironment;
  /** The same store, clock and ids, acting as somebody else. */
  readonly as: (actor: Actor) => CommandEnvironment;
  /** A person, the store's admin. */
  readonly author: Actor;
  /** Two editors who are not the author. */
  readonly reviewers: readonly [Actor, Actor];
  /** A person is an editor, unless another role is given. */
  readonly addActor: (name: string, kind: ActorKind, role?: Role) => Promise<Actor>;
  /** Puts the clock forward, by a second unless told how many milliseconds. It starts at 2025-06-24 and stands still. */
  readonly tick: (milliseconds?: number) => void;
  readonly close: () => Promise<void>;
}

/**
 * An environment for commands in tests, with an author and two reviewers on record.
 *
 * @example
 * ```ts
 * import { addClaimant } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { env, close } = await createTestEnvironment();
 * const first = await addClaimant(env, { name: 'Mark Rutte', kind: 'person' });
 * const second = await addClaimant(env, { name: 'mark  rutte', kind: 'person' });
 * [first.twin, second.twin] // => [false, true]
 * await close();
 * ```
 */
export async function createTestEnvironment(url = ':memory:'): Promise<TestEnvironment> {
  let time = Date.UTC(2025, 5, 24);
  const now = () => time;
  // A test's ids need no chance: the clock and the counter inside a millisecond keep them apart.
  const makeId = createIds({ now, random: (bytes) => bytes.fill(0) });
  const store = await openStore(url, { now });
  const env: CommandEnvironment = { store, actor: makeId('actor'), now, makeId };
  const author = await addActor(env, { name: 'Ada Author', kind: 'person' });
  const ann = await addActor(env, { name: 'Ann Reviewer', kind: 'person', role: 'editor' });
  const ben = await addActor(env, { name: 'Ben Reviewer', kind: 'person', role: 'editor' });
  return {
    store,
    env,
    as: (actor) => ({ ...env, actor: actor.id }),
    author,
    reviewers: [ann, ben],
    addActor: (name, kind, role) => addActor(env, { name, kind, role: role ?? (kind === 'person' ? 'editor' : 'bot') }),
    tick: (milliseconds = 1000) => {
      time += milliseconds;
    },
    close: store.close,
  };
}
