import { z } from 'zod';
import type { PinnedDocument, PinnedTable } from '../assessment/assessment.ts';
import { AssayError } from '../error.ts';
import type { World } from '../evaluate/evaluator.ts';
import type { Reader } from '../store/reader.ts';
import type { EvidenceTable, TableContent } from '../table/table.ts';
import { idField, inputFinding, nameField, refusal } from './input.ts';
import type { namesIn } from './names-in.ts';

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

/** How many names a refusal tells: a proposition may hold thousands. */
const mostTold = 20;

/** @throws AssayError `invalid-input` where something is pinned by a name that the proposition does not use */
export function refuseOthers(pins: WorldPins, names: ReturnType<typeof namesIn>): void {
  const findings = (['tables', 'documents'] as const).flatMap((field) => {
    const told = [...names[field].slice(0, mostTold), ...(names[field].length > mostTold ? ['…'] : [])].join(', ');
    const expected = told === '' ? `none, as the proposition names no ${field}` : `one of ${told}`;
    const known = new Set(names[field]);
    return Object.keys(pins[field])
      .filter((name) => !known.has(name))
      .map((name) => inputFinding([field, name], `expected ${expected}; got ${name}`));
  });
  if (findings.length > 0) throw refusal(findings);
}

/** @throws AssayError `invalid-input` where what is pinned to a name is an edition of another table */
export function assertEdition(name: string, table: EvidenceTable): void {
  if (table.name === name) return;
  throw refusal([inputFinding(['tables', name], `expected an edition of the table ${name}, got one of ${table.name}`)]);
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
    assertEdition(name, table);
    const content = await reader.getTableContent(table.digest);
    loaded.push({ pin: { name, tableId: table.id, vintage: table.vintage, digest: table.digest }, content });
  }
  return loaded;
}

interface LoadedDocument {
  readonly pin: PinnedDocument;
  readonly text: string;
}

/**
 * @param most how many characters (UTF-16 code units) they may have together
 * @throws AssayError `invalid-input` where a snapshot has no text; `not-found`; `limit-exceeded`
 */
export async function loadDocuments(
  reader: Reader,
  pins: WorldPins['documents'],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly LoadedDocument[]> {
  const loaded: LoadedDocument[] = [];
  let characters = 0;
  for (const [name, snapshotId] of Object.entries(pins).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { text, digest } = await reader.getSnapshot(snapshotId);
    if (text === null) {
      throw refusal([inputFinding(['documents', name], 'expected a snapshot with text, got one without')]);
    }
    characters += text.length;
    if (characters > most) {
      throw new AssayError('limit-exceeded', `expected documents of at most ${most} characters in a dry run, got more`);
    }
    loaded.push({ pin: { name, snapshotId, digest }, text });
  }
  return loaded;
}
