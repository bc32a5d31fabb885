import { type AttachEvidenceInput, attachEvidence, attachEvidenceToClaims } from '@assay/core/commands';
import { builder } from '../builder.ts';
import { Evidence, Stance } from '../evidence.ts';
import { SpanInput } from '../span.ts';
import { atomicField, type InputFields, itemsOf } from './bulk.ts';
import { inputFault } from './input-fault.ts';
import { addMutation } from './mutation.ts';

const QuotationInput = builder.inputType('QuotationInput', {
  description: 'Words in a document, anchored as in the W3C Web Annotation model.',
  fields: (t) => ({
    snapshotId: t.id({ required: true, description: 'The document.', extensions: { idOf: 'Snapshot' } }),
    exact: t.string({ required: true, description: 'The words.' }),
    prefix: t.string({
      required: true,
      defaultValue: '',
      description: 'Text right before, where the words stand more than once.',
    }),
    suffix: t.string({
      required: true,
      defaultValue: '',
      description: 'Text right after, where the words stand more than once.',
    }),
    position: t.field({ type: SpanInput, description: 'Where the words stand in the text, as far as is known.' }),
  }),
});

const bearingFields = (t: InputFields) => ({
  claimId: t.id({ required: true, description: 'What it bears on.', extensions: { idOf: 'Claim' } }),
  stance: t.field({ type: Stance, required: true, description: 'How it bears on the claim.' }),
  note: t.string({ description: 'What to say about it.' }),
  quotation: t.field({ type: QuotationInput, description: 'The words, where the evidence is a quotation.' }),
  tableId: t.id({ description: 'The table, where the evidence is one.', extensions: { idOf: 'Table' } }),
});

const BearingInput = builder.inputType('AttachEvidenceInput', {
  description: 'What bears on which claim, and how: a quotation or a table, one of the two.',
  fields: bearingFields,
});

/** A piece of evidence as the command takes it, which refuses what is neither or both. */
function asGiven({ quotation, tableId, ...input }: typeof BearingInput.$inferInput): AttachEvidenceInput {
  const table = tableId == null ? {} : { tableId };
  const kind = quotation == null && tableId != null ? 'table' : 'quotation';
  // The one border at which the two optional fields become one kind or the other: the command checks which it got.
  return { ...input, ...quotation, ...table, kind } as AttachEvidenceInput;
}

const AttachEvidenceResult = addMutation('attachEvidence', {
  description:
    'Ties a quotation or a table to a claim. A quotation is looked for in the document now, and kept with its place.',
  input: BearingInput,
  run: (env, { quotation, tableId, ...input }) => {
    if ((quotation == null) === (tableId == null)) {
      throw inputFault(['quotation'], 'expected either quotation or tableId');
    }
    return attachEvidence(env, asGiven({ quotation, tableId, ...input }));
  },
  payload: (t) => ({
    evidence: t.field({ type: Evidence, description: 'What now bears on the claim.', resolve: (evidence) => evidence }),
  }),
});

addMutation('attachEvidenceToClaims', {
  description: 'Ties up to 100 quotations and tables to claims.',
  items: 'items',
  input: builder.inputType('AttachEvidenceToClaimsInput', {
    description: 'What bears on which claims.',
    fields: (t) => ({
      items: t.field({ type: [BearingInput], required: true, description: 'The evidence, at most 100 pieces.' }),
      ...atomicField(t),
    }),
  }),
  run: (env, { items, atomic }) => attachEvidenceToClaims(env, { atomic, items: items.map(asGiven) }),
  payload: (t) => itemsOf(t, AttachEvidenceResult),
});
