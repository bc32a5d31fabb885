import {
  type Appearance as AppearanceValue,
  asId,
  type Claim as ClaimValue,
  claimKinds,
  type Occasion as OccasionValue,
  rollUpRules,
} from '@assay/core';
import { builder, enumOf } from './builder.ts';
import { Claimant } from './claimant.ts';
import { loadExisting, loadNodes } from './context.ts';
import { Snapshot } from './source.ts';

export const ClaimKind = enumOf('ClaimKind', 'What kind of statement a claim is.', claimKinds);
const RollUpRule = enumOf('RollUpRule', 'How the verdict of a compound claim follows from its parts.', rollUpRules);

const Occasion = builder.objectRef<OccasionValue>('Occasion').implement({
  description: 'When, where and on what occasion a claim was made.',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'When, as an EDTF date.' }),
    place: t.exposeString('place', { nullable: true, description: 'Where.' }),
    event: t.exposeString('event', { nullable: true, description: 'On what occasion.' }),
  }),
});

const Appearance = builder.objectRef<AppearanceValue>('Appearance').implement({
  description: 'Where a claim appeared.',
  fields: (t) => ({
    snapshot: t.field({
      type: Snapshot,
      nullable: true,
      description: 'The captured document, where there is one.',
      resolve: ({ snapshotId }, _, { loaders }) =>
        snapshotId === null ? null : loadExisting(loaders.snapshot, snapshotId),
    }),
    url: t.exposeString('url', { nullable: true, description: 'Its address.' }),
    title: t.exposeString('title', { nullable: true, description: 'Its title.' }),
    publishedOn: t.exposeString('publishedOn', { nullable: true, description: 'When, as an EDTF date.' }),
    quote: t.exposeString('quote', { nullable: true, description: 'The words as they stand there.' }),
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
