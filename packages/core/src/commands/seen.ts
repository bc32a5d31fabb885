import { AssayError } from '../error.ts';
import type { Reader } from '../store/reader.ts';
import type { Digest } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';

/** What is refused because a verdict has moved on since somebody saw it. */
const moved: readonly AssayError['code'][] = ['conflict', 'transition-refused', 'not-publishable'];

/**
 * Runs the decision of a command on a verdict. Where it is refused for where the verdict stands, the refusal names the
 * revision that is its latest now, so that who asked can look again.
 */
export async function tellingCurrent<T>(
  reader: Reader,
  verdictId: Id<'verdict'> | null,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (verdictId === null || !(fault instanceof AssayError) || !moved.includes(fault.code)) throw fault;
    const current = (await reader.currentRevisionsOfVerdicts([verdictId])).get(verdictId)?.id ?? null;
    throw new AssayError(fault.code, fault.message, { findings: fault.findings, cause: fault, current });
  }
}

/**
 * @throws AssayError `conflict` where the digest that somebody saw is not the revision's
 */
export function assertSameText(seen: Digest | null, { digest }: VerdictRevision): void {
  if (seen === null || seen === digest) return;
  throw new AssayError('conflict', 'expected the digest of the revision as it is, got that of another text');
}

/**
 * @param seen `null` where they saw none
 * @throws AssayError `conflict` where the revision that somebody saw last is not the one that stands
 */
export function assertLastSeen(seen: Id<'revision'> | null, standing: VerdictRevision | null): void {
  if (seen === (standing?.id ?? null)) return;
  const expected = seen === null ? 'no revision, since you name none that you saw,' : 'the revision you saw last';
  const got = standing === null ? 'none stands' : `revision ${standing.revision} does, which is ${standing.state}`;
  throw new AssayError('conflict', `expected ${expected} to stand, got that ${got}`);
}
