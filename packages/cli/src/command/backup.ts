import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { openStore } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { startProgress } from '../progress.ts';
import { harmless } from '../report/harmless.ts';
import { withDatabase } from '../with-database.ts';

/** Copies the database while it is in use, then checks the copy as `verify` does. */
export async function backup(io: Io, file: string, options: { readonly db?: string }): Promise<ExitCode> {
  const path = resolve(io.cwd, file);
  await withDatabase(openExisting(await databaseOf(io, options.db)), async (store) => {
    const progress = await startProgress(io, 100, 'percent');
    try {
      await store.backup(path, (done) => {
        io.signal.throwIfAborted();
        progress.at(Math.round(done * 100));
      });
    } finally {
      progress.stop();
    }
  });
  const findings = await withDatabase(openStore(`sqlite:${path}`), (copy) => copy.check());
  for (const { rule, message } of findings) io.err.write(`${rule}: ${harmless(message)}\n`);
  const bytes = statSync(path).size.toLocaleString('en');
  io.err.write(
    findings.length === 0
      ? `Copied ${bytes} bytes to ${file}, and found nothing wrong with the copy.\n`
      : `Copied ${bytes} bytes to ${file}, with ${findings.length} faults in the copy. Next: assay verify\n`,
  );
  return findings.length === 0 ? 0 : 1;
}
