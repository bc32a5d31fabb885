import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { AssayError, checkReplay, type Finding } from '@assay/core';
import { type Store, withPostgres } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import {
  asAssessmentFile,
  checkAssessmentFile,
  postgresEngine,
  type SecondEngine,
  sqliteEngine,
} from '../record/assessment-file.ts';
import { harmless } from '../report/harmless.ts';
import { verdictItems } from '../script/pages.ts';
import { withDatabase } from '../with-database.ts';

/** Checks a whole database, or runs an exported assessment again. */
export async function verify(
  io: Io,
  given: string | undefined,
  { postgres }: { readonly postgres?: string },
): Promise<ExitCode> {
  const path = given === undefined ? (await databaseOf(io, undefined)).replace(/^sqlite:/, '') : pathOf(io, given);
  const shown = given ?? relative(io.cwd, path);
  if (!existsSync(path))
    throw new AssayError('not-found', `expected a database or an assessment at ${shown}, got none`);
  const isAssessment = startsAsJson(path);
  if (!isAssessment && postgres !== undefined)
    throw new AssayError('invalid-input', `expected an exported assessment beside --postgres, got ${shown}`);
  if (!isAssessment) return verifyDatabase(io, path, shown);
  if (postgres === undefined) return verifyAssessment(io, path, shown, [sqliteEngine]);
  return withPostgres(postgres, (client) => verifyAssessment(io, path, shown, [sqliteEngine, postgresEngine(client)]));
}

async function verifyAssessment(
  io: Io,
  path: string,
  shown: string,
  engines: readonly SecondEngine[],
): Promise<ExitCode> {
  const file = asAssessmentFile(readFileSync(path, 'utf8'));
  const findings = await checkAssessmentFile(file, engines);
  findings.forEach((finding) => show(io, finding));
  const { outcome, results } = file.assessment;
  if (findings.length > 0) {
    io.out.write(`${shown} does not come out as it says: ${findings.length} faults.\n`);
    return 1;
  }
  const asked = ['the evaluator', ...engines.map(({ name }) => name)].join(', ').replace(/, ([^,]+)$/, ' and $1');
  io.out.write(
    `${shown} comes out the same: ${outcome} over ${results.length} readings, in ${asked}, every digest right.\n`,
  );
  return 0;
}

async function verifyDatabase(io: Io, path: string, shown: string): Promise<ExitCode> {
  io.err.write(`Checking ${shown} …\n`);
  return withDatabase(openExisting(`sqlite:${path}`), async (store) => {
    const findings = await store.check();
    findings.forEach((finding) => show(io, finding));
    let faults = findings.length;
    // What cannot be read cannot be replayed.
    if (!findings.some(({ rule }) => rule === 'store-structure')) {
      for await (const finding of replayFaults(store, io.signal)) {
        show(io, finding);
        faults += 1;
      }
    }
    io.out.write(
      faults === 0
        ? 'Nothing wrong found: pages, foreign keys, digests, the order of events and their replay.\n'
        : `${faults} faults. Next: restore a backup\n`,
    );
    return faults === 0 ? 0 : 1;
  });
}

/** Replays the events of every verdict. */
async function* replayFaults(store: Store, signal: AbortSignal): AsyncIterable<Finding> {
  const verdicts = verdictItems(store, signal, { size: 200 }, async (reader, items) => {
    const ids = items.map(({ id }) => id);
    const revisions = await reader.revisionsOfVerdicts(ids);
    const events = await reader.eventsOfSubjects(ids);
    return ids.map((id) => checkReplay(id, events.get(id) ?? [], revisions.get(id) ?? []));
  });
  for await (const faults of verdicts) yield* faults;
}

function show({ err }: Io, { rule, path, message }: Finding): void {
  err.write(`${rule}: ${harmless(`${path.join('.')}: ${message}`)}\n`);
}

function pathOf({ cwd }: Io, given: string): string {
  return resolve(cwd, given.replace(/^sqlite:/, ''));
}

function startsAsJson(path: string): boolean {
  const first = Buffer.alloc(1);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, first, 0, 1, 0);
  } finally {
    closeSync(handle);
  }
  return first.toString() === '{';
}
