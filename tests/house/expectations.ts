import { AssayError, type ErrorCode } from '@assay/core';
import { expect } from 'vitest';

/** `expression // => value`, as examples are rewritten to. */
export function expectValue(actual: unknown, expected: unknown, where: string): void {
  expect(actual, where).toStrictEqual(expected);
}

/** `expression // => throws code`, as examples are rewritten to. */
export async function expectRefusal(work: () => Promise<unknown>, code: ErrorCode, where: string): Promise<void> {
  const refusal = await work().then(
    () => 'nothing was thrown',
    (thrown: unknown) => (thrown instanceof AssayError ? thrown.code : thrown),
  );
  expect(refusal, where).toBe(code);
}
