import {
  AssayError,
  asId,
  type Evidence as EvidenceValue,
  type QuotationEvidence,
  type Stance as StanceValue,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { Claim } from './claim.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Snapshot } from './source.ts';
import { Table } from './table.ts';

export const Stance = enumOf<StanceValue>('Stance', 'How evidence bears on a claim.', {
  supports: 'It speaks for the claim.',
  refutes: 'It speaks against the claim.',
  context: 'It speaks neither for nor against, and is needed to judge.',
  undercuts: 'It takes the ground from other evidence, without speaking against the claim itself.',
});

const Quotation = builder.objectRef<QuotationEvidence>('Quotation').implement({
  description: 'Words in a document, anchored as in the W3C Web Annotation model.',
  fields: (t) => ({
    snapshot: t.field({
      type: Snapshot,
      description: 'The document.',
      resolve: ({ snapshotId }, _, { loaders }) => loadExisting(loaders.snapshot, snapshotId),
    }),
    exact: t.string({ description: 'The words.', resolve: ({ anchor }) => anchor.exact }),
    prefix: t.string({ description: 'Text right before.', resolve: ({ anchor }) => anchor.prefix }),
    suffix: t.string({ description: 'Text right after.', resolve: ({ anchor }) => anchor.suffix }),
    start: t.int({
      nullable: true,
      description: 'Where the words begin in the text, in UTF-16 code units.',
      resolve: ({ anchor }) => anchor.position?.start,
    }),
    end: t.int({
      nullable: true,
      description: 'Where the words end in the text, exclusive.',
      resolve: ({ anchor }) => anchor.position?.end,
    }),
  }),
});

export const Evidence = builder.objectRef<EvidenceValue>('Evidence');
builder.node(Evidence, {
  description: 'What bears on a claim, and how: a quotation or a table.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('evidence', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.evidence, ids),
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      description: 'The claim it bears on.',
      resolve: ({ claimId }, _, { loaders }) => loadExisting(loaders.claim, claimId),
    }),
    stance: t.expose('stance', { type: Stance, description: 'How it bears on the claim.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What whoever attached it says about it, for the desk only.',
    }),
    quotation: t.field({
      type: Quotation,
      nullable: true,
      description: 'The words, where the evidence is a quotation.',
      resolve: (evidence) => (evidence.kind === 'quotation' ? evidence : null),
    }),
    table: t.field({
      type: Table,
      nullable: true,
      description: 'The table, where the evidence is one.',
      resolve: (evidence, _, { loaders }) =>
        evidence.kind === 'table' ? loadExisting(loaders.table, evidence.tableId) : null,
    }),
  }),
});

builder.objectField(Claim, 'evidence', (t) =>
  t.field({
    type: [Evidence],
    description: 'What bears on the claim, in the order attached.',
    args: { first: t.arg.int({ description: 'Only so many, from the first; all of it unless told.' }) },
    resolve: async ({ id }, { first }, { loaders }) => firstOf(await loaders.evidenceOfClaim.load(id), first),
  }),
);

/** @throws AssayError `invalid-input` */
function firstOf<T>(items: readonly T[], first: number | null | undefined): readonly T[] {
  if (first == null) return items;
  if (first < 0) throw new AssayError('invalid-input', `expected \`first\` as a whole number from 0, got ${first}`);
  return items.slice(0, first);
}
