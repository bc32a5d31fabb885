import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type Evidence, type QuotationAnchor, stances } from '../../evidence/evidence.ts';
import type { Id } from '../../value/id.ts';
import { claims } from './claim.ts';
import { canonical, oneOf } from './column.ts';
import { snapshots } from './source.ts';
import { tables } from './table.ts';

const evidenceKinds = ['quotation', 'table'] as const satisfies readonly Evidence['kind'][];

export const evidence = sqliteTable(
  'evidence',
  {
    id: text('id').$type<Id<'evidence'>>().primaryKey(),
    claimId: text('claim_id')
      .$type<Id<'claim'>>()
      .notNull()
      .references(() => claims.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    stance: text('stance', { enum: stances }).notNull(),
    note: text('note'),
    kind: text('kind', { enum: evidenceKinds }).notNull(),
    snapshotId: text('snapshot_id')
      .$type<Id<'snapshot'>>()
      .references(() => snapshots.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
    anchor: canonical<QuotationAnchor>('anchor'),
    tableId: text('table_id')
      .$type<Id<'table'>>()
      .references(() => tables.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
  },
  (item) => [
    check('evidence_stance', oneOf(item.stance, stances)),
    check('evidence_kind', oneOf(item.kind, evidenceKinds)),
    check(
      'evidence_of_its_kind',
      sql`(${item.kind} = 'quotation') = (${item.snapshotId} is not null)
        and (${item.kind} = 'quotation') = (${item.anchor} is not null)
        and (${item.kind} = 'table') = (${item.tableId} is not null)`,
    ),
    index('evidence_by_claim').on(item.claimId, item.id),
    index('evidence_by_snapshot').on(item.snapshotId, item.claimId),
    index('evidence_by_table').on(item.tableId, item.claimId),
  ],
);

/** Evidence that a published revision cites: of the working material of a claim, this much is public. */
export const citedEvidence = sqliteTable('cited_evidence', {
  evidenceId: text('evidence_id')
    .$type<Id<'evidence'>>()
    .primaryKey()
    .references(() => evidence.id, { onDelete: 'restrict', onUpdate: 'restrict' }),
});
