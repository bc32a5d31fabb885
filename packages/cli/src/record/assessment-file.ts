import {
  AssayError,
  type Assessment,
  assessProposition,
  checkProposition,
  checkReadings,
  checkTable,
  digestOf,
  digestOfBytes,
  digestOfTable,
  type Finding,
  type Matrix,
  type Proposition,
  type Readings,
  type TableContent,
} from '@assay/core';
import {
  answersInPostgres,
  answersInSqlite,
  type Reader,
  runInPostgres,
  runInSqlite,
  type SqlAnswer,
} from '@assay/core/store';

/** One assessment with all it rests on: whoever holds the file can run it again. */
export interface AssessmentFile {
  readonly assay: 'assessment';
  readonly version: 1;
  readonly proposition: Proposition;
  readonly readings: Readings;
  /** By the names the proposition uses. */
  readonly tables: { readonly [name: string]: TableContent };
  /** The text that was searched, and the bytes of the digest in base64. */
  readonly documents: { readonly [name: string]: { readonly text: string; readonly bytes: string } };
  readonly assessment: Assessment;
}

/** Another engine that answers the same in every reading, or one of the two is wrong. */
export interface SecondEngine {
  readonly name: string;
  /** The statement that stands in the file is the one that is run, where there is one. */
  readonly ask: (
    input: Parameters<typeof assessProposition>[0],
    statements: Assessment['sql'],
  ) => Promise<readonly SqlAnswer[]> | readonly SqlAnswer[];
}

/** The engine that is always at hand. */
export const sqliteEngine: SecondEngine = {
  name: 'SQLite',
  ask: (world, { sqlite: statement }) =>
    statement === null ? answersInSqlite(world) : runInSqlite({ ...world, statement }),
};

export function postgresEngine(client: Parameters<typeof runInPostgres>[0]): SecondEngine {
  return {
    name: 'PostgreSQL',
    ask: (world, { postgresql: statement }) =>
      statement === null ? answersInPostgres(client, world) : runInPostgres(client, { ...world, statement }),
  };
}

/** Collects an assessment and what it rests on. */
export async function readAssessment(reader: Reader, assessment: Assessment): Promise<AssessmentFile> {
  const { proposition, readings } = await reader.getProposition(assessment.propositionId);
  const tables: { [name: string]: TableContent } = {};
  for (const { name, digest } of assessment.tables) tables[name] = await reader.getTableContent(digest);
  const documents: { [name: string]: { text: string; bytes: string } } = {};
  for (const { name, snapshotId, digest } of assessment.documents) {
    const { text } = await reader.getSnapshot(snapshotId);
    documents[name] = {
      text: text ?? '',
      bytes: Buffer.from(await reader.getSnapshotBytes(digest)).toString('base64'),
    };
  }
  return { assay: 'assessment', version: 1, proposition, readings, tables, documents, assessment };
}

/** @throws AssayError `invalid-input` where the text is no exported assessment */
export function asAssessmentFile(text: string): AssessmentFile {
  const given = parse(text);
  const isOne = isRecord(given) && given['assay'] === 'assessment' && given['version'] === 1;
  const whole =
    isOne &&
    ['tables', 'documents', 'readings', 'proposition'].every((key) => isRecord(given[key])) &&
    isRecord(given['assessment']) &&
    isRecord(given['assessment']['sql']) &&
    ['tables', 'documents', 'results'].every((key) =>
      Array.isArray(isRecord(given['assessment']) && given['assessment'][key]),
    );
  // What stands inside is held against the checkers and digests before it is used.
  if (whole) return given as unknown as AssessmentFile;
  throw new AssayError(
    'invalid-input',
    'expected an assessment exported by `assay export --assessment`, got something else',
  );
}

/** Runs the assessment of a file again, in the evaluator and in other engines, and says all that does not come out as it stands there. */
export async function checkAssessmentFile(
  file: AssessmentFile,
  engines: readonly SecondEngine[] = [sqliteEngine],
): Promise<readonly Finding[]> {
  const { proposition, readings, tables, documents, assessment } = file;
  const unsound = [
    ...Object.entries(tables).flatMap(([name, content]) => under(['tables', name], checkTable(content))),
    ...checkForm(file),
  ].filter(({ severity }) => severity === 'error');
  if (unsound.length > 0) return unsound;
  const pins = [
    ...assessment.tables.map(({ name, digest }) => ({
      sort: 'tables',
      name,
      digest,
      got: digestOfMember(tables, name, digestOfTable),
    })),
    ...assessment.documents.map(({ name, digest }) => ({
      sort: 'documents',
      name,
      digest,
      got: digestOfMember(documents, name, ({ bytes }) => digestOfBytes(Buffer.from(bytes, 'base64'))),
    })),
  ];
  const foreign = pins.flatMap(({ sort, name, digest, got }) =>
    got === digest
      ? []
      : [fault('assessment-digest', [sort, name], `expected content of the digest ${digest}, got ${got}`)],
  );
  const texts = Object.fromEntries(Object.entries(documents).map(([name, { text }]) => [name, text]));
  const world = { proposition, readings, tables, documents: texts };
  const matrix = assessProposition(world);
  const otherwise: Finding[] = [];
  for (const { name, ask } of engines) otherwise.push(...secondOpinion(name, matrix, await ask(world, assessment.sql)));
  const { propositionId, tables: pinnedTables, documents: pinnedDocuments } = assessment;
  const content = { ...matrix, propositionId, tables: pinnedTables, documents: pinnedDocuments };
  const got = digestOf(content);
  if (got === assessment.digest && foreign.length + otherwise.length === 0) {
    const kept = digestOf(contentOf(assessment));
    return kept === got
      ? []
      : [fault('assessment-digest', ['assessment'], `expected content of the digest ${got}, got ${kept}`)];
  }
  return [...foreign, ...otherwise, ...differences(matrix, assessment), ...wrongDigest(got, assessment)];
}

function secondOpinion(engine: string, { results }: Matrix, answers: readonly SqlAnswer[]): Finding[] {
  const index = results.findIndex(({ truth }, at) => answers[at]?.truth !== truth);
  if (index < 0 && results.length === answers.length) return [];
  const message = `expected ${results[index]?.truth ?? 'no such reading'} from ${engine}, got ${answers[index]?.truth ?? 'none'}`;
  return [fault('assessment-sql', ['results', index], message)];
}

function differences(matrix: Matrix, { outcome, results }: Assessment): Finding[] {
  const faults: Finding[] = [];
  if (matrix.outcome !== outcome)
    faults.push(fault('assessment-outcome', ['outcome'], `expected ${matrix.outcome}, got ${outcome} in the file`));
  const index = matrix.results.findIndex(({ truth }, at) => results[at]?.truth !== truth);
  if (index >= 0) {
    const [now, then] = [matrix.results[index]?.truth, results[index]?.truth ?? 'none'];
    faults.push(
      fault('assessment-matrix', ['results', index], `expected ${now} in this reading, got ${then} in the file`),
    );
  }
  return faults;
}

function wrongDigest(got: string, { digest }: Assessment): Finding[] {
  if (got === digest) return [];
  return [fault('assessment-digest', ['digest'], `expected ${got}, which is what it comes to now, got ${digest}`)];
}

function contentOf({ id: _, digest: __, sql: ___, assessedAt: ____, ...content }: Assessment): unknown {
  return content;
}

function checkForm({ proposition, readings, tables }: AssessmentFile): readonly Finding[] {
  const schemas = Object.fromEntries(Object.entries(tables).map(([name, { schema }]) => [name, schema]));
  const findings = checkProposition(proposition, schemas);
  return findings.length > 0 ? findings : checkReadings(proposition, readings);
}

function digestOfMember<T>(of: { readonly [name: string]: T }, name: string, digest: (value: T) => string): string {
  const value = Object.hasOwn(of, name) ? of[name] : undefined;
  return value === undefined ? 'none' : digest(value);
}

function under(path: Finding['path'], findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(rule: string, path: Finding['path'], message: string): Finding {
  return { rule, severity: 'error', path, message, mend: null };
}
