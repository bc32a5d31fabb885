import type { Finding, Policy, Severity } from '@assay/core';

import { type ExitCode, fails } from './exit-code.ts';
import { type Io, wantsColour } from './io.ts';
import type { ReportFormat, Subject } from './report/report.ts';
import { createReporter } from './report/reporter.ts';
import { version } from './version.ts';

export interface ReportOptions {
  readonly command: string;
  readonly policy: Policy | null;
  readonly format: ReportFormat;
  readonly failOn: Severity;
}

/** A report under way: counts what it is told, writes it as it comes, and knows the exit code. */
export interface RunningReport {
  readonly subject: (subject: Subject) => void;
  /** How many subjects it was told of so far. */
  readonly count: () => number;
  /** Ends the report with what to do next where nothing fails, or something does. */
  readonly end: (clean: string, failing: string) => ExitCode;
}

export function startReport(io: Io, { command, policy, format, failOn }: ReportOptions): RunningReport {
  const reporter = createReporter(format, (text) => io.out.write(text), wantsColour(io));
  const counts = { error: 0, warning: 0, note: 0 };
  let [subjects, suppressed, failing] = [0, 0, false];
  const count = (finding: Finding) => {
    counts[finding.severity] += 1;
    failing ||= fails(finding, failOn);
  };
  const docs = Object.fromEntries((policy?.rules ?? []).map(({ id, docs: page }) => [id, page]));
  const stamp = policy === null ? null : { id: policy.id, version: policy.version, digest: policy.digest };
  reporter.begin({ command, version: version, policy: stamp, docs });
  return {
    subject: (subject) => {
      subjects += 1;
      suppressed += subject.suppressed.length;
      subject.findings.forEach(count);
      reporter.subject(subject);
    },
    count: () => subjects,
    end: (clean, next) => {
      const { error: errors, warning: warnings, note: notes } = counts;
      reporter.end({ subjects, errors, warnings, notes, suppressed, next: failing ? next : clean });
      return failing ? 1 : 0;
    },
  };
}
