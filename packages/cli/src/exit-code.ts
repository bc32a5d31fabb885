import type { ErrorCode, Finding, Severity } from '@assay/core';

/**
 * 0: clean; 1: findings at or above `--fail-on`; 2: the command, or what it was given, was not understood; 3: it could
 * not be carried out, or was interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** What each refusal comes to. A document with faults is a finding; a command that cannot be followed is usage. */
export const exitCodes = {
  'invalid-input': 2,
  'invalid-id': 2,
  'invalid-text': 2,
  'invalid-date': 2,
  'invalid-unit': 2,
  'invalid-cursor': 2,
  'invalid-table': 1,
  'invalid-snapshot': 1,
  'invalid-evidence': 1,
  'invalid-proposition': 1,
  'invalid-readings': 1,
  'invalid-rating': 1,
  'limit-exceeded': 3,
  'not-found': 2,
  conflict: 3,
  'idempotency-conflict': 3,
  'not-permitted': 3,
  'transition-refused': 3,
  'not-publishable': 1,
  'store-not-ours': 3,
  'store-newer': 3,
  'store-corrupt': 3,
  'store-read-only': 3,
  'store-misconfigured': 3,
  'store-unavailable': 3,
} as const satisfies Record<ErrorCode, ExitCode>;

const grades = { error: 2, warning: 1, note: 0 } as const satisfies Record<Severity, number>;

/** Whether a finding is grave enough to fail. */
export function fails({ severity }: Pick<Finding, 'severity'>, failOn: Severity): boolean {
  return grades[severity] >= grades[failOn];
}
