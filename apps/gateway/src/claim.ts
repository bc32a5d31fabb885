import {
  type Appearance as AppearanceValue,
  asId,
  type ClaimKind as ClaimKindValue,
  type Claim as ClaimValue,
  type Occasion as OccasionValue,
  type RollUpRule as RollUpRuleValue,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { Claimant } from './claimant.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Snapshot } from './source.ts';
import { Span } from './span.ts';

export const ClaimKind = enumOf<ClaimKindValue>('ClaimKind', 'What kind of statement a claim is.', {
  statistical: 'States a figure: a count, a sum, a share, a rate.',
  comparison: 'Sets two figures or two things against each other: more, less, as much, twice.',
  ranking: 'States a place in an order: the largest, the third, among the top ten.',
  trend: 'States how something moved over time: rose, fell, doubled since.',
  temporal: 'States when something was, how long it lasted, or what came first.',
  quotation: 'States the words that somebody said or wrote.',
  attribution: 'States that somebody holds, did or is behind something, without quoting words.',
  event: 'States that something happened.',
  relation: 'States how things stand to each other: a member of, owned by, in office at.',
  causal: 'States that one thing brought about another. Not checkable: it carries no truth rating.',
  prediction: 'States what will be. Not checkable: it carries no truth rating.',
  opinion: 'States a judgement or a preference. Not checkable: it carries no truth rating.',
});
export const RollUpRule = enumOf<RollUpRuleValue>(
  'RollUpRule',
  'How the verdict of a compound claim follows from its parts.',
  {
    'weakest-part': 'As true as its least true part.',
    'majority-of-parts':
      'Where all parts hold or all fail, as the mildest of them; otherwise mostly as more of them do, and half true in a tie.',
    'all-parts': 'Where all parts hold or all fail, as the mildest of them; otherwise half true.',
  },
);

const Occasion = builder.objectRef<OccasionValue>('Occasion').implement({
  description: 'When, where and on what occasion a claim was made.',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'When, as an EDTF date.' }),
    place: t.exposeString('place', { nullable: true, description: 'Where.' }),
    event: t.exposeString('event', { nullable: true, description: 'On what occasion.' }),
  }),
});

export const Appearance = builder.objectRef<AppearanceValue>('Appearance');
builder.node(Appearance, {
  description: 'Where a claim appeared.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('appearance', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.appearance, ids),
  fields: (t) => ({
    snapshot: t.field({
      type: Snapshot,
      nullable: true,
      description: 'The captured document, where there is one.',
      resolve: ({ snapshotId }, _, { loaders }) =>
        snapshotId === null ? null : loadExisting(loaders.snapshot, snapshotId),
    }),
    url: t.exposeString('url', { nullable: true, description: 'Its address.' }),
    title: t.exposeString('title', { nullable: true, description: 'The heading it stands under there.' }),
    publishedOn: t.exposeString('publishedOn', { nullable: true, description: 'When, as an EDTF date.' }),
    quote: t.exposeString('quote', { nullable: true, description: 'The words as they stand there.' }),
    span: t.expose('span', {
      type: Span,
      nullable: true,
      description: 'Where the words stand in the text of the document.',
    }),
    first: t.exposeBoolean('first', { description: 'Whether the claim appeared here first.' }),
  }),
});

export const Claim = builder.objectRef<ClaimValue>('Claim');
builder.node(Claim, {
  description: 'One statement somebody made that could be checked.',
  id: { resolve: ({ id }) => id, parse: (id) => asId('claim', id) },
  loadManyWithoutCache: (ids, { loaders }) => loadNodes(loaders.claim, ids),
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words, to the character.' }),
    language: t.exposeString('language', { description: 'A BCP 47 tag, such as en.' }),
    kind: t.expose('kind', { type: ClaimKind, description: 'What kind of statement it is.' }),
    claimant: t.field({
      type: Claimant,
      description: 'Who made it.',
      resolve: ({ claimantId }, _, { loaders }) => loadExisting(loaders.claimant, claimantId),
    }),
    occasion: t.expose('occasion', { type: Occasion, nullable: true, description: 'When and where it was made.' }),
    appearances: t.field({
      type: [Appearance],
      description: 'Where it appeared, in the order put on record.',
      resolve: ({ id }, _, { loaders }) => loaders.appearancesOfClaim.load(id),
    }),
    partOf: t.field({
      type: Claim,
      nullable: true,
      description: 'The compound claim it is a part of.',
      resolve: ({ partOf }, _, { loaders }) => (partOf === null ? null : loadExisting(loaders.claim, partOf)),
    }),
    rollUp: t.expose('rollUp', {
      type: RollUpRule,
      nullable: true,
      description: 'Set on compound claims: how the verdict follows from the parts.',
    }),
    parts: t.field({
      type: [Claim],
      description: 'The parts of a compound claim.',
      resolve: ({ id }, _, { loaders }) => loaders.partsOfClaim.load(id),
    }),
    submittedAt: t.exposeString('submittedAt', { description: 'When it was put on record, in UTC (ISO 8601).' }),
  }),
});

builder.objectField(Appearance, 'claim', (t) =>
  t.field({
    type: Claim,
    description: 'The claim that appeared.',
    resolve: ({ claimId }, _, { loaders }) => loadExisting(loaders.claim, claimId),
  }),
);
