import type { Event, EventKind } from '../event.ts';
import type { Store } from '../store/store.ts';
import type { Writer } from '../store/writer.ts';
import type { Digest, Json } from '../value/digest.ts';
import type { Id, MakeId, Noun } from '../value/id.ts';
import { asInstant, type Instant } from '../value/instant.ts';

/** What a command needs of the world: nothing else comes in. */
export interface CommandEnvironment {
  readonly store: Store;
  /** Who acts. */
  readonly actor: Id<'actor'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly makeId: MakeId;
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
  /** The one moment of everything the command writes. */
  readonly at: Instant;
  readonly makeId: MakeId;
  /** Puts the command's event on record. */
  readonly record: <N extends Noun>(happening: Happening<N>) => Promise<Event>;
}

/** Runs the loading, deciding and writing of a command in one transaction. */
export function transact<T>(env: CommandEnvironment, work: (transaction: Transaction) => Promise<T>): Promise<T> {
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
