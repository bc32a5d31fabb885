import type {
  ClaimKind,
  GapInput,
  Labels,
  Outcome,
  Proposition,
  Readings,
  SourceKind,
  TableContent,
  TableOf,
  TableSchema,
} from '@assay/core';

/** Rows in a file beside the claim file. */
export interface CsvTable {
  /** Relative to the claim file. */
  readonly csv: string;
  /** Schema and gaps; without rows. */
  readonly content: TableContent;
}

/** Who published a table, and in which edition. */
export interface TableProvenance {
  readonly name: string;
  readonly kind: SourceKind;
  readonly title?: string;
  readonly vintage: string;
  readonly publishedOn: string;
}

/** One claim of a claim file: who said what, its typed form, what it is held against and what should come out. */
export interface ClaimDefinition {
  readonly text: string;
  readonly claimant?: string;
  /** `statistical` unless said. */
  readonly kind?: ClaimKind;
  readonly occasion?: { readonly date: string; readonly place?: string; readonly event?: string };
  /** As `claimForm` makes it. */
  readonly form: { readonly proposition: Proposition; readonly readings: Readings };
  /** Table name → its rows. */
  readonly tables?: { readonly [name: string]: TableContent | CsvTable };
  /** Table name → who published it; said on record. */
  readonly sources?: { readonly [name: string]: TableProvenance };
  /** Document name → its text. */
  readonly documents?: { readonly [name: string]: string };
  /** What its readings should come to: another outcome is a finding. */
  readonly expect?: Outcome;
  /** How sentences name tables, columns and words. */
  readonly labels?: Labels;
}

/** What a claim file exports as default. */
export interface ClaimFile {
  readonly assay: 'claims';
  readonly claims: readonly ClaimDefinition[];
}

/**
 * A claim for a claim file.
 *
 * @example
 * ```ts
 * import { claims, defineClaim } from '@assay/cli';
 * import { claimForm, column, defineTable } from '@assay/core';
 * const list = defineTable('list', { country: column.text(['CN', 'US']) });
 * const file = claims(
 *   defineClaim({
 *     text: 'One of them is Chinese.',
 *     form: claimForm(list.where((row) => row.country.is('CN')).count().equals(1), []),
 *     tables: { list: list.rows([{ country: 'CN' }, { country: 'US' }]) },
 *     expect: 'true',
 *   }),
 * );
 * file.claims.length // => 1
 * ```
 */
export function defineClaim(claim: ClaimDefinition): ClaimDefinition {
  return claim;
}

/** The claims of a file, as its default export. */
export function claims(...all: readonly ClaimDefinition[]): ClaimFile {
  return { assay: 'claims', claims: all };
}

/** The rows of a table from a CSV file beside the claim file. */
export function csv<C extends TableSchema>(
  table: TableOf<C>,
  path: string,
  options: { readonly gaps?: readonly GapInput<C>[] } = {},
): CsvTable {
  return { csv: path, content: table.rows([], options) };
}
