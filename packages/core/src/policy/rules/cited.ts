import type { Evidence } from '../../evidence/evidence.ts';
import type { Source } from '../../source/source.ts';
import type { Id } from '../../value/id.ts';
import type { VerdictCase } from '../rule.ts';

/** The evidence the reasons of a verdict cite, and the tables of the assessments they cite, each once. */
export function citedEvidence({ revision, evidence }: VerdictCase): readonly Evidence[] {
  const ids = new Set(revision.reasons.flatMap((reason) => reason.evidence));
  return evidence.filter(({ id }) => ids.has(id));
}

export function citedAssessments({ revision, assessments }: VerdictCase): VerdictCase['assessments'] {
  const ids = new Set(revision.reasons.flatMap((reason) => reason.assessments));
  return assessments.filter(({ id }) => ids.has(id));
}

export function sourceOf({ snapshots, tables }: VerdictCase, evidence: Evidence): Id<'source'> | undefined {
  return evidence.kind === 'quotation'
    ? snapshots.find(({ id }) => id === evidence.snapshotId)?.sourceId
    : tables.find(({ id }) => id === evidence.tableId)?.sourceId;
}

export function nameOf(sources: readonly Source[], id: Id<'source'>): string {
  return sources.find((source) => source.id === id)?.name ?? id;
}
