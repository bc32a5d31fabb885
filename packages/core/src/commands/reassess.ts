import { assessProposition } from '../assessment/assess.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { type AssessmentDifference, compareAssessments } from '../assessment/difference.ts';
import type { Reader } from '../store/reader.ts';
import { loadWorld, type WorldPins } from './load-world.ts';
import { namesIn } from './names-in.ts';

/** An assessment run again, beside the one on record. */
export interface Reassessment {
  readonly before: Assessment;
  /** Evaluated now; nothing is written. */
  readonly after: Pick<Assessment, 'propositionId' | 'tables' | 'documents' | 'outcome' | 'results'>;
  readonly difference: AssessmentDifference;
}

/**
 * Runs an assessment again, over what it was made over, or over the newest editions of its tables and the latest captures
 * of its documents. It writes nothing.
 *
 * @throws AssayError `not-found`; `invalid-proposition`, `invalid-input` where it cannot be assessed over what is newest
 */
export async function reassess(reader: Reader, before: Assessment, over: 'same' | 'newest'): Promise<Reassessment> {
  const { propositionId } = before;
  const { proposition, readings } = await reader.getProposition(propositionId);
  const chosen = over === 'same' ? pinsOf(before) : await newestOf(reader, before);
  const { pins, world } = await loadWorld(reader, namesIn(proposition).tables, chosen);
  const { outcome, results } = assessProposition({ proposition, readings, ...world });
  const after = { propositionId, ...pins, outcome, results };
  return { before, after, difference: compareAssessments(before, after) };
}

function pinsOf({ tables, documents }: Assessment): WorldPins {
  return {
    tables: Object.fromEntries(tables.map(({ name, tableId }) => [name, tableId])),
    documents: Object.fromEntries(documents.map(({ name, snapshotId }) => [name, snapshotId])),
  };
}

async function newestOf(reader: Reader, { documents }: Assessment): Promise<WorldPins> {
  const changed = await reader.recapturesOfSnapshots(documents.map(({ snapshotId }) => snapshotId));
  const latest = documents.map(({ name, snapshotId }) => [name, changed.get(snapshotId)?.to.id ?? snapshotId] as const);
  return { tables: {}, documents: Object.fromEntries(latest) };
}
