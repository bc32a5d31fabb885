import { hash } from 'node:crypto';
import { AssayError } from '../../error.ts';
import type { Digest } from '../../value/digest.ts';

/** Whether the digest is the SHA-256 of the bytes, or of the text in UTF-8. */
export function isDigestOf(digest: Digest, kept: string | Uint8Array): boolean {
  // The platform's own: what is kept may be megabytes.
  return hash('sha256', kept) === digest;
}

/** @throws AssayError `invalid-input` where it is not */
export function assertDigest(digest: Digest, kept: string | Uint8Array): void {
  if (isDigestOf(digest, kept)) return;
  throw new AssayError('invalid-input', 'expected the digest of what is kept under it, got another');
}
