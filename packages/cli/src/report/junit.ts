import type { Finding } from '@assay/core';
import { harmless, quoted } from './harmless.ts';
import type { Reporter, Write } from './report.ts';

/** JUnit XML, a suite for each subject and a case for each finding, as build servers read it. */
export function junitReporter(write: Write): Reporter {
  return {
    begin: ({ command }) =>
      write(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${attribute(command)}">\n`),
    subject: ({ id, sort, title, findings, suppressed }) => {
      const name = attribute(`${sort} ${quoted(title)}`);
      const failures = findings.filter(({ severity }) => severity === 'error').length;
      // A subject in which nothing was found is one case that passed.
      const tests = Math.max(1, findings.length + suppressed.length);
      write(`<testsuite name="${name}" tests="${tests}" failures="${failures}" skipped="${suppressed.length}">\n`);
      if (findings.length + suppressed.length === 0) write(`<testcase classname="${attribute(id)}" name="rules"/>\n`);
      for (const finding of findings) write(testCase(id, finding, outcome(finding)));
      for (const { finding, suppression } of suppressed)
        write(testCase(id, finding, `<skipped message="${attribute(suppression.reason)}"/>`));
      write('</testsuite>\n');
    },
    end: () => write('</testsuites>\n'),
  };
}

function testCase(id: string, { rule, path }: Finding, inside: string): string {
  return `<testcase classname="${attribute(id)}" name="${attribute([rule, ...path].join(' '))}">${inside}</testcase>\n`;
}

/** Only errors fail a build; the rest is said beside a case that passes. */
function outcome({ rule, severity, message, mend }: Finding): string {
  const text = attribute(mend === null ? message : `${message} ${mend}`);
  if (severity === 'error') return `<failure type="${attribute(rule)}" message="${text}"/>`;
  return `<system-out>${severity}: ${text}</system-out>`;
}

const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `harmless` has taken what XML forbids. */
function attribute(text: string): string {
  return harmless(text).replace(/[&<>"\ufffe\uffff]/g, (character) => entities[character] ?? '');
}
