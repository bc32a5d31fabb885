import {
  asProposition,
  assessProposition,
  checkReadings,
  digestOf,
  type Finding,
  type Gap,
  type Matrix,
  type Proposition,
  type Readings,
  readCsv,
  type TableContent,
  type TableSchema,
} from '@assay/core';

/** Claims with what they rest on, as a page gets them from a server: nothing but JSON. */
export interface Parcel {
  readonly forms: readonly { readonly proposition: Proposition; readonly readings: Readings }[];
  readonly tables: { readonly [name: string]: CsvTable };
  readonly documents: { readonly [name: string]: string };
}

interface CsvTable {
  readonly csv: string;
  readonly schema: TableSchema;
  readonly gaps: readonly Gap[];
}

interface Finished {
  readonly digest: string;
  readonly findings: readonly Finding[];
  readonly matrix: Matrix;
}

/** Reads tables, checks claims, takes their digests and assesses them: what the pure entry is for, wherever it runs. */
export function finish({ forms, tables, documents }: Parcel): readonly Finished[] {
  const contents = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, read(table)]));
  const schemas = Object.fromEntries(Object.entries(contents).map(([name, { schema }]) => [name, schema]));
  return forms.map(({ proposition, readings }) => ({
    digest: digestOf(asProposition(proposition, schemas, { readings, documents: Object.keys(documents) })),
    findings: checkReadings(proposition, readings),
    matrix: assessProposition({ proposition, readings, tables: contents, documents }),
  }));
}

function read({ csv, schema, gaps }: CsvTable): TableContent {
  const reading = readCsv(csv, schema);
  if (reading.loaded) return { schema, rows: reading.rows, gaps };
  throw new Error(`expected a table without faults: ${reading.findings.map(({ message }) => message).join('; ')}`);
}
