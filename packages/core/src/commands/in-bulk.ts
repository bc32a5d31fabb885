import { z } from 'zod';
import type { Action } from '../access/role.ts';
import { AssayError } from '../error.ts';
import { digestOf } from '../value/digest.ts';
import { assertMayAct, type CommandEnvironment, transact } from './command.ts';
import { asInput } from './input.ts';

/** The most items of one bulk command. */
export const bulkLimit = 100;

/** What became of one item of a bulk command. */
export type BulkItem<T> =
  | { readonly done: T; readonly refusal: null }
  | { readonly done: null; readonly refusal: AssayError };

/** An answer for each item, in the order they were given. */
export interface BulkAnswer<T> {
  readonly items: readonly BulkItem<T>[];
}

/** Items for one command, each on its own or, where `atomic`, all of them or none. */
export interface BulkInput<Input> {
  readonly items: readonly Input[];
  /** Left out, each item is done or refused for itself. */
  readonly atomic?: boolean;
}

const bulkInput = z.strictObject({
  // Each item is checked by its own command, so that a fault in one is the refusal of that one.
  items: z.array(z.unknown()).min(1).max(bulkLimit),
  atomic: z.boolean().default(false),
});

/**
 * Runs a command for each item. Under an idempotency key a retry gives again what was done, and tries again what was
 * refused; where all or none are done, it is kept as one.
 *
 * @throws AssayError `invalid-input` where there are no items or too many; `not-found` and `not-permitted` by who acts;
 * `idempotency-conflict` where all or none are to be done; what ails the store
 */
export async function inBulk<Input, T>(
  env: CommandEnvironment,
  action: Action,
  given: BulkInput<Input>,
  run: (env: CommandEnvironment, item: Input) => Promise<T>,
): Promise<BulkAnswer<T>> {
  const { atomic } = asInput(bulkInput, given);
  const { items } = given;
  const { idempotencyKey = null } = env;
  const batch = idempotencyKey === null ? null : digestOf(JSON.parse(JSON.stringify(items)));
  await env.store.read(async (reader) => assertMayAct(env, (await reader.getActor(env.actor)).role, action));
  if (atomic) return allOrNone(env, action, { batch }, items, run);
  const answers: BulkItem<T>[] = [];
  for (const [index, item] of items.entries()) {
    const key = idempotencyKey === null ? null : digestOf({ idempotencyKey, index });
    const own = { ...env, idempotencyKey: key };
    answers.push(await answerOf(() => together(own, action, { batch, index }, (within) => run(within, item))));
  }
  return { items: answers };
}

/** What items refused to be done all together. */
class Undone<T> extends Error {
  readonly items: readonly BulkItem<T>[];

  constructor(items: readonly BulkItem<T>[]) {
    super('a batch of which all or none are done was undone');
    this.items = items;
  }
}

async function allOrNone<Input, T>(
  env: CommandEnvironment,
  action: Action,
  request: object,
  items: readonly Input[],
  run: (env: CommandEnvironment, item: Input) => Promise<T>,
): Promise<BulkAnswer<T>> {
  try {
    const done = await together(env, action, request, async (within) => {
      const answers: BulkItem<T>[] = [];
      for (const item of items) answers.push(await answerOf(() => run(within, item)));
      const results = answers.flatMap((answer) => (answer.refusal === null ? [answer.done] : []));
      if (results.length < answers.length) throw new Undone(answers);
      return results;
    });
    return { items: done.map((one) => ({ done: one, refusal: null })) };
  } catch (fault) {
    if (!(fault instanceof Undone)) throw fault;
    const message = 'expected a batch in which every item can be done, got one in which some cannot; nothing was done';
    const others = { done: null, refusal: new AssayError('conflict', message) };
    // Only this call threw it, over items of this type.
    const answers = (fault as Undone<T>).items;
    return { items: answers.map((answer) => (answer.refusal === null ? others : answer)) };
  }
}

/** Commands in one transaction, each with its events. */
function together<T>(
  env: CommandEnvironment,
  action: Action,
  request: object,
  work: (env: CommandEnvironment) => Promise<T>,
): Promise<T> {
  return transact(env, action, request, ({ writer }) => {
    const store: CommandEnvironment['store'] = {
      ...env.store,
      read: async (read) => read(writer),
      write: async (write) => write(writer),
    };
    return work({ ...env, store, idempotencyKey: null });
  });
}

async function answerOf<T>(work: () => Promise<T>): Promise<BulkItem<T>> {
  try {
    return { done: await work(), refusal: null };
  } catch (fault) {
    // What ails the store is refused for the whole: every other item would meet it too.
    if (!(fault instanceof AssayError) || fault.code.startsWith('store-')) throw fault;
    return { done: null, refusal: fault };
  }
}
