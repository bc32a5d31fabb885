import { z } from 'zod';
import { assessWritten, type WrittenAssessmentInput } from '../assessment/assess-written.ts';
import type { Matrix, PinnedDocument, PinnedTable } from '../assessment/assessment.ts';
import { enumerateReadings } from '../assessment/matrix.ts';
import { AssayError } from '../error.ts';
import { propositionLimits } from '../proposition/check-proposition.ts';
import type { Proposition } from '../proposition/language.ts';
import type { Readings } from '../proposition/reading.ts';
import type { Reader } from '../store/reader.ts';
import type { EvidenceTable } from '../table/table.ts';
import type { Id } from '../value/id.ts';
import { assertFits } from './fit-proposition.ts';
import { asInput, idField, optional } from './input.ts';
import { assertEdition, loadDocuments, pinFields, refuseOthers } from './load-world.ts';
import { namesIn } from './names-in.ts';

const dryAssessInput = z
  .strictObject({
    /** A proposition on record, with its own readings; this or `proposition`. */
    propositionId: optional(idField('proposition')),
    // The checkers of the language read these, and name every fault in them.
    proposition: optional(z.custom<Proposition>()),
    readings: optional(z.custom<Readings>()),
    ...pinFields,
  })
  .refine((input) => (input.propositionId === null) !== (input.proposition === null), {
    path: ['proposition'],
    message: 'expected either proposition or propositionId',
  })
  .refine((input) => input.propositionId === null || input.readings === null, {
    path: ['readings'],
    message: 'expected the readings of the proposition on record, got others',
  });
export type DryAssessInput = z.input<typeof dryAssessInput>;

/** How much a dry run may take. */
export interface DryRunLimits {
  /** Rows of all its tables together. */
  readonly rows: number;
  /** Their cells. */
  readonly cells: number;
  readonly readings: number;
  /** Characters of all its documents together, as UTF-16 code units. */
  readonly characters: number;
}

/** What a proposition would come to; nothing of it is on record. */
export interface DryAssessment extends Matrix {
  readonly proposition: Proposition;
  readonly readings: Readings;
  readonly tables: readonly PinnedTable[];
  readonly documents: readonly PinnedDocument[];
}

/**
 * Evaluates a proposition, on record or not, over tables and documents that are, and writes nothing.
 *
 * @throws AssayError `invalid-input`, `not-found`; `invalid-proposition` and `invalid-readings` with every finding;
 * `limit-exceeded` where its tables have more rows or cells, its documents more characters, or it more readings, than the
 * limits allow; what `interrupt` throws
 * @example
 * ```ts
 * import { dryAssess } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { store, close } = await createTestEnvironment();
 * const term = { op: 'quotation', quote: 'Three', document: 'paper', mode: 'verbatim' } as const;
 * const limits = { rows: 1000, cells: 10_000, readings: 10, characters: 1000, interrupt: () => undefined };
 * const { outcome } = await store.read((reader) => dryAssess(reader, { proposition: { assay: 1, term } }, limits));
 * outcome // => 'undecided'
 * await close();
 * ```
 */
export async function dryAssess(
  reader: Reader,
  given: DryAssessInput,
  limits: DryRunLimits & {
    /** Called between steps; what it throws ends the run. */
    readonly interrupt: () => void;
  },
): Promise<DryAssessment> {
  const { input, ...of } = await loadDryRun(reader, given, limits);
  return { ...assessWritten(input, { interrupt: limits.interrupt }), ...of };
}

/** What a dry run is of, with all that it takes: whoever has it needs no store any more. */
export interface DryRun extends Omit<DryAssessment, keyof Matrix> {
  readonly input: WrittenAssessmentInput;
}

/**
 * What {@link dryAssess} evaluates, checked and within limits, for {@link assessWritten} in another thread.
 *
 * @throws AssayError as `dryAssess`
 * @example
 * ```ts
 * import { assessWritten } from '@assay/core';
 * import { loadDryRun } from '@assay/core/commands';
 * import { createTestEnvironment } from '@assay/core/testing';
 * const { store, close } = await createTestEnvironment();
 * const term = { op: 'quotation', quote: 'Three', document: 'paper', mode: 'verbatim' } as const;
 * const limits = { rows: 1000, cells: 10_000, readings: 10, characters: 1000 };
 * const { input } = await store.read((reader) => loadDryRun(reader, { proposition: { assay: 1, term } }, limits));
 * assessWritten(input).outcome // => 'undecided'
 * await close();
 * ```
 */
export async function loadDryRun(reader: Reader, given: DryAssessInput, limits: DryRunLimits): Promise<DryRun> {
  const asked = asInput(dryAssessInput, given);
  const { proposition, readings } = await formOf(reader, asked);
  const names = namesIn(proposition);
  refuseOthers(asked, names);
  const editions = await editionsOf(reader, names.tables.slice(0, propositionLimits.nodes), asked.tables);
  const rows = editions.reduce((total, { rowCount }) => total + rowCount, 0);
  if (rows > limits.rows) {
    throw new AssayError('limit-exceeded', `expected tables of at most ${limits.rows} rows in a dry run, got ${rows}`);
  }
  const cells = editions.reduce((total, { rowCount, schema }) => total + rowCount * Object.keys(schema).length, 0);
  if (cells > limits.cells) {
    const message = `expected tables of at most ${limits.cells} cells in a dry run, got ${cells}`;
    throw new AssayError('limit-exceeded', message);
  }
  // A table that is not on record is a fault of the proposition, which its checker names.
  assertFits(proposition, readings, Object.fromEntries(editions.map(({ name, schema }) => [name, schema])));
  const many = enumerateReadings(readings).length;
  if (many > limits.readings) {
    throw new AssayError('limit-exceeded', `expected at most ${limits.readings} readings in a dry run, got ${many}`);
  }
  const documents = await loadDocuments(reader, asked.documents, limits.characters);
  const tables = await Promise.all(
    editions.map(async ({ name, digest }) => [name, await reader.getTableText(digest)] as const),
  );
  return {
    proposition,
    readings,
    tables: editions.map(({ id, name, vintage, digest }) => ({ name, tableId: id, vintage, digest })),
    documents: documents.map(({ pin }) => pin),
    input: {
      proposition,
      readings,
      tables: Object.fromEntries(tables),
      documents: Object.fromEntries(documents.map(({ pin, text }) => [pin.name, text])),
    },
  };
}

const noReadings: Readings = { parameters: [], exclusions: [], axes: [] };

async function formOf(reader: Reader, { propositionId, proposition, readings }: z.output<typeof dryAssessInput>) {
  if (propositionId !== null) return reader.getProposition(propositionId);
  if (proposition === null) throw new TypeError('one of the two was given');
  return { proposition, readings: readings ?? noReadings };
}

/** The edition of each table that is on record, by the heads of the tables: no row is read yet. */
async function editionsOf(
  reader: Reader,
  names: readonly string[],
  pins: { readonly [name: string]: Id<'table'> },
): Promise<readonly EvidenceTable[]> {
  const newest = await reader.tablesByNames(names.filter((name) => !Object.hasOwn(pins, name)));
  const pinned = new Map((await reader.tablesByIds(Object.values(pins))).map((table) => [table?.id, table]));
  return names.flatMap((name) => {
    const id = Object.hasOwn(pins, name) ? pins[name] : undefined;
    if (id === undefined) return newest.get(name)?.[0] ?? [];
    const table = pinned.get(id);
    if (table === undefined) throw new AssayError('not-found', `expected the edition of ${name} on record, got none`);
    assertEdition(name, table);
    return table;
  });
}
