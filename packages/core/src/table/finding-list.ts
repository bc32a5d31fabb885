import type { Finding } from '../finding.ts';

/** Keeps the first findings and counts the rest, so that a table of a million bad cells makes a short report. */
export interface FindingList {
  add(finding: Finding): void;
  /** The findings kept, and where there were more a last one that says how many. */
  all(): readonly Finding[];
}

const kept = 100;

export function findingList(): FindingList {
  const findings: Finding[] = [];
  let more = 0;
  return {
    add(finding) {
      if (findings.length < kept) findings.push(finding);
      else more += 1;
    },
    all() {
      if (more === 0) return findings;
      const message = `expected a table without faults, got ${more} more than the ${kept} shown`;
      return [...findings, { rule: 'further-findings', severity: 'error', path: [], message, mend: null }];
    },
  };
}
