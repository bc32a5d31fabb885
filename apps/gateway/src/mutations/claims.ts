import { addAppearance, addClaimant, submitClaim, submitClaims } from '@assay/core/commands';
import { builder } from '../builder.ts';
import { Appearance, Claim, ClaimKind, RollUpRule } from '../claim.ts';
import { Claimant, ClaimantKind } from '../claimant.ts';
import { SpanInput } from '../span.ts';
import { atomicField, type InputFields, itemsOf } from './bulk.ts';
import { addMutation } from './mutation.ts';

addMutation('addClaimant', {
  description: 'Puts on record who makes claims; one of the same name is reported, not duplicated.',
  input: builder.inputType('AddClaimantInput', {
    description: 'Whom to put on record.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'The name; where two share it, tell them apart in it.' }),
      kind: t.field({ type: ClaimantKind, required: true, description: 'A person, an organisation, or not known.' }),
      description: t.string({ description: 'Who that is, in a few words.' }),
    }),
  }),
  run: addClaimant,
  payload: (t) => ({
    claimant: t.expose('claimant', { type: Claimant, description: 'The claimant: the new one, or its twin.' }),
    twin: t.exposeBoolean('twin', { description: 'Whether one of that name was there; then nothing was written.' }),
  }),
});

const OccasionInput = builder.inputType('OccasionInput', {
  description: 'When, where and on what occasion a claim was made.',
  fields: (t) => ({
    date: t.string({ required: true, description: 'When, as an EDTF date.' }),
    place: t.string({ description: 'Where.' }),
    event: t.string({ description: 'On what occasion.' }),
  }),
});

const claimFields = (t: InputFields) => ({
  text: t.string({ required: true, description: 'The words, to the character.' }),
  language: t.string({ required: true, description: 'A BCP 47 tag, such as en.' }),
  kind: t.field({ type: ClaimKind, required: true, description: 'What kind of statement it is.' }),
  claimantId: t.id({ required: true, description: 'Who made it.', extensions: { idOf: 'Claimant' } }),
  occasion: t.field({ type: OccasionInput, description: 'When, where and on what occasion.' }),
  partOf: t.id({ description: 'The compound claim it is a part of.', extensions: { idOf: 'Claim' } }),
  rollUp: t.field({
    type: RollUpRule,
    description: 'Makes it a compound claim: how its verdict follows from its parts.',
  }),
});

const SubmitClaimResult = addMutation('submitClaim', {
  description: 'Puts a claim on record, to the character; what the claimant said before is reported, not duplicated.',
  input: builder.inputType('SubmitClaimInput', {
    description: 'What was said, and by whom.',
    fields: claimFields,
  }),
  run: submitClaim,
  payload: (t) => ({
    claim: t.expose('claim', { type: Claim, description: 'The claim: the new one, or its twin.' }),
    twin: t.exposeBoolean('twin', {
      description: 'Whether the claimant said the same before; then nothing was written.',
    }),
  }),
});

const placeFields = (t: InputFields) => ({
  snapshotId: t.id({ description: 'The captured document.', extensions: { idOf: 'Snapshot' } }),
  url: t.string({ description: 'Its address.' }),
  title: t.string({ description: 'The heading it stands under there.' }),
  publishedOn: t.string({ description: 'When it was published, as an EDTF date.' }),
  span: t.field({ type: SpanInput, description: 'Where the words stand in the text of the document.' }),
  quote: t.string({ description: 'The words as they stand there.' }),
  first: t.boolean({ description: 'Whether it appeared here first; left out: whether nowhere else so far.' }),
});

addMutation('addAppearance', {
  description: 'Puts on record where a claim appeared; words are compared with the document where it is held.',
  input: builder.inputType('AddAppearanceInput', {
    description: 'Where a claim appeared: a document that is held, an address, or a title.',
    fields: (t) => ({
      claimId: t.id({ required: true, description: 'What was said there.', extensions: { idOf: 'Claim' } }),
      ...placeFields(t),
    }),
  }),
  run: addAppearance,
  payload: (t) => ({
    appearance: t.field({
      type: Appearance,
      description: 'The place as it is on record.',
      resolve: (appearance) => appearance,
    }),
  }),
});

const AppearanceInput = builder.inputType('AppearanceInput', {
  description: 'Where a claim appeared: a document that is held, an address, or a title.',
  fields: placeFields,
});

addMutation('submitClaims', {
  description: 'Puts up to 100 claims on record, each with where it appeared.',
  items: 'items',
  input: builder.inputType('SubmitClaimsInput', {
    description: 'What was said, and by whom.',
    fields: (t) => ({
      items: t.field({
        type: [
          builder.inputType('ClaimItemInput', {
            description: 'A claim with where it appeared; of a twin the appearances are added to what was there.',
            fields: (of) => ({
              ...claimFields(of),
              appearances: of.field({
                type: [AppearanceInput],
                required: true,
                defaultValue: [],
                description: 'Where it appeared.',
              }),
            }),
          }),
        ],
        required: true,
        description: 'The claims, at most 100.',
      }),
      ...atomicField(t),
    }),
  }),
  run: submitClaims,
  payload: (t) => itemsOf(t, SubmitClaimResult),
});
