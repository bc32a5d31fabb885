import { findQuotation } from '../../evidence/anchor.ts';
import { defineRule, type RuleFault } from '../rule.ts';
import { citedAssessments, citedEvidence } from './cited.ts';

export const quotationsStand = defineRule({
  id: 'quotations-stand',
  severity: 'error',
  docs: 'docs/rules/quotations-stand.md',
  check: (given) =>
    citedEvidence(given).flatMap((evidence): RuleFault[] => {
      if (evidence.kind !== 'quotation') return [];
      const snapshot = given.snapshots.find(({ id }) => id === evidence.snapshotId);
      // A snapshot that is not there is found by another rule.
      if (snapshot === undefined) return [];
      const search = findQuotation(snapshot.text ?? '', evidence.anchor);
      const path = ['evidence', evidence.id];
      if (!search.found) return search.findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
      if (search.match.mode === 'verbatim') return [];
      const message = 'expected the quotation to the character, got it with other marks or spacing';
      return [{ path: [...path, 'exact'], message, mend: 'Quote the words as they stand in the snapshot.' }];
    }),
});

export const snapshotsIntact = defineRule({
  id: 'snapshots-intact',
  severity: 'error',
  docs: 'docs/rules/snapshots-intact.md',
  check: (given) =>
    citedEvidence(given).flatMap((evidence): RuleFault[] => {
      const path = ['evidence', evidence.id];
      if (evidence.kind === 'table') {
        if (given.tables.some(({ id }) => id === evidence.tableId)) return [];
        return [{ path, message: 'expected the table on record, got none', mend: 'Load the table.' }];
      }
      const snapshot = given.snapshots.find(({ id }) => id === evidence.snapshotId);
      if (snapshot === undefined)
        return [{ path, message: 'expected the snapshot on record, got none', mend: 'Capture the document.' }];
      if (snapshot.intact) return [];
      const message = `expected bytes of the digest ${snapshot.digest}, got others`;
      return [{ path, message, mend: 'Capture the document again; what was kept has been changed.' }];
    }),
});

export const newestVintage = defineRule({
  id: 'newest-vintage',
  severity: 'warning',
  docs: 'docs/rules/newest-vintage.md',
  check: (given) => {
    const cited = new Set([
      ...citedEvidence(given).flatMap((evidence) => (evidence.kind === 'table' ? [evidence.tableId] : [])),
      ...citedAssessments(given).flatMap(({ tables }) => tables.map(({ tableId }) => tableId)),
    ]);
    return given.tables.flatMap((table): RuleFault[] => {
      if (!cited.has(table.id)) return [];
      const newer = given.newerTables.find(
        ({ name, publishedOn }) => name === table.name && publishedOn > table.publishedOn,
      );
      // Editions that are compared with one another are all cited on purpose.
      if (newer === undefined || cited.has(newer.id)) return [];
      const message = `expected the newest edition of ${table.name}, ${newer.vintage}, got ${table.vintage}`;
      return [{ path: ['tables', table.id], message, mend: 'Assess the claim over the newer edition.' }];
    });
  },
});
