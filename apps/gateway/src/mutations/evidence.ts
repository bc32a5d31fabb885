import { attachEvidence } from '@assay/core/commands';
import { builder } from '../builder.ts';
import { Evidence, Stance } from '../evidence.ts';
import { SpanInput } from '../span.ts';
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

addMutation('attachEvidence', {
  description:
    'Ties a quotation or a table to a claim. A quotation is looked for in the document now, and kept with its place.',
  input: builder.inputType('AttachEvidenceInput', {
    description: 'What bears on which claim, and how: a quotation or a table, one of the two.',
    fields: (t) => ({
      claimId: t.id({ required: true, description: 'The claim.', extensions: { idOf: 'Claim' } }),
      stance: t.field({ type: Stance, required: true, description: 'How it bears on the claim.' }),
      note: t.string({ description: 'What to say about it.' }),
      quotation: t.field({ type: QuotationInput, description: 'The words, where the evidence is a quotation.' }),
      tableId: t.id({ description: 'The table, where the evidence is one.', extensions: { idOf: 'Table' } }),
    }),
  }),
  run: (env, { quotation, tableId, ...input }) => {
    if (quotation != null && tableId == null) return attachEvidence(env, { ...input, ...quotation, kind: 'quotation' });
    if (quotation == null && tableId != null) return attachEvidence(env, { ...input, tableId, kind: 'table' });
    throw inputFault(['quotation'], 'expected either quotation or tableId');
  },
  payload: (t) => ({
    evidence: t.field({ type: Evidence, description: 'The evidence.', resolve: (evidence) => evidence }),
  }),
});
