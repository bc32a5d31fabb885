import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  AssayError,
  asInstant,
  checkPolicy,
  claimreview,
  type Event,
  type Policy,
  recommended,
  type Severity,
  strict,
} from '@assay/core';
import type { Store } from '@assay/core/store';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type LoadedConfig, loadConfig } from '../load-config.ts';
import { databaseOf, openExisting } from '../open-database.ts';
import { startProgress } from '../progress.ts';
import { harmless } from '../report/harmless.ts';
import type { ReportFormat } from '../report/report.ts';
import { type RunningReport, startReport } from '../run-report.ts';
import { casesOf } from '../script/cases.ts';
import { loadScript, runScript } from '../script/run-script.ts';
import { withDatabase } from '../with-database.ts';

export interface ReviewOptions {
  readonly db?: string;
  readonly preset?: keyof typeof presets;
  readonly format: ReportFormat;
  readonly failOn?: Severity;
  readonly dryRun?: boolean;
}

const presets = { recommended, strict, claimreview } as const;

/** Asks a policy about every verdict, or runs review scripts; or both, where a preset is named beside scripts. */
export async function review(io: Io, given: readonly string[], options: ReviewOptions): Promise<ExitCode> {
  const config = await loadConfig(io);
  const scripts = await Promise.all(scriptFiles(io, given).map((file) => loadScript(resolve(io.cwd, file), file)));
  const policy = policyOf(scripts.length > 0, options, config);
  const failOn = options.failOn ?? config.failOn;
  return withDatabase(openExisting(await databaseOf(io, options.db)), async (store) => {
    const report = startReport(io, { command: 'assay review', policy, format: options.format, failOn });
    if (policy !== null) await askPolicy(io, store, policy, report);
    for (const script of scripts) {
      io.err.write(`${harmless(script.title)}\n`);
      const { signal } = io;
      const { policy: house } = config;
      const events = await runScript(script, {
        store,
        signal,
        policy: house,
        dryRun: options.dryRun === true,
        subject: report.subject,
      });
      if (options.dryRun === true) showEvents(io, events);
    }
    return report.end('Nothing fails.', 'Mend what is found, or suppress a rule with a reason in assay.config.ts.');
  });
}

function policyOf(withScripts: boolean, { preset }: ReviewOptions, config: LoadedConfig): Policy | null {
  if (preset !== undefined) return presets[preset];
  return withScripts ? null : config.policy;
}

async function askPolicy(io: Io, store: Store, policy: Policy, report: RunningReport): Promise<void> {
  const at = asInstant(Date.now());
  const counts = await store.read((reader) => reader.countVerdicts());
  const progress = await startProgress(
    io,
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    'verdicts',
  );
  try {
    let done = 0;
    for await (const given of casesOf(store, io.signal)) {
      const { findings, suppressed } = checkPolicy(policy, given, at);
      const { revision, claim } = given;
      const place = { file: null, line: null };
      report.subject({ id: revision.verdictId, sort: 'verdict', title: claim.text, ...place, findings, suppressed });
      done += 1;
      if (done % 100 === 0) progress.at(done);
    }
    progress.at(done);
  } finally {
    progress.stop();
  }
}

/** What a dry run would have left on record. */
function showEvents({ err }: Io, events: readonly Event[]): void {
  err.write(`Dry run: ${events.length} event${events.length === 1 ? '' : 's'} would be written, and nothing was.\n`);
  for (const { kind, subject, detail } of events) {
    err.write(`  + ${kind} ${subject.noun} ${subject.id} ${harmless(JSON.stringify(detail))}\n`);
  }
}

function scriptFiles({ cwd }: Io, given: readonly string[]): readonly string[] {
  return given.flatMap((pattern) => {
    const found = globSync(pattern, { cwd }).sort();
    if (found.length === 0) throw new AssayError('not-found', `expected a review script at ${pattern}, got none`);
    return found;
  });
}
