import type { Reporter, Write } from './report.ts';

/** One JSON document: what was checked, each subject with its findings, and the totals. */
export function jsonReporter(write: Write): Reporter {
  let first = true;
  return {
    begin: (head) => write(`{"report":"assay","head":${asciiJson(head)},"subjects":[`),
    subject: (subject) => {
      write(`${first ? '' : ','}\n${asciiJson(subject)}`);
      first = false;
    },
    end: (foot) => write(`\n],"foot":${asciiJson(foot)}}\n`),
  };
}

/** JSON with everything beyond ASCII escaped: a terminal that shows it shows just that. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
