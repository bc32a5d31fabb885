import type { Proposition as PropositionValue, Readings } from '@assay/core';
import { assess, proposeProposition } from '@assay/core/commands';
import { Assessment } from '../assessment.ts';
import { builder } from '../builder.ts';
import { Proposition } from '../proposition.ts';
import { addMutation } from './mutation.ts';
import { pinFields, toPins } from './pins.ts';

addMutation('proposeProposition', {
  description:
    'Puts forward a typed form of a claim with the ways it may be read, checked against the tables on record.',
  input: builder.inputType('ProposePropositionInput', {
    description: 'A typed form of a claim.',
    fields: (t) => ({
      claimId: t.id({ required: true, description: 'What is put in typed form.', extensions: { idOf: 'Claim' } }),
      proposition: t.field({
        type: 'JSON',
        required: true,
        description: 'The proposition as data, such as `json` of a Proposition gives it.',
      }),
      readings: t.field({
        type: 'JSON',
        description: 'What it leaves open: `parameters`, `exclusions` and `axes`; left out, nothing.',
      }),
      words: t.string({ description: 'The proposition as a sentence; left out, the one it reads as.' }),
      label: t.string({ description: 'What this form is about, where a claim has several.' }),
    }),
  }),
  run: (env, { proposition, readings, ...input }) =>
    proposeProposition(env, {
      ...input,
      // The checkers of the language read both, and name every fault in them.
      proposition: proposition as unknown as PropositionValue,
      readings: (readings ?? undefined) as Readings | undefined,
    }),
  payload: (t) => ({
    proposition: t.field({
      type: Proposition,
      description: 'The typed form as it is on record.',
      resolve: (proposition) => proposition,
    }),
  }),
});

addMutation('assess', {
  description: 'Evaluates a proposition under all its readings, and keeps the result with what it rests on.',
  input: builder.inputType('AssessInput', {
    description: 'What to evaluate, and over what.',
    fields: (t) => ({
      propositionId: t.id({ required: true, description: 'What to evaluate.', extensions: { idOf: 'Proposition' } }),
      ...pinFields(t),
    }),
  }),
  run: (env, { propositionId, ...pins }) => assess(env, { propositionId, ...toPins(pins) }),
  payload: (t) => ({
    assessment: t.field({
      type: Assessment,
      description: 'What it came to under each reading.',
      resolve: (assessment) => assessment,
    }),
  }),
});
