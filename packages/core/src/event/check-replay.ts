import { AssayError } from '../error.ts';
import type { Event } from '../event.ts';
import type { Finding } from '../finding.ts';
import { canonicalJson } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';
import { type ReplayedVerdict, replayVerdict } from './replay-verdict.ts';

const marks = [
  ...(['revision', 'digest', 'authorId', 'state', 'proposedAt', 'publishedAt', 'embargoUntil'] as const),
  ...(['policy', 'emergency', 'retraction'] as const),
];

/**
 * Where the events of a verdict do not come to its revisions as they stand, in any order. Events that tell no life of a
 * verdict are a finding too.
 *
 * @example
 * ```ts
 * import { asId, checkReplay } from '@assay/core';
 * const id = asId('verdict', '01938a00-0000-7000-8000-000000000001');
 * checkReplay(id, [], []).map(({ rule }) => rule) // => ['store-replay']
 * ```
 */
export function checkReplay(
  id: Id<'verdict'>,
  events: readonly Event[],
  revisions: readonly VerdictRevision[],
): readonly Finding[] {
  const told = attempt(events);
  if (told instanceof AssayError) return [fault(['verdict', id], told.message)];
  const stored = new Map(revisions.map((revision) => [revision.id, revision]));
  const faults = told.revisions.flatMap((revision): Finding[] => {
    const found = stored.get(revision.id);
    stored.delete(revision.id);
    const path = ['verdict', id, 'revision', revision.revision];
    if (found === undefined) return [fault(path, 'expected this revision, which the events tell of, got none')];
    return marks.flatMap((key) => {
      const [expected, got] = [canonicalJson(revision[key]), canonicalJson(found[key])];
      return expected === got ? [] : [fault([...path, key], `expected ${expected}, as the events tell, got ${got}`)];
    });
  });
  const untold = [...stored.values()].map(({ revision }) =>
    fault(['verdict', id, 'revision', revision], 'expected an event that puts it forward, got none'),
  );
  return [...faults, ...untold];
}

function attempt(events: readonly Event[]): ReplayedVerdict | AssayError {
  try {
    return replayVerdict(events);
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
}

function fault(path: Finding['path'], message: string): Finding {
  return { rule: 'store-replay', severity: 'error', path, message, mend: 'Restore the store from a backup.' };
}
