import type { Proposition as PropositionValue, Readings } from '@assay/core';
import { type DryAssessment as DryAssessmentValue, loadDryRun } from '@assay/core/commands';
import { matrixFields } from '../assessment.ts';
import { guarded } from '../auth/access.ts';
import { builder } from '../builder.ts';
import { priced } from '../limits/price.ts';
import { withLocalIds } from '../local-ids.ts';
import { pinFields, toPins } from '../mutations/pins.ts';
import { Refusal } from '../refusal.ts';
import { assessApart } from './assess-apart.ts';
import { dryRunPrice, interruptOf, orRefusal } from './dry-run.ts';

const DryAssessment = builder.objectRef<DryAssessmentValue>('DryAssessment').implement({
  description:
    'What a proposition would come to under all its readings, over given tables. Nothing of it is on record.',
  fields: matrixFields,
});

const DryAssessResult = builder.unionType('DryAssessResult', {
  description: 'What a proposition would come to, or why it cannot be evaluated.',
  types: [DryAssessment, Refusal],
  resolveType: (value) => ('refused' in value ? Refusal : DryAssessment),
});

const DryAssessInput = builder.inputType('DryAssessInput', {
  description: 'What to evaluate, and over what: a proposition on record or one given as data, one of the two.',
  fields: (t) => ({
    propositionId: t.id({
      description: 'A proposition on record, with its own readings.',
      extensions: { idOf: 'Proposition' },
    }),
    proposition: t.field({ type: 'JSON', description: 'A proposition as data.' }),
    readings: t.field({
      type: 'JSON',
      description: 'What it leaves open: `parameters`, `exclusions` and `axes`; left out, nothing.',
    }),
    ...pinFields(t),
  }),
});

builder.queryField('dryAssess', (t) =>
  t.field({
    type: DryAssessResult,
    description: 'Evaluates a proposition under all its readings and writes nothing, within the limits of a dry run.',
    extensions: { ...guarded('assess'), ...priced(dryRunPrice) },
    args: { input: t.arg({ type: DryAssessInput, required: true, description: 'What to evaluate, and over what.' }) },
    resolve: (_, given, context, info) =>
      orRefusal(async () => {
        const { propositionId, proposition, readings, ...pins } = withLocalIds(given, info).input;
        const { dryRunRows: rows, dryRunCells: cells, dryRunReadings, dryRunCharacters } = context.limits;
        const asked = {
          propositionId,
          // The checkers of the language read both, and name every fault in them.
          proposition: proposition as unknown as PropositionValue | null | undefined,
          readings: readings as unknown as Readings | null | undefined,
          ...toPins(pins),
        };
        const most = { rows, cells, readings: dryRunReadings, characters: dryRunCharacters };
        const { input, ...run } = await context.store.read((reader) => loadDryRun(reader, asked, most));
        return { ...(await assessApart(input, () => interruptOf(context))), ...run };
      }, context),
  }),
);
