import type { Finding } from './finding.ts';

/** Every code an {@link AssayError} may carry. Each surface maps all of them in one total table. */
export const errorCodes = [
  'invalid-input',
  'invalid-id',
  'invalid-text',
  'invalid-date',
  'invalid-unit',
  'invalid-cursor',
  'invalid-table',
  'invalid-snapshot',
  'invalid-evidence',
  'invalid-proposition',
  'invalid-readings',
  'invalid-rating',
  'limit-exceeded',
  'not-found',
  'conflict',
  'idempotency-conflict',
  'not-permitted',
  'transition-refused',
  'not-publishable',
  'store-not-ours',
  'store-newer',
  'store-corrupt',
  'store-read-only',
  'store-misconfigured',
  'store-unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * A refusal the caller can act on. Its code is from one closed list, its message says what was expected and what was
 * given, and `findings` lists every fault where a document was refused. Anything else thrown is a fault of ours.
 *
 * @example
 * ```ts
 * import { AssayError } from '@assay/core';
 * new AssayError('not-found', 'expected the id of a claim, got one no claim has').code // => 'not-found'
 * ```
 */
export class AssayError extends Error {
  override readonly name = 'AssayError';
  readonly code: ErrorCode;
  readonly findings: readonly Finding[];
  /** The id of the revision that is the latest now, where a verdict has moved on or does not stand where it would have to. */
  readonly current: string | null;

  constructor(
    code: ErrorCode,
    message: string,
    options: { findings?: readonly Finding[]; cause?: unknown; current?: string | null } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.findings = options.findings ?? [];
    this.current = options.current ?? null;
  }
}
