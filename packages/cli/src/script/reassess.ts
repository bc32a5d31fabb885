import {
  AssayError,
  type Assessment,
  assessProposition,
  compareAssessments,
  type PinnedTable,
  type TableContent,
} from '@assay/core';
import type { Reader } from '@assay/core/store';
import type { Reassessment } from './define-review.ts';

/** Runs an assessment again, over the tables it was made over or the newest edition of each. Writes nothing. */
export async function reassess(reader: Reader, before: Assessment, over: 'same' | 'newest'): Promise<Reassessment> {
  const { proposition, readings } = await reader.getProposition(before.propositionId);
  const tables: PinnedTable[] = [];
  const contents: { [name: string]: TableContent } = {};
  for (const pin of before.tables) {
    const now = over === 'same' ? pin : await newest(reader, pin);
    tables.push(now);
    contents[now.name] = await reader.getTableContent(now.digest);
  }
  const texts: { [name: string]: string } = {};
  for (const { name, snapshotId } of before.documents) {
    const { text } = await reader.getSnapshot(snapshotId);
    if (text !== null) texts[name] = text;
  }
  const { outcome, results } = assessProposition({ proposition, readings, tables: contents, documents: texts });
  const after = { propositionId: before.propositionId, tables, documents: before.documents, outcome, results };
  return { before, after, difference: compareAssessments(before, after) };
}

async function newest(reader: Reader, { name }: PinnedTable): Promise<PinnedTable> {
  const [table] = await reader.tablesNamed(name);
  if (table === undefined) throw new AssayError('not-found', `expected a table named ${name} on record, got none`);
  return { name, tableId: table.id, vintage: table.vintage, digest: table.digest };
}
