import type { Finding, Severity } from '@assay/core';
import { harmless, quoted } from './harmless.ts';
import type { Reporter, Subject, Write } from './report.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>;

/** Workflow commands that GitHub shows as annotations. */
export function githubReporter(write: Write): Reporter {
  return {
    begin: () => {},
    subject: (subject) => {
      for (const finding of subject.findings) write(annotation(finding, subject));
    },
    end: ({ subjects, errors, warnings, notes, suppressed, next }) =>
      write(
        `${subjects} checked: ${errors} errors, ${warnings} warnings, ${notes} notes, ${suppressed} suppressed. ${next}\n`,
      ),
  };
}

function annotation({ rule, severity, message, mend }: Finding, { sort, title, file, line }: Subject): string {
  const place = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    `title=${property(rule)}`,
  ];
  const text = `${message}${mend === null ? '' : ` ${mend}`} (${sort} ${quoted(title)})`;
  return `::${commands[severity]} ${place.join(',')}::${data(text)}\n`;
}

function data(text: string): string {
  return harmless(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
