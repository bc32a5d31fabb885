import type { Event, Finding, Id, Json, VerdictRevision } from '@assay/core';
import type { Store } from '@assay/core/store';
import { verdictItems } from '../script/pages.ts';

/** Replays the events of every verdict and says where they do not come to the revisions on record. */
export async function* checkReplay(store: Pick<Store, 'read'>, signal: AbortSignal): AsyncIterable<Finding> {
  const verdicts = verdictItems(store, signal, { size: 200 }, async (reader, items) => {
    const ids = items.map(({ id }) => id);
    const revisions = await reader.revisionsOfVerdicts(ids);
    const events = await reader.eventsOfSubjects(ids);
    return ids.map((id) => ({ id, revisions: revisions.get(id) ?? [], events: events.get(id) ?? [] }));
  });
  for await (const { id, revisions, events } of verdicts) yield* compare(id, revisions, replay(events));
}

interface Replayed {
  readonly state: Json;
  readonly digest: Event['after'];
}

/** Each event names the revision it moved, the state it is in after, and its digest. */
function replay(events: readonly Event[]): ReadonlyMap<Json, Replayed> {
  const revisions = new Map<Json, Replayed>();
  for (const { detail, after } of events) {
    if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) continue;
    const { revisionId, state, supersedes } = Object.fromEntries(Object.entries(detail));
    if (revisionId === undefined || state === undefined) continue;
    revisions.set(revisionId, { state, digest: after });
    const before = supersedes === undefined ? undefined : revisions.get(supersedes);
    if (supersedes !== undefined && before !== undefined) revisions.set(supersedes, { ...before, state: 'corrected' });
  }
  return revisions;
}

function compare(
  id: Id<'verdict'>,
  revisions: readonly VerdictRevision[],
  replayed: ReadonlyMap<Json, Replayed>,
): readonly Finding[] {
  const faults = revisions.flatMap((revision): Finding[] => {
    const told = replayed.get(revision.id);
    const path = ['verdict', id, 'revision', revision.revision];
    if (told === undefined) return [fault(path, 'expected an event that put it forward, got none')];
    if (told.state !== revision.state)
      return [fault(path, `expected the state ${String(told.state)} its events come to, got ${revision.state}`)];
    if (told.digest !== revision.digest) return [fault(path, 'expected the digest its events name, got another')];
    return [];
  });
  if (replayed.size <= revisions.length) return faults;
  return [...faults, fault(['verdict', id], `expected ${replayed.size} revisions, got ${revisions.length}`)];
}

function fault(path: Finding['path'], message: string): Finding {
  return { rule: 'store-replay', severity: 'error', path, message, mend: 'Restore the store from a backup.' };
}
