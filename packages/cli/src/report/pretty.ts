import { styleText } from 'node:util';
import type { Finding, Severity } from '@assay/core';
import { clipped, harmless } from './harmless.ts';
import type { Reporter, Write } from './report.ts';

const colours = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;
type Style = (typeof colours)[Severity] | 'bold' | 'dim' | 'green';

const widest = 100;

/** For people at a terminal: subjects in which something was found, then the totals and what to do next. */
export function prettyReporter(write: Write, colour: boolean): Reporter {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const severity = ({ severity: grade }: Finding) => paint(colours[grade], grade.padEnd(8));
  let docs: { readonly [rule: string]: string } = {};
  const seen = new Set<string>();
  return {
    begin: (head) => {
      ({ docs } = head);
      const { policy } = head;
      write(policy === null ? '\n' : `\nPolicy ${policy.id}, version ${policy.version}\n\n`);
    },
    subject: ({ id, sort, title, file, line, findings, suppressed }) => {
      if (findings.length + suppressed.length === 0) return;
      const place = file === null ? id : `${file}${line === null ? '' : `:${line}`}`;
      write(`${paint('bold', `${sort} “${clipped(title, widest - 12)}”`)}\n${paint('dim', harmless(place))}\n`);
      for (const finding of findings) {
        seen.add(finding.rule);
        write(`  ${severity(finding)} ${harmless(finding.message)}  ${paint('dim', finding.rule)}\n`);
        if (finding.mend !== null) write(`           ${paint('green', '→')} ${harmless(finding.mend)}\n`);
      }
      for (const { finding, suppression } of suppressed) {
        const until = `suppressed until ${suppression.expires}: ${harmless(suppression.reason)}`;
        write(`  ${paint('dim', `${'quiet'.padEnd(8)} ${finding.rule}, ${until}`)}\n`);
      }
      write('\n');
    },
    end: ({ subjects, errors, warnings, notes, suppressed, next }) => {
      const pages = [...seen].sort().flatMap((rule) => (docs[rule] === undefined ? [] : [`  ${rule}: ${docs[rule]}`]));
      if (pages.length > 0) write(`Why these rules (assay explain RULE):\n${pages.join('\n')}\n\n`);
      const found = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(notes, 'note')}`;
      const quiet = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
      write(`${paint(errors > 0 ? 'red' : 'green', `${subjects} checked: ${found}${quiet}`)}\n${next}\n`);
    },
  };
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
