import { type Action, assertMay, type Role } from '../access/role.ts';
import type { Actor } from '../actor.ts';
import { AssayError } from '../error.ts';
import type { Event, EventKind } from '../event.ts';
import type { Policy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import type { Store } from '../store/store.ts';
import type { Writer } from '../store/writer.ts';
import type { Digest, Json } from '../value/digest.ts';
import type { Id, MakeId, Noun } from '../value/id.ts';
import { asInstant, type Instant } from '../value/instant.ts';
import type { Quorum } from '../verdict/tally.ts';
import { once } from './once.ts';

/** What a command needs of the world: nothing else comes in. */
export interface CommandEnvironment {
  readonly store: Store;
  /** Who acts. */
  readonly actor: Id<'actor'>;
  /** Of what the role of who acts allows, only this; all of it where left out or `null`. */
  readonly scopes?: readonly Action[] | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly makeId: MakeId;
  /** House rules for publication; `recommended` where left out. */
  readonly policy?: Policy;
  /**
   * Set, the first answer of a command is kept under it for a day, and given again to the same actor for the same input:
   * a client that does not know whether it was heard may ask again.
   */
  readonly idempotencyKey?: string | null;
  /** At a desk without doors anybody may introduce themselves; left out, only the first actor of a store may. */
  readonly open?: boolean;
}

/**
 * One thing somebody does: it checks the input, loads, decides and writes, all in one transaction with one event.
 *
 * Every command throws AssayError `invalid-input` with a finding for each fault of its input, and `not-found` where the
 * input, or the environment's actor, names what is not on record; a command that throws has written nothing.
 */
export type Command<Input, Result> = (env: CommandEnvironment, input: Input) => Promise<Result>;

/** What the event of a command says besides when and who. */
interface Happening<N extends Noun> {
  readonly kind: EventKind;
  readonly noun: N;
  readonly id: Id<N>;
  readonly before?: Digest | null;
  readonly after?: Digest | null;
  readonly detail?: Json;
}

/** The transaction of one command. */
export interface Transaction {
  readonly writer: Writer;
  readonly actor: Id<'actor'>;
  /** Who acts, as on record. */
  readonly acting: Actor;
  /** The one moment of everything the command writes. */
  readonly at: Instant;
  readonly makeId: MakeId;
  /** Puts the command's event on record. */
  readonly record: <N extends Noun>(happening: Happening<N>) => Promise<Event>;
}

/**
 * Runs the loading, deciding and writing of a command in one transaction, if who acts may do it; or gives again what it
 * answered to this input under the environment's idempotency key.
 *
 * @throws AssayError `not-permitted`, `idempotency-conflict`
 */
export function transact<T>(
  env: CommandEnvironment,
  action: Action,
  input: object,
  work: (transaction: Transaction) => Promise<T>,
  options: { readonly secret?: boolean } = {},
): Promise<T> {
  return write(env, async (transaction) => {
    const acting = await transaction.writer.getActor(env.actor);
    assertMayAct(env, acting.role, action);
    const request = { command: action, input, ...options };
    return once(transaction, env.idempotencyKey ?? null, request, () => work({ ...transaction, acting }));
  });
}

/**
 * Whether who acts may, by their role and within the scopes of the environment.
 *
 * @throws AssayError `not-permitted`
 */
export function assertMayAct({ scopes = null }: Pick<CommandEnvironment, 'scopes'>, role: Role, action: Action): void {
  assertMay(role, action);
  if (scopes !== null && !scopes.includes(action)) {
    throw new AssayError('not-permitted', `expected the scope ${action}, got ${scopes.join(', ') || 'none'}`);
  }
}

/** A transaction by somebody who need not be on record yet. */
export function write<T>(
  env: CommandEnvironment,
  work: (transaction: Omit<Transaction, 'acting'>) => Promise<T>,
): Promise<T> {
  const { store, actor, makeId } = env;
  const at = asInstant(env.now());
  return store.write((writer) =>
    work({
      writer,
      actor,
      at,
      makeId,
      record: ({ kind, noun, id, before = null, after = null, detail = null }) =>
        writer.appendEvent({ at, actorId: actor, kind, subject: { noun, id }, before, after, detail }),
    }),
  );
}

/** How many must approve, by the policy of the environment. */
export function quorumOf({ policy = recommended }: CommandEnvironment): Quorum {
  return policy.quorum;
}
