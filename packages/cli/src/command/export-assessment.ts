import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AssayError, asId } from '@assay/core';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { readAssessment } from '../record/assessment-file.ts';
import { withDatabase } from '../with-database.ts';

export interface ExportAssessmentOptions {
  readonly db?: string;
  readonly assessment: string;
}

/** Writes one assessment with all it rests on, for others to run again. */
export async function exportAssessment(
  io: Io,
  file: string | undefined,
  { db, assessment: given }: ExportAssessmentOptions,
): Promise<ExitCode> {
  const id = asId('assessment', given);
  return withDatabase(openExisting(await databaseOf(io, db)), async (store): Promise<ExitCode> => {
    const found = await store.read(async (reader) => readAssessment(reader, await reader.getAssessment(id)));
    const text = `${JSON.stringify(found, null, 2)}\n`;
    if (file === undefined) io.out.write(text);
    else writeNew(resolve(io.cwd, file), file, text);
    return 0;
  });
}

/** Never over what is there. */
function writeNew(path: string, shown: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new AssayError('conflict', `expected ${shown} to be new, got a file that is there`);
  }
}
