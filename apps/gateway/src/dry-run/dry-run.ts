import { AssayError } from '@assay/core';
import type { Context } from '../context.ts';
import { type Refusal, toRefusal } from '../errors.ts';

/** About as many objects of the record as a dry run is worth of time. */
export const dryRunPrice = 50;

/**
 * What a dry run came to, or why it was refused.
 */
export async function orRefusal<T>(work: () => Promise<T>, { report }: Pick<Context, 'report'>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AssayError) return toRefusal(error, report);
    throw error;
  }
}

/** Ends a dry run that takes too long, or that nobody waits for any more. */
export function interruptOf({ limits, meter }: Pick<Context, 'limits' | 'meter'>): () => void {
  const end = performance.now() + limits.dryRunMs;
  return () => {
    meter.check();
    if (performance.now() > end) {
      const message = `expected a dry run of at most ${limits.dryRunMs} ms (dryRunMs), got a longer one`;
      throw new AssayError('limit-exceeded', message);
    }
  };
}
