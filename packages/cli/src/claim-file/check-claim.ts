import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  AssayError,
  assessProposition,
  checkProposition,
  checkReadings,
  checkTable,
  type Finding,
  type Matrix,
  outcomes,
  readCsv,
  type TableContent,
} from '@assay/core';
import { importDefault } from '../load-module.ts';
import type { ClaimDefinition, ClaimFile, CsvTable } from './define-claim.ts';

/** A claim with what it came to, or with what is wrong with it. */
export interface CheckedClaim {
  readonly claim: ClaimDefinition;
  readonly line: number | null;
  readonly matrix: Matrix | null;
  /** As they were read. */
  readonly tables: Tables;
  readonly findings: readonly Finding[];
}

/** The claims of a file, or what keeps it from being read. */
export interface CheckedFile {
  readonly claims: readonly CheckedClaim[];
  readonly findings: readonly Finding[];
}

/** Runs a claim file and assesses every claim in it. */
export async function checkClaimFile(file: string): Promise<CheckedFile> {
  const loaded = await loadClaims(file);
  if (!('claims' in loaded)) return { claims: [], findings: loaded.findings };
  const source = readFileSync(file, 'utf8');
  const claims = loaded.claims.map((claim, index): CheckedClaim => {
    const faults = checkShape(claim, index);
    if (faults.length > 0) return { claim: { ...nameless, text: `claim ${index + 1}` }, ...failed(faults) };
    return { claim, line: lineOf(source, claim.text), ...assess(claim, dirname(file)) };
  });
  return { claims, findings: [] };
}

const nameless: ClaimDefinition = {
  text: '',
  form: {
    proposition: { assay: 1, term: { op: 'judgement', statement: '', by: '', value: null } },
    readings: { parameters: [], exclusions: [], axes: [] },
  },
};

async function loadClaims(file: string): Promise<ClaimFile | { readonly findings: readonly Finding[] }> {
  try {
    const given = await importDefault(file);
    if (isClaimFile(given)) return given;
    const mend = 'End the file with: export default claims(defineClaim({ … }))';
    return { findings: [fault('claim-file', [], 'expected a default export made by claims(), got another', mend)] };
  } catch (error) {
    // The file is the user's own program: what it throws is wrong with the file.
    if (error instanceof AssayError && error.findings.length > 0) return { findings: error.findings };
    const message = error instanceof Error ? error.message : String(error);
    return { findings: [fault('claim-file', [], `expected a file that runs, got: ${message}`)] };
  }
}

function isClaimFile(value: unknown): value is ClaimFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'assay' in value &&
    value.assay === 'claims' &&
    'claims' in value &&
    Array.isArray(value.claims)
  );
}

/** Types are stripped, not checked, before a claim file runs: what assessment does not look at is looked at here. */
function checkShape(claim: unknown, index: number): Finding[] {
  if (typeof claim !== 'object' || claim === null)
    return [fault('claim-shape', [index], 'expected a claim made by defineClaim, got none')];
  const findings: Finding[] = [];
  if (!('text' in claim) || typeof claim.text !== 'string' || claim.text.trim() === '')
    findings.push(fault('claim-shape', [index, 'text'], 'expected the words of the claim, got none'));
  if (!('form' in claim) || typeof claim.form !== 'object' || claim.form === null || !('proposition' in claim.form))
    findings.push(fault('claim-shape', [index, 'form'], 'expected a form made by claimForm, got none'));
  if ('expect' in claim && claim.expect !== undefined && !outcomes.some((one) => one === claim.expect))
    findings.push(fault('claim-shape', [index, 'expect'], `expected one of ${outcomes.join(', ')}, got another`));
  return findings;
}

function assess(claim: ClaimDefinition, folder: string): Pick<CheckedClaim, 'matrix' | 'tables' | 'findings'> {
  const { form, documents = {}, expect } = claim;
  const { tables, findings } = loadTables(claim, folder);
  if (findings.length > 0) return { matrix: null, tables, findings };
  const faults = checkForm(form, tables).filter(({ severity }) => severity === 'error');
  if (faults.length > 0) return { matrix: null, tables, findings: faults };
  const matrix = assessProposition({ ...form, tables, documents });
  if (expect === undefined || matrix.outcome === expect) return { matrix, tables, findings: [] };
  const message = `expected the outcome ${expect}, got ${matrix.outcome}`;
  return {
    matrix,
    tables,
    findings: [fault('expected-outcome', ['expect'], message, 'Look at the conditions above.')],
  };
}

function checkForm({ proposition, readings }: ClaimDefinition['form'], tables: Tables): readonly Finding[] {
  const schemas = Object.fromEntries(Object.entries(tables).map(([name, { schema }]) => [name, schema]));
  const findings = [...checkProposition(proposition, schemas), ...checkReadings(proposition, readings)];
  return findings.length > 0 ? findings : checkProposition(proposition, schemas, { readings });
}

type Tables = { readonly [name: string]: TableContent };

function loadTables({ tables = {} }: ClaimDefinition, folder: string): { tables: Tables; findings: Finding[] } {
  const loaded: { [name: string]: TableContent } = {};
  const findings: Finding[] = [];
  for (const [name, given] of Object.entries(tables)) {
    const { content, faults } = 'csv' in given ? readRows(given, folder) : { content: given, faults: [] };
    const all = faults.length > 0 ? faults : checkTable(content);
    findings.push(...all.map((finding) => ({ ...finding, path: ['tables', name, ...finding.path] })));
    loaded[name] = content;
  }
  return { tables: loaded, findings };
}

function readRows(table: CsvTable, folder: string): { content: TableContent; faults: readonly Finding[] } {
  const { csv, content } = table;
  try {
    const reading = readCsv(readFileSync(resolve(folder, csv), 'utf8'), content.schema);
    return reading.loaded
      ? { content: { ...content, rows: reading.rows }, faults: [] }
      : { content, faults: reading.findings };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { content, faults: [fault('table-file', [], `expected a file at ${csv}, got ${String(error.code)}`)] };
  }
}

/** The line on which the claim's first words stand. */
function lineOf(source: string, text: string): number | null {
  const at = source.indexOf(text.slice(0, 40));
  return at < 0 ? null : source.slice(0, at).split('\n').length;
}

function failed(findings: readonly Finding[]): Omit<CheckedClaim, 'claim'> {
  return { line: null, matrix: null, tables: {}, findings };
}

function fault(rule: string, path: Finding['path'], message: string, mend: string | null = null): Finding {
  return { rule, severity: 'error', path, message, mend };
}
