import { z } from 'zod';
import { AssayError } from '../error.ts';
import type { Writer } from '../store/writer.ts';
import { digestOf } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import { asInstant, type Instant } from '../value/instant.ts';
import { asInput, nameField } from './input.ts';

/** How long an answer is kept under its idempotency key, in milliseconds: a day. */
export const idempotencyWindow = 86_400_000;
/** Answers past that which each new one sweeps away: always a few more than come in. */
const sweptAtOnce = 10;

/** What a command is asked, for telling a retry from another input under the same key. */
export interface Request {
  readonly command: string;
  readonly input: unknown;
  /** Whether the answer holds a secret, which is not kept. */
  readonly secret?: boolean;
}

interface Asking {
  readonly writer: Writer;
  readonly actor: Id<'actor'>;
  readonly at: Instant;
}

const keyInput = z.strictObject({ idempotencyKey: nameField });

/**
 * Runs the work of a command, or gives the answer again that it had under this key. It is kept in the transaction of the
 * command itself, so of two retries at once one works and the other repeats. What was refused has written nothing, and is
 * not kept; nor is what only found a twin.
 *
 * @throws AssayError `invalid-input` where the key is no text of at most 500 characters; `idempotency-conflict` where it
 * was used for another input, or for an answer that is shown only once
 */
export async function once<T>(
  { writer, actor, at }: Asking,
  key: string | null,
  { command, input, secret = false }: Request,
  work: () => Promise<T>,
): Promise<T> {
  if (key === null) return work();
  asInput(keyInput, { idempotencyKey: key });
  const since = asInstant(Date.parse(at) - idempotencyWindow);
  const before = await writer.findKeptAnswer(actor, key, since);
  if (before !== undefined) {
    if (before.request !== digestOf({ command, input })) {
      const message = 'expected an idempotency key for one input, got one that was used for another';
      throw new AssayError('idempotency-conflict', message);
    }
    if (before.answer === null) {
      const message =
        'expected to answer as before, got a secret that is shown once; the first request was carried out';
      throw new AssayError('idempotency-conflict', message);
    }
    // The one border at which an answer comes back: this same command wrote it, from the same input.
    return JSON.parse(before.answer) as T;
  }
  const head = await writer.headSequence();
  const answer = await work();
  if ((await writer.headSequence()) === head) return answer;
  const request = digestOf({ command, input });
  await writer.keepAnswer({ actorId: actor, key, request, answer: secret ? null : JSON.stringify(answer), at });
  await writer.sweepKeptAnswers(since, sweptAtOnce);
  return answer;
}
