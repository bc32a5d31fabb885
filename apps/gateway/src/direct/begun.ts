import type { ExecutionResult } from 'graphql';
import type { Context } from '../context.ts';
import type { Admission } from '../limits/admission.ts';
import type { RequestEntry } from '../telemetry/request-entry.ts';

/** What was done for a request before the server got it, so that it is not done, nor paid, again. */
export interface Begun {
  readonly entry: RequestEntry;
  /** Who asks; `null` where nobody has looked yet. */
  readonly context: Context | null;
  /** That its operation was let in; `null` where it was not asked. */
  readonly admission: Admission | null;
  /** What its plan came to, which may be a refusal; `null` where the plan gave up; left out where none was tried. */
  readonly answer?: ExecutionResult | null;
}

const begun = new WeakMap<object, Begun>();

export function noteBegun(request: object, what: Begun): void {
  begun.set(request, what);
}

/** What was done for the request that a server's context is about. */
export function findBegun(context: object): Begun | undefined {
  const { req }: { req?: unknown } = context;
  return typeof req === 'object' && req !== null ? begun.get(req) : undefined;
}
