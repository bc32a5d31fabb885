import { z } from 'zod';
import { assessProposition } from '../assessment/assess.ts';
import type { Assessment, PinnedDocument, PinnedTable } from '../assessment/assessment.ts';
import { AssayError } from '../error.ts';
import type { Reader } from '../store/reader.ts';
import type { TableContent } from '../table/table.ts';
import { digestOf } from '../value/digest.ts';
import type { Id } from '../value/id.ts';
import { type CommandEnvironment, transact } from './command.ts';
import { asInput, idField, inputFinding, nameField, refusal } from './input.ts';
import { namesIn } from './names-in.ts';

const assessInput = z.strictObject({
  propositionId: idField('proposition'),
  /** Table name → the edition to use; of a table left out the edition last published. */
  tables: z.record(nameField, idField('table')).default({}),
  /** Document name → its snapshot; a document left out is not held, and what rests on it undecided. */
  documents: z.record(nameField, idField('snapshot')).default({}),
});
export type AssessInput = z.input<typeof assessInput>;

/**
 * Evaluates a proposition under all its readings over tables and documents on record, and keeps the result with the
 * digests of what it rests on.
 *
 * @throws AssayError `invalid-input` where a name is pinned that the proposition does not use, or to another table;
 * `not-found`, also where the proposition names a table of which no edition is on record
 */
export async function assess(env: CommandEnvironment, given: AssessInput): Promise<Assessment> {
  const input = asInput(assessInput, given);
  return transact(env, async ({ writer, at, makeId, record }) => {
    const { id: propositionId, claimId, proposition, readings } = await writer.getProposition(input.propositionId);
    const names = namesIn(proposition);
    refuseOthers('tables', input.tables, names.tables);
    refuseOthers('documents', input.documents, names.documents);
    const tables = await loadTables(writer, names.tables, input.tables);
    const documents = await loadDocuments(writer, input.documents);
    const matrix = assessProposition({
      proposition,
      readings,
      tables: Object.fromEntries(tables.map(({ pin, content }) => [pin.name, content])),
      documents: Object.fromEntries(documents.map(({ pin, text }) => [pin.name, text])),
    });
    const content = {
      ...matrix,
      propositionId,
      tables: tables.map(({ pin }) => pin),
      documents: documents.map(({ pin }) => pin),
    };
    const assessment: Assessment = { id: makeId('assessment'), ...content, digest: digestOf(content), assessedAt: at };
    await writer.insertAssessment(assessment);
    await record({
      kind: 'proposition-assessed',
      noun: 'assessment',
      id: assessment.id,
      after: assessment.digest,
      detail: { claimId, propositionId, outcome: assessment.outcome },
    });
    return assessment;
  });
}

function refuseOthers(
  field: 'tables' | 'documents',
  pins: { readonly [name: string]: unknown },
  names: readonly string[],
): void {
  const others = Object.keys(pins).filter((name) => !names.includes(name));
  if (others.length === 0) return;
  const expected = names.length === 0 ? 'none, as the proposition names none' : `one of ${names.join(', ')}`;
  throw refusal(others.map((name) => inputFinding([field, name], `expected ${expected}`)));
}

interface LoadedTable {
  readonly pin: PinnedTable;
  readonly content: TableContent;
}

async function loadTables(
  reader: Reader,
  names: readonly string[],
  pins: { readonly [name: string]: Id<'table'> },
): Promise<readonly LoadedTable[]> {
  const loaded: LoadedTable[] = [];
  for (const name of names) {
    const pinned = Object.hasOwn(pins, name) ? pins[name] : undefined;
    const table = pinned === undefined ? (await reader.tablesNamed(name))[0] : await reader.getTable(pinned);
    if (table === undefined) {
      throw new AssayError('not-found', `expected a table named ${JSON.stringify(name)} on record, got none`);
    }
    if (table.name !== name) {
      throw refusal([
        inputFinding(['tables', name], 'expected an edition of the table of that name, got another table'),
      ]);
    }
    const content = await reader.getTableContent(table.digest);
    loaded.push({ pin: { name, tableId: table.id, vintage: table.vintage, digest: table.digest }, content });
  }
  return loaded;
}

interface LoadedDocument {
  readonly pin: PinnedDocument;
  readonly text: string;
}

async function loadDocuments(
  reader: Reader,
  pins: { readonly [name: string]: Id<'snapshot'> },
): Promise<readonly LoadedDocument[]> {
  const loaded: LoadedDocument[] = [];
  for (const [name, snapshotId] of Object.entries(pins).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { text, digest } = await reader.getSnapshot(snapshotId);
    if (text === null) {
      throw refusal([inputFinding(['documents', name], 'expected a snapshot with text, got one without')]);
    }
    loaded.push({ pin: { name, snapshotId, digest }, text });
  }
  return loaded;
}
