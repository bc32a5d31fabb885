import type { Evidence } from '../../evidence/evidence.ts';
import { citedEvidence, evidence } from '../tables/evidence.ts';
import { byIds, childrenOf, idsOf } from './batch.ts';
import { among, insertInto, lazily, type Queries } from './query.ts';

type Row = typeof evidence.$inferSelect;

function toEvidence({ id, claimId, stance, note, kind, ...of }: Row): Evidence {
  switch (kind) {
    case 'quotation':
      return { id, claimId, stance, note, kind, snapshotId: present(of.snapshotId), anchor: present(of.anchor) };
    case 'table':
      return { id, claimId, stance, note, kind, tableId: present(of.tableId) };
  }
}

function toRow(item: Evidence): Row {
  switch (item.kind) {
    case 'quotation':
      return { ...item, tableId: null };
    case 'table':
      return { ...item, snapshotId: null, anchor: null };
  }
}

function present<T>(value: T | null): T {
  // The table's CHECK keeps such a row from being written.
  if (value === null) throw new Error('evidence without what its kind requires');
  return value;
}

export function evidenceReader(queries: Queries) {
  const item = byIds(
    'evidence',
    lazily(() => queries.select().from(evidence).where(among(evidence.id)).prepare()),
    toEvidence,
  );
  return {
    getEvidence: item.get,
    findEvidence: item.find,
    evidenceByIds: item.found,
    citedEvidence: idsOf(
      lazily(() =>
        queries
          .select({ id: citedEvidence.evidenceId })
          .from(citedEvidence)
          .where(among(citedEvidence.evidenceId))
          .prepare(),
      ),
    ),
    evidenceOfClaims: childrenOf(
      lazily(() => queries.select().from(evidence).where(among(evidence.claimId)).orderBy(evidence.id).prepare()),
      toEvidence,
      (row) => row.claimId,
    ),
  };
}

export function evidenceWriter(queries: Queries) {
  const insert = insertInto(queries, evidence);
  return { insertEvidence: (item: Evidence) => insert(toRow(item)) };
}
