import type { Finding, Severity } from '@assay/core';
import { harmless, quoted } from './harmless.ts';
import { asciiJson } from './json.ts';
import type { Reporter, Subject, Write } from './report.ts';

const levels = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Record<Severity, string>;

/**
 * SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format). Results name their rule by id; the rules that found
 * something are listed behind the results, which SARIF allows and a stream needs.
 */
export function sarifReporter(write: Write): Reporter {
  const rules = new Set<string>();
  let [version, first] = ['', true];
  let docs: { readonly [rule: string]: string } = {};
  return {
    begin: (head) => {
      ({ version, docs } = head);
      write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[');
    },
    subject: (subject) => {
      const found = subject.findings.map((finding) => result(finding, subject, null));
      const kept = subject.suppressed.map(({ finding, suppression }) => result(finding, subject, suppression.reason));
      for (const one of [...found, ...kept]) {
        rules.add(one.ruleId);
        write(`${first ? '' : ','}\n${asciiJson(one)}`);
        first = false;
      }
    },
    end: () => {
      const listed = [...rules].sort().map((id) => ({ id, ...help(docs[id]) }));
      const driver = { name: 'assay', semanticVersion: version, rules: listed };
      write(`\n],"columnKind":"utf16CodeUnits","tool":{"driver":${asciiJson(driver)}}}]}\n`);
    },
  };
}

function help(page: string | undefined) {
  return page === undefined ? {} : { help: { text: `See ${page}` } };
}

function result({ rule, severity, path, message, mend }: Finding, subject: Subject, reason: string | null) {
  const { id, sort, title, file, line } = subject;
  const text = `${harmless(message)}${mend === null ? '' : ` ${harmless(mend)}`} (${sort} ${quoted(title)})`;
  const logical = { fullyQualifiedName: [id, ...path].join('/'), kind: sort };
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text },
    locations: [{ ...physical(file, line), logicalLocations: [logical] }],
    ...(reason === null ? {} : { suppressions: [{ kind: 'external', justification: reason }] }),
  };
}

function physical(file: string | null, line: number | null) {
  if (file === null) return {};
  const artifactLocation = { uri: encodeURI(file.replaceAll('\\', '/')) };
  return { physicalLocation: { artifactLocation, ...(line === null ? {} : { region: { startLine: line } }) } };
}
