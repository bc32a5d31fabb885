import { createRequire } from 'node:module';
import type { Finding } from '@assay/core';
import draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { harmless } from './harmless.ts';
import { type ReportFoot, type ReportFormat, type ReportHead, reportFormats, type Subject } from './report.ts';
import { createReporter } from './reporter.ts';

const head: ReportHead = {
  command: 'assay review',
  version: '0.1.0',
  policy: null,
  docs: { 'newest-vintage': 'docs/rules/newest-vintage.md' },
};
const finding = (message: string, known: Partial<Finding> = {}): Finding => ({
  rule: 'newest-vintage',
  severity: 'error',
  path: ['tables', 0],
  message,
  mend: 'Assess it again.',
  ...known,
});
const subject = (title: string, findings: readonly Finding[], known: Partial<Subject> = {}): Subject => ({
  id: '0197a000-0000-7000-8000-000000000001',
  sort: 'verdict',
  title,
  file: null,
  line: null,
  findings,
  suppressed: [],
  ...known,
});
const suppressed = {
  finding: finding('expected the newest edition'),
  // Only the two words a report shows matter here.
  suppression: { rule: 'newest-vintage', claim: 'x', reason: 'old on purpose', expires: '2026-01-01' as never },
};

function reported(format: ReportFormat, subjects: readonly Subject[], colour = false): string {
  const pieces: string[] = [];
  const reporter = createReporter(format, (text) => pieces.push(text), colour);
  const all = subjects.flatMap(({ findings }) => findings);
  const count = (severity: Finding['severity']) => all.filter((one) => one.severity === severity).length;
  const foot: ReportFoot = {
    subjects: subjects.length,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    suppressed: subjects.reduce((sum, one) => sum + one.suppressed.length, 0),
    next: 'Next: assay status',
  };
  reporter.begin(head);
  for (const one of subjects) reporter.subject(one);
  reporter.end(foot);
  return pieces.join('');
}

const some: readonly Subject[] = [
  subject('Three to five are.', [finding('expected the newest edition'), finding('so so', { severity: 'warning' })]),
  subject('All is well.', []),
  subject('In a file.', [finding('100% wrong', { severity: 'note', mend: null })], {
    sort: 'claim',
    file: 'claims/rutte.claim.ts',
    line: 12,
    suppressed: [suppressed],
  }),
];

const require = createRequire(import.meta.url);
const ajv = new draft4.default({ strict: false, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
const xml = new XMLParser({ ignoreAttributes: false });

describe('a report', () => {
  it('in JSON is one document with every subject and the totals', () => {
    const { head: given, subjects, foot } = JSON.parse(reported('json', some));
    expect(given).toEqual(head);
    expect(subjects).toEqual(some);
    expect(foot).toMatchObject({ subjects: 3, errors: 1, warnings: 1, notes: 1, suppressed: 1 });
  });

  it('in SARIF is valid by the schema of SARIF 2.1.0', () => {
    const log = JSON.parse(reported('sarif', some));
    isSarif(log);
    expect(isSarif.errors).toBeNull();
    const [{ results, tool }] = log.runs;
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'note', 'error']);
    expect(results[3].suppressions).toEqual([{ kind: 'external', justification: 'old on purpose' }]);
    expect(results[2].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'claims/rutte.claim.ts' },
      region: { startLine: 12 },
    });
    expect(tool.driver.rules).toEqual([{ id: 'newest-vintage', help: { text: 'See docs/rules/newest-vintage.md' } }]);
  });

  it('in JUnit XML has a suite for each subject, and fails on errors alone', () => {
    const text = reported('junit', some);
    expect(XMLValidator.validate(text)).toBe(true);
    const suites = xml.parse(text).testsuites.testsuite;
    expect(suites.map((suite: Record<string, string>) => [suite['@_tests'], suite['@_failures']])).toEqual([
      ['2', '1'],
      ['1', '0'],
      ['2', '0'],
    ]);
  });

  it('for GitHub is one annotation a finding, with its file and line', () => {
    const lines = reported('github', some).trimEnd().split('\n');
    expect(lines.slice(0, 3).map((line) => line.replace(/::.*::.*/, (all) => all.split('::')[1] ?? ''))).toEqual([
      'error title=newest-vintage',
      'warning title=newest-vintage',
      'notice file=claims/rutte.claim.ts,line=12,title=newest-vintage',
    ]);
    expect(lines[2]).toContain('100%25 wrong');
    expect(lines).toHaveLength(4);
  });

  it('in Markdown is a table', () => {
    const rows = reported('markdown', some)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(2 + 3 + 1);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });

  it('for people names what was found, how to mend it and what to do next, in colour only where asked', () => {
    const text = reported('pretty', some);
    expect(text).toContain('→ Assess it again.');
    expect(text).toContain('docs/rules/newest-vintage.md');
    expect(text.trimEnd().split('\n').at(-1)).toBe('Next: assay status');
    expect(text).not.toContain('All is well.');
    expect(text).not.toContain('\u001b');
    expect(reported('pretty', some, true)).toContain('\u001b[31m');
  });
});

describe('hostile text in a report', () => {
  const evil = [
    '\u001b[2J\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
    'right \u202eto left\u202c \u2066isolated\u2069',
    '=HYPERLINK("https://evil.example")',
    'a\r\n::error::injected\n%0A::set-output name=x::y',
    '</failure><system-out>]]> & "quotes" \' <!--',
    '| cell | [link](https://evil.example) ![image](x) <script>alert(1)</script> @everyone `code`',
    'NUL \0 bell \u0007 lone \ud800 zero\u200bwidth \ufeff \u2028 line',
  ];
  const someText = fc.oneof(fc.constantFrom(...evil), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  const someSubject = fc
    .tuple(someText, someText, someText, fc.constantFrom('error', 'warning', 'note'))
    .map(([title, message, mend, severity]) => subject(title, [finding(message, { mend, severity })]));
  // Line ends are ours; everything else that does not show, or shows something else, is not there.
  const hidden = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;

  it.each(reportFormats)('does nothing in %s', (format) => {
    fc.assert(
      fc.property(fc.array(someSubject, { minLength: 1, maxLength: 3 }), (subjects) => {
        const text = reported(format, subjects);
        expect(text.replaceAll(/\u200c|\u200d/g, '')).not.toMatch(hidden);
        switch (format) {
          case 'json':
            expect(JSON.parse(text).subjects).toEqual(JSON.parse(JSON.stringify(subjects)));
            break;
          case 'sarif':
            isSarif(JSON.parse(text));
            expect(isSarif.errors).toBeNull();
            break;
          case 'junit':
            expect(XMLValidator.validate(text)).toBe(true);
            break;
          case 'github':
            expect(text.trimEnd().split('\n')).toHaveLength(subjects.length + 1);
            break;
          case 'markdown':
            expect(text).not.toMatch(/<script|\]\(|https?:\/|(?<!&)@/);
            expect(text.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(subjects.length + 2);
            break;
          case 'pretty':
            expect(text.split('\n').filter((line) => line.startsWith('verdict “'))).toHaveLength(subjects.length);
            break;
        }
      }),
    );
  });

  it('is written out where it hid', () => {
    expect(harmless('a\u202eb\u001b[31mc\td\u200be')).toBe('a\\u{202e}b\\u{1b}[31mc d\\u{200b}e');
    expect(harmless('👩‍🔬')).toBe('👩‍🔬');
  });
});
