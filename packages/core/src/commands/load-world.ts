import { z } from 'zod';
import type { PinnedDocument, PinnedTable } from '../assessment/assessment.ts';
import { AssayError } from '../error.ts';
import type { World } from '../evaluate/evaluator.ts';
import type { Reader } from '../store/reader.ts';
import type { TableContent } from '../table/table.ts';
import { idField, inputFinding, nameField, refusal } from './input.ts';

/** Editions and snapshots by the names a proposition uses, as an input has them. */
export const pinFields = {
  /** Of a table left out, the edition last published. */
  tables: z.record(nameField, idField('table')).default({}),
  /** A document left out is not held, and what rests on it undecided. */
  documents: z.record(nameField, idField('snapshot')).default({}),
};
export type WorldPins = z.output<z.ZodObject<typeof pinFields>>;

/** What a proposition is evaluated over, and the digests by which it can be found again. */
export interface LoadedWorld {
  readonly pins: { readonly tables: readonly PinnedTable[]; readonly documents: readonly PinnedDocument[] };
  readonly world: World;
}

/**
 * @throws AssayError `invalid-input` where a name is pinned to another table, or to a snapshot without text; `not-found`,
 * also where no edition of a table is on record
 */
export async function loadWorld(reader: Reader, tableNames: readonly string[], given: WorldPins): Promise<LoadedWorld> {
  const tables = await loadTables(reader, tableNames, given.tables);
  const documents = await loadDocuments(reader, given.documents);
  return {
    pins: { tables: tables.map(({ pin }) => pin), documents: documents.map(({ pin }) => pin) },
    world: {
      tables: Object.fromEntries(tables.map(({ pin, content }) => [pin.name, content])),
      documents: Object.fromEntries(documents.map(({ pin, text }) => [pin.name, text])),
    },
  };
}

interface LoadedTable {
  readonly pin: PinnedTable;
  readonly content: TableContent;
}

async function loadTables(
  reader: Reader,
  names: readonly string[],
  pins: WorldPins['tables'],
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

/** @throws AssayError `invalid-input` where a snapshot has no text; `not-found` */
export async function loadDocuments(reader: Reader, pins: WorldPins['documents']): Promise<readonly LoadedDocument[]> {
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
