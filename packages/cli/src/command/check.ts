import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { AssayError } from '@assay/core';
import { type CheckedClaim, checkClaimFile } from '../claim-file/check-claim.ts';
import { claimLines } from '../claim-file/claim-lines.ts';
import { painter } from '../claim-file/layout.ts';
import type { ExitCode } from '../exit-code.ts';
import { type Io, wantsColour } from '../io.ts';
import { absolute, type LoadedConfig, loadConfig } from '../load-config.ts';
import { quoted } from '../report/harmless.ts';
import type { ReportFormat } from '../report/report.ts';
import { startReport } from '../run-report.ts';
import { withDatabase } from '../with-database.ts';

export interface CheckOptions {
  readonly format: ReportFormat;
  readonly failOn?: 'error' | 'warning' | 'note';
  /** Puts the claims on record, as this person. */
  readonly record?: string;
  readonly db?: string;
}

/** Assesses every claim of typed claim files. */
export async function check(io: Io, given: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const config = await loadConfig(io);
  const files = await claimFiles(io, given.length > 0 ? given : config.claims);
  const report = startReport(io, {
    command: 'assay check',
    policy: null,
    ...options,
    failOn: options.failOn ?? config.failOn,
  });
  const paint = painter(wantsColour(io));
  const assessed: { claim: CheckedClaim; path: string }[] = [];
  for (const path of files) {
    io.signal.throwIfAborted();
    const { claims, findings } = await checkClaimFile(resolve(io.cwd, path));
    if (findings.length > 0) {
      report.subject({ id: path, sort: 'file', title: path, file: path, line: null, findings, suppressed: [] });
    }
    for (const [index, one] of claims.entries()) {
      if (options.format === 'pretty') io.out.write(`${claimLines(one, paint).join('\n')}\n`);
      assessed.push({ claim: one, path });
      const { claim, line } = one;
      const id = `${path}#${index + 1}`;
      report.subject({
        id,
        sort: 'claim',
        title: claim.text,
        file: path,
        line,
        findings: one.findings,
        suppressed: [],
      });
    }
  }
  if (options.record !== undefined) await putOnRecord(io, assessed, config, { ...options, record: options.record });
  return report.end(
    'Every claim comes out as expected. Next: change a number in a claim file and see.',
    'Mend the claims or what is expected of them, then check again.',
  );
}

/** Keeps every claim that was assessed; what comes out otherwise than expected is kept as it came out. */
async function putOnRecord(
  io: Io,
  assessed: readonly { readonly claim: CheckedClaim; readonly path: string }[],
  { policy, database }: LoadedConfig,
  { record, db }: { readonly record: string; readonly db?: string },
): Promise<void> {
  // A check that keeps nothing needs no store.
  const [{ openStore }, { environmentAs }, { recordClaim }] = await Promise.all([
    import('@assay/core/store'),
    import('../environment-as.ts'),
    import('../claim-file/record-claim.ts'),
  ]);
  const url = db === undefined ? database : absolute(db, io.cwd);
  await withDatabase(openStore(url), async (store) => {
    const env = await environmentAs({ store, policy }, record, 'person');
    for (const { claim, path } of assessed) {
      const { matrix } = claim;
      if (matrix === null) continue;
      const became = await recordClaim(env, { ...claim, matrix }, path);
      io.err.write(`On record: ${quoted(claim.claim.text)}; ${became}.\n`);
    }
  });
}

/** The files that paths and patterns name, each once. */
export async function claimFiles({ cwd }: Pick<Io, 'cwd'>, given: readonly string[]): Promise<readonly string[]> {
  const files = [...new Set(given.flatMap((pattern) => matches(pattern, cwd)))].sort();
  if (files.length > 0) return files.map((file) => relative(cwd, resolve(cwd, file)));
  throw new AssayError('not-found', `expected claim files at ${given.join(', ')}, got none; \`assay init\` makes one`);
}

function matches(pattern: string, cwd: string): readonly string[] {
  const found = globSync(pattern, { cwd });
  if (found.length > 0 || /[*?[{]/.test(pattern)) return found;
  throw new AssayError('not-found', `expected a claim file at ${pattern}, got none`);
}
