import { harmless, quoted } from './harmless.ts';
import type { Reporter, Write } from './report.ts';

/** A table of findings, for pull requests and wikis. */
export function markdownReporter(write: Write): Reporter {
  let [head, any] = ['', false];
  return {
    begin: ({ command, policy }) => {
      const under = policy === null ? '' : `, policy \`${cell(policy.id)}\` version ${policy.version}`;
      head = `# \`${cell(command)}\`${under}\n`;
      write(`${head}\n`);
    },
    subject: ({ sort, title, findings, suppressed }) => {
      if (findings.length + suppressed.length === 0) return;
      if (!any) write('| severity | rule | what | where |\n|---|---|---|---|\n');
      any = true;
      const where = `${cell(sort)} ${cell(quoted(title))}`;
      for (const { severity, rule, message, mend } of findings)
        write(`| ${severity} | ${cell(rule)} | ${cell(`${message}${mend === null ? '' : ` ${mend}`}`)} | ${where} |\n`);
      for (const { finding, suppression } of suppressed) {
        const why = `suppressed until ${suppression.expires}: ${suppression.reason}`;
        write(`| suppressed | ${cell(finding.rule)} | ${cell(`${finding.message} (${why})`)} | ${where} |\n`);
      }
    },
    end: ({ subjects, errors, warnings, notes, suppressed, next }) =>
      write(
        `\n${subjects} checked: ${errors} errors, ${warnings} warnings, ${notes} notes, ${suppressed} suppressed. ${cell(next)}\n`,
      ),
  };
}

/** Nothing in it is markup, a link, a mention or the end of a cell. */
function cell(text: string): string {
  return harmless(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&@$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(https?|ftp):/gi, '$1&#58;')
    .replace(/www\./gi, 'www&#46;');
}
