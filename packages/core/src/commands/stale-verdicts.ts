import type { Policy } from '../policy/policy.ts';
import { recommended } from '../policy/presets.ts';
import { type StaleReason, staleReasons } from '../policy/stale.ts';
import type { Reader } from '../store/reader.ts';
import type { Id } from '../value/id.ts';
import { assayScale } from '../verdict/scale.ts';
import type { VerdictRevision } from '../verdict/verdict.ts';

/** A verdict whose published revision no longer rests on what is newest. */
export interface StaleVerdict {
  readonly verdictId: Id<'verdict'>;
  readonly revision: VerdictRevision;
  readonly reasons: readonly StaleReason[];
}

/** Of some verdicts, those that are stale; it may hold none and yet not be the last page. */
export interface StalePage {
  readonly items: readonly StaleVerdict[];
  /** Where to go on, as `after`; `null` at the end. */
  readonly next: Id<'verdict'> | null;
}

/**
 * The stale among the next `first` verdicts, newest first. Nothing is stored: each answer is made from what is on record
 * now, in as many statements for a page as for one verdict.
 *
 * @throws AssayError `invalid-input`, `limit-exceeded` where the page is not one
 * @example
 * ```ts
 * import { staleVerdicts } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { store } = await createTestEnvironment();
 * await store.read((reader) => staleVerdicts(reader, { first: 100 })) // => { items: [], next: null }
 * ```
 */
export async function staleVerdicts(
  reader: Reader,
  request: { readonly first: number; readonly after?: Id<'verdict'> | null },
  policy: Policy = recommended,
): Promise<StalePage> {
  const { items: verdicts, hasNext } = await reader.verdictsPage(request);
  const published = await reader.publishedRevisionsOfVerdicts(verdicts.map(({ id }) => id));
  const reasonsOf = await loadStaleReasons(reader, [...published.values()], policy);
  const items = verdicts.flatMap(({ id }): StaleVerdict[] => {
    const revision = published.get(id);
    const reasons = revision === undefined ? [] : (reasonsOf.get(revision.id) ?? []);
    return revision === undefined || reasons.length === 0 ? [] : [{ verdictId: id, revision, reasons }];
  });
  return { items, next: hasNext ? (verdicts.at(-1)?.id ?? null) : null };
}

/** Why each of some revisions is stale; an empty list for one that is not. */
export async function loadStaleReasons(
  reader: Reader,
  revisions: readonly VerdictRevision[],
  policy: Policy = recommended,
): Promise<ReadonlyMap<Id<'revision'>, readonly StaleReason[]>> {
  const cited = <T>(of: (revision: VerdictRevision) => readonly T[]) => [...new Set(revisions.flatMap(of))];
  const evidence = toMap(await reader.evidenceByIds(cited(citedEvidence)));
  const assessments = toMap(await reader.assessmentsByIds(cited(citedAssessments)));
  const rests = new Map(
    revisions.map((revision) => {
      const quoted = citedEvidence(revision).flatMap((id) => evidence.get(id) ?? []);
      const assessed = citedAssessments(revision).flatMap((id) => assessments.get(id) ?? []);
      const tables = new Set([
        ...quoted.flatMap((one) => (one.kind === 'table' ? [one.tableId] : [])),
        ...assessed.flatMap((one) => one.tables.map(({ tableId }) => tableId)),
      ]);
      const snapshots = new Set([
        ...quoted.flatMap((one) => (one.kind === 'quotation' ? [one.snapshotId] : [])),
        ...assessed.flatMap((one) => one.documents.map(({ snapshotId }) => snapshotId)),
      ]);
      return [revision.id, { tables: [...tables], snapshots: [...snapshots] }];
    }),
  );
  const all = [...rests.values()];
  const tables = toMap(await reader.tablesByIds([...new Set(all.flatMap((one) => one.tables))]));
  const editions = await reader.tablesByNames([...new Set([...tables.values()].map(({ name }) => name))]);
  const recaptures = await reader.recapturesOfSnapshots([...new Set(all.flatMap((one) => one.snapshots))]);
  return new Map(
    revisions.map((revision) => {
      const rest = rests.get(revision.id) ?? { tables: [], snapshots: [] };
      const own = rest.tables.flatMap((id) => tables.get(id) ?? []);
      const reasons = staleReasons({
        revision,
        tables: own,
        editions: [...new Set(own.flatMap(({ name }) => editions.get(name) ?? []))],
        snapshots: rest.snapshots,
        recaptures,
        policy,
        scale: assayScale,
      });
      return [revision.id, reasons];
    }),
  );
}

function citedEvidence({ reasons }: VerdictRevision): readonly Id<'evidence'>[] {
  return reasons.flatMap((reason) => reason.evidence);
}

function citedAssessments({ reasons }: VerdictRevision): readonly Id<'assessment'>[] {
  return reasons.flatMap((reason) => reason.assessments);
}

function toMap<T extends { readonly id: string }>(items: readonly (T | undefined)[]): ReadonlyMap<T['id'], T> {
  return new Map(items.flatMap((item) => (item === undefined ? [] : [[item.id, item]])));
}
