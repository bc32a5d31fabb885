import { asInstant } from '@assay/core';
import { checkBeforePublication, type PublicationCheck } from '@assay/core/commands';
import { guarded } from '../auth/access.ts';
import { builder } from '../builder.ts';
import { Finding } from '../finding.ts';
import { priced } from '../limits/price.ts';
import { withLocalIds } from '../local-ids.ts';
import { CorrectionInput, verdictFields } from '../mutations/verdicts.ts';
import { SuppressedFinding } from '../publication.ts';
import { Refusal } from '../refusal.ts';
import { PolicyStamp } from '../revision.ts';
import { dryRunPrice, orRefusal } from './dry-run.ts';

const VerdictCheck = builder.objectRef<PublicationCheck>('VerdictCheck').implement({
  description: 'What the house rules find in a verdict before it is published. Nothing of it is on record.',
  fields: (t) => ({
    passes: t.exposeBoolean('passes', { description: 'Whether nothing stands in the way.' }),
    policy: t.expose('policy', { type: PolicyStamp, description: 'The house rules.' }),
    findings: t.expose('findings', { type: [Finding], description: 'What they find.' }),
    suppressed: t.expose('suppressed', {
      type: [SuppressedFinding],
      description: 'What they find and do not count, why, and until when.',
    }),
  }),
});

const CheckVerdictResult = builder.unionType('CheckVerdictResult', {
  description: 'What the house rules find in a verdict, or why it cannot be looked at.',
  types: [VerdictCheck, Refusal],
  resolveType: (value) => ('refused' in value ? Refusal : VerdictCheck),
});

const CheckVerdictInput = builder.inputType('CheckVerdictInput', {
  description: 'What to look at: a revision, or a verdict that is not put forward yet, one of the two.',
  fields: (t) => ({
    revisionId: t.id({ description: 'What is on record, as it stands.', extensions: { idOf: 'Revision' } }),
    draft: t.field({
      type: builder.inputType('VerdictDraftInput', {
        description: 'A verdict that is not put forward yet. Who has approved it is not asked.',
        fields: (of) => ({
          ...verdictFields(of),
          correction: of.field({ type: CorrectionInput, description: 'What was wrong, where it is a correction.' }),
        }),
      }),
      description: 'A verdict that is not put forward yet.',
    }),
  }),
});

builder.queryField('checkVerdict', (t) =>
  t.field({
    type: CheckVerdictResult,
    description: 'What the house rules find in a verdict before it is published; nothing is written.',
    extensions: { ...guarded('read-drafts'), ...priced(dryRunPrice) },
    args: { input: t.arg({ type: CheckVerdictInput, required: true, description: 'What to look at.' }) },
    resolve: (_, given, context, info) =>
      orRefusal(async () => {
        const { input } = withLocalIds(given, info);
        const { policy, now, store } = context;
        return store.read((reader) => checkBeforePublication(reader, input, { policy, at: asInstant(now()) }));
      }, context),
  }),
);
